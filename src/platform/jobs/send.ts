import { fromKysely } from 'pg-boss';
import { newId, type Tx } from '#db';
import type { Instant } from '#kernel';
import { bossOn, type Sent } from './boss.ts';

export interface Sending extends Sent {
  /** Not before this moment. */
  readonly startAfter?: Instant;
  /** Of jobs with the same key, in one partnership, only one waits: a second is not added. */
  readonly singletonKey?: string;
}

/**
 * Sends for a job THROUGH the open transaction: an act that is rolled back leaves no job, and one that is kept always does.
 * Only a transaction of the app's role may. `about` holds ids, never what was written about anybody.
 */
export const sendJob = async (
  tx: Tx,
  name: string,
  { partnership, about, startAfter, singletonKey }: Sending,
): Promise<void> => {
  // It never starts, so it costs nothing and asks nothing but through the transaction.
  const boss = bossOn(fromKysely(tx), false);
  const sent: Sent = { partnership, about };
  await boss.send(name, sent, {
    singletonKey: singletonKey === undefined ? newId() : `${partnership ?? ''}/${singletonKey}`,
    ...(startAfter === undefined ? {} : { startAfter }),
  });
};
