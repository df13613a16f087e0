import { z } from 'zod';
import type { Acting } from '#db';
import type { WorkingCalendar } from '#kernel';
import {
  ANSWER_KINDS,
  ANSWER_STATES,
  mayAnswer,
  PARTNERS,
  publicVersion,
  type QuestionState,
  stateOf,
} from '../../rules/index.ts';
import type { AnswerRow, AskRow, BoardMeeting, QuestionRow } from '../../store/index.ts';
import { keys } from '../choices.ts';
import { askClock, ClockModel, sayMoved } from '../clocks.ts';
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
  checkedBy: row.checker_name,
});

/** How what was asked of each stands: by its answers, as far as the actor sees them. */
export const asksModel = (
  { today, actor }: Pick<Acting, 'today' | 'actor'>,
  question: Pick<QuestionRow, 'in_time' | 'received_at'>,
  meeting: BoardMeeting,
  asks: readonly AskRow[],
  answers: readonly AnswerRow[],
  calendar: WorkingCalendar,
): AskModel[] =>
  asks.map((ask): AskModel => {
    const own = answers.filter(({ ask_id }) => ask_id === ask.id);
    const { stands, answered_at: answered } = ask;
    const shown = publicVersion(own);
    return {
      id: ask.id,
      organisation: ask.organisation_name,
      partner: ask.partner,
      stands,
      clock: ask.ended_at === null ? askClock(ask, question, meeting, answered, today, calendar) : null,
      moved: ask.ended_at === null ? sayMoved(ask, meeting) : '',
      ended: ask.ended_why,
      gone: ask.ended_at === null && ask.organisation_until !== null && ask.organisation_until < today,
      ours: ask.organisation_id === actor.organisation && mayAnswer(actor).ok,
      answers: own.map(answerOf),
      published: shown ? answerOf(shown) : null,
    };
  });

/** How a question stands, by what was done to it and what came of whom it was put to. */
export const standsAs = (
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
