export * from './answers.ts';
export * from './boards.ts';
export { ClockModel, MeetingDates } from './clocks.ts';
export * from './questions/index.ts';
export { sayWarning, WarningModel, warningsOf } from './warned.ts';
