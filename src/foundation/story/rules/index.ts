export * from './acts.ts';
export * from './chronology.ts';
export * from './family.ts';
export * from './kin-words.ts';
export * from './words.ts';
export * from './years.ts';
