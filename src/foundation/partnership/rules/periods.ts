import { addDays, type Day, no, sayDay, type Verdict, yes } from '#kernel';

/** From its first day to its last, both counted; no last day while nobody has set one. */
export interface Period {
  readonly from: Day;
  readonly until: Day | null;
}

/** What stands in a register: begun or not, ended or not, or cancelled before it took effect. */
export const standings = {
  notBegun: 'Not begun',
  inForce: 'In force',
  ended: 'Ended',
  cancelled: 'Never took effect',
} as const;
export type Standing = keyof typeof standings;

const NEVER: Day = '9999-12-31';
const lastOf = ({ until }: Period): Day => until ?? NEVER;
const neverTookEffect = (period: Period): boolean => lastOf(period) < period.from;

/** Where a period stands on a day. Ended before it began, it never took effect. */
export const standingOf = (period: Period, today: Day): Standing => {
  if (neverTookEffect(period)) return 'cancelled';
  if (today < period.from) return 'notBegun';
  return today > lastOf(period) ? 'ended' : 'inForce';
};

/** Whether it is in force on that day: the first and the last day count. */
export const isInForce = (period: Period, day: Day): boolean => standingOf(period, day) === 'inForce';

/** Whether there is a day that lies in both. */
export const overlap = (one: Period, other: Period): boolean =>
  !neverTookEffect(one) && !neverTookEffect(other) && one.from <= lastOf(other) && other.from <= lastOf(one);

/** 'from 1 March 2026', 'from 1 March 2026 to 3 April 2026', 'never took effect'. */
export const sayPeriod = (period: Period): string => {
  if (neverTookEffect(period)) return 'never took effect';
  return `from ${sayDay(period.from)}${period.until === null ? '' : ` to ${sayDay(period.until)}`}`;
};

/** A last day is not before the first; the day before the first cancels what has not taken effect, or was a mistake. */
export const canEnd = ({ from }: Period, until: Day): Verdict => {
  const cancels = addDays(from, -1);
  return until >= cancels
    ? yes
    : no(
        `The last day must be on or after ${sayDay(from)}, when it began. To cancel it altogether, enter ${sayDay(cancels)}`,
      );
};

/** A first day is not moved past the last: what should never have been is ended instead. */
export const canBegin = (from: Day, held: Period): Verdict =>
  from === held.from || held.until === null || from <= held.until
    ? yes
    : no(`The first day must be on or before ${sayDay(held.until)}, the last day`);

/** What belongs to something begins and ends with it: a post within its organisation, a seat within its body. */
export const canStandWithin = (period: Period, whole: Period & { readonly name: string }): Verdict => {
  if (neverTookEffect(period)) return yes;
  return period.from >= whole.from && lastOf(period) <= lastOf(whole)
    ? yes
    : no(`${whole.name} is in force ${sayPeriod(whole)}. Choose dates within that`);
};
