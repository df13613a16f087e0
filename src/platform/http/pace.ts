import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type Databases, schemaOf } from '#db';

/** How much may be asked for in a minute, by one person and by one agency's system. */
export interface Paces {
  readonly person: number;
  readonly system: number;
  /** By one address of the network that nobody is known behind, of what is published. */
  readonly open?: number;
}

/** Counts what is asked for within a minute, over all processes together. */
export interface Pace {
  /**
   * Counts one more, in memory: null where it may go on, else the seconds to wait. What other processes counted is learnt every few
   * seconds, so that it costs a request nothing; a limit may be passed by what they take in meanwhile.
   */
  readonly count: (key: string, most: number) => number | null;
  /** Counts one more in the database before it goes on: for what is rare and worth guessing at. */
  readonly countExactly: (key: string, most: number) => Promise<number | null>;
  /** Lets what is being added up end. */
  readonly close: () => Promise<void>;
}

const MINUTE = 60_000;
const SETTLES_AFTER = 3_000;
/** The time that passes, and no moment of the records: by this a window of a minute is the same one in every process. */
const passed = (): number => performance.timeOrigin + performance.now();

interface Count {
  /** Counted here and not yet added up. */
  own: number;
  /** The sum when it was added up last. */
  known: number;
}

/** Opens the counting. When the database does not answer, each process counts for itself. */
export const openPace = (
  { serving }: Pick<Databases, 'serving'>,
  secret: string,
  clock: (() => number) | undefined = passed,
): Pace => {
  const table = sql.id(schemaOf(null), 'request_count');
  // Neither an account nor an address of the network stands in the table.
  const hashed = (key: string): string =>
    createHmac('sha256', secret).update(`pace\n${key}`).digest('base64url').slice(0, 22);
  let minute = 0;
  let counts = new Map<string, Count>();
  let settledAt = 0;
  let settling: Promise<void> = Promise.resolve();
  let isSettling = false;

  const countOf = (key: string): Count => {
    const now = Math.floor(clock() / MINUTE);
    if (now !== minute) {
      minute = now;
      counts = new Map();
    }
    const held = counts.get(key) ?? { own: 0, known: 0 };
    counts.set(key, held);
    return held;
  };
  const waitOver = ({ own, known }: Count, most: number): number | null =>
    own + known <= most ? null : Math.max(1, Math.ceil((MINUTE - (clock() % MINUTE)) / 1000));

  /** Adds up what was counted here with what others counted, and takes in the sums. */
  const addUp = async (some: readonly (readonly [string, Count])[], of: number): Promise<void> => {
    // In one order, so that two processes never wait for each other.
    const mine = some
      .map(([key, held]) => ({ key: hashed(key), held, own: held.own }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { held, own } of mine) {
      held.own -= own;
      held.known += own;
    }
    const { rows } = await sql<{ key: string; seen: number }>`
      insert into ${table} as held (key, minute, seen)
      select key, ${of}::bigint, seen from unnest(${mine.map(({ key }) => key)}::text[], ${mine.map(({ own }) => own)}::int[]) as mine (key, seen)
      on conflict (key) do update set minute = excluded.minute,
        seen = excluded.seen + case when held.minute = excluded.minute then held.seen else 0 end
      where held.minute <= excluded.minute
      returning key, seen`.execute(serving);
    const sums = new Map(rows.map(({ key, seen }) => [key, seen]));
    for (const { key, held } of mine) held.known = Math.max(held.known, sums.get(key) ?? 0);
  };
  const settle = async (): Promise<void> => {
    const due = [...counts].filter(([, { own }]) => own > 0);
    if (due.length > 0) await addUp(due, minute);
    await sql`delete from ${table} where minute < ${minute - 1}`.execute(serving);
  };
  const settleNow = (): void => {
    if (isSettling || clock() - settledAt < SETTLES_AFTER) return;
    isSettling = true;
    settledAt = clock();
    settling = settle()
      .catch(() => undefined)
      .finally(() => {
        isSettling = false;
      });
  };
  return {
    count: (key, most) => {
      const held = countOf(key);
      held.own += 1;
      settleNow();
      return waitOver(held, most);
    },
    countExactly: async (key, most) => {
      const held = countOf(key);
      held.own += 1;
      await addUp([[key, held]], minute).catch(() => undefined);
      return waitOver(held, most);
    },
    close: () => settling,
  };
};
