import { z } from 'zod';

/** The keys of a table of words, as a schema. */
export const keys = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]); // the table's own keys
/** An answer to choose from. */
export const Choice = z.object({ value: z.string(), text: z.string() });
