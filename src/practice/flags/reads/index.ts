export * from './clock.ts';
export * from './flag.ts';
export * from './forms.ts';
export * from './lists.ts';
export * from './met.ts';
export * from './sent.ts';
export * from './taken.ts';
export * from './waiting.ts';
