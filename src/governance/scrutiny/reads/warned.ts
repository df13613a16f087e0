import { z } from 'zod';
import type { Tx } from '#db';
import { keyOf, mayNeverStand, namesIn, WARNING_KINDS, type Warning, warningsIn } from '../rules/index.ts';
import { namesOfRegisters } from '../store/index.ts';

const KINDS = Object.keys(WARNING_KINDS) as (keyof typeof WARNING_KINDS)[]; // the table's own keys
export const WarningModel = z.object({
  key: z.string(),
  kind: z.enum(KINDS),
  words: z.string(),
  why: z.string(),
  /** Nobody may let it stand: the words must change. */
  never: z.boolean(),
});
export type WarningModel = z.infer<typeof WarningModel>;

/** What is warned of in a text, with the names of those who hold posts taken out. */
export const warningsOf = async (tx: Tx, text: string, small: number): Promise<Warning[]> => {
  const known = await namesOfRegisters(tx, namesIn(text));
  return warningsIn(text, { small, known: (name) => known.has(name.toLowerCase()) });
};
export const sayWarning = (warning: Warning): WarningModel => ({
  key: keyOf(warning),
  ...warning,
  why: WARNING_KINDS[warning.kind],
  never: mayNeverStand(warning),
});
