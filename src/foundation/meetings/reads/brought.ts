import { z } from 'zod';
import type { Acting } from '#db';

/** What was left to do before this meeting and comes back to its body. */
export const Brought = z.object({
  lines: z.array(
    z.object({
      what: z.string(),
      href: z.string(),
      owedBy: z.string(),
      due: z.string(),
      late: z.boolean(),
      stands: z.string(),
    }),
  ),
  /** Where all of it stands, when this is not all. */
  all: z.string().nullable(),
});
export type Brought = z.infer<typeof Brought>;

/** Tells what comes back to a body, of what the actor may see: of a module above this one, which app.ts hands in. */
export type BringsBack = (acting: Acting, body: string) => Promise<Brought>;
