import { Conflict, type DaySpan, type Fault, Invalid, spanFault, type Verdict } from '#kernel';

/** Refuses what a rule refuses, beside the field that it is about. */
export const insist = (verdict: Verdict, field: string): void => {
  if (!verdict.ok) throw new Invalid([{ field, message: verdict.reason }]);
};

/** Refuses what was found wrong, when something was. */
export const insistNone = (fault: Fault | null): void => {
  if (fault) throw new Invalid([fault]);
};

/** Refuses to add what ends before it begins. */
export const insistLasts = (days: DaySpan): void => insistNone(spanFault(days, 'Last day'));

/** A lost race: the page comes back with what was typed, and with what the register says by now. */
export const insistFirst = (wasFirst: boolean): void => {
  if (!wasFirst)
    throw new Conflict(
      'Somebody else changed this after you opened it. Nothing of yours is saved yet. Compare, then save again.',
    );
};
