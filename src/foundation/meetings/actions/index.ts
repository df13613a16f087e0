export * from './agenda.ts';
export * from './calendar.ts';
export * from './meetings.ts';
export * from './naming.ts';
export * from './papers.ts';
export * from './people.ts';
