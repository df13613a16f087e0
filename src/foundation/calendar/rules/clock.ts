import {
  type ClockRule,
  type Day,
  dayOf,
  due,
  type Instant,
  isDay,
  type Pause,
  type WorkingCalendar,
} from '#kernel';
import { type ClockId, ruleFor } from './clock-rules.ts';

export type RunningClock = ReturnType<typeof due> & { readonly rule: ClockRule };

/**
 * A clock that started on that day or at that moment, under the edition then in force. Undefined where no edition was: a limit
 * that did not exist yet binds nobody.
 */
export const clockFor = (
  id: ClockId,
  trigger: Day | Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): RunningClock | undefined => {
  const rule = ruleFor(id, isDay(trigger) ? trigger : dayOf(trigger));
  return rule && { rule, ...due(rule, trigger, calendar, pauses) };
};
