import { z } from 'zod';
import type { Acting } from '#db';
import { personLines } from '#people';
import { childrenOf, countChildrenOf } from '../store.ts';

const ROWS = 25;

/** Whose children: the acting post's own, or its team's. */
export const ChildrenQuery = z.object({
  whose: z.enum(['mine', 'team']).catch('mine').default('mine'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type ChildrenQuery = z.output<typeof ChildrenQuery>;

export const ChildrenModel = z.object({
  whose: z.enum(['mine', 'team']),
  /** Null where the post sits in no team. */
  team: z.string().nullable(),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
  children: z.array(
    z.object({
      id: z.string(),
      /** Null where somebody is involved with a child whose record is not shared with them. */
      name: z.string().nullable(),
      about: z.string(),
      restricted: z.boolean(),
      practitioner: z.string(),
      service: z.string(),
      lead: z.boolean(),
      since: z.string(),
      lastSeen: z.string().nullable(),
    }),
  ),
});
export type ChildrenModel = z.infer<typeof ChildrenModel>;

/** The children that a post or its team works with, the one not seen for longest first. */
export const childrenModel = async ({
  tx,
  actor,
  today,
  query,
}: Acting & { query: ChildrenQuery }): Promise<ChildrenModel> => {
  const whose = actor.body === null ? 'mine' : query.whose;
  const asked = { post: actor.post, body: whose === 'team' ? actor.body : null, today };
  const total = await countChildrenOf(tx, asked);
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const page = Math.min(query.page, pages);
  const rows = await childrenOf(tx, { ...asked, limit: ROWS, offset: (page - 1) * ROWS });
  const lines = await personLines(
    tx,
    rows.map(({ child_id }) => child_id),
    today,
  );
  return {
    whose,
    team: actor.bodyName,
    total,
    page,
    pages,
    children: rows.map((row) => {
      const line = lines.get(row.child_id);
      return {
        id: row.child_id,
        name: line?.name ?? null,
        about: line ? [line.birth, line.age].filter(Boolean).join(', ') : '',
        restricted: line?.restricted ?? false,
        practitioner: row.practitioner,
        service: row.service,
        lead: row.lead,
        since: row.from_day,
        lastSeen: row.last_seen_day,
      };
    }),
  };
};
export const subjectsOfChildren = ({ children }: ChildrenModel) => children.map(({ id }) => ({ child: id }));
