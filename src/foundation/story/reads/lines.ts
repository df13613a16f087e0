import { z } from 'zod';
import type { Acting } from '#db';
import type { Actor } from '#kernel';

/** Something in force, or due, about a child: what it is, since when, where it stands, and why that date. */
export const Line = z.object({
  /** What it is: 'Referral'. */
  what: z.string(),
  /** The rest of it, in a few words or a sentence. */
  says: z.string(),
  /** Its page; null where the actor cannot open one. */
  href: z.string().nullable(),
  /** A day, or null. */
  since: z.string().nullable(),
  clock: z
    .object({
      due: z.string(),
      state: z.enum(['inTime', 'dueToday', 'late', 'doneInTime', 'doneLate', 'paused', 'notNeeded']),
      late: z.number().optional(),
      unit: z.enum(['working day', 'day', 'month', 'hour']).optional(),
      provisional: z.boolean(),
      /** Sentences: which rule, from which fact, and therefore this day. */
      why: z.array(z.string()),
    })
    .nullable(),
});
export type Line = z.infer<typeof Line>;

/**
 * What a module above tells of a child: a function that app.ts hands to `storyOf`, so that nothing is imported upward. It runs in
 * the reader's own transaction, and so tells only what the reader sees.
 */
export type Provider = (acting: Acting, child: string) => Promise<readonly Line[]>;

/** Who tells what is in force and what is due. */
/** Something that a post may do for a child, on a page of a module above; null where it may not. */
export interface StoryAct {
  readonly href: string;
  readonly words: string;
}
export interface Providers {
  readonly inForce: readonly Provider[];
  readonly due: readonly Provider[];
  readonly acts: readonly ((actor: Actor, child: string) => StoryAct | null)[];
}

/** Asks each in turn: they share one connection. */
export const told = async (
  providers: readonly Provider[],
  acting: Acting,
  child: string,
): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const provider of providers) lines.push(...(await provider(acting, child)));
  return lines;
};
