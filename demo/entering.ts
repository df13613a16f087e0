import type { Day } from '#kernel';
import type { addFamilies, NewAddress, NewPerson } from '#people';
import type { Family, Person, Place, Schooling } from './families/index.ts';

type NewFamily = Parameters<typeof addFamilies>[1][number];

const addressOf = (
  { lines, postcode, withheld }: Place,
  span: { from?: Day; until?: Day } = {},
): NewAddress => ({
  lines,
  postcode,
  ...(withheld ? { withheld, kind: 'temporary' } : {}),
  ...span,
});

const personOf = (person: Person, family: Family, school: string): NewPerson => {
  const isChild = family.children.includes(person);
  const isCarer = family.carers.some((carer) => carer.person === person);
  const { before } = person;
  return {
    id: person.id,
    familyGroup: family.group,
    names: person.names,
    born: person.born,
    expected: person.expected,
    sex: person.sex,
    ethnicity: person.ethnicity,
    disabilities: person.disabilities,
    identifiers: person.identifiers,
    addresses: [
      addressOf(person.livesAt, before ? { from: before.until } : {}),
      ...(before ? [addressOf(before.place, { until: before.until })] : []),
    ],
    school,
    safeContact: isChild || isCarer ? family.safeContact : '',
    workerSafety: isChild || isCarer ? family.workerSafety : '',
  };
};

/** A family as the module that keeps people takes it: people, and who is what to whom by their places. */
export const enteredAs = (family: Family, schooling: Schooling, day: Day): NewFamily => {
  const people = [...family.children, ...family.adults];
  return {
    people: people.map((person) => personOf(person, family, schooling.of(person, day)?.name ?? '')),
    relationships: family.ties.map(({ person, other, kind, responsibility, until }) => ({
      person: people.indexOf(person),
      other: people.indexOf(other),
      kind,
      parentalResponsibility: responsibility,
      until,
    })),
  };
};
