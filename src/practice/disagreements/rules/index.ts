export * from './acts.ts';
export * from './names.ts';
export * from './patterns.ts';
export * from './silence.ts';
export * from './stages.ts';
