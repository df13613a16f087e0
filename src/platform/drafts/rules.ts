import type { Instant } from '#kernel';

const DAY = 24 * 60 * 60_000;

/**
 * How long a draft is kept after it was last added to: two weeks outlast a fortnight's leave, and what nobody goes on with by then holds
 * details of a child for no purpose (UK GDPR article 5(1)(e), storage limitation).
 */
export const KEPT_DAYS = 14;
/** More unfinished forms than anybody goes on with; it bounds what a program gone wrong can leave behind. */
export const MOST_DRAFTS = 100;
/** In bytes, of all that a draft holds: as much as the largest form that is taken. */
export const LARGEST_DRAFT = 1_048_576;
/** How long a form that stands open after sign-out may still keep what is typed into it: a weekend. */
export const OPEN_HOURS = 72;

/** When a draft that was kept at that moment runs out. */
export const expiresFrom = (savedAt: Instant): Instant =>
  new Date(Date.parse(savedAt) + KEPT_DAYS * DAY).toISOString();

/** Whether a form that was opened then may keep what is typed into it although nobody is signed in. */
export const isStillOpen = (openedAt: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(openedAt) < OPEN_HOURS * 60 * 60_000;
