import { type Asking, decisions, readings, worries } from './asking.ts';
import type { Ground } from './lay.ts';
import { type Measured, rank } from './load.ts';
import type { Place } from './places.ts';
import { startWorker, type Worker } from './workers.ts';

/** One thing that people do, measured in three ways. */
export interface Row {
  readonly title: string;
  /** Several people at once. */
  readonly together: Measured;
  /** One person alone, through the server. */
  readonly alone: Measured;
  /** The same statements raw in a transaction of the owner, one at a time: milliseconds. */
  readonly raw: number;
  /** How many statements those are. */
  readonly statements: number;
}

export const AT_ONCE = 8;
const TOGETHER = { atOnce: AT_ONCE, warm: 60, most: 2_000, seconds: 8 };
const ALONE = { atOnce: 1, warm: 30, most: 200, seconds: 6 };
const RAW = { requests: 30, times: 200 };
/** How many sendings each of the three ways takes at the most. */
const ONCE = { together: 1_060, alone: 230, raw: 10 };

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const insist = (title: string, { count, refused, sample }: Measured): void => {
  if (count === 0 || Object.keys(refused).length > 0)
    throw new Error(`${title}: ${count} counted, of which refused ${JSON.stringify(refused)}. ${sample}`);
};

/** What raw statements are asked for from a running server, and what a load of requests takes. */
const measureRow = async (
  { server, load, address }: { server: Worker; load: Worker; address: string },
  { title, actor, requests, once }: Asking,
): Promise<Row> => {
  tell(`  ${title}`);
  const parts = once
    ? {
        raw: requests.slice(0, ONCE.raw),
        alone: requests.slice(ONCE.raw, ONCE.raw + ONCE.alone),
        together: requests.slice(ONCE.raw + ONCE.alone),
      }
    : { raw: requests.slice(0, RAW.requests), alone: requests, together: requests };
  const asked = { address, once: once ?? false };
  const together = await load.ask<Measured>('measure', { ...asked, ...TOGETHER, requests: parts.together });
  insist(title, together);
  const alone = await load.ask<Measured>('measure', { ...asked, ...ALONE, requests: parts.alone });
  insist(title, alone);
  const raw = await server.ask<{ took: number[]; statements: number }>('raw', {
    ...{ requests: parts.raw, post: actor.post, times: RAW.times },
  });
  return { title, together, alone, raw: rank(raw.took.slice(20), 0.5), statements: raw.statements };
};

/** Everything that people do, on one database, and the most memory that the server's process took. */
export const measureRequests = async (
  place: Place,
  ground: Ground,
): Promise<{ rows: readonly Row[]; memory: number }> => {
  const server = startWorker('server');
  const load = startWorker('load');
  try {
    const { frontDoor, manager, practitioner } = ground;
    const actors = [frontDoor, manager, practitioner];
    const address = await server.ask<string>('open', { reach: place.reach, actors });
    const here = { server, load, address };
    const rows: Row[] = [];
    for (const asking of readings(ground)) rows.push(await measureRow(here, asking));
    const sendings = ONCE.together + ONCE.alone + ONCE.raw;
    rows.push(await measureRow(here, worries(ground, sendings)));
    const contacts = await server.ask<string[]>('waiting', sendings);
    rows.push(await measureRow(here, decisions(ground, contacts)));
    return { rows, memory: await server.ask<number>('memory') };
  } finally {
    await load.stop();
    await server.stop();
  }
};
