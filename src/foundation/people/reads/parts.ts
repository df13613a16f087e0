import { z } from 'zod';
import type { Acting } from '#db';
import { NotAllowed, NotFound } from '#kernel';
import { type ActName, canSearchByName, may, mayActOn, sayRelationship } from '../rules/index.ts';
import { addressesOf, identifiersOf, namesOf, relationshipById, relationshipsOf } from '../store/index.ts';
import { PersonLine, personLine } from './line.ts';
import { networkOf, personSeen } from './person.ts';
import { InvolvementLine } from './person-model.ts';
import { searchPeople } from './search.ts';

/** The person above a form: as in a list. Refuses a record that another organisation keeps, where the act is for its keeper. */
export const personFor = async (acting: Acting, id: string, act: ActName): Promise<PersonLine> => {
  const person = await personSeen(acting, id);
  const verdict = mayActOn(act, acting.actor, person.owner_organisation_id);
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
  const line = await personLine(acting.tx, id, acting.today);
  if (!line) throw new NotFound();
  return line;
};

export const PersonHead = z.object({ person: PersonLine });
export type PersonHead = z.infer<typeof PersonHead>;

/** A form's page that needs no more than whom it is about. */
export const headFor = async (acting: Acting, id: string, act: ActName): Promise<PersonHead> => ({
  person: await personFor(acting, id, act),
});

/** What a form begins with: the fields of the row that is changed, as the form has them, and its version. */
const Start = z.record(
  z.string(),
  z.union([z.string(), z.boolean(), z.number(), z.null(), z.array(z.string())]),
);
export const PartModel = z.object({ person: PersonLine, part: z.uuid(), start: Start });
export type PartModel = z.infer<typeof PartModel>;

interface Spanned {
  readonly id: string;
  readonly version: number;
  readonly from_day: string | null;
  readonly until_day: string | null;
  readonly explained: string;
}

const partOf = async <Row extends Spanned>(
  acting: Acting,
  person: string,
  rows: Promise<readonly Row[]>,
  id: string,
  fields: (row: Row) => PartModel['start'],
): Promise<PartModel> => {
  const line = await personFor(acting, person, 'change');
  const row = (await rows).find((each) => each.id === id);
  if (!row) throw new NotFound();
  return {
    person: line,
    part: id,
    start: {
      ...fields(row),
      from: row.from_day,
      until: row.until_day,
      explained: row.explained,
      version: row.version,
    },
  };
};

export const nameModel = (acting: Acting, person: string, id: string): Promise<PartModel> =>
  partOf(acting, person, namesOf(acting.tx, person), id, ({ kind, given, family }) => ({
    kind,
    given,
    family,
  }));

export const addressModel = (acting: Acting, person: string, id: string): Promise<PartModel> =>
  partOf(acting, person, addressesOf(acting.tx, person), id, ({ kind, lines, postcode, withheld }) => ({
    kind,
    lines,
    postcode,
    withheld,
  }));

export const identifierModel = (acting: Acting, person: string, id: string): Promise<PartModel> =>
  partOf(acting, person, identifiersOf(acting.tx, person), id, ({ scheme, value }) => ({ scheme, value }));

/** The row of a person's own facts, as its form has them. */
export const changeModel = async (acting: Acting, id: string): Promise<PartModel> => {
  const line = await personFor(acting, id, 'change');
  const person = await personSeen(acting, id);
  return {
    person: line,
    part: id,
    start: {
      born: line.born,
      expected: person.expected_day,
      died: person.died_day,
      sex: person.sex,
      ethnicity: person.ethnicity,
      disabilities: person.disabilities,
      school: person.school,
      safeContact: person.safe_contact,
      workerSafety: person.worker_safety,
      explained: person.explained,
      version: person.version,
    },
  };
};

export const RelateModel = z.object({ person: PersonLine, other: PersonLine });
export type RelateModel = z.infer<typeof RelateModel>;

/** The two whom a form would relate; each must be in sight. */
export const relateModel = async (acting: Acting, id: string, otherId: string): Promise<RelateModel> => {
  const person = await personFor(acting, id, 'change');
  const other = await personLine(acting.tx, otherId, acting.today);
  if (!other || id === otherId) throw new NotFound();
  return { person, other };
};

