import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { dayOf, NotFound } from '#kernel';
import { organisationsInForce } from '#partnership';
import type { QuestionsQuery } from '../forms.ts';
import {
  ANSWER_KINDS,
  ANSWER_STATES,
  type AnswerState,
  actsOpen,
  answerStands,
  isInTime,
  isOfficer,
  PARTNERS,
  type Party,
  publicVersion,
  QUESTION_ACTS,
  type QuestionState,
  STATES,
  stateOf,
} from '../rules/index.ts';
import {
  type AnswerRow,
  type AskRow,
  answersTo,
  asksOf,
  type BoardMeeting,
  boardById,
  boardMeetings,
  joinable,
  lastWords,
  minutedOf,
  partsOf,
  publicItems,
  type QuestionRow,
  questionById,
  questionsMatching,
  type WordsRow,
  wordsOf,
} from '../store/index.ts';
import { askClock, ClockModel, deadlineFor, sayMoved } from './clocks.ts';
import { sayWarning, WarningModel, warningsOf } from './warned.ts';

const keys = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]); // the table's own keys
const Choice = z.object({ value: z.string(), text: z.string() });

export const AnswerModel = z.object({
  id: z.string(),
  number: z.number(),
  kind: keys(ANSWER_KINDS),
  says: z.string(),
  by: z.string(),
  at: z.string(),
  check: z.enum(['approved', 'returned']).nullable(),
  checkSaid: z.string(),
  checkedBy: z.string().nullable(),
});
export type AnswerModel = z.infer<typeof AnswerModel>;
export const AskModel = z.object({
  id: z.string(),
  organisation: z.string(),
  partner: keys(PARTNERS).nullable(),
  stands: keys(ANSWER_STATES),
  clock: ClockModel.nullable(),
  moved: z.string(),
  ended: z.string(),
  /** The organisation has ended: another has its place. */
  gone: z.boolean(),
  ours: z.boolean(),
  /** Those that the actor may see, the latest first. */
  answers: z.array(AnswerModel),
  published: AnswerModel.nullable(),
});
export type AskModel = z.infer<typeof AskModel>;

const answerOf = (row: AnswerRow): AnswerModel => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  says: row.says,
  by: `${row.staff_name}, ${row.post_title}`,
  at: row.made_at,
  check: row.check,
  checkSaid: row.check_said ?? '',
  checkedBy: (row as { checker_name?: string | null }).checker_name ?? null, // joined in by the same query
});

/** How what was asked of each stands: by its answers, as far as the actor sees them. */
export const asksModel = async (
  acting: Acting,
  question: Pick<QuestionRow, 'in_time' | 'received_at'>,
  meeting: BoardMeeting,
  asks: readonly AskRow[],
  answers: readonly AnswerRow[],
): Promise<AskModel[]> => {
  const { today, actor } = acting;
  const models: AskModel[] = [];
  for (const ask of asks) {
    const own = answers.filter(({ ask_id }) => ask_id === ask.id);
    const stands: AnswerState = answerStands(own);
    const latest = own.find(({ check }) => check !== 'returned');
    const answered = stands === 'none' || stands === 'returned' ? null : (latest?.made_at ?? null);
    const shown = publicVersion(own);
    models.push({
      id: ask.id,
      organisation: ask.organisation_name,
      partner: ask.partner,
      stands,
      clock: ask.ended_at === null ? await askClock(acting, ask, question, meeting, answered) : null,
      moved: ask.ended_at === null ? sayMoved(ask, meeting) : '',
      ended: ask.ended_why,
      gone: ask.ended_at === null && ask.organisation_until !== null && ask.organisation_until < today,
      ours: ask.organisation_id === actor.organisation,
      answers: own.map(answerOf),
      published: shown ? answerOf(shown) : null,
    });
  }
  return models;
};

const stands = (
  row: QuestionRow,
  last: { readonly kind: string; readonly leave?: boolean | null } | undefined,
  asks: readonly AskModel[],
): QuestionState => {
  const open = asks.filter(({ ended }) => ended === '');
  return stateOf({
    held: row.held,
    accepted: row.accepted_at !== null,
    withheld: row.withheld_at !== null,
    joined: row.joined_into !== null,
    split: row.split_at !== null,
    consolidated: row.consolidated_at !== null,
    askedLeave: last?.kind === 'reworded' && (last.leave ?? null) === null,
    asked: open.length,
    approved: open.filter((ask) => ask.stands === 'approved').length,
  });
};

