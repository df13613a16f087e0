import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound, roles } from '#kernel';
import { groundOf, recordById, recordKinds } from '#records';
import { NEED_TO_KNOW, sayBasis, whyWords } from '../rules.ts';
import { keepersOfRecord, sharesNamed } from '../store/index.ts';

export const WhyModel = z.object({
  id: z.string(),
  child: z.string().nullable(),
  title: z.string(),
  kind: z.string(),
  href: z.string().nullable(),
  ground: z.string(),
  says: z.string(),
  /** The role in use, which reads records of this kind. */
  role: z.string(),
  organisation: z.string(),
  team: z.string().nullable(),
  recordedBy: z.object({ name: z.string(), post: z.string(), organisation: z.string() }),
  recordedAt: z.string(),
  shares: z
    .array(
      z.object({
        id: z.string(),
        to: z.string(),
        /** Whether it is by this that the actor sees the record. */
        admits: z.boolean(),
        outcome: z.enum(['shared', 'refused']),
        basis: z.string(),
        purpose: z.string(),
        reason: z.string(),
        by: z.string(),
        from: z.string(),
        until: z.string().nullable(),
      }),
    )
    .readonly(),
});
export type WhyModel = z.infer<typeof WhyModel>;

/** Why the actor sees a record. Out of sight, or none at all: one answer, which explains the rule. */
export const whyModel = async ({
  tx,
  actor,
  now,
  params: { id },
}: Acting & { params: { id: string } }): Promise<WhyModel> => {
  const record = await recordById(tx, id);
  const keepers = await keepersOfRecord(tx, id);
  const ground = await groundOf(tx, id);
  if (!record || !keepers || ground === undefined) throw new NotFound(NEED_TO_KNOW);
  const kind = (await recordKinds(tx)).get(record.kind);
  const own = [actor.post, actor.body, actor.organisation];
  return {
    id,
    child: record.child_id,
    title: record.title,
    kind: kind?.label ?? record.kind,
    href: kind?.path(id) ?? null,
    ground,
    says: whyWords(ground),
    role: roles[actor.role].label,
    organisation: keepers.organisation,
    team: keepers.team,
    recordedBy: {
      name: keepers.recorded_by,
      post: keepers.recorded_in,
      organisation: keepers.recorded_for,
    },
    recordedAt: record.recorded_at,
    shares: (await sharesNamed(tx, id)).map((share) => ({
      id: share.id,
      to: share.grantee,
      admits:
        ground === 'share' &&
        share.outcome === 'shared' &&
        own.includes(share.grantee_id) &&
        share.from_at <= now &&
        (share.until_at === null || share.until_at > now),
      outcome: share.outcome,
      basis: sayBasis(share.lawful_basis),
      purpose: share.purpose,
      reason: share.reason,
      by: share.given_by,
      from: share.from_at,
      until: share.until_at,
    })),
  };
};
export const subjectsOfWhy = ({ id, child }: WhyModel) => (child === null ? [] : [{ child, record: id }]);