export const RelationshipModel = z.object({ ...PartModel.shape, other: PersonLine });
export type RelationshipModel = z.infer<typeof RelationshipModel>;

/** A relationship told from this person, as its form has it. */
export const relationshipModel = async (
  acting: Acting,
  id: string,
  relationship: string,
): Promise<RelationshipModel> => {
  const own = relationshipsOf(acting.tx, id).then((rows) => rows.filter(({ person_id }) => person_id === id));
  const model = await partOf(acting, id, own, relationship, ({ kind, parental_responsibility }) => ({
    kind,
    parentalResponsibility: parental_responsibility,
  }));
  const row = (await own).find((each) => each.id === relationship);
  const other = row && (await personLine(acting.tx, row.other_id, acting.today));
  if (!other) throw new NotFound();
  return { ...model, other };
};

export const FindRelativeModel = z.object({
  person: PersonLine,
  found: z.array(PersonLine),
  total: z.number(),
  /** Whether a search was made: not when nothing was asked, or too little. */
  searched: z.boolean(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type FindRelativeModel = z.infer<typeof FindRelativeModel>;

/** Whom the actor might relate to a person: found by name among those in sight. */
export const findRelativeModel = async (
  acting: Acting,
  id: string,
  find: string,
): Promise<FindRelativeModel> => {
  const person = await personFor(acting, id, 'change');
  const blank = { person, found: [], total: 0, searched: false, faults: [] };
  if (find.trim() === '') return blank;
  const verdict = canSearchByName(find);
  if (!verdict.ok) return { ...blank, faults: [{ field: 'find', message: verdict.reason }] };
  const { people, total } = await searchPeople(acting, { name: find });
  return { ...blank, found: people.filter((each) => each.id !== id), total, searched: true };
};

export const NetworkModel = z.object({
  child: z.uuid(),
  /** Null for a practitioner who is involved and does not see the record: contact and not content. */
  person: PersonLine.nullable(),
  network: z.array(InvolvementLine),
  /** Whether the actor may add its own service here: only one who sees the record may. */
  mayInvolve: z.boolean(),
});
export type NetworkModel = z.infer<typeof NetworkModel>;

/** Who is involved with a person, for those who see the record and for those who are involved themselves. */
export const networkModel = async (acting: Acting, id: string): Promise<NetworkModel> => {
  const network = await networkOf(acting, id);
  const person = (await personLine(acting.tx, id, acting.today)) ?? null;
  if (person === null && network.length === 0) throw new NotFound();
  return { child: id, person, network, mayInvolve: person !== null && may('involve')(acting.actor).ok };
};

export const InvolvementModel = z.object({
  person: PersonLine.nullable(),
  part: z.uuid(),
  start: Start,
  child: z.uuid(),
});
export type InvolvementModel = z.infer<typeof InvolvementModel>;

/** One involvement of the actor's own organisation, as its form has it. */
export const involvementModel = async (
  acting: Acting,
  id: string,
  involvement: string,
): Promise<InvolvementModel> => {
  const { person, network } = await networkModel(acting, id);
  const held = network.find((each) => each.id === involvement && each.mine);
  if (!held) throw new NotFound();
  const { practitioner, service, reach, lead, from, until, lastSeen, version } = held;
  return {
    person,
    child: id,
    part: involvement,
    start: { practitioner, service, reach, lead, from, until, lastSeen, version },
  };
};

export const RelationshipSeen = z.object({
  person: PersonLine,
  other: PersonLine,
  relation: z.string(),
  parentalResponsibility: z.boolean(),
  from: z.string().nullable(),
  until: z.string().nullable(),
});
export type RelationshipSeen = z.infer<typeof RelationshipSeen>;

/** A relationship as a record of its own, for those who see both people. */
export const relationshipSeen = async ({ tx, today }: Acting, id: string): Promise<RelationshipSeen> => {
  const row = await relationshipById(tx, id);
  const person = row && (await personLine(tx, row.person_id, today));
  const other = row && (await personLine(tx, row.other_id, today));
  if (!person || !other) throw new NotFound();
  return {
    person,
    other,
    relation: sayRelationship(row.kind, 'person'),
    parentalResponsibility: row.parental_responsibility,
    from: row.from_day,
    until: row.until_day,
  };
};
