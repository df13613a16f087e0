export * from './as-at.ts';
export * from './children.ts';
export * from './chronology.ts';
export * from './lines.ts';
export * from './network.ts';
export * from './parts.ts';
export * from './story.ts';
