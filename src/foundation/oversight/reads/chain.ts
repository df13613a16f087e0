import { z } from 'zod';
import type { Acting } from '#db';
import { lostBefore } from '../rules.ts';
import { checkUnderWay, lastCheck, sealingNow } from '../store/index.ts';

export const ChainModel = z.object({
  /** The last seal: its number, its hash, when it was made, and when its row was written; null before the first. */
  last: z
    .object({ seq: z.number(), hash: z.string(), sealedAt: z.string(), writtenAt: z.string() })
    .nullable(),
  /** Rows written since, which no seal covers yet. */
  since: z.number(),
  check: z
    .object({
      endedAt: z.string(),
      askedBy: z.string().nullable(),
      whole: z.number(),
      head: z.string().nullable(),
      fault: z.object({ seq: z.number(), event: z.string().nullable(), says: z.string() }).nullable(),
    })
    .nullable(),
  underWay: z.object({ askedAt: z.string(), askedBy: z.string().nullable() }).nullable(),
});
export type ChainModel = z.infer<typeof ChainModel>;

/** The answer to a program that asked for a check. */
export const CheckAsked = z.object({ check: z.uuid() });

/** How far the audit is sealed, and what the last check of the chain found. */
export const chainModel = async ({ tx, now }: Acting): Promise<ChainModel> => {
  const { last, since } = await sealingNow(tx);
  const check = await lastCheck(tx);
  const underWay = await checkUnderWay(tx, lostBefore(now));
  return {
    last: last ? { seq: last.seq, hash: last.hash, sealedAt: last.sealed_at, writtenAt: last.at } : null,
    since,
    check:
      check && check.ended_at !== null
        ? {
            endedAt: check.ended_at,
            askedBy: check.asked_by_name,
            whole: check.whole ?? 0,
            head: check.head,
            fault:
              check.fault === null
                ? null
                : { seq: check.fault_seq ?? 0, event: check.fault_event_id, says: check.fault },
          }
        : null,
    underWay: underWay ? { askedAt: underWay.asked_at, askedBy: underWay.asked_by_name } : null,
  };
};
