export * from './clock.ts';
export * from './contact.ts';
export * from './forms.ts';
export * from './lists.ts';
export * from './met.ts';
export * from './referral.ts';
export * from './story.ts';
export * from './waiting.ts';
