export { clockFor, type RunningClock } from './clock.ts';
export { CLOCK_RULES, type ClockId, ruleFor } from './clock-rules.ts';
export { dueLines, type TextSink } from './due-lines.ts';
export { BANK_HOLIDAYS, type BankHoliday, calendarOf, canAddBankHoliday, ENGLAND } from './holidays.ts';
export { mayKeepBankHolidays } from './may.ts';
export { RULE_SETS, type RuleSet } from './rule-sets.ts';
