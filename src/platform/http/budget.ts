import { TooOften } from './failures.ts';

/** How much the public may ask for: by one address of the network, and of the database at once. */
export interface Budget {
  /** Counts one more request of an address. Throws `TooOften` past the limit of a minute. */
  readonly admit: (address: string) => void;
  /** Runs when few enough others run. Throws `TooOften` when too many wait already. */
  readonly within: <T>(run: () => Promise<T>) => Promise<T>;
}

/** Somebody reading opens some twenty pages in a minute, and a whole council may read behind one address. */
export const MOST_OF_AN_ADDRESS = 6_000;
const AT_ONCE = 3;
const MAY_WAIT = 300;
const MINUTE = 60_000;
/** Addresses told apart within a minute; beyond them newcomers are counted together. */
const ADDRESSES = 100_000;

/** Counted by each process for itself, apart from everything that signed-in people ask for. */
export const openBudget = (most = MOST_OF_AN_ADDRESS, clock = () => performance.now()): Budget => {
  let minute = -1;
  let counts = new Map<string, number>();
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    admit: (address) => {
      const passed = clock();
      const now = Math.floor(passed / MINUTE);
      if (now !== minute) {
        minute = now;
        counts = new Map();
      }
      const whose = counts.size < ADDRESSES || counts.has(address) ? address : '';
      const seen = (counts.get(whose) ?? 0) + 1;
      counts.set(whose, seen);
      if (seen <= most) return;
      const wait = Math.max(1, Math.ceil((MINUTE - (passed % MINUTE)) / 1000));
      throw new TooOften(
        {
          field: '',
          message: `More than ${most.toLocaleString('en-GB')} pages were asked for from here in a minute. Wait ${wait} seconds, then try again.`,
        },
        wait,
      );
    },
    within: async (run) => {
      if (waiting.length >= MAY_WAIT)
        throw new TooOften(
          { field: '', message: 'Many people are reading this just now. Try again in a few seconds.' },
          2,
        );
      if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
      else running += 1;
      try {
        return await run();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
};
