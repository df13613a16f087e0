import { newId, type Tx } from '#db';
import type { Day, Role } from '#kernel';
import type { BodyType } from './tables.ts';

const LONG_AGO: Day = '2019-09-29';

interface OrganisationTraits {
  readonly name: string;
  readonly type: string;
  readonly code?: string;
  readonly from?: Day;
  readonly until?: Day | null;
}
/** Lays down an organisation, as the owner does. */
export const makeOrganisation = async (
  tx: Tx,
  { name, type, code = '', from = LONG_AGO, until = null }: OrganisationTraits,
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('organisation')
    .values({ id, name, type, code, from_day: from, until_day: until })
    .execute();
  return id;
};

interface BodyTraits {
  readonly name: string;
  readonly type: BodyType;
  readonly organisation?: string | null;
  readonly receives?: '' | 'contacts' | 'work';
  readonly purpose?: string;
  readonly phone?: string;
  readonly outOfHours?: string;
  readonly reportsTo?: readonly string[];
}
/** Lays down a body, and whom it reports to. */
export const makeBody = async (tx: Tx, traits: BodyTraits): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('body')
    .values({
      id,
      name: traits.name,
      type: traits.type,
      organisation_id: traits.organisation ?? null,
      receives: traits.receives ?? '',
      purpose: traits.purpose ?? '',
      phone: traits.phone ?? '',
      out_of_hours: traits.outOfHours ?? '',
      from_day: LONG_AGO,
      until_day: null,
    })
    .execute();
  for (const reports_to_id of traits.reportsTo ?? [])
    await tx
      .insertInto('reporting_line')
      .values({ id: newId(), body_id: id, reports_to_id, from_day: LONG_AGO, until_day: null })
      .execute();
  return id;
};

interface PostTraits {
  readonly name: string;
  readonly role: Role;
  readonly title: string;
  readonly organisation: string;
  readonly body?: string | null;
  readonly account?: string | null;
  /** A person who holds another post already. */
  readonly staff?: string;
  readonly phone?: string;
  readonly from?: Day;
  readonly until?: Day | null;
}
/** Lays down a post, and the person who holds it. */
export const makePost = async (tx: Tx, traits: PostTraits): Promise<{ post: string; staff: string }> => {
  const staff = traits.staff ?? newId();
  if (!traits.staff)
    await tx
      .insertInto('staff')
      .values({
        id: staff,
        name: traits.name,
        email: `${traits.name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`,
        phone: traits.phone ?? '01632 960000',
        account_id: traits.account ?? null,
      })
      .execute();
  const post = newId();
  await tx
    .insertInto('post')
    .values({
      id: post,
      staff_id: staff,
      role: traits.role,
      title: traits.title,
      organisation_id: traits.organisation,
      body_id: traits.body ?? null,
      from_day: traits.from ?? LONG_AGO,
      until_day: traits.until ?? null,
    })
    .execute();
  return { post, staff };
};

/** Sets what the partnership decided about how it works here. */
export const makeSetting = async (tx: Tx, key: string, value: unknown): Promise<void> => {
  await tx
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify(value) }))
    .execute();
};
