import { type Acting, newId } from '#db';
import { type Day, type Fault, Invalid } from '#kernel';
import { addRecord, addRecords } from '#records';
import { checkSpan, mayHoldResponsibility, type Relationship } from '../rules/index.ts';
import { changeRow, insertRelationships, relationshipsOf } from '../store/index.ts';
import { addPeople, type NewPerson } from './enter.ts';
import { type Done, insist, meet, rowOf, unlessFirst } from './meet.ts';

/** How one person is related to another, seen from the first: "the other is their mother". */
export interface NewRelationship {
  readonly person: string;
  readonly other: string;
  readonly kind: Relationship;
  readonly parentalResponsibility?: boolean;
  /** They are of one family: what is found about one is looked at for the other. */
  readonly sameFamily?: boolean;
  readonly from?: Day | null;
  readonly until?: Day | null;
  readonly explained?: string;
}

const responsibilityFault = (kind: string, held: boolean): readonly Fault[] =>
  held && !mayHoldResponsibility(kind)
    ? [
        {
          field: 'parentalResponsibility',
          message: 'This relationship does not hold parental responsibility: choose another, or untick it',
        },
      ]
    : [];

/** Relates two people whom the actor sees; shown only to those who see both. */
export const addRelationship = async (acting: Acting, related: NewRelationship): Promise<Done> => {
  const person = await meet(acting, related.person, 'change');
  const other = await meet(acting, related.other, 'find');
  if (person.id === other.id)
    throw new Invalid([{ field: 'kind', message: 'Choose another person: nobody is related to themselves' }]);
  const held = related.parentalResponsibility ?? false;
  insist(
    related.explained ?? '',
    { faults: responsibilityFault(related.kind, held), doubts: [] },
    checkSpan({ from: related.from ?? null, until: related.until ?? null }, person.died_day),
  );
  const id = await addRecord(acting, { kind: 'relationship', child: person.id, title: 'Relationship' });
  await insertRelationships(acting.tx, [
    {
      id,
      person_id: person.id,
      other_id: other.id,
      kind: related.kind,
      parental_responsibility: held,
      from_day: related.from ?? null,
      until_day: related.until ?? null,
      explained: related.explained ?? '',
    },
  ]);
  if (related.sameFamily) {
    // Somebody who is of a family already stays of it: a father of two families is found from both by his relationships.
    const group = person.family_group_id ?? other.family_group_id ?? newId();
    for (const { id: member, version, family_group_id } of [person, other])
      if (family_group_id === null)
        await changeRow(acting.tx, 'person', member, version, { family_group_id: group });
  }
  return { id: person.id };
};

/** Changes what the relationship is, who holds responsibility, or when it ended. */
export const changeRelationship = async (
  acting: Acting,
  person: string,
  relationship: string,
  version: number,
  facts: {
    readonly kind: Relationship;
    readonly parentalResponsibility: boolean;
    readonly from: Day | null;
    readonly until: Day | null;
    readonly explained: string;
  },
): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  rowOf(await relationshipsOf(acting.tx, person), relationship);
  insist(
    facts.explained,
    { faults: responsibilityFault(facts.kind, facts.parentalResponsibility), doubts: [] },
    checkSpan(facts, died_day),
  );
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'relationship', relationship, version, {
      kind: facts.kind,
      parental_responsibility: facts.parentalResponsibility,
      from_day: facts.from,
      until_day: facts.until,
      explained: facts.explained,
    }),
    person,
    relationship,
  );
  return { id: person };
};

/** A family as it is first recorded: people, and who is what to whom by their places in the list. */
export interface NewFamily {
  readonly people: readonly NewPerson[];
  readonly relationships: readonly {
    readonly person: number;
    readonly other: number;
    readonly kind: Relationship;
    readonly parentalResponsibility?: boolean;
    readonly until?: Day | null;
  }[];
}

/** Records whole families, each one family group, in as few statements as there are tables. Returns each family's ids in order. */
export const addFamilies = async (acting: Acting, families: readonly NewFamily[]): Promise<string[][]> => {
  const drafts = families.map(({ people, relationships }) => {
    const familyGroup = newId();
    return {
      people: people.map((person) => ({ familyGroup, ...person, id: person.id ?? newId() })),
      relationships,
    };
  });
  await addPeople(
    acting,
    drafts.flatMap(({ people }) => people),
  );
  const related = drafts.flatMap(({ people, relationships }) =>
    relationships.flatMap(({ person, other, ...relation }) => {
      const [from, to] = [people[person]?.id, people[other]?.id];
      return from && to ? [{ id: newId(), person_id: from, other_id: to, relation }] : [];
    }),
  );
  await addRecords(
    acting,
    related.map(({ id, person_id }) => ({
      id,
      kind: 'relationship',
      child: person_id,
      title: 'Relationship',
    })),
  );
  await insertRelationships(
    acting.tx,
    related.map(({ id, person_id, other_id, relation }) => ({
      id,
      person_id,
      other_id,
      kind: relation.kind,
      parental_responsibility: relation.parentalResponsibility ?? false,
      from_day: null,
      until_day: relation.until ?? null,
    })),
  );
  return drafts.map(({ people }) => people.map(({ id }) => id));
};
