import { type Acting, newId } from '#db';
import { dayOf, Invalid, NotFound } from '#kernel';
import { seatsOfBody } from '#partnership';
import type {
  BoardForm,
  DropForm,
  EntryForm,
  NewBoardForm,
  SeatForm,
  SubjectForm,
  VersionForm,
  YearForm,
} from '../forms/index.ts';
import { canBeAnnualMeeting, canDescribeSeat, canLast, municipalYear } from '../rules/index.ts';
import {
  annualMeetings,
  boardMeetings,
  bodyOfSeat,
  committeesWithout,
  entryById,
  insertBoard,
  insertEntry,
  insertSubject,
  insertYear,
  publicItems,
  putSeat,
  subjectById,
  updateBoard,
  updateEntry,
} from '../store/index.ts';
import { boardMet, type Done, insist, insistOfficer, unlessFirst } from './met.ts';

const refuse = (field: string, message: string) => new Invalid([{ field, message }]);
const made = ({ actor, now }: Acting) => ({ made_by: actor.post, made_at: now });

/** Makes a committee a scrutiny board. */
export const addBoard = async (acting: Acting, form: NewBoardForm): Promise<Done> => {
  insistOfficer(acting);
  if (!(await committeesWithout(acting.tx, acting.today)).some(({ id }) => id === form.body))
    throw refuse('body', 'Select a committee that is no scrutiny board yet');
  await insertBoard(acting.tx, {
    body_id: form.body,
    quorum: form.quorum,
    education: form.education,
    small_number: form.smallNumber,
    ...made(acting),
  });
  return { id: form.body };
};
export const changeBoard = async (acting: Acting, id: string, form: BoardForm): Promise<Done> => {
  insistOfficer(acting);
  await boardMet(acting, id);
  const { quorum, education, smallNumber, version } = form;
  unlessFirst(await updateBoard(acting.tx, id, version, { quorum, education, small_number: smallNumber }));
  return { id };
};
/** Enters the day of an annual meeting: the municipal year begins on it. */
export const addYear = async (acting: Acting, id: string, { firstDay }: YearForm): Promise<Done> => {
  insistOfficer(acting);
  await boardMet(acting, id);
  const verdict = canBeAnnualMeeting(firstDay, acting.today, await annualMeetings(acting.tx, id));
  if (!verdict.ok) throw refuse('firstDay', verdict.reason);
  await insertYear(acting.tx, { body_id: id, first_day: firstDay, ...made(acting) });
  return { id };
};
/** Says of a seat what the register does not: whom a co-opted member represents, for whom a substitute comes, how long a term is. */
export const describeSeat = async (
  acting: Acting,
  id: string,
  form: SeatForm,
): Promise<Done & { readonly board: string }> => {
  insistOfficer(acting);
  const board = await bodyOfSeat(acting.tx, id);
  if (board === undefined) throw new NotFound();
  const seats = await seatsOfBody(acting.tx, board);
  const seat = seats.find((each) => each.id === id);
  if (!seat) throw new NotFound();
  const { kind, substituteFor, termUntil, version } = form;
  const fits = canDescribeSeat({ capacity: seat.capacity, kind, substituteFor }, seats);
  if (!fits.ok) throw refuse(fits.field, fits.reason);
  const lasts = canLast(kind, seat.from, termUntil);
  if (!lasts.ok) throw refuse('termUntil', lasts.reason);
  unlessFirst(
    await putSeat(
      acting.tx,
      {
        representation_id: id,
        body_id: board,
        kind: seat.capacity === 'coOptee' ? kind : null,
        substitute_for: seat.capacity === 'substitute' ? substituteFor : null,
        term_until: termUntil,
        ...made(acting),
      },
      version,
    ),
  );
  return { id, board };
};

/** That a meeting is one of the board's. */
const ofBoard = async (acting: Acting, board: string, meeting: string | null): Promise<void> => {
  if (meeting === null) return;
  const [found] = await boardMeetings(acting.tx, board, [meeting]);
  if (!found) throw refuse('meeting', 'Select a public meeting of this board');
  if (found.cancelled_at !== null) throw refuse('meeting', 'That meeting was cancelled. Select another');
};
/** Puts a subject in the work programme of the year that it is looked at in. */
export const addToProgramme = async (acting: Acting, id: string, form: SubjectForm): Promise<Done> => {
  insistOfficer(acting);
  const board = await boardMet(acting, id);
  await ofBoard(acting, id, form.meeting);
  let subject = form.subject;
  if (subject !== null) {
    if ((await subjectById(acting.tx, subject))?.body_id !== board.body_id)
      throw refuse('subject', 'Select a subject of this board');
  } else {
    subject = newId();
    await insertSubject(acting.tx, {
      ...{ id: subject, body_id: board.body_id, title: form.title.trim(), why: form.why },
      ...made(acting),
    });
  }
  const [meeting] = form.meeting === null ? [] : await boardMeetings(acting.tx, id, [form.meeting]);
  const year = municipalYear(
    meeting ? dayOf(meeting.starts_at) : acting.today,
    await annualMeetings(acting.tx, id),
  );
  await insertEntry(acting.tx, {
    ...{ id: newId(), subject_id: subject, year_day: year.from, when_said: form.when, lead: form.lead },
    ...{ meeting_id: form.meeting, item_id: null, done_at: null, dropped_at: null },
    ...made(acting),
  });
  return { id: board.body_id };
};
const entryMet = async (acting: Acting, id: string) => {
  insistOfficer(acting);
  const entry = await entryById(acting.tx, id);
  if (!entry) throw new NotFound();
  return entry;
};
const stillOpen = (entry: { done_at: string | null; dropped_at: string | null }): void =>
  insist(
    entry.done_at === null && entry.dropped_at === null
      ? { ok: true }
      : {
          ok: false,
          reason: 'This subject was done or dropped already. Add it again to look at it once more.',
        },
  );
export const placeEntry = async (acting: Acting, id: string, form: EntryForm): Promise<Done> => {
  const entry = await entryMet(acting, id);
  stillOpen(entry);
  await ofBoard(acting, entry.body_id, form.meeting);
  if (form.item !== null) {
    const items = form.meeting === null ? [] : await publicItems(acting.tx, form.meeting);
    if (!items.some((item) => item.id === form.item))
      throw refuse('item', 'Select an item of that meeting’s agenda');
  }
  unlessFirst(
    await updateEntry(acting.tx, id, form.version, {
      ...{ when_said: form.when, lead: form.lead, meeting_id: form.meeting, item_id: form.item },
    }),
  );
  return { id: entry.body_id };
};
export const dropEntry = async (acting: Acting, id: string, form: DropForm): Promise<Done> => {
  const entry = await entryMet(acting, id);
  stillOpen(entry);
  unlessFirst(
    await updateEntry(acting.tx, id, form.version, { dropped_at: acting.now, dropped_why: form.why }),
  );
  return { id: entry.body_id };
};
export const finishEntry = async (acting: Acting, id: string, form: VersionForm): Promise<Done> => {
  const entry = await entryMet(acting, id);
  stillOpen(entry);
  unlessFirst(await updateEntry(acting.tx, id, form.version, { done_at: acting.now }));
  return { id: entry.body_id };
};
