export * from './agenda.ts';
export * from './may.ts';
export * from './members.ts';
export * from './notices.ts';
export * from './questions.ts';
export * from './reports.ts';
export * from './warnings.ts';
export * from './year.ts';
