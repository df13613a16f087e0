import type { Acting } from '#db';
import type { Day, Fault } from '#kernel';
import {
  addressKey,
  type Checked,
  checkSpan,
  formerUpnDoubt,
  identifierKey,
  nameKey,
  parseIdentifier,
  type Scheme,
} from '../rules/index.ts';
import {
  addressesOf,
  changeRow,
  identifiersOf,
  insertAddresses,
  insertIdentifiers,
  insertNames,
  namesOf,
} from '../store/index.ts';
import {
  addressRow,
  identifierRow,
  type NewAddress,
  type NewIdentifier,
  type NewName,
  nameRow,
} from './enter.ts';
import { type Done, insist, meet, rowOf, unlessFirst } from './meet.ts';

type Spanned = { readonly from?: Day | null; readonly until?: Day | null; readonly explained?: string };
const spanOf = ({ from = null, until = null }: Spanned) => ({ from, until });

/** Adds a name: an alias, a former one, or a new legal name. */
export const addName = async (acting: Acting, person: string, name: NewName): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  insist(name.explained ?? '', checkSpan(spanOf(name), died_day));
  await insertNames(acting.tx, [nameRow(person, name)]);
  return { id: person };
};

/** Changes a name, or ends it. */
export const changeName = async (
  acting: Acting,
  person: string,
  name: string,
  version: number,
  facts: Required<NewName>,
): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  rowOf(await namesOf(acting.tx, person), name);
  insist(facts.explained, checkSpan(facts, died_day));
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'person_name', name, version, {
      kind: facts.kind,
      given: facts.given,
      family: facts.family,
      search: nameKey(facts),
      from_day: facts.from,
      until_day: facts.until,
      explained: facts.explained,
    }),
    person,
    name,
  );
  return { id: person };
};

export const addAddress = async (acting: Acting, person: string, address: NewAddress): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  insist(address.explained ?? '', checkSpan(spanOf(address), died_day));
  await insertAddresses(acting.tx, [addressRow(person, address)]);
  return { id: person };
};

/** Changes an address, ends it, or withholds it: what it was before is withheld with it. */
export const changeAddress = async (
  acting: Acting,
  person: string,
  address: string,
  version: number,
  facts: Required<NewAddress>,
): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  rowOf(await addressesOf(acting.tx, person), address);
  insist(facts.explained, checkSpan(facts, died_day));
  const { postcode } = addressRow(person, facts);
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'address', address, version, {
      lines: facts.lines,
      postcode,
      search: addressKey(facts.lines),
      kind: facts.kind,
      withheld: facts.withheld,
      from_day: facts.from,
      until_day: facts.until,
      explained: facts.explained,
    }),
    person,
    address,
  );
  return { id: person };
};

const checkIdentifier = (scheme: Scheme, value: string): Checked => {
  const parsed = parseIdentifier(scheme, value);
  if (!parsed.ok) return { faults: [{ field: 'value', message: parsed.reason }], doubts: [] };
  const doubt = formerUpnDoubt(scheme, parsed.value);
  const doubts: Fault[] = doubt === null ? [] : [{ field: 'value', message: doubt }];
  return { faults: [], doubts };
};

export const addIdentifier = async (
  acting: Acting,
  person: string,
  identifier: NewIdentifier,
): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  insist(
    identifier.explained ?? '',
    checkIdentifier(identifier.scheme, identifier.value),
    checkSpan(spanOf(identifier), died_day),
  );
  await insertIdentifiers(acting.tx, [identifierRow(person, identifier)]);
  return { id: person };
};

/** Changes an identifier, or ends it: a temporary UPN ends when the pupil's own is known. */
export const changeIdentifier = async (
  acting: Acting,
  person: string,
  identifier: string,
  version: number,
  facts: Required<NewIdentifier>,
): Promise<Done> => {
  const { died_day } = await meet(acting, person, 'change');
  rowOf(await identifiersOf(acting.tx, person), identifier);
  insist(facts.explained, checkIdentifier(facts.scheme, facts.value), checkSpan(facts, died_day));
  const { value } = identifierRow(person, facts);
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'identifier', identifier, version, {
      scheme: facts.scheme,
      value,
      search: identifierKey(value),
      from_day: facts.from,
      until_day: facts.until,
      explained: facts.explained,
    }),
    person,
    identifier,
  );
  return { id: person };
};
