import type { Instant } from '#kernel';
import type { LinkPurpose } from './tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (from: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(from) + milliseconds).toISOString();
const between = (from: Instant, until: Instant): number => Date.parse(until) - Date.parse(from);

/** How long a session lives: unused, and altogether. */
export interface Limits {
  readonly idleMinutes: number;
  readonly hours: number;
}

/** Whether a session has ended by our own limits: too long unused, or too long since sign-in, whatever was done. */
export const isOver = (
  { signedInAt, seenAt }: { readonly signedInAt: Instant; readonly seenAt: Instant },
  now: Instant,
  { idleMinutes, hours }: Limits,
): boolean => between(seenAt, now) >= idleMinutes * MINUTE || between(signedInAt, now) >= hours * HOUR;

/** Whether a use is worth writing down: once a minute, and ten times in a shorter idle limit. */
export const isWorthNoting = (seenAt: Instant, now: Instant, { idleMinutes }: Limits): boolean =>
  between(seenAt, now) >= Math.min(MINUTE, (idleMinutes * MINUTE) / 10);

/** How often somebody tried and failed, and until when nobody may try again. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Instant;
  readonly lockedUntil: Instant | null;
}

const FREE = 4;
const LONGEST = 60;
const FORGOTTEN = 24 * HOUR;

/**
 * Counts a try before its password is looked at, so that a hundred at once are not a hundred guesses: the fifth failure in a
 * row locks for a minute, each after it for twice as long, up to an hour. A day without a try forgets. While locked nothing is
 * counted: a stranger at the door can't lock it for ever.
 */
export const countTry = (held: Attempts | null, now: Instant): { locked: boolean; attempts: Attempts } => {
  if (held?.lockedUntil && held.lockedUntil > now) return { locked: true, attempts: held };
  const before = held && between(held.lastAt, now) < FORGOTTEN ? held.failures : 0;
  const failures = before + 1;
  const minutes = failures > FREE ? Math.min(LONGEST, 2 ** (failures - FREE - 1)) : 0;
  return {
    locked: false,
    attempts: { failures, lastAt: now, lockedUntil: minutes > 0 ? later(now, minutes * MINUTE) : null },
  };
};

/** Before this moment a count of failures is forgotten. */
export const forgottenBefore = (now: Instant): Instant => later(now, -FORGOTTEN);

/** The minutes to wait, as a person is told them: never none. */
export const minutesUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(between(now, until) / MINUTE));

const LINK_HOURS: Record<LinkPurpose, number> = { invitation: 72, reset: 24 };

/** When a one-time link stops working by itself: three days for an invitation, one for a reset. */
export const linkExpires = (purpose: LinkPurpose, madeAt: Instant): Instant =>
  later(madeAt, LINK_HOURS[purpose] * HOUR);

// Browsers drop tabs and line ends from an address and read a backslash as a slash.
const UNSAFE = /[\s\\\p{Cc}]/u;

/** Where to go after sign-in: a path of ours, or null for anything that could lead elsewhere or round in a circle. */
export const ownPath = (asked: unknown): string | null => {
  if (typeof asked !== 'string' || asked.length > 2000 || UNSAFE.test(asked)) return null;
  if (!asked.startsWith('/') || asked.startsWith('//')) return null;
  return /^\/(sign-in|sign-out|welcome|posts)(?![^/?#])/.test(asked) ? null : asked;
};

/** An address as it is kept and compared. */
export const sameEmail = (typed: string): string => typed.trim().toLowerCase();
