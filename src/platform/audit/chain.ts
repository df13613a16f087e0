import { createHash } from 'node:crypto';

/** What a seal covers: the whole row, in this order, and its subjects in the order of their ids. */
export interface Sealable {
  readonly id: string;
  readonly at: string;
  readonly txid: string;
  readonly account_id: string | null;
  readonly staff_id: string | null;
  readonly post_id: string | null;
  readonly event: string;
  readonly purpose: string;
  readonly target: string;
  readonly outcome: string;
  readonly reason: string;
  readonly request_id: string;
  readonly detail: string;
  readonly subjects: readonly { readonly child_id: string; readonly ground: string }[];
}

export const FIRST = '0'.repeat(64);

/** The hash of one row chained to the hash before it: SHA-256 over JSON, which is unambiguous about where a field ends. */
export const sealOf = (previous: string, row: Sealable): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        row.id,
        row.at,
        row.txid,
        row.account_id,
        row.staff_id,
        row.post_id,
        row.event,
        row.purpose,
        row.target,
        row.outcome,
        row.reason,
        row.request_id,
        row.detail,
        row.subjects.map(({ child_id, ground }) => [child_id, ground]),
      ]),
    )
    .digest('hex');

/** One line of the chain as it is kept or exported: the seal, and the row it covers (null when the row is gone). */
export interface Link {
  readonly seq: number;
  readonly hash: string;
  readonly event_id: string;
  readonly row: Sealable | null;
}

export type Finding =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  | {
      readonly ok: false;
      readonly rows: number;
      readonly seq: number;
      readonly eventId: string;
      readonly why: string;
    };

/**
 * Walks the chain from its beginning and names the first row that was altered or is missing. `head`, when known from a log, is
 * the hash that the chain must have passed through: without it, cutting off the end cannot be told.
 */
export const verifyChain = async (links: AsyncIterable<Link>, head?: string): Promise<Finding> => {
  let previous = FIRST;
  let rows = 0;
  let passed = head === undefined || head === FIRST;
  for await (const { seq, hash, event_id: eventId, row } of links) {
    const fault = (why: string): Finding => ({ ok: false, rows, seq, eventId, why });
    if (seq !== rows + 1) return fault(`seal ${rows + 1} is missing`);
    if (row === null) return fault('the row is missing');
    if (row.id !== eventId) return fault('the seal is on another row');
    if (sealOf(previous, row) !== hash) return fault('the row was altered');
    previous = hash;
    rows += 1;
    if (hash === head) passed = true;
  }
  if (!passed)
    return {
      ok: false,
      rows,
      seq: rows + 1,
      eventId: '',
      why: 'the end of the chain is missing: the known head is not in it',
    };
  return { ok: true, rows, head: previous };
};
