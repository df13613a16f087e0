import type { Acting } from '#db';
import { type PersonLine, searchPeople } from '#people';
import type { ContactRow } from '../store/index.ts';
import { personRef } from './sent.ts';

/** Somebody whom a contact may be about, and what makes them like it. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly why: string;
}

const MOST = 10;

/**
 * Whom a contact may be about, of those that the front door sees: by a name it looks for, by number, by name with birth, by name alone, by address; each
 * with every reason that found them, the surest first.
 */
export const candidatesFor = async (
  acting: Acting,
  contact: ContactRow,
  find: string,
): Promise<Candidate[]> => {
  const name = `${contact.given} ${contact.family}`.trim();
  const born = contact.born ?? undefined;
  const questions = [
    { why: 'the name you searched for', ask: { name: find }, put: find !== '' },
    { why: 'the same NHS number', ask: { identifier: contact.nhs_number }, put: contact.nhs_number !== '' },
    { why: 'a like name and date of birth', ask: { name, born }, put: name !== '' && born !== undefined },
    { why: 'a like name', ask: { name }, put: name !== '' },
    { why: 'the same postcode', ask: { address: contact.postcode }, put: contact.postcode !== '' },
  ];
  const searched = ({ why }: { why: readonly string[] }): boolean =>
    find !== '' && why[0] === questions[0]?.why;
  const found = new Map<string, { line: PersonLine; why: string[] }>();
  for (const { why, ask, put } of questions) {
    if (!put) continue;
    const { people } = await searchPeople(acting, ask);
    for (const line of people) {
      const known = found.get(line.id);
      if (known) known.why.push(why);
      else found.set(line.id, { line, why: [why] });
    }
  }
  return [...found.values()]
    .sort(
      (one, other) => Number(searched(other)) - Number(searched(one)) || other.why.length - one.why.length,
    )
    .slice(0, MOST)
    .map(({ line, why }) => ({ ...personRef(line), why: `Found by ${why.join(', ')}` }));
};
