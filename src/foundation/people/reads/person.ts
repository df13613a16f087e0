import type { Acting } from '#db';
import { type Day, NotFound } from '#kernel';
import {
  granteeNames,
  groundOf,
  involvementsOfChild,
  namedOn,
  recordKinds,
  restrictionOf,
  sharesOfRecord,
} from '#records';
import {
  actsOn,
  callPerson,
  GROUNDS,
  mainName,
  sayAge,
  sayBirth,
  sayIdentifier,
  sayName,
  sayRelationship,
  writeBirth,
} from '../rules/index.ts';
import {
  addressesOf,
  familyMembers,
  identifiersOf,
  namesOf,
  personById,
  relationshipsOf,
} from '../store/index.ts';
import { alsoRecorded, type Likeness } from './likeness.ts';
import { personLines } from './line.ts';
import { numberWarnings } from './numbers.ts';
import type { InvolvementLine, PersonModel } from './person-model.ts';

const spanOf = (held: { from_day: Day | null; until_day: Day | null; explained: string }) => ({
  from: held.from_day,
  until: held.until_day,
  explained: held.explained,
});

/** The person, or the same answer for one who is not there and one who may not be seen. */
export const personSeen = async ({ tx }: Acting, id: string) => {
  const person = await personById(tx, id);
  if (!person) throw new NotFound();
  return person;
};

/** Everybody related to a person, and the rest of the family group. */
export const relativesOf = async ({ tx, today }: Acting, id: string, group: string | null) => {
  const related = await relationshipsOf(tx, id);
  const members = group === null ? [] : await familyMembers(tx, group, id);
  const ends = related.map(({ person_id, other_id }) => (person_id === id ? other_id : person_id));
  const lines = await personLines(tx, [...ends, ...members], today);
  const told = related.flatMap((each) => {
    const own = each.person_id === id;
    const line = lines.get(own ? each.other_id : each.person_id);
    if (!line) return [];
    return [
      {
        line,
        relationship: each.id,
        relation: sayRelationship(each.kind, own ? 'person' : 'other'),
        parentalResponsibility: own && each.parental_responsibility,
        ended: each.until_day,
        own,
      },
    ];
  });
  const rest = members.flatMap((member) => {
    const line = ends.includes(member) ? undefined : lines.get(member);
    return line
      ? [
          {
            line,
            relationship: null,
            relation: 'Same family group',
            parentalResponsibility: false,
            ended: null,
            own: false,
          },
        ]
      : [];
  });
  return [...told, ...rest].map(({ line, ...relation }) => ({
    id: line.id,
    name: line.name,
    birth: line.birth,
    age: line.age,
    restricted: line.restricted,
    ...relation,
  }));
};

/** Who else is involved: contact and not content. */
export const networkOf = async ({ tx, actor }: Acting, id: string): Promise<InvolvementLine[]> =>
  (await involvementsOfChild(tx, id)).map((involved) => ({
    id: involved.id,
    version: involved.version,
    organisation: involved.organisation_name,
    practitioner: involved.practitioner,
    service: involved.service,
    reach: involved.reach,
    lead: involved.lead,
    from: involved.from_day,
    until: involved.until_day,
    lastSeen: involved.last_seen_day,
    mine: involved.organisation_id === actor.organisation,
  }));

/** With whom the record was shared, and to whom that was refused. */
export const sharesOf = async ({ tx, actor, now }: Acting, id: string) => {
  const shares = await sharesOfRecord(tx, id);
  const names = await granteeNames(
    tx,
    shares.map(({ grantee_id }) => grantee_id),
  );
  return shares.map((share) => ({
    id: share.id,
    to: names.get(share.grantee_id) ?? 'Somebody who is not in the registers any more',
    outcome: share.outcome,
    lawfulBasis: share.lawful_basis,
    purpose: share.purpose,
    reason: share.reason,
    from: share.from_at,
    until: share.until_at,
    current: share.outcome === 'shared' && (share.until_at === null || share.until_at > now),
    ours: share.by_organisation_id === actor.organisation,
  }));
};

const restrictionSeen = async (acting: Acting, id: string): Promise<PersonModel['restriction']> => {
  const restriction = await restrictionOf(acting.tx, id);
  if (!restriction) return null;
  return {
    reason: restriction.reason,
    placedAt: restriction.placed_at,
    placedBy: restriction.placed_by ?? '',
    named: (await namedOn(acting, id)).map(({ name }) => name),
  };
};

/** All that the page about a person shows. */
export const personModel = async (acting: Acting, id: string, likeness: Likeness): Promise<PersonModel> => {
  const { tx, actor, today } = acting;
  const person = await personSeen(acting, id);
  const names = await namesOf(tx, id);
  const identifiers = await identifiersOf(tx, id);
  const ground = (await groundOf(tx, id)) ?? '';
  const kinds = await recordKinds(tx);
  const birth = person.born_day === null ? null : { day: person.born_day, precision: person.born_precision };
  return {
    id,
    also: alsoRecorded((await likeness.alsoRecordedAs(acting, [id])).get(id)),
    same: likeness.may(actor).ok ? likeness.pageOf(id) : null,
    story: kinds.get('story')?.path(id) ?? null,
    documents: kinds.get('attachments')?.path(id) ?? null,
    name: callPerson(
      mainName(names.map((name) => ({ ...name, until: name.until_day }))),
      identifiers.find(({ scheme }) => scheme === 'laChildId')?.value ?? null,
    ),
    version: person.version,
    owner: { id: person.owner_organisation_id, name: person.owner_name },
    recordedAt: person.recorded_at,
    born: birth && writeBirth(birth),
    birth: birth === null ? '' : sayBirth(birth),
    age: birth === null || person.died_day !== null ? '' : sayAge(birth, today),
    expected: person.expected_day,
    died: person.died_day,
    sex: person.sex,
    ethnicity: person.ethnicity,
    disabilities: person.disabilities,
    school: person.school,
    safeContact: person.safe_contact,
    workerSafety: person.worker_safety,
    explained: person.explained,
    names: names.map((name) => ({ ...name, said: sayName(name), ...spanOf(name) })),
    addresses: (await addressesOf(tx, id)).map((address) => ({ ...address, ...spanOf(address) })),
    identifiers: identifiers.map((identifier) => ({
      ...identifier,
      said: sayIdentifier(identifier.scheme, identifier.value),
      ...spanOf(identifier),
    })),
    numberWarnings: await numberWarnings(acting, id, identifiers),
    relatives: await relativesOf(acting, id, person.family_group_id),
    network: await networkOf(acting, id),
    shares: await sharesOf(acting, id),
    restriction: await restrictionSeen(acting, id),
    ground,
    groundWords: GROUNDS[ground] ?? 'You have a reason to see this record.',
    acts: actsOn(actor, person.owner_organisation_id),
  };
};
