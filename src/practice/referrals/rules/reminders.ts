import type { Day } from '#kernel';

/**
 * Which reminder the clock of a decision asks for: on the day that it is due once, and from then on once each working day.
 * Null while there is time.
 */
export const reminderOfClock = (
  clock: { readonly due: Day; readonly state: string },
  today: Day,
): { state: 'dueToday' | 'late'; onDay: Day } | null => {
  if (clock.state === 'dueToday') return { state: 'dueToday', onDay: clock.due };
  return clock.state === 'late' ? { state: 'late', onDay: today } : null;
};
