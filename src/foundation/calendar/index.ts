import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

export { calendarFor } from './reads.ts';
export {
  BANK_HOLIDAYS,
  type BankHoliday,
  CLOCK_RULES,
  type ClockId,
  calendarOf,
  canAddBankHoliday,
  clockFor,
  dueLines,
  ENGLAND,
  mayKeepBankHolidays,
  type RunningClock,
  ruleFor,
  type TextSink,
} from './rules/index.ts';
export { paths };

/** Which days count, how long each thing may take, and why it is due on that day. */
export const calendar: Module = {
  name: 'calendar',
  routes,
  navigation: [{ label: 'Calendar', href: paths.calendar(), roles: ['administrator', 'businessManager'] }],
};
