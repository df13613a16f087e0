import { z } from 'zod';
import type { Acting } from '#db';
import type { Actor, Verdict } from '#kernel';
import { PersonLine } from './line.ts';

/** What is known of somebody who may be recorded already. */
export interface Described {
  readonly names: readonly { readonly given: string; readonly surname: string }[];
  readonly born: string | null;
  readonly sex: string;
  readonly places: readonly { readonly address: string; readonly postcode: string }[];
  readonly nationalIds: readonly string[];
}

/** Somebody who may be the same person: how likely, in words too, and why, field by field. */
export const AlikePerson = z.object({
  person: PersonLine,
  probability: z.number(),
  words: z.string(),
  ofOneHome: z.boolean(),
  fields: z.array(
    z.object({
      label: z.string(),
      kind: z.enum(['agrees', 'close', 'differs', 'unknown']),
      says: z.string(),
      weight: z.string(),
    }),
  ),
});
export type AlikePerson = z.infer<typeof AlikePerson>;

/**
 * How the pages about people learn who may be the same person. Likeness is weighed by a module above this one, which app.ts hands in, so
 * that nothing is imported upward.
 */
export interface Likeness {
  readonly possiblySame: (acting: Acting, described: Described) => Promise<readonly AlikePerson[]>;
  /** Says of somebody just recorded that they are none of those. */
  readonly sayNoneOf: (
    acting: Acting,
    id: string,
    others: readonly string[],
    reason: string,
  ) => Promise<void>;
  /** The other records of each of these people, as far as the actor sees them. */
  readonly alsoRecordedAs: (
    acting: Acting,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly PersonLine[]>>;
  /** The page where a person's possible other records are looked at, and who may open it. */
  readonly pageOf: (id: string) => string;
  readonly may: (actor: Actor) => Verdict;
}

/** From here on nobody is recorded before somebody has looked at who it may be. */
export const LOOK_FIRST = 0.5;

/** Another record of the same person, as a list names it. */
export const AlsoRecorded = z.object({ id: z.uuid(), name: z.string(), birth: z.string() });
export type AlsoRecorded = z.infer<typeof AlsoRecorded>;

/** What a list says of another record of the same person. */
export const alsoRecorded = (lines: readonly PersonLine[] | undefined): AlsoRecorded[] =>
  (lines ?? []).map(({ id, name, birth }) => ({ id, name, birth }));
