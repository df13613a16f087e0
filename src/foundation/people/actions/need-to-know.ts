import { type Acting, attempt } from '#db';
import { Conflict, type Day, type Instant, Invalid, NotFound, spanFault, startOfDay } from '#kernel';
import { bodiesInForce, organisationsInForce, postsInForce } from '#partnership';
import {
  addExclusion,
  addInvolvement,
  addNamed,
  addRestriction,
  addShare,
  endExclusion,
  endNamed,
  endShare,
  exclusionsOf,
  involvementsOfChild,
  liftRestriction,
  namedOn,
  restrictionOf,
  sharesOfRecord,
} from '#records';
import type { LawfulBasis } from '../rules/index.ts';
import { changeRow } from '../store/index.ts';
import { type Done, meet, rowOf, unlessFirst } from './meet.ts';

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

/** Refuses to name anybody who is not among those who hold a post today: the list that the form offers. */
const insistWorksHere = async ({ tx, today }: Acting, staff: readonly string[]): Promise<void> => {
  if (staff.length === 0) return;
  const here = new Set((await postsInForce(tx, today)).map(({ staff_id }) => staff_id));
  if (staff.some((id) => !here.has(id)))
    throw new Invalid([{ field: 'staff', message: 'Select people who hold a post today, from the list' }]);
};

/** Restricts a person to named staff: the one who restricts is named first, and everybody else stops seeing the record at once. */
export const restrict = async (
  acting: Acting,
  person: string,
  { reason, staff }: { readonly reason: string; readonly staff: readonly string[] },
): Promise<Done> => {
  await meet(acting, person, 'restrict');
  const already = () => new Conflict('This record is restricted already');
  if (await restrictionOf(acting.tx, person)) throw already();
  await insistWorksHere(acting, staff);
  try {
    await attempt(acting.tx, () => addRestriction(acting, person, reason, staff));
  } catch (error) {
    if (isDuplicate(error)) throw already();
    throw error;
  }
  return { id: person };
};

const inForce = async (acting: Acting, person: string) => {
  await meet(acting, person, 'restrict');
  const restriction = await restrictionOf(acting.tx, person);
  if (!restriction) throw new Conflict('The restriction of this record has been lifted');
  return restriction;
};

/** Names one more member of staff, who sees the restricted record from now on. */
export const nameStaff = async (acting: Acting, person: string, staff: string): Promise<Done> => {
  await inForce(acting, person);
  const named = await namedOn(acting, person);
  if (named.some(({ staff_id }) => staff_id === staff))
    throw new Invalid([{ field: 'staff', message: 'This person is named already' }]);
  await insistWorksHere(acting, [staff]);
  await addNamed(acting, person, [staff]);
  return { id: person };
};

/** Takes a name off. The last cannot go: nobody would ever see the record again. */
export const unnameStaff = async (acting: Acting, person: string, name: string): Promise<Done> => {
  await inForce(acting, person);
  const named = await namedOn(acting, person);
  rowOf(named, name);
  if (named.length === 1)
    throw new Conflict('Somebody must stay named. Name another person first, or lift the restriction');
  await endNamed(acting, person, name);
  return { id: person };
};

/** Lifts a restriction: the record is seen again by whoever has a reason. */
export const lift = async (acting: Acting, person: string, version: number): Promise<Done> => {
  const restriction = await inForce(acting, person);
  await unlessFirst(acting, await liftRestriction(acting, restriction.id, version), person, restriction.id);
  return { id: person };
};

/** Keeps a member of staff from a record, whatever else admits them: a relative, a friend, a party. */
export const exclude = async (
  acting: Acting,
  person: string,
  { staff, reason }: { readonly staff: string; readonly reason: string },
): Promise<Done> => {
  await meet(acting, person, 'exclude');
  if (staff === acting.actor.staff)
    throw new Invalid([
      { field: 'staff', message: 'Ask another manager to keep you from a record: choose somebody else here' },
    ]);
  if ((await exclusionsOf(acting, person)).some(({ staff_id }) => staff_id === staff))
    throw new Invalid([{ field: 'staff', message: 'This person is kept from the record already' }]);
  await insistWorksHere(acting, [staff]);
  await addExclusion(acting, { child_id: person, staff_id: staff, reason });
  return { id: person };
};

