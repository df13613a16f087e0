import { type Asking, decisions, readings, worries } from './asking.ts';
import { flagging } from './flags.ts';
import type { Ground } from './lay.ts';
import { type Measured, rank } from './load.ts';
import type { Place } from './places.ts';
import type { Measured as Searched } from './search.ts';
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

/** What is sent once only is parted among the three ways; what only reads is asked in each. */
const partsOf = ({ requests, once }: Asking) =>
  once
    ? {
        raw: requests.slice(0, ONCE.raw),
        alone: requests.slice(ONCE.raw, ONCE.raw + ONCE.alone),
        together: requests.slice(ONCE.raw + ONCE.alone),
      }
    : { raw: requests.slice(0, RAW.requests), alone: requests, together: requests };

const throughServer = async (load: Worker, address: string, asking: Asking) => {
  const { title, once } = asking;
  tell(`  ${title}`);
  const parts = partsOf(asking);
  const asked = { address, once: once ?? false };
  const together = await load.ask<Measured>('measure', { ...asked, ...TOGETHER, requests: parts.together });
  insist(title, together);
  const alone = await load.ask<Measured>('measure', { ...asked, ...ALONE, requests: parts.alone });
  insist(title, alone);
  return { asking, together, alone };
};

/** Everything that people do, on one database, and the most memory that the server's process took. */
export const measureRequests = async (
  { reach }: Place,
  ground: Ground,
): Promise<{ rows: readonly Row[]; searches: readonly Searched[]; memory: number }> => {
  const actors = [ground.frontDoor, ground.manager, ground.practitioner];
  const sendings = ONCE.together + ONCE.alone + ONCE.raw;
  const met: Awaited<ReturnType<typeof throughServer>>[] = [];
  const server = startWorker('server');
  const load = startWorker('load');
  let memory: number;
  try {
    const address = await server.ask<string>('open', { reach, actors });
    for (const asking of [...readings(ground), worries(ground, sendings), ...flagging(ground, sendings)])
      met.push(await throughServer(load, address, asking));
    const contacts = await server.ask<string[]>('waiting', sendings);
    met.push(await throughServer(load, address, decisions(ground, contacts)));
    memory = await server.ask<number>('memory');
  } finally {
    await load.stop();
    await server.stop();
  }
  tell('  The same statements raw');
  const raw = startWorker('server');
  try {
    await raw.ask('open', { reach, actors });
    const rows: Row[] = [];
    for (const { asking, together, alone } of met) {
      const given = { requests: partsOf(asking).raw, post: asking.actor.post, times: RAW.times };
      const { took, statements } = await raw.ask<{ took: number[]; statements: number }>('raw', given);
      rows.push({ title: asking.title, together, alone, raw: rank(took.slice(20), 0.5), statements });
    }
    tell('  Searches by themselves');
    const searches = await raw.ask<Searched[]>('search', {
      worker: ground.frontDoor,
      practitioner: ground.practitioner,
    });
    return { rows, searches, memory };
  } finally {
    await raw.stop();
  }
};
