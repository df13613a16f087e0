import { z } from 'zod';
import type { Acting } from '#db';
import { personLines } from '#people';
import { recordKinds } from '#records';
import type { AskRecords } from '../forms.ts';
import { recordsAmong } from '../store.ts';
import { AboutModel } from './asking.ts';
import { countAsked } from './figure.ts';
import type { Declared } from './list.ts';
import { DefinitionModel, definitionModel } from './models.ts';

const ROWS = 25;

export const FigureRecordsModel = z.object({
  about: AboutModel,
  indicator: DefinitionModel,
  show: z.enum(['all', 'counted', 'leftOut']),
  part: z.object({ key: z.string(), label: z.string() }).nullable(),
  /** How many records stand behind it, and how many of them this post sees. */
  total: z.number(),
  visible: z.number(),
  page: z.number(),
  pages: z.number(),
  records: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      href: z.string().nullable(),
      at: z.string(),
      child: z.uuid().nullable(),
      name: z.string().nullable(),
      counted: z.boolean(),
    }),
  ),
});
export type FigureRecordsModel = z.infer<typeof FigureRecordsModel>;

/**
 * The records behind a figure, of those that the actor sees: a read of children's records like any other. It says how many
 * there are in all, because the figure does; it says nothing of those out of sight.
 */
export const figureRecordsModel = async (
  acting: Acting,
  declared: Declared,
  id: string,
  asked: AskRecords,
): Promise<FigureRecordsModel> => {
  const { about, figure } = await countAsked(acting, declared, id, asked);
  const { indicator } = figure;
  const part = indicator.parts?.keys.find(([key]) => key === asked.part);
  const wanted = figure.behind.filter(
    (each) =>
      (asked.show === 'all' || each.counted === (asked.show === 'counted')) &&
      (part === undefined || each.part === part[0]),
  );
  const ids = wanted.map((each) => each.id);
  const first = await recordsAmong(acting.tx, ids, { limit: ROWS, offset: (asked.page - 1) * ROWS });
  const pages = Math.max(1, Math.ceil(first.total / ROWS));
  const page = Math.min(asked.page, pages);
  const { rows, total } =
    page === asked.page
      ? first
      : await recordsAmong(acting.tx, ids, { limit: ROWS, offset: (page - 1) * ROWS });
  const kinds = await recordKinds(acting.tx);
  const people = await personLines(
    acting.tx,
    rows.flatMap(({ child_id }) => child_id ?? []),
    acting.today,
  );
  const counted = new Set(wanted.filter((each) => each.counted).map((each) => each.id));
  return {
    about,
    indicator: definitionModel(indicator),
    show: asked.show,
    part: part ? { key: part[0], label: part[1] } : null,
    total: ids.length,
    visible: total,
    page,
    pages,
    records: rows.map((row) => ({
      id: row.id,
      kind: kinds.get(row.kind)?.label ?? row.title,
      href: kinds.get(row.kind)?.path(row.id) ?? null,
      at: row.occurred_at,
      child: row.child_id,
      name: (row.child_id && people.get(row.child_id)?.name) || null,
      counted: counted.has(row.id),
    })),
  };
};

/** The children that a drill-through showed, for the audit. */
export const subjectsOfRecords = ({ records }: FigureRecordsModel) =>
  records.flatMap(({ child, id }) => (child === null ? [] : [{ child, record: id }]));
