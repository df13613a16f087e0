import type { Instant } from '#kernel';
import type { LinkPurpose } from './tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The moment so many milliseconds after another. */
export const later = (from: Instant, milliseconds: number): Instant =>
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

/** Whether the use of a credential is worth writing down: once a minute. */
export const isWorthWriting = (usedAt: Instant | null, now: Instant): boolean =>
  usedAt === null || between(usedAt, now) >= MINUTE;

/** How often somebody tried and failed, and until when nobody may try again. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Instant;
  readonly lockedUntil: Instant | null;
}

/** How many failures in a row are free, for how many minutes a lock lasts at most, and after how long without a try all is forgotten. */
export interface Patience {
  readonly free: number;
  readonly longest: number;
  readonly forgotten: number;
}
const FORGOTTEN = 24 * HOUR;

/** Tries at one e-mail address from one network: where guessing is slowed down. */
export const FROM_A_NETWORK: Patience = { free: 4, longest: 60, forgotten: FORGOTTEN };
/**
 * Tries at one e-mail address from everywhere together: for a guesser with many networks. From a single one nobody comes that far,
 * and it never locks for long, because whoever it locks out may be the person whose address it is.
 */
export const FROM_ANYWHERE: Patience = { free: 49, longest: 15, forgotten: HOUR };

/**
 * Counts a try before its password is looked at, so that a hundred at once are not a hundred guesses. The first failure that is
 * not free locks for a minute, each after it for twice as long, up to the longest. While locked nothing is counted: a stranger at
 * the door can't lock it for ever.
 */
export const countTry = (
  held: Attempts | null,
  now: Instant,
  { free, longest, forgotten }: Patience = FROM_A_NETWORK,
): { locked: boolean; attempts: Attempts } => {
  if (held?.lockedUntil && held.lockedUntil > now) return { locked: true, attempts: held };
  const before = held && between(held.lastAt, now) < forgotten ? held.failures : 0;
  const failures = before + 1;
  const minutes = failures > free ? Math.min(longest, 2 ** (failures - free - 1)) : 0;
  return {
    locked: false,
    attempts: { failures, lastAt: now, lockedUntil: minutes > 0 ? later(now, minutes * MINUTE) : null },
  };
};

/**
 * Tries at a second step, wherever they come from: whoever makes them knows the password already, so that the lock may be long. Ten in
 * a row, then a day at the longest (NIST SP 800-63B 5.2.2 allows a hundred).
 */
export const AT_A_SECOND_STEP: Patience = { free: 9, longest: 24 * 60, forgotten: FORGOTTEN };

/** How long a sign-in may be under way between its steps. */
export const TICKET_MINUTES = 10;

const FRESH = 10 * MINUTE;
/** Whether somebody signed in so lately that a change to how they sign in asks for no password again (ASVS 5.0, 7.5.1). */
export const isFresh = (signedInAt: Instant, now: Instant): boolean => between(signedInAt, now) < FRESH;

/** What failures at the second step of an account are counted under. */
export const stepKey = (account: string): string => `step:${account}`;

/** Before this moment a count of failures is forgotten. */
export const forgottenBefore = (now: Instant): Instant => later(now, -FORGOTTEN);

/**
 * The network that somebody comes from: the address itself, and of an IPv6 address its first 64 bits, because one line is given as
 * many addresses as it likes beneath them.
 */
export const networkOf = (ip: string): string => {
  const old = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
  if (!old.includes(':')) return old;
  const [head = '', tail] = old.toLowerCase().split('::');
  const groups = (part: string): string[] => part.split(':').filter(Boolean);
  const left = groups(head);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - groups(tail).length);
  return [...left, ...Array<string>(zeros).fill('0'), ...groups(tail ?? '')]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/** The seconds to wait, as a program is told them. */
export const secondsUntil = (until: Instant, now: Instant): number =>
  Math.max(1, Math.ceil(between(now, until) / 1000));

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

/** Ways of proving oneself (RFC 8176) that are more than what one knows: several at once, what one has, what one is. No code by phone. */
const MORE_THAN_A_PASSWORD: ReadonlySet<unknown> = new Set([
  ...['mfa', 'otp', 'hwk', 'swk', 'sc', 'pop'],
  ...['fpt', 'face', 'iris', 'retina', 'vbm'],
]);

/**
 * Whether an ID token says that more than a password was asked for: by `amr`, or by an `acr` that an administrator has written down as
 * such (OpenID Connect Core 1.0, section 2; ASVS 5.0, 6.8.4). What it does not say was not asked.
 */
export const saysSecondStep = (
  { amr, acr }: Readonly<Record<string, unknown>>,
  counts: readonly string[],
): boolean =>
  (Array.isArray(amr) && amr.some((way) => MORE_THAN_A_PASSWORD.has(way))) ||
  (typeof acr === 'string' && counts.includes(acr));

/** The domain of an e-mail address, in lower case; null where it has none. */
export const domainOf = (email: string): string | null => {
  const at = email.lastIndexOf('@');
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  return at > 0 && domain !== '' ? domain : null;
};

/** An address as it is kept and compared. */
export const sameEmail = (typed: string): string => typed.trim().toLowerCase();
