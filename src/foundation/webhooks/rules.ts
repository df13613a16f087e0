import { type Actor, addHours, type Instant, keepersOf, no, reachOver, type Verdict, yes } from '#kernel';

/** The job that tells the agencies' systems what waits. */
export const WEBHOOKS_TO_SEND = 'webhooks-to-send';
/** The kinds of news of this module itself. */
export const TEST = 'webhook.tested';
export const OFF = 'webhook.switchedOff';

/** An address outside is an administrator's to open: whoever does decides which system hears of what. */
export const mayKeep = ({ role }: Pick<Actor, 'role'>): Verdict =>
  reachOver('webhook', role) === null ? no('Only an administrator keeps webhooks.') : yes;

export const webhookKeepers = keepersOf('webhook');

/** Whose systems somebody opens addresses for: null is everybody's. The policies say the same of what is written and read. */
export const systemsKeptBy = ({ role, organisation }: Pick<Actor, 'role' | 'organisation'>): string | null =>
  reachOver('webhook', role) === 'partnership' ? null : organisation;

/** How long a secret that was replaced still signs beside the new one. */
export const OVERLAP_HOURS = 24;
/** After so long without one arrival an address is told no more, until an administrator switches it on. */
export const FAILING_HOURS = 5 * 24;
/** How long deliveries are kept, in days, as the news itself. */
export const KEPT_DAYS = 90;

/** Hours until a telling is tried again, after each try: about a day in all. */
const DELAYS: readonly number[] = [1 / 60, 1 / 12, 1 / 4, 1 / 2, 1, 2, 4, 8, 8];

/**
 * A fifth sooner or later than the rest, by the last letters of its id: so that what failed together is not tried together, and the same
 * telling always comes to the same moment.
 */
const spread = (id: string): number => 0.8 + (0.4 * Number.parseInt(id.slice(-4), 16)) / 0xffff;

/** When a telling that did not arrive is tried again; null when it was tried for long enough. */
export const nextTry = (id: string, tries: number, now: Instant): Instant | null => {
  const delay = DELAYS[tries - 1];
  return delay === undefined ? null : addHours(now, delay * spread(id));
};

/** Any "yes" of the other side's is an arrival; whatever it says besides is not read. */
export const arrived = (status: number | undefined): boolean =>
  status !== undefined && status >= 200 && status < 300;

/** "Gone" (410) is how the other side says that it wants no more, by Standard Webhooks. */
export const isGone = (status: number | undefined): boolean => status === 410;

export type Stands = 'works' | 'failing' | 'off' | 'ended';
export const STANDS: Readonly<Record<Stands, string>> = {
  works: 'Works',
  failing: 'Nothing arrives',
  off: 'Switched off',
  ended: 'Ended',
};
interface Dates {
  readonly ended_at: Instant | null;
  readonly disabled_at: Instant | null;
  readonly failing_since: Instant | null;
}
/** How an address stands, from its dates. */
export const standsAs = ({ ended_at, disabled_at, failing_since }: Dates): Stands =>
  ended_at !== null ? 'ended' : disabled_at !== null ? 'off' : failing_since !== null ? 'failing' : 'works';

export const WHY_OFF = {
  '': '',
  failing: 'Nothing arrived for five days',
  gone: 'The system answered that it wants no more (410)',
  postEnded: 'The post of the system has ended',
} as const;

export type Delivered = 'waiting' | 'delivered' | 'dead';
export const DELIVERED: Readonly<Record<Delivered, string>> = {
  waiting: 'Waits',
  delivered: 'Arrived',
  dead: 'Given up',
};

export const AGAIN = { dead: 'Those that did not arrive', all: 'All of them' } as const;

/**
 * What an agency's system is told: which kind of news, when, and at which address the rest is, for whoever may read it there. No word of
 * any record goes along.
 */
export const bodyOf = ({ event, at, path }: { event: string; at: Instant; path: string }): string =>
  JSON.stringify({ type: event, timestamp: at, data: { path } });
