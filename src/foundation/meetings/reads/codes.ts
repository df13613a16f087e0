import { z } from 'zod';
import type { Acting } from '#db';

/** The keys of a table of codes, as a schema. */
export const codes = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]); // the table's own keys
export type Of<Params> = Acting & { readonly params: Params };
/** A child shown, and the record it was shown by: for the audit. */
export const Subject = z.object({ child: z.string(), record: z.string() });
export type Subject = z.infer<typeof Subject>;
/** The answer of an act to a program: what was made or changed, and in which meeting. */
export const Told = z.object({ id: z.uuid(), meeting: z.uuid() });
