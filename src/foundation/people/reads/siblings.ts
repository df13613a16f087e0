import type { Acting } from '#db';
import { ageOn, rangeOfPartial } from '#kernel';
import { familyMembers, personById, relationshipsOf } from '../store/index.ts';
import { type PersonLine, personLines } from './line.ts';

/** The other children of a child's family whom the actor sees, born or expected: by family group, or said to be siblings. */
export const siblingsOf = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  child: string,
): Promise<PersonLine[]> => {
  const person = await personById(tx, child);
  if (!person) return [];
  const members =
    person.family_group_id === null ? [] : await familyMembers(tx, person.family_group_id, child);
  const said = (await relationshipsOf(tx, child))
    .filter(({ kind, until_day }) => /sibling/i.test(kind) && until_day === null)
    .map(({ person_id, other_id }) => (person_id === child ? other_id : person_id));
  const lines = await personLines(tx, [...new Set([...members, ...said])], today);
  return [...lines.values()]
    .filter(({ born, expected, died }) => {
      const range = born === null ? null : rangeOfPartial(born);
      return died === null && (range === null ? expected !== null : ageOn(range.until, today) < 18);
    })
    .sort((one, other) => (other.born ?? '').localeCompare(one.born ?? ''));
};

/** Everybody whom the actor sees in a relationship with a person, now or before: ids. */
export const relativeIdsOf = async ({ tx }: Pick<Acting, 'tx'>, person: string): Promise<string[]> => [
  ...new Set(
    (await relationshipsOf(tx, person)).map(({ person_id, other_id }) =>
      person_id === person ? other_id : person_id,
    ),
  ),
];
