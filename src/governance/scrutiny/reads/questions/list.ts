import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { dayOf, NotFound } from '#kernel';
import type { QuestionsQuery } from '../../forms/index.ts';
import { isInTime, STATES } from '../../rules/index.ts';
import {
  answersTo,
  asksOf,
  boardById,
  boardMeetings,
  lastWords,
  type QuestionRow,
  questionsMatching,
  sitsOn,
} from '../../store/index.ts';
import { keys } from '../choices.ts';
import { deadlineFor } from '../clocks.ts';
import { asksModel, standsAs } from './asks.ts';

export const QuestionLine = z.object({
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
  /** Who has not answered, and by how many working days that is late. */
  waitsFor: z.array(z.object({ organisation: z.string(), late: z.number().nullable() })),
});
export type QuestionLine = z.infer<typeof QuestionLine>;
/** Questions as a list shows them. */
export const linesOf = async (
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
  const calendar = await calendarFor(tx);
  const lines: QuestionLine[] = [];
  for (const row of rows) {
    const meeting = meetings.find(({ id }) => id === row.meeting_id);
    if (!meeting) continue;
    const own = asksModel(
      acting,
      row,
      meeting,
      asks.filter(({ question_id, ended_at }) => question_id === row.id && ended_at === null),
      answers,
      calendar,
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
        deadlineFor(calendar, meeting.starts_at),
      ),
      state: standsAs(row, words.get(row.id), own),
      asked: own.length,
      answered: own.filter(({ stands: how }) => how === 'approved').length,
      waitsFor: own.flatMap(({ organisation, stands, clock }) =>
        stands === 'none' || stands === 'returned'
          ? [{ organisation, late: clock?.state === 'late' ? (clock.late ?? 0) : null }]
          : [],
      ),
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
  questions: z.array(QuestionLine),
  mayAsk: z.boolean(),
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
    mayAsk: await sitsOn(tx, board.body_id, acting.actor.post, acting.today),
  };
};
