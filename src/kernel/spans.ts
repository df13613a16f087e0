import { type Day, sayDay } from './day.ts';
import type { Fault } from './errors.ts';

/** From a first day to a last, both counted; null where one is not known, or not set. */
export interface DaySpan {
  readonly from: Day | null;
  readonly until: Day | null;
}

/** What is wrong with a span that ends before it begins, said beside its end by that field's label; null where nothing is. */
export const spanFault = ({ from, until }: DaySpan, label: string): Fault | null =>
  from !== null && until !== null && until < from
    ? { field: 'until', message: `${label} must be on or after ${sayDay(from)}, when it begins` }
    : null;
