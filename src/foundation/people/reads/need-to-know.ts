import { z } from 'zod';
import type { Acting } from '#db';
import { bodiesInForce, organisationsInForce, postsInForce } from '#partnership';
import { exclusionsOf, namedOn, restrictionOf } from '#records';
import { PersonLine } from './line.ts';
import { personFor } from './parts.ts';
import { sharesOf } from './person.ts';
import { ShareLine } from './person-model.ts';

const Choice = z.object({ value: z.string(), text: z.string() });
export type Choice = z.infer<typeof Choice>;

/** Everybody who holds a post, once, by name; with the post and where, because names repeat. */
const staffChoices = async ({ tx, today }: Acting, except: readonly string[]): Promise<Choice[]> => {
  const posts = await postsInForce(tx, today);
  const byStaff = new Map<string, Choice>();
  for (const post of posts)
    if (!except.includes(post.staff_id) && !byStaff.has(post.staff_id))
      byStaff.set(post.staff_id, {
        value: post.staff_id,
        text: `${post.staff_name}, ${post.title}, ${post.organisation_name}`,
      });
  return [...byStaff.values()];
};

export const RestrictionModel = z.object({
  person: PersonLine,
  restriction: z
    .object({ reason: z.string(), placedAt: z.string(), placedBy: z.string(), version: z.number().int() })
    .nullable(),
  named: z.array(z.object({ id: z.uuid(), name: z.string(), from: z.string() })),
  staff: z.array(Choice),
});
export type RestrictionModel = z.infer<typeof RestrictionModel>;

/** Whether a record is restricted, who is named, and who might be. */
export const restrictionModel = async (acting: Acting, id: string): Promise<RestrictionModel> => {
  const person = await personFor(acting, id, 'restrict');
  const restriction = await restrictionOf(acting.tx, id);
  const named = restriction ? await namedOn(acting, id) : [];
  return {
    person,
    restriction: restriction
      ? {
          reason: restriction.reason,
          placedAt: restriction.placed_at,
          placedBy: restriction.placed_by ?? '',
          version: restriction.version,
        }
      : null,
    named: named.map(({ id: name, name: called, from_at }) => ({ id: name, name: called, from: from_at })),
    staff: await staffChoices(acting, [acting.actor.staff, ...named.map(({ staff_id }) => staff_id)]),
  };
};

export const ExclusionsModel = z.object({
  person: PersonLine,
  exclusions: z.array(z.object({ id: z.uuid(), name: z.string(), reason: z.string(), from: z.string() })),
  staff: z.array(Choice),
});
export type ExclusionsModel = z.infer<typeof ExclusionsModel>;

/** Who is kept from a record, and who might be. */
export const exclusionsModel = async (acting: Acting, id: string): Promise<ExclusionsModel> => {
  const person = await personFor(acting, id, 'exclude');
  const exclusions = await exclusionsOf(acting, id);
  return {
    person,
    exclusions: exclusions.map(({ id: exclusion, name, reason, from_at }) => ({
      id: exclusion,
      name,
      reason,
      from: from_at,
    })),
    staff: await staffChoices(acting, [acting.actor.staff, ...exclusions.map(({ staff_id }) => staff_id)]),
  };
};

export const SharesModel = z.object({
  person: PersonLine,
  shares: z.array(ShareLine),
  grantees: z.array(Choice),
});
export type SharesModel = z.infer<typeof SharesModel>;

/** With whom a record is shared, and with whom it might be: other organisations, and teams. */
export const sharesModel = async (acting: Acting, id: string): Promise<SharesModel> => {
  const { tx, today, actor } = acting;
  const person = await personFor(acting, id, 'share');
  const organisations = await organisationsInForce(tx, today);
  const bodies = await bodiesInForce(tx, today);
  return {
    person,
    shares: await sharesOf(acting, id),
    grantees: [
      ...organisations
        .filter((organisation) => organisation.id !== actor.organisation)
        .map((organisation) => ({ value: `organisation:${organisation.id}`, text: organisation.name })),
      ...bodies
        .filter(({ type }) => type === 'team')
        .map((body) => ({
          value: `body:${body.id}`,
          text: [body.name, body.organisation_name].filter(Boolean).join(', '),
        })),
    ],
  };
};
