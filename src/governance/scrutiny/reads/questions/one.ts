import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting, Tx } from '#db';
import { dayOf, NotFound } from '#kernel';
import { organisationsInForce } from '#partnership';
import {
  actsOpen,
  isInTime,
  isOfficer,
  mayAnswer,
  type Party,
  QUESTION_ACTS,
  STATES,
} from '../../rules/index.ts';
import {
  answerById,
  answersTo,
  askById,
  asksOf,
  type BoardMeeting,
  boardById,
  boardMeetings,
  joinable,
  minutedOf,
  partsOf,
  publicItems,
  type QuestionRow,
  questionById,
  type WordsRow,
  wordsOf,
} from '../../store/index.ts';
import { Choice, keys } from '../choices.ts';
import { deadlineFor } from '../clocks.ts';
import { sayWarning, WarningModel, warningsOf } from '../warned.ts';
import { AskModel, asksModel, standsAs } from './asks.ts';

const WordsModel = z.object({
  id: z.string(),
  kind: z.enum(['asked', 'reworded']),
  says: z.string(),
  by: z.string(),
  at: z.string(),
  leave: z.boolean().nullable(),
  leaveSaid: z.string(),
});
export const QuestionModel = z.object({
  id: z.string(),
  version: z.number(),
  board: z.object({ id: z.string(), name: z.string() }),
  meeting: z.object({ id: z.string(), title: z.string(), startsAt: z.string(), cancelled: z.boolean() }),
  item: z.object({ id: z.string(), title: z.string() }).nullable(),
  asker: z.string(),
  receivedAt: z.string(),
  inTime: z.boolean(),
  deadline: z.string(),
  state: keys(STATES),
  party: z.enum(['officer', 'author', 'other']),
  /** As it was accepted. */
  words: z.string().nullable(),
  /** As it was asked and reworded, for the member and the officers. */
  versions: z.array(WordsModel),
  held: z.boolean(),
  /** Of the words that would be accepted, for officers. */
  warnings: z.array(WarningModel),
  withheldWhy: z.string(),
  joinedInto: z.string().nullable(),
  splitFrom: z.string().nullable(),
  /** The question whose answer it asks about. */
  againOf: z.object({ question: z.string(), organisation: z.string() }).nullable(),
  parts: z.array(z.object({ id: z.string(), words: z.string() })),
  asks: z.array(AskModel),
  acts: z.array(z.enum(QUESTION_ACTS)),
  /** A partner that was asked has ended, and another has its place. */
  replace: z.boolean(),
  mayFollowUp: z.boolean(),
  mayAnswer: z.boolean(),
  minuted: z.boolean(),
  items: z.array(Choice),
  organisations: z.array(Choice),
  others: z.array(Choice),
});
export type QuestionModel = z.infer<typeof QuestionModel>;

/** As what the actor meets a question. */
export const partyOf = ({ actor }: Pick<Acting, 'actor'>, question: Pick<QuestionRow, 'asked_by'>): Party =>
  isOfficer(actor) ? 'officer' : question.asked_by === actor.post ? 'author' : 'other';

/** A question as it stands now, with whom it was put to. Throws `NotFound`. */
export const questionMet = async (acting: Acting, id: string) => {
  const { tx } = acting;
  const row = await questionById(tx, id);
  const [meeting] = row ? await boardMeetings(tx, row.body_id, [row.meeting_id]) : [];
  if (!row || !meeting) throw new NotFound();
  const rows = await asksOf(tx, [row.id]);
  const answers = await answersTo(
    tx,
    rows.map((ask) => ask.id),
  );
  const asks = asksModel(acting, row, meeting, rows, answers, await calendarFor(tx));
  const versions = await wordsOf(tx, row.id);
  const state = standsAs(row, versions[0], asks);
  return { row, meeting, rows, asks, versions, state, party: partyOf(acting, row) };
};
export type QuestionMet = Awaited<ReturnType<typeof questionMet>>;

/** The words that would be accepted: the member's last, or an officer's with the member's leave. */
export const wordsToAccept = (versions: readonly WordsRow[]): string =>
  versions.find(({ kind, leave }) => kind === 'asked' || leave === true)?.says ?? '';

const itemChoices = async (tx: Tx, meeting: BoardMeeting) =>
  (await publicItems(tx, meeting.id)).map(({ id, title }) => ({ value: id, text: title }));

const againOf = async (tx: Tx, answer: string | null): Promise<QuestionModel['againOf']> => {
  const found = answer === null ? undefined : await answerById(tx, answer);
  const ask = found ? await askById(tx, found.ask_id) : undefined;
  return ask ? { question: ask.question_id, organisation: ask.organisation_name } : null;
};

export const questionModel = async (
  acting: Acting & { readonly params: { id: string } },
): Promise<QuestionModel> => {
  const { tx, params, today, actor } = acting;
  const { row, meeting, asks, versions, state, party } = await questionMet(acting, params.id);
  const board = await boardById(tx, row.body_id);
  const items = await itemChoices(tx, meeting);
  const officer = party === 'officer';
  const acts = actsOpen(state, party);
  const proposed = wordsToAccept(versions);
  const deadline = deadlineFor(await calendarFor(tx), meeting.starts_at);
  return {
    id: row.id,
    version: row.version,
    board: { id: row.body_id, name: row.body_name },
    meeting: {
      id: meeting.id,
      title: meeting.title,
      startsAt: meeting.starts_at,
      cancelled: meeting.cancelled_at !== null,
    },
    item:
      items.flatMap(({ value, text }) => (value === row.item_id ? [{ id: value, title: text }] : []))[0] ??
      null,
    asker: `${row.asker_name}, ${row.asker_title}`,
    receivedAt: row.received_at,
    inTime: isInTime({ wasInTime: row.in_time, receivedDay: dayOf(row.received_at) }, deadline),
    deadline,
    state,
    party,
    words: row.words,
    versions: versions.map((words) => ({
      id: words.id,
      kind: words.kind,
      says: words.says,
      by: words.staff_name,
      at: words.made_at,
      leave: words.leave,
      leaveSaid: words.leave_said,
    })),
    held: row.held && row.accepted_at === null,
    warnings:
      officer && row.accepted_at === null && proposed !== ''
        ? (await warningsOf(tx, proposed, board?.small_number ?? 5)).map(sayWarning)
        : [],
    withheldWhy: row.withheld_why,
    joinedInto: row.joined_into,
    splitFrom: row.split_from,
    againOf: await againOf(tx, row.again_of),
    parts: (await partsOf(tx, row.id)).map(({ id, words }) => ({ id, words: words ?? '' })),
    asks,
    acts,
    replace: officer && asks.some(({ gone }) => gone),
    mayFollowUp: actor.role === 'scrutinyMember' && asks.some(({ published }) => published !== null),
    mayAnswer: mayAnswer(actor).ok,
    minuted: (await minutedOf(tx, row.id)).length > 0,
    items,
    organisations: acts.includes('allocate')
      ? (await organisationsInForce(tx, today))
          .filter(({ name }) => !asks.some((ask) => ask.organisation === name && ask.ended === ''))
          .map(({ id, name }) => ({ value: id, text: name }))
      : [],
    others: acts.includes('join')
      ? (await joinable(tx, row)).map(({ id, words }) => ({ value: id, text: (words ?? '').slice(0, 120) }))
      : [],
  };
};