/** Lets a member of staff back to a record. */
export const stopExcluding = async (acting: Acting, person: string, exclusion: string): Promise<Done> => {
  await meet(acting, person, 'exclude');
  if (!(await endExclusion(acting, person, exclusion))) throw new NotFound();
  return { id: person };
};

export interface SharingDecision {
  /** 'organisation:…', 'body:…' or 'post:…', each with its id. */
  readonly to: string;
  readonly outcome: 'shared' | 'refused';
  readonly lawfulBasis: LawfulBasis;
  readonly purpose: string;
  readonly reason: string;
  readonly until: Day | null;
}

/** Who may be given something, by the register that they stand in, on a day. */
const GRANTEES = { organisation: organisationsInForce, body: bodiesInForce, post: postsInForce } as const;
const isGrantee = (kind: string): kind is keyof typeof GRANTEES => Object.hasOwn(GRANTEES, kind);

/** Reads 'body:…' with the id of one that is in force. */
const granteeOf = async ({ tx, today }: Acting, to: string) => {
  const [kind = '', id = ''] = to.split(':');
  const known = isGrantee(kind) ? await GRANTEES[kind](tx, today) : [];
  if (!isGrantee(kind) || !known.some((each) => each.id === id))
    throw new Invalid([{ field: 'to', message: 'Select who to share with from the list' }]);
  return { grantee_kind: kind, grantee_id: id };
};

/** Shares who a person is with an organisation, a team or a post, or records the refusal to. */
export const share = async (acting: Acting, person: string, decision: SharingDecision): Promise<Done> => {
  await meet(acting, person, 'share');
  const grantee = await granteeOf(acting, decision.to);
  const until: Instant | null = decision.until === null ? null : startOfDay(decision.until);
  if (until !== null && until <= acting.now)
    throw new Invalid([{ field: 'until', message: 'The end of the sharing must be in the future' }]);
  await addShare(acting, {
    record: person,
    ...grantee,
    outcome: decision.outcome,
    lawful_basis: decision.lawfulBasis,
    purpose: decision.purpose,
    reason: decision.reason,
    until,
  });
  return { id: person };
};

/** Ends a sharing: whoever had no other reason stops seeing the record at once. */
export const stopSharing = async (acting: Acting, person: string, shared: string): Promise<Done> => {
  await meet(acting, person, 'share');
  rowOf(await sharesOfRecord(acting.tx, person), shared);
  if (!(await endShare(acting, shared))) throw new NotFound();
  return { id: person };
};

export interface Involved {
  readonly practitioner: string;
  readonly service: string;
  readonly reach: string;
  readonly lead: boolean;
  readonly from: Day;
  readonly until: Day | null;
  readonly lastSeen: Day | null;
}

/** Records that the actor's own service is involved with a person: whom to ring, and how. */
export const involve = async (acting: Acting, person: string, involved: Involved): Promise<Done> => {
  await meet(acting, person, 'involve');
  checkInvolved(involved);
  const { actor, tx } = acting;
  await addInvolvement(tx, {
    child_id: person,
    organisation_id: actor.organisation,
    body_id: actor.body,
    post_id: actor.post,
    practitioner: involved.practitioner,
    service: involved.service,
    reach: involved.reach,
    lead: involved.lead,
    from_day: involved.from,
    until_day: involved.until,
    last_seen_day: involved.lastSeen,
  });
  return { id: person };
};

const checkInvolved = ({ from, until, lastSeen }: Involved): void => {
  const ends = spanFault({ from, until }, 'Involved until');
  if (ends) throw new Invalid([ends]);
  if (lastSeen !== null && lastSeen < from)
    throw new Invalid([{ field: 'lastSeen', message: 'The day last seen must be on or after the start' }]);
};

/** Changes what is said of an involvement: the day last seen, how to reach, or that it ended. */
export const changeInvolvement = async (
  acting: Acting,
  person: string,
  involvement: string,
  version: number,
  involved: Involved,
): Promise<Done> => {
  const mine = rowOf(await involvementsOfChild(acting.tx, person), involvement);
  if (mine.organisation_id !== acting.actor.organisation) throw new NotFound();
  checkInvolved(involved);
  await unlessFirst(
    acting,
    await changeRow(acting.tx, 'involvement', involvement, version, {
      practitioner: involved.practitioner,
      service: involved.service,
      reach: involved.reach,
      lead: involved.lead,
      from_day: involved.from,
      until_day: involved.until,
      last_seen_day: involved.lastSeen,
    }),
    person,
    involvement,
  );
  return { id: person };
};
