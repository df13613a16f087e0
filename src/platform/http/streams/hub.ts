import type { Databases } from '#db';
import type { StreamRoute } from './stream.ts';

/** So many changes as come within this are read once; in milliseconds. */
const GATHERED = 40;
/** How many read at once: the rest of the connections are for whoever opens pages. The embedded database has one. */
const LANES = 4;
/** How many streams one person may have open in this process: one a tab, and no more tabs than anybody looks at. */
export const MOST_A_PERSON = 4;

/** An open stream, as the hub knows it. */
export interface Standing {
  /** Something may have changed. */
  readonly wake: () => void;
  readonly end: (why: 'elsewhere' | 'stopping') => void;
}
/** Who listens to what in this process. */
export interface Hub {
  /** Stands at what a route tells of until what it gives is called. The one that was opened first ends where a person has too many. */
  readonly stand: (
    route: StreamRoute,
    about: string,
    whose: string,
    standing: Standing,
  ) => Promise<() => void>;
  /** Runs when a lane is free. */
  readonly inTurn: <T>(run: () => Promise<T>) => Promise<T>;
  /** Ends every stream, and hears nothing more. */
  readonly close: () => Promise<void>;
}

/** One at each channel for the whole process, however many listen. */
export const openHub = ({ listen, embedded }: Databases): Hub => {
  const standing = new Map<string, Set<Standing>>();
  const persons = new Map<string, Set<Standing>>();
  const gathering = new Map<string, NodeJS.Timeout>();
  const channels = new Map<string, Promise<() => Promise<void>>>();
  const waiting: (() => void)[] = [];
  let free = embedded ? 1 : LANES;
  let isClosed = false;

  const tell = (about: string): void => {
    if (gathering.has(about) || !standing.has(about)) return;
    gathering.set(
      about,
      setTimeout(() => {
        gathering.delete(about);
        for (const each of standing.get(about) ?? []) each.wake();
      }, GATHERED),
    );
  };
  const hear = ({ channel, heard }: StreamRoute): Promise<() => Promise<void>> => {
    const known = channels.get(channel);
    if (known) return known;
    const opened = listen(channel, {
      heard: (told) => {
        const about = heard(told);
        if (about !== null) tell(about);
      },
      // What was told meanwhile is not heard any more: everybody reads again.
      resumed: () => {
        for (const about of standing.keys()) tell(about);
      },
    });
    channels.set(channel, opened);
    opened.catch(() => channels.delete(channel));
    return opened;
  };
  const put = (into: Map<string, Set<Standing>>, key: string, each: Standing): Set<Standing> => {
    const all = into.get(key) ?? new Set();
    into.set(key, all.add(each));
    return all;
  };
  const take = (from: Map<string, Set<Standing>>, key: string, each: Standing): void => {
    const all = from.get(key);
    all?.delete(each);
    if (all?.size === 0) from.delete(key);
  };

  return {
    stand: async (route, about, whose, each) => {
      await hear(route);
      if (isClosed) throw new Error('The server is stopping.');
      put(standing, about, each);
      const own = put(persons, whose, each);
      for (const older of [...own].slice(0, Math.max(0, own.size - MOST_A_PERSON))) older.end('elsewhere');
      return () => {
        take(standing, about, each);
        take(persons, whose, each);
      };
    },
    inTurn: async (run) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => void waiting.push(go));
      try {
        return await run();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
    close: async () => {
      isClosed = true;
      for (const timer of gathering.values()) clearTimeout(timer);
      for (const all of [...standing.values()]) for (const each of [...all]) each.end('stopping');
      const stops = await Promise.allSettled(channels.values());
      await Promise.allSettled(stops.map((each) => (each.status === 'fulfilled' ? each.value() : undefined)));
    },
  };
};
