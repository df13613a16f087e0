import { addDays, addMonths, type Day, type Instant, instantInLondon, sayDay } from '#kernel';
import type { Every } from './kinds.ts';

/** A time of the day as people type it: 9:30, 14.00, 2pm, 9.30am. 'HH:MM', or null where it is none. */
export const readTime = (typed: string): string | null => {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(typed.trim());
  if (!found) return typed.trim().toLowerCase() === 'midday' ? '12:00' : null;
  const [, hours = '', minutes = '00', half] = found;
  const bare = Number(hours);
  // A bare number says nothing of morning or evening.
  if (!half && found[2] === undefined) return null;
  if (half && (bare < 1 || bare > 12)) return null;
  const hour = half ? (bare % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : bare;
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};

interface WhenFault {
  readonly field: 'starts' | 'ends';
  readonly message: string;
}
/** When a meeting is, out of its day and two times on the clocks of London; or what is wrong with them. */
export const whenOf = (
  day: Day,
  starts: string,
  ends: string,
): { readonly startsAt: Instant; readonly endsAt: Instant } | WhenFault => {
  const at = (field: 'starts' | 'ends', time: string): Instant | WhenFault =>
    instantInLondon(day, time) ?? {
      field,
      message: `The clocks go forward on ${sayDay(day)}, and there is no such time that night. Choose another`,
    };
  const startsAt = at('starts', starts);
  if (typeof startsAt !== 'string') return startsAt;
  const endsAt = at('ends', ends);
  if (typeof endsAt !== 'string') return endsAt;
  return endsAt > startsAt
    ? { startsAt, endsAt }
    : { field: 'ends', message: 'The end must be after the start, on the same day' };
};

/** The day of the next meeting of a series; null where it meets as needed. A month later is the same day of the month, clipped. */
export const nextDay = (every: Every, day: Day): Day | null => {
  if (every === 'week') return addDays(day, 7);
  if (every === 'fortnight') return addDays(day, 14);
  if (every === 'month') return addMonths(day, 1);
  return every === 'quarter' ? addMonths(day, 3) : null;
};
