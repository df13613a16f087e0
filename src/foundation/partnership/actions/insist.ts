import type { Tx } from '#db';
import { ChangedSince, type DaySpan, type Fault, Invalid, spanFault, type Verdict } from '#kernel';
import { changesOfRows } from '../store/index.ts';

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

/** A change that lost the race to another: both are shown, with who was first. `row` is its id, or the key of a setting. */
export const insistFirst = async (tx: Tx, wasFirst: boolean, row: string): Promise<void> => {
  if (wasFirst) return;
  const [last] = await changesOfRows(tx, [row], 1);
  throw new ChangedSince(last?.staff_name ? { by: last.staff_name, at: last.at } : null);
};
