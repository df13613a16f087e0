import { createHash } from 'node:crypto';
import { standingNow } from './transaction.ts';

/** The names under which the statements of one database are prepared. */
export interface Prepared {
  /** Undefined for a statement that is not worth a name: met for the first time, in bulk, or one of too many. */
  readonly nameOf: (text: string) => string | undefined;
  /** Learns from a failure: whether the plans of a connection no longer hold, or cannot be kept at all. */
  readonly heed: (problem: unknown) => void;
}

/** Rows in bulk make long statements that hardly come twice, and each plan that is kept takes memory on every connection. */
const LONGEST = 12_000;
const MOST = 500;

const codeOf = (problem: unknown): unknown =>
  problem instanceof Error && 'code' in problem ? problem.code : undefined;

/**
 * A statement that comes again is planned once for each connection: under the policies of need to know, planning takes many times
 * as long as running. A plan holds for one role and one search path, so the name says the standing. It decides nothing but speed:
 * PostgreSQL looks at both each time, and plans again where either is another.
 */
export const preparing = (): Prepared => {
  let edition = 0;
  let kept = true;
  const met = new Set<string>();
  const names = new Map<string, string>();
  return {
    nameOf: (text) => {
      const standing = standingNow();
      if (!kept || standing === undefined || text.length > LONGEST) return undefined;
      const key = `${standing}\n${text}`;
      const name = names.get(key);
      if (name !== undefined || names.size >= MOST) return name;
      if (!met.delete(key)) {
        if (met.size >= MOST) met.clear();
        met.add(key);
        return undefined;
      }
      const made = `arden_${createHash('sha256').update(`${edition}\n${key}`).digest('hex').slice(0, 40)}`;
      names.set(key, made);
      return made;
    },
    heed: (problem) => {
      const code = codeOf(problem);
      // A migration changed what a statement gives, while this process ran.
      if (code === '0A000') {
        edition += 1;
        names.clear();
      }
      // A connection pooler gave the statement to a connection that never heard of it.
      if (code === '26000') kept = false;
    },
  };
};
