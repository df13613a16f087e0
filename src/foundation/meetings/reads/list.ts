import { z } from 'zod';
import type { Acting } from '#db';
import { MODES, mayCall, STANDINGS, type Stands, standsAs } from '../rules/index.ts';
import { type MeetingRow, meetingsAround } from '../store/index.ts';
import { codes } from './codes.ts';

const ROWS = 25;

export const ListQuery = z.object({
  which: z.enum(['toCome', 'past']).default('toCome'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

const MeetingLine = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  mode: codes(MODES),
  place: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  stands: codes(STANDINGS),
});
export const ListModel = z.object({
  which: z.enum(['toCome', 'past']),
  page: z.number(),
  more: z.boolean(),
  mayCall: z.boolean(),
  meetings: z.array(MeetingLine),
});
export type ListModel = z.infer<typeof ListModel>;

const lineOf = (row: MeetingRow): z.infer<typeof MeetingLine> => ({
  id: row.id,
  title: row.title,
  body: row.body_name,
  mode: row.mode,
  place: row.place,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  stands: standsAs(row) satisfies Stands,
});

/** The meetings that the acting post was called to or keeps: those to come, or those that were. */
export const listModel = async ({
  tx,
  actor,
  now,
  query,
}: Acting & { readonly query: z.infer<typeof ListQuery> }): Promise<ListModel> => {
  const { which, page } = query;
  const found = await meetingsAround(tx, which, now, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  return {
    which,
    page,
    more: found.length > ROWS,
    mayCall: mayCall(actor).ok,
    meetings: found.slice(0, ROWS).map(lineOf),
  };
};
