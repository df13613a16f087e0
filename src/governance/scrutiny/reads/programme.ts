import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, addMonths, Conflict, type Day, dayOf, NotFound, sayInstant, startOfDay } from '#kernel';
import type { ProgrammeQuery } from '../forms/index.ts';
import { isOfficer, municipalYear, PROGRAMME_STATES, programmeState, sayYear } from '../rules/index.ts';
import {
  annualMeetings,
  type BoardMeeting,
  boardMeetings,
  type EntryRow,
  entriesOfYear,
  entryById,
  meetingsOfBoard,
  publicItems,
  reportsOfSubjects,
  subjectsOf,
} from '../store/index.ts';
import { BoardBrief, boardMet, briefOf, YearModel, yearModel } from './boards.ts';
import { Choice, keys } from './choices.ts';

const EntryLine = z.object({
  id: z.string(),
  subject: z.string(),
  title: z.string(),
  why: z.string(),
  when: z.string(),
  lead: z.string(),
  state: keys(PROGRAMME_STATES),
  droppedWhy: z.string(),
  meeting: z.object({ id: z.string(), startsAt: z.string(), cancelled: z.boolean() }).nullable(),
  reports: z.array(z.object({ id: z.string(), title: z.string(), author: z.string(), cleared: z.boolean() })),
});
export type EntryLine = z.infer<typeof EntryLine>;
export const ProgrammeModel = z.object({
  board: BoardBrief,
  year: YearModel,
  years: z.array(z.object({ value: z.string(), says: z.string() })),
  entries: z.array(EntryLine),
  mayKeep: z.boolean(),
});
export type ProgrammeModel = z.infer<typeof ProgrammeModel>;

const YEARS_SHOWN = 6;
const midYear = (year: string): Day => `${year}-06-15`;
const stateOf = ({ done_at, dropped_at, item_id }: EntryRow) =>
  programmeState({ done: done_at !== null, dropped: dropped_at !== null, item: item_id });

/** The work programme of a board for one municipal year. */
export const programmeModel = async (
  acting: Acting & { readonly params: { readonly board: string }; readonly query: ProgrammeQuery },
): Promise<ProgrammeModel> => {
  const { tx, params, query, today } = acting;
  const board = await boardMet(acting, params.board);
  const entered = await annualMeetings(tx, board.body_id);
  const now = municipalYear(today, entered);
  const asked = query.year && /^20\d\d$/.test(query.year) ? municipalYear(midYear(query.year), entered) : now;
  const rows = await entriesOfYear(tx, board.body_id, `${asked.from.slice(0, 4)}-05-01`, asked.until);
  const meetings = await boardMeetings(
    tx,
    board.body_id,
    rows.flatMap(({ meeting_id }) => meeting_id ?? []),
  );
  const reports = await reportsOfSubjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
  );
  const first = Number(now.from.slice(0, 4)) + 1;
  return {
    board: briefOf(board),
    year: yearModel(asked),
    years: Array.from({ length: YEARS_SHOWN }, (_, index) => {
      const value = `${first - index}`;
      return { value, says: sayYear({ from: midYear(value) }) };
    }),
    entries: rows.map((row) => {
      const meeting = meetings.find(({ id }) => id === row.meeting_id);
      return {
        ...{ id: row.id, subject: row.subject_id, title: row.title, why: row.why, when: row.when_said },
        ...{ lead: row.lead, state: stateOf(row), droppedWhy: row.dropped_why },
        meeting: meeting
          ? { id: meeting.id, startsAt: meeting.starts_at, cancelled: meeting.cancelled_at !== null }
          : null,
        reports: reports
          .filter(({ subject_id, made_at }) => subject_id === row.subject_id && dayOf(made_at) <= asked.until)
          .map(({ id, title, author_name, author_title, cleared_at, received_day }) => ({
            ...{ id, title, author: `${author_name}, ${author_title}` },
            cleared: cleared_at !== null || received_day !== null,
          })),
      };
    }),
    mayKeep: isOfficer(acting.actor),
  };
};

const AHEAD = 24;
/** The public meetings of a board that are to come, to choose from. */
export const meetingChoices = async ({ tx, today }: Pick<Acting, 'tx' | 'today'>, board: string) =>
  (await meetingsOfBoard(tx, board, startOfDay(addDays(today, -30)), startOfDay(addMonths(today, AHEAD))))
    .filter(({ cancelled_at }) => cancelled_at === null)
    .map(({ id, title, starts_at }) => ({ value: id, text: `${sayInstant(starts_at)}: ${title}` }));

export const SubjectFormModel = z.object({
  board: BoardBrief,
  subjects: z.array(Choice),
  meetings: z.array(Choice),
});
export type SubjectFormModel = z.infer<typeof SubjectFormModel>;
export const subjectFormModel = async (
  acting: Acting & { readonly params: { readonly board: string } },
): Promise<SubjectFormModel> => {
  const board = await boardMet(acting, acting.params.board);
  return {
    board: briefOf(board),
    subjects: (await subjectsOf(acting.tx, board.body_id)).map(({ id, title }) => ({
      value: id,
      text: title,
    })),
    meetings: await meetingChoices(acting, board.body_id),
  };
};

export const EntryModel = z.object({
  id: z.string(),
  version: z.number(),
  board: BoardBrief,
  title: z.string(),
  why: z.string(),
  when: z.string(),
  lead: z.string(),
  meeting: z.string().nullable(),
  item: z.string().nullable(),
  state: keys(PROGRAMME_STATES),
  meetings: z.array(Choice),
  /** The items of the meeting that it stands for. */
  items: z.array(Choice),
});
export type EntryModel = z.infer<typeof EntryModel>;
/** A subject of a year, for whoever places, ends or drops it. */
export const entryModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<EntryModel> => {
  const { tx, params } = acting;
  const row = await entryById(tx, params.id);
  if (!row) throw new NotFound();
  if (row.done_at !== null || row.dropped_at !== null)
    throw new Conflict('This subject was done or dropped already. Add it again to look at it once more.');
  const board = await boardMet(acting, row.body_id);
  const [meeting]: readonly BoardMeeting[] =
    row.meeting_id === null ? [] : await boardMeetings(tx, row.body_id, [row.meeting_id]);
  return {
    ...{ id: row.id, version: row.version, board: briefOf(board), title: row.title, why: row.why },
    ...{ when: row.when_said, lead: row.lead, meeting: row.meeting_id, item: row.item_id },
    state: stateOf(row),
    meetings: await meetingChoices(acting, row.body_id),
    items: meeting
      ? (await publicItems(tx, meeting.id)).map(({ id, title }) => ({ value: id, text: title }))
      : [],
  };
};
