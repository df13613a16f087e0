import { z } from 'zod';
import type { Acting } from '#db';
import { addMonths, type Day, dayOf, NotFound, startOfDay } from '#kernel';
import { isOfficer, type MunicipalYear, mayAnswer, municipalYear, STATES, sayYear } from '../rules/index.ts';
import {
  allBoards,
  annualMeetings,
  type BoardRow,
  boardById,
  committeesWithout,
  meetingsOfBoard,
  publicationsOf,
  questionsByState,
  sitsOn,
} from '../store/index.ts';
import { Choice, keys } from './choices.ts';
import { datesOf, MeetingDates } from './clocks.ts';

/** The board that a page belongs to. */
export const BoardBrief = z.object({ id: z.string(), name: z.string() });
export const briefOf = ({ body_id, name }: BoardRow): z.infer<typeof BoardBrief> => ({ id: body_id, name });
/** A scrutiny board. Throws `NotFound`. */
export const boardMet = async ({ tx }: Pick<Acting, 'tx'>, id: string): Promise<BoardRow> => {
  const board = await boardById(tx, id);
  if (!board) throw new NotFound();
  return board;
};

export const YearModel = z.object({
  from: z.string(),
  until: z.string(),
  provisional: z.boolean(),
  says: z.string(),
});
export const yearModel = (year: MunicipalYear): z.infer<typeof YearModel> => ({
  ...year,
  says: sayYear(year),
});
export const yearOn = async ({ tx }: Pick<Acting, 'tx'>, board: string, day: Day): Promise<MunicipalYear> =>
  municipalYear(day, await annualMeetings(tx, board));

const DatedMeeting = MeetingDates.extend({ published: z.string().nullable(), publishedLate: z.boolean() });
/** The public meetings of a board between two days, each with the dates that it makes. */
const datedMeetings = async (
  acting: Acting,
  board: string,
  from: Day,
  until: Day,
): Promise<z.infer<typeof DatedMeeting>[]> => {
  const { tx } = acting;
  const found = await meetingsOfBoard(tx, board, startOfDay(from), startOfDay(until));
  const publications = await publicationsOf(
    tx,
    found.map(({ id }) => id),
  );
  const dated: z.infer<typeof DatedMeeting>[] = [];
  for (const meeting of found) {
    const published = publications.find(({ meeting_id }) => meeting_id === meeting.id);
    dated.push({
      ...(await datesOf(acting, meeting, published?.published_at ?? null)),
      published: published?.published_at ?? null,
      publishedLate: published !== undefined && dayOf(published.published_at) > published.due_day,
    });
  }
  return dated;
};

const BoardLine = BoardBrief.extend({
  purpose: z.string(),
  next: DatedMeeting.nullable(),
  sits: z.boolean(),
});
export const BoardsModel = z.object({
  boards: z.array(BoardLine),
  mayKeep: z.boolean(),
  mayAnswer: z.boolean(),
});
export type BoardsModel = z.infer<typeof BoardsModel>;
/** The scrutiny boards, each with its next meeting. */
export const boardsModel = async (acting: Acting): Promise<BoardsModel> => {
  const { tx, actor, today } = acting;
  const boards: z.infer<typeof BoardLine>[] = [];
  for (const board of await allBoards(tx)) {
    const meetings = await datedMeetings(acting, board.body_id, today, addMonths(today, 12));
    boards.push({
      ...briefOf(board),
      purpose: board.purpose,
      next: meetings.find(({ cancelled, over }) => !cancelled && !over) ?? null,
      sits: await sitsOn(tx, board.body_id, actor.post, today),
    });
  }
  return { boards, mayKeep: isOfficer(actor), mayAnswer: mayAnswer(actor).ok };
};

export const BoardModel = BoardBrief.extend({
  purpose: z.string(),
  quorum: z.number(),
  education: z.boolean(),
  smallNumber: z.number(),
  version: z.number(),
  year: YearModel,
  meetings: z.array(DatedMeeting),
  questions: z.array(z.object({ state: keys(STATES), count: z.number() })),
  mayKeep: z.boolean(),
  mayAsk: z.boolean(),
});
export type BoardModel = z.infer<typeof BoardModel>;
/** A board in its municipal year: its meetings with the dates that they make, and how its questions stand. */
export const boardModel = async (
  acting: Acting & { readonly params: { readonly board: string } },
): Promise<BoardModel> => {
  const { tx, actor, today, params } = acting;
  const board = await boardMet(acting, params.board);
  const year = await yearOn(acting, board.body_id, today);
  const counted = await questionsByState(tx, board.body_id, startOfDay(year.from));
  const states = Object.keys(STATES) as (keyof typeof STATES)[]; // the table's own keys
  return {
    ...briefOf(board),
    purpose: board.purpose,
    quorum: board.quorum,
    education: board.education,
    smallNumber: board.small_number,
    version: board.version,
    year: yearModel(year),
    meetings: await datedMeetings(acting, board.body_id, year.from, addMonths(year.until, 6)),
    questions: states.flatMap((state) => {
      const found = counted.find((each) => each.state === state);
      return found ? [{ state, count: found.count }] : [];
    }),
    mayKeep: isOfficer(actor),
    mayAsk: await sitsOn(tx, board.body_id, actor.post, today),
  };
};

export const NewBoardModel = z.object({ committees: z.array(Choice) });
export type NewBoardModel = z.infer<typeof NewBoardModel>;
export const newBoardModel = async ({ tx, today }: Acting): Promise<NewBoardModel> => ({
  committees: (await committeesWithout(tx, today)).map(({ id, name }) => ({ value: id, text: name })),
});

export const YearFormModel = BoardBrief.extend({ year: YearModel, entered: z.array(z.string()) });
export type YearFormModel = z.infer<typeof YearFormModel>;
export const yearFormModel = async (
  acting: Acting & { readonly params: { readonly board: string } },
): Promise<YearFormModel> => {
  const board = await boardMet(acting, acting.params.board);
  const entered = await annualMeetings(acting.tx, board.body_id);
  return { ...briefOf(board), year: yearModel(municipalYear(acting.today, entered)), entered };
};
