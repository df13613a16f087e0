import { type Acting, newId } from '#db';
import { type Day, isBlank, parsePostcode } from '#kernel';
import { addRecords } from '#records';
import {
  addressKey,
  identifierKey,
  type NameKind,
  nameKey,
  parseIdentifier,
  readBirth,
  type Scheme,
} from '../rules/index.ts';
import { insertAddresses, insertIdentifiers, insertNames, insertPeople } from '../store/index.ts';

interface Span {
  readonly from?: Day | null;
  readonly until?: Day | null;
  /** Why what looks wrong is right. */
  readonly explained?: string;
}
export interface NewName extends Span {
  readonly kind?: NameKind;
  readonly given: string;
  readonly family: string;
}
export interface NewAddress extends Span {
  readonly lines: string;
  readonly postcode?: string;
  readonly kind?: string;
  /** A refuge: read by the roles that visit, and found by nobody. */
  readonly withheld?: boolean;
}
export interface NewIdentifier extends Span {
  readonly scheme: Scheme;
  readonly value: string;
}

/** What is known of a person when they are first recorded: nothing is demanded, because a worry cannot wait for a date of birth. */
export interface NewPerson {
  readonly id?: string;
  readonly names?: readonly NewName[];
  /** '2016', '2016-03' or '2016-03-09'. */
  readonly born?: string | null;
  readonly expected?: Day | null;
  readonly died?: Day | null;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly disabilities?: readonly string[];
  readonly identifiers?: readonly NewIdentifier[];
  readonly addresses?: readonly NewAddress[];
  readonly school?: string;
  readonly safeContact?: string;
  readonly workerSafety?: string;
  readonly familyGroup?: string | null;
  readonly explained?: string;
  /** What the spine calls the record. Never a name: titles stand in lists that say nothing of who it is about. */
  readonly title?: string;
  /** The team that holds the record, where a team does. */
  readonly body?: string | null;
}

const span = ({ from, until, explained }: Span) => ({
  from_day: from ?? null,
  until_day: until ?? null,
  explained: explained ?? '',
});

/** A name as it is kept, with what a search compares. */
export const nameRow = (person: string, name: NewName) => ({
  id: newId(),
  person_id: person,
  kind: name.kind ?? ('legal' as const),
  given: name.given,
  family: name.family,
  search: nameKey(name),
  ...span(name),
});

/** An address as it is kept: the postcode in its one written form where it is one. */
export const addressRow = (person: string, address: NewAddress) => {
  const typed = (address.postcode ?? '').trim();
  const parsed = parsePostcode(typed);
  return {
    id: newId(),
    person_id: person,
    lines: address.lines,
    postcode: parsed.ok ? parsed.value : typed.toUpperCase(),
    search: addressKey(address.lines),
    kind: address.kind ?? 'home',
    withheld: address.withheld ?? false,
    ...span(address),
  };
};

/** An identifier as it is kept: in its one written form where it is well formed. */
export const identifierRow = (person: string, identifier: NewIdentifier) => {
  const parsed = parseIdentifier(identifier.scheme, identifier.value);
  const value = parsed.ok ? parsed.value : identifier.value;
  return {
    id: newId(),
    person_id: person,
    scheme: identifier.scheme,
    value,
    search: identifierKey(value),
    ...span(identifier),
  };
};

const personRow = (id: string, person: NewPerson) => {
  const birth = person.born ? readBirth(person.born) : null;
  return {
    id,
    born_day: birth?.day ?? null,
    born_precision: birth?.precision ?? ('day' as const),
    expected_day: person.expected ?? null,
    died_day: person.died ?? null,
    sex: person.sex ?? 'U',
    ethnicity: person.ethnicity ?? 'NOBT',
    disabilities: [...(person.disabilities ?? [])],
    family_group_id: person.familyGroup ?? null,
    safe_contact: person.safeContact ?? '',
    worker_safety: person.workerSafety ?? '',
    school: person.school ?? '',
    explained: person.explained ?? '',
  };
};

/** A name of nothing but blanks is none: a child of a census may have no name. */
const isNamed = ({ given, family }: NewName): boolean => !isBlank(`${given}${family}`);

/**
 * Records people, each a record about itself owned by the actor's organisation, in as few statements as there are tables. What
 * looks wrong is for the caller to ask about (`checkFacts`); a number that somebody else holds is no fault, because no answer may
 * tell of a record out of sight. Returns the ids in the order given.
 */
export const addPeople = async (acting: Acting, people: readonly NewPerson[]): Promise<string[]> => {
  const entered = people.map((person) => ({ id: person.id ?? newId(), person }));
  await addRecords(
    acting,
    entered.map(({ id, person }) => ({
      id,
      kind: 'person',
      child: id,
      title: person.title ?? 'Person record',
      ...(person.body === undefined ? {} : { body: person.body }),
    })),
  );
  const { tx } = acting;
  await insertPeople(
    tx,
    entered.map(({ id, person }) => personRow(id, person)),
  );
  await insertNames(
    tx,
    entered.flatMap(({ id, person }) =>
      (person.names ?? []).filter(isNamed).map((name) => nameRow(id, name)),
    ),
  );
  await insertAddresses(
    tx,
    entered.flatMap(({ id, person }) => (person.addresses ?? []).map((address) => addressRow(id, address))),
  );
  await insertIdentifiers(
    tx,
    entered.flatMap(({ id, person }) =>
      (person.identifiers ?? []).map((identifier) => identifierRow(id, identifier)),
    ),
  );
  return entered.map(({ id }) => id);
};

/** Records one person: see `addPeople`. */
export const addPerson = async (acting: Acting, person: NewPerson): Promise<string> => {
  const id = person.id ?? newId();
  await addPeople(acting, [{ ...person, id }]);
  return id;
};
