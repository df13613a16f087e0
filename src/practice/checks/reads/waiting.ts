import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { addDays, sayInstant, startOfDay, type WorkingCalendar } from '#kernel';
import { personLines } from '#people';
import { paths } from '../paths.ts';
import { ANSWERED, mayAnswer, mayAsk, URGENCIES } from '../rules.ts';
import { answeredSince, checksWaiting, requestsWaiting } from '../store/index.ts';
import { type ClockModel, checkClock } from './clock.ts';
import { askedAs } from './lists.ts';

const TOP = 20;
/** How long an answer stands on the first page of whoever asked. */
const ANSWER_DAYS = 3;

const clockOf = (clock: ClockModel | null): Pick<Waiting, 'due' | 'clock'> => {
  if (!clock || (clock.state !== 'inTime' && clock.state !== 'dueToday' && clock.state !== 'late')) return {};
  const { due, state, late, unit, provisional, why } = clock;
  return {
    due,
    clock: {
      state,
      ...(late === undefined ? {} : { late }),
      ...(unit === undefined ? {} : { unit }),
      provisional,
      why,
    },
  };
};

/** Requests that a post, its team or its organisation has not answered. */
const toAnswer = async (acting: Acting, calendar: WorkingCalendar): Promise<Waiting[]> => {
  const { tx, actor, now } = acting;
  const rows = await requestsWaiting(tx, askedAs(actor), { limit: TOP + 1, offset: 0 });
  return [
    ...rows.slice(0, TOP).map(
      (row): Waiting => ({
        what: 'Answer an agency check',
        href: paths.request(row.id),
        about: row.about,
        from: `${row.asker_name}, ${row.asking_organisation}, asked ${sayInstant(row.asked_at)}`,
        ...clockOf(checkClock(row, null, now, calendar)),
        urgent: row.urgency === 'immediate',
      }),
    ),
    ...(rows.length > TOP
      ? [
          {
            what: 'See every agency check',
            href: paths.inbox,
            from: 'More wait than fit here',
            urgent: false,
          },
        ]
      : []),
  ];
};

/** For the front door: what is late and was asked by this post, and what was answered to it in the last days. */
const toAskers = async (acting: Acting, calendar: WorkingCalendar): Promise<Waiting[]> => {
  const { tx, actor, now, today } = acting;
  const open = await checksWaiting(tx, actor.organisation, { limit: TOP, offset: 0 });
  const late = open.flatMap((row) => {
    const clock = checkClock(row, null, now, calendar);
    return row.recorded_by === actor.post && clock?.state === 'late' ? [{ row, clock }] : [];
  });
  const answered = await answeredSince(tx, actor.post, startOfDay(addDays(today, -ANSWER_DAYS)), TOP);
  const people = await personLines(
    tx,
    [...late.map(({ row }) => row), ...answered].flatMap(({ child_id }) => child_id ?? []),
    today,
  );
  const whom = (row: { readonly child_id: string | null; readonly about: string }, record: string) => {
    const person = row.child_id === null ? undefined : people.get(row.child_id);
    return {
      about: person?.name ?? row.about,
      ...(person ? { subject: { child: person.id, record } } : {}),
    };
  };
  return [
    ...late.map(
      ({ row, clock }): Waiting => ({
        what: 'Ring an agency: its check is late',
        href: paths.one(row.check_id),
        ...whom(row, row.check_id),
        from: `${URGENCIES[row.urgency]}, asked of ${row.asked_name} on ${sayInstant(row.asked_at)}`,
        ...clockOf(clock),
        urgent: false,
      }),
    ),
    ...answered.map(
      (row): Waiting => ({
        what: 'Read an answer to your agency check',
        href: paths.one(row.id),
        ...whom(row, row.id),
        from: `${row.organisation}: ${ANSWERED[row.answer].toLowerCase()}, ${sayInstant(row.answered_at)}`,
        urgent: false,
      }),
    ),
  ];
};

/** What a post has to do about agency checks. */
export const waitingChecks = async (acting: Acting): Promise<readonly Waiting[]> => {
  const asks = mayAsk(acting.actor).ok;
  if (!asks && !mayAnswer(acting.actor).ok) return [];
  const calendar = await calendarFor(acting.tx);
  return asks ? toAskers(acting, calendar) : toAnswer(acting, calendar);
};
