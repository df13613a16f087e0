import { createHash, randomBytes } from 'node:crypto';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { endFeed, insertFeed } from '../store/index.ts';

/** What a secret address is known by: nothing else of it is kept. */
export const hashOfFeed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The secret address of a calendar, which is shown once. */
export interface FeedMade {
  readonly id: string;
  readonly path: string;
}

/** Makes the address of the acting post's calendar; the one before shows nothing from then on. */
export const renewFeed = async ({ tx, actor, now }: Acting): Promise<FeedMade> => {
  const secret = randomBytes(24).toString('base64url');
  await endFeed(tx, actor.post, now);
  const id = await insertFeed(tx, actor.post, hashOfFeed(secret), now);
  return { id, path: `/calendars/${actor.partnership}/${secret}.ics` };
};
/** Ends the address of the acting post's calendar. */
export const endOwnFeed = async ({ tx, actor, now }: Acting): Promise<void> => {
  if (!(await endFeed(tx, actor.post, now))) throw new Conflict('Your calendar has no address to end.');
};
