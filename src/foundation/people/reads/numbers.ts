import { z } from 'zod';
import type { Acting } from '#db';
import { inUse, ownNumbers, sayNumberShared, saySeveralNumbers } from '../rules/index.ts';
import { type IdentifierRow, othersWithNumbers } from '../store/index.ts';
import { personLines } from './line.ts';

/** Something about a number that may be wrong: a sentence, and the other people whom it is about. */
export const NumberWarning = z.object({
  says: z.string(),
  people: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type NumberWarning = z.infer<typeof NumberWarning>;

/**
 * What looks wrong about the numbers in use of a person: two of a kind of which everybody has one, and one that another has too.
 * It is accepted and said, because a wrong number must not stop the work; of another out of sight nothing is said.
 */
export const numberWarnings = async (
  { tx, today }: Acting,
  person: string,
  identifiers: readonly IdentifierRow[],
): Promise<NumberWarning[]> => {
  const own = identifiers.filter(
    ({ scheme, until_day }) => ownNumbers.includes(scheme) && inUse(until_day, today),
  );
  const several = ownNumbers.flatMap((scheme) => {
    const held = [...new Set(own.flatMap((row) => (row.scheme === scheme ? [row.value] : [])))];
    return held.length > 1 ? [{ says: saySeveralNumbers(scheme, held), people: [] }] : [];
  });
  const others = await othersWithNumbers(tx, person, own, today);
  const lines = await personLines(
    tx,
    others.map(({ person_id }) => person_id),
    today,
  );
  const shared = own.flatMap(({ scheme, value, search }) => {
    const people = others.flatMap((other) => {
      const line = lines.get(other.person_id);
      return line && other.scheme === scheme && other.search === search
        ? [{ id: line.id, name: line.name }]
        : [];
    });
    return people.length > 0 ? [{ says: sayNumberShared(scheme, value), people }] : [];
  });
  return [...several, ...shared];
};
