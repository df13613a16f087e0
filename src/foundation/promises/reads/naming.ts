import type { Acting } from '#db';
import { itemById } from '#meetings';
import { personLine } from '#people';
import { recordById } from '#records';
import { namesOneOf } from '../rules/index.ts';

/**
 * Of these texts, those that name the child of the record that an item is about. Whoever owes a promise reads it, and may not see the child:
 * of a restricted child not even that it exists.
 */
export const namingTheChild = async <Field extends string>(
  { tx, today }: Acting,
  item: string | null | undefined,
  texts: Readonly<Record<Field, string>>,
): Promise<Field[]> => {
  const about = item ? (await itemById(tx, item))?.about_record_id : null;
  const child = about ? (await recordById(tx, about))?.child_id : null;
  const line = child ? await personLine(tx, child, today) : undefined;
  if (!line) return [];
  const names = [line.name, ...line.alsoKnownAs];
  // The keys of a record are its fields.
  return (Object.keys(texts) as Field[]).filter((field) => namesOneOf(texts[field], names));
};
export const NAMES_THE_CHILD =
  'Say this without the child’s name: whoever owes it reads it, and may not know the child';
