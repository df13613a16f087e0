import { z } from 'zod';

/** What a sender’s system gets for a flag: that it is here. */
export const Taken = z.object({
  id: z.uuid(),
  sourceReference: z.string(),
  receivedAt: z.iso.datetime(),
  repeated: z.boolean(),
});
const Fault = z.object({ field: z.string(), message: z.string() });
const TakenOrNot = z.discriminatedUnion('ok', [
  Taken.extend({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), index: z.number().int(), errors: z.array(Fault).readonly() }),
]);
/** Of several flags, what became of each. */
export const TakenTogether = z.object({ results: z.array(TakenOrNot) });