const Line = z.object({
  id: z.string(),
  words: z.string(),
  asker: z.string(),
  receivedAt: z.string(),
  meeting: z.string(),
  meetingAt: z.string(),
  inTime: z.boolean(),
  state: keys(STATES),
  asked: z.number(),
  answered: z.number(),
  late: z.boolean(),
});
export type QuestionLine = z.infer<typeof Line>;
const linesOf = async (
  acting: Acting,
  board: string,
  rows: readonly QuestionRow[],
): Promise<QuestionLine[]> => {
  const { tx } = acting;
  const ids = rows.map(({ id }) => id);
  const asks = await asksOf(tx, ids);
  const answers = await answersTo(
    tx,
    asks.map(({ id }) => id),
  );
  const words = await lastWords(tx, ids);
  const meetings = await boardMeetings(tx, board, [...new Set(rows.map(({ meeting_id }) => meeting_id))]);
  const lines: QuestionLine[] = [];
  for (const row of rows) {
    const meeting = meetings.find(({ id }) => id === row.meeting_id);
    if (!meeting) continue;
    const own = await asksModel(
      acting,
      row,
      meeting,
      asks.filter(({ question_id, ended_at }) => question_id === row.id && ended_at === null),
      answers,
    );
    lines.push({
      id: row.id,
      words: row.words ?? words.get(row.id)?.says ?? '',
      asker: row.asker_name,
      receivedAt: row.received_at,
      meeting: meeting.title,
      meetingAt: meeting.starts_at,
      inTime: isInTime(
        { wasInTime: row.in_time, receivedDay: dayOf(row.received_at) },
        await deadlineFor(tx, meeting.starts_at),
      ),
      state: stands(row, words.get(row.id), own),
      asked: own.length,
      answered: own.filter(({ stands: how }) => how === 'approved').length,
      late: own.some(({ clock }) => clock?.state === 'late'),
    });
  }
  return lines;
};

const ROWS = 25;
export const QuestionsModel = z.object({
  board: z.object({ id: z.string(), name: z.string() }),
  state: keys(STATES).nullable(),
  page: z.number(),
  more: z.boolean(),
  questions: z.array(Line),
});
export type QuestionsModel = z.infer<typeof QuestionsModel>;
/** The questions of a board that the actor may see, the latest first. */
export const questionsModel = async (
  acting: Acting & { readonly params: { board: string }; readonly query: QuestionsQuery },
): Promise<QuestionsModel> => {
  const { tx, params, query } = acting;
  const board = await boardById(tx, params.board);
  if (!board) throw new NotFound();
  const found = await questionsMatching(tx, {
    board: board.body_id,
    ...(query.state ? { state: query.state } : {}),
    limit: ROWS + 1,
    offset: (query.page - 1) * ROWS,
  });
  return {
    board: { id: board.body_id, name: board.name },
    state: query.state ?? null,
    page: query.page,
    more: found.length > ROWS,
    questions: await linesOf(acting, board.body_id, found.slice(0, ROWS)),
  };
};

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
  againOf: z.object({ answer: z.string(), question: z.string().nullable() }).nullable(),
  parts: z.array(z.object({ id: z.string(), words: z.string() })),
  asks: z.array(AskModel),
  acts: z.array(z.enum(QUESTION_ACTS)),
  /** A partner that was asked has ended, and another has its place. */
  replace: z.boolean(),
  mayFollowUp: z.boolean(),
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
  const asks = await asksModel(acting, row, meeting, rows, answers);
  const versions = await wordsOf(tx, row.id);
  const state = stands(row, versions[0], asks);
  return { row, meeting, rows, asks, versions, state, party: partyOf(acting, row) };
};
export type QuestionMet = Awaited<ReturnType<typeof questionMet>>;

/** The words that would be accepted: the member's last, or an officer's with the member's leave. */
export const wordsToAccept = (versions: readonly WordsRow[]): string =>
  versions.find(({ kind, leave }) => kind === 'asked' || leave === true)?.says ?? '';

const itemChoices = async (tx: Tx, meeting: BoardMeeting) =>
  (await publicItems(tx, meeting.id)).map(({ id, title }) => ({ value: id, text: title }));

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
  const deadline = await deadlineFor(tx, meeting.starts_at);
  const again = row.again_of;
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
    againOf: again === null ? null : { answer: again, question: null },
    parts: (await partsOf(tx, row.id)).map(({ id, words }) => ({ id, words: words ?? '' })),
    asks,
    acts,
    replace: officer && asks.some(({ gone }) => gone),
    mayFollowUp: actor.role === 'scrutinyMember' && asks.some(({ published }) => published !== null),
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
