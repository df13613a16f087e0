import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { addMonths, Conflict, NotAllowed, sayInstant, startOfDay } from '#kernel';
import { canDo, isOfficer, type QuestionAct } from '../../rules/index.ts';
import { meetingsOfBoard, publicItems, sitsOn } from '../../store/index.ts';
import { BoardBrief, boardMet, briefOf } from '../boards.ts';
import { Choice } from '../choices.ts';
import { deadlineFor } from '../clocks.ts';
import { type QuestionModel, questionMet, questionModel } from './one.ts';

export const AskingModel = z.object({
  board: BoardBrief,
  /** Each meeting to come, and each public item of it. */
  about: z.array(Choice),
  deadlines: z.array(z.object({ meeting: z.string(), startsAt: z.string(), by: z.string() })),
});
export type AskingModel = z.infer<typeof AskingModel>;
const AHEAD = 12;
/** What a question can be about: the public meetings that are to come, and the items of their agendas. */
export const aboutChoices = async (
  { tx, today, now }: Pick<Acting, 'tx' | 'today' | 'now'>,
  board: string,
): Promise<Pick<AskingModel, 'about' | 'deadlines'>> => {
  const calendar = await calendarFor(tx);
  const found = await meetingsOfBoard(tx, board, startOfDay(today), startOfDay(addMonths(today, AHEAD)));
  const meetings = found.filter(
    ({ cancelled_at, closed_at, starts_at }) =>
      cancelled_at === null && closed_at === null && starts_at > now,
  );
  const about: z.infer<typeof Choice>[] = [];
  for (const meeting of meetings) {
    const when = sayInstant(meeting.starts_at);
    about.push({ value: meeting.id, text: `${when}: the meeting as a whole` });
    for (const { id, title } of await publicItems(tx, meeting.id))
      about.push({ value: `${meeting.id}/${id}`, text: `${when}: ${title}` });
  }
  return {
    about,
    deadlines: meetings.map(({ title, starts_at }) => ({
      ...{ meeting: title, startsAt: starts_at, by: deadlineFor(calendar, starts_at) },
    })),
  };
};
/** The page on which a member asks: open to whoever sits on the board. */
export const askingModel = async (
  acting: Acting & { readonly params: { readonly board: string } },
): Promise<AskingModel> => {
  const { tx, actor, today, params } = acting;
  const board = await boardMet(acting, params.board);
  if (!(await sitsOn(tx, board.body_id, actor.post, today)))
    throw new NotAllowed('Members of this board ask questions in advance, and your post does not sit on it.');
  return { board: briefOf(board), ...(await aboutChoices(acting, board.body_id)) };
};

/** The page of one thing that is done to a question, open only while the state table allows it. */
export const questionActModel =
  (act: QuestionAct) =>
  async (acting: Acting & { readonly params: { readonly id: string } }): Promise<QuestionModel> => {
    const { state, party } = await questionMet(acting, acting.params.id);
    const verdict = canDo(act, state, party);
    if (!verdict.ok) {
      if (party === 'other' && !isOfficer(acting.actor)) throw new NotAllowed(verdict.reason);
      throw new Conflict(verdict.reason);
    }
    return questionModel(acting);
  };
