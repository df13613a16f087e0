import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import { ANSWER_STATES, mayAnswer } from '../rules/index.ts';
import {
  answerById,
  answersTo,
  askById,
  boardById,
  boardMeetings,
  type OpenAskRow,
  openAsksOf,
  questionById,
} from '../store/index.ts';
import { keys } from './choices.ts';
import { ClockModel } from './clocks.ts';
import { AskModel, asksModel } from './questions/index.ts';
import { sayWarning, WarningModel, warningsOf } from './warned.ts';

const Line = z.object({
  id: z.string(),
  words: z.string(),
  board: z.string(),
  meeting: z.string(),
  meetingAt: z.string(),
  stands: keys(ANSWER_STATES),
  clock: ClockModel.nullable(),
  moved: z.string(),
});
export type AskLine = z.infer<typeof Line>;
export const InboxModel = z.object({ organisation: z.string(), asks: z.array(Line), more: z.boolean() });
export type InboxModel = z.infer<typeof InboxModel>;
const MOST = 100;
const linesOf = async (acting: Acting, rows: readonly OpenAskRow[]): Promise<AskLine[]> => {
  const calendar = await calendarFor(acting.tx);
  const lines: AskLine[] = [];
  for (const board of new Set(rows.map(({ body_id }) => body_id))) {
    const own = rows.filter(({ body_id }) => body_id === board);
    const meetings = await boardMeetings(acting.tx, board, [
      ...new Set(own.map(({ meeting_id }) => meeting_id)),
    ]);
    for (const row of own) {
      const meeting = meetings.find(({ id }) => id === row.meeting_id);
      const [ask] = meeting ? asksModel(acting, row, meeting, [row], [], calendar) : [];
      if (!ask || !meeting) continue;
      lines.push({
        ...{ id: row.id, words: row.words ?? '', board: row.body_name, meeting: meeting.title },
        ...{ meetingAt: meeting.starts_at, stands: ask.stands, clock: ask.clock, moved: ask.moved },
      });
    }
  }
  return lines.sort((one, other) => (one.clock?.due ?? '9').localeCompare(other.clock?.due ?? '9'));
};
/** What the actor's organisation is asked and has not answered, the soonest due first. */
export const inboxModel = async (acting: Acting): Promise<InboxModel> => {
  const rows = await openAsksOf(acting.tx, acting.actor.organisation, MOST + 1);
  return {
    organisation: acting.actor.organisationName,
    asks: await linesOf(acting, rows.slice(0, MOST)),
    more: rows.length > MOST,
  };
};

const askMet = async (acting: Acting, id: string) => {
  const { tx } = acting;
  const row = await askById(tx, id);
  const question = row ? await questionById(tx, row.question_id) : undefined;
  const [meeting] = question ? await boardMeetings(tx, question.body_id, [question.meeting_id]) : [];
  if (!row || !question || !meeting) throw new NotFound();
  const answers = await answersTo(tx, [row.id]);
  const [ask] = asksModel(acting, question, meeting, [row], answers, await calendarFor(tx));
  if (!ask) throw new NotFound();
  return { row, question, meeting, ask };
};
const shared = ({ question, meeting, ask }: Awaited<ReturnType<typeof askMet>>) => ({
  question: { id: question.id, words: question.words ?? '' },
  board: question.body_name,
  meeting: meeting.title,
  meetingAt: meeting.starts_at,
  ask,
});
const Shared = z.object({
  question: z.object({ id: z.string(), words: z.string() }),
  board: z.string(),
  meeting: z.string(),
  meetingAt: z.string(),
  ask: AskModel,
});

export const AnsweringModel = Shared.extend({ number: z.number() });
export type AnsweringModel = z.infer<typeof AnsweringModel>;
/** What an organisation is asked, for whoever answers for it. */
export const answeringModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<AnsweringModel> => {
  const met = await askMet(acting, acting.params.id);
  const { ask } = met;
  if (!ask.ours) throw new NotAllowed(`${ask.organisation} was asked. Somebody who speaks for it answers.`);
  const allowed = mayAnswer(acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  if (ask.ended !== '') throw new Conflict(`${ask.ended} No answer is waited for here.`);
  return { ...shared(met), number: ask.answers[0]?.number ?? 0 };
};

export const CheckingModel = Shared.extend({
  answer: z.object({
    id: z.string(),
    number: z.number(),
    says: z.string(),
    by: z.string(),
    kind: z.string(),
  }),
  warnings: z.array(WarningModel),
});
export type CheckingModel = z.infer<typeof CheckingModel>;
/**
 * An answer that waits to be checked, with what is warned of in it; in the words as they are typed, where the form is shown again.
 */
export const checkingModel = async (
  acting: Acting & {
    readonly params: { readonly id: string };
    readonly typed?: Readonly<Record<string, unknown>>;
  },
): Promise<CheckingModel> => {
  const { tx, params, typed } = acting;
  const row = await answerById(tx, params.id);
  if (!row) throw new NotFound();
  const met = await askMet(acting, row.ask_id);
  const [latest] = met.ask.answers;
  if (row.check !== null) throw new Conflict('This answer was checked already.');
  if (latest && latest.id !== row.id)
    throw new Conflict('They have changed their answer since. Check the one that they sent last.');
  const board = await boardById(tx, met.question.body_id);
  const says = typeof typed?.says === 'string' && typed.says.trim() !== '' ? typed.says : row.says;
  return {
    ...shared(met),
    answer: {
      ...{ id: row.id, number: row.number, says: row.says, kind: row.kind },
      by: `${row.staff_name}, ${row.post_title}`,
    },
    warnings: (await warningsOf(tx, says, board?.small_number ?? 5)).map(sayWarning),
  };
};

export const FollowUpModel = Shared.extend({
  answer: z.object({ id: z.string(), says: z.string() }),
});
export type FollowUpModel = z.infer<typeof FollowUpModel>;
/** An approved answer, for a member who asks about it again. */
export const followUpModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<FollowUpModel> => {
  const row = await answerById(acting.tx, acting.params.id);
  if (row?.check !== 'approved') throw new NotFound();
  return {
    ...shared(await askMet(acting, row.ask_id)),
    answer: { id: row.id, says: row.says },
  };
};
