import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, spanAsked, startOfDay } from '#kernel';
import type { StoryQuery } from '../forms.ts';
import { MOST_MARKS, MOST_ROWS, ROWS, recordedLate, sayWhat, yearsOf } from '../rules/index.ts';
import { chronologyOfChild, facetsOfChild, marksOfChild } from '../store.ts';

const Mark = z.object({
  at: z.string(),
  until: z.string().optional(),
  title: z.string(),
  kind: z.string(),
});
export const ChronologyModel = z.object({
  /** The years as they are drawn; null when there is nothing to draw. */
  years: z
    .object({
      from: z.string(),
      to: z.string(),
      total: z.number(),
      each: z.enum(['day', 'month', 'quarter', 'year']),
      kinds: z.array(z.string()).readonly(),
      lanes: z
        .array(
          z.object({
            label: z.string(),
            records: z.number(),
            first: z.string(),
            last: z.string(),
            marks: z.array(Mark).readonly(),
          }),
        )
        .readonly(),
    })
    .nullable(),
  /** Everything that the actor sees of the child, whatever it is narrowed by. */
  total: z.number(),
  /** What the list holds, after narrowing. */
  found: z.number(),
  page: z.number(),
  pages: z.number(),
  lines: z.array(
    z.object({
      id: z.string(),
      occurredAt: z.string(),
      what: z.string(),
      href: z.string(),
      agency: z.string(),
      recordedAt: z.string(),
      /** Days between what happened and its being recorded, where they are more than two. */
      lateDays: z.number().nullable(),
    }),
  ),
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), records: z.number() })),
  agencies: z.array(z.object({ id: z.string(), name: z.string(), records: z.number() })),
  asked: z.object({
    kind: z.string(),
    agency: z.string(),
    from: z.string(),
    until: z.string(),
    order: z.enum(['newest', 'oldest']),
    all: z.boolean(),
  }),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type ChronologyModel = z.infer<typeof ChronologyModel>;

type Kinds = ReadonlyMap<string, { readonly label: string; readonly path: (id: string) => string }>;

const summed = <Row extends { records: number }>(rows: readonly Row[], key: (row: Row) => string) => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.records);
  return sums;
};

/** A child's records that the actor sees, narrowed as asked: the years to draw and one page of the list. */
export const chronologyModel = async (
  { tx, today }: Pick<Acting, 'tx' | 'today'>,
  child: string,
  query: StoryQuery,
  kinds: Kinds,
): Promise<ChronologyModel> => {
  const span = spanAsked(query);
  const narrowed = {
    kind: query.kind === '' ? null : query.kind,
    agency: query.agency,
    from: span.from === null ? null : startOfDay(span.from),
    until: span.until === null ? null : startOfDay(addDays(span.until, 1)),
  };
  const labelOf = (kind: string): string => kinds.get(kind)?.label ?? kind;
  const facets = await facetsOfChild(tx, child);
  const agencyNames = new Map(facets.map(({ agency, agency_name }) => [agency, agency_name]));
  const kindNames = new Map(facets.map(({ kind }) => [kind, labelOf(kind)]));
  const marks = await marksOfChild(tx, child, narrowed, MOST_MARKS);
  const found = marks.rows.reduce((sum, { records }) => sum + records, 0);
  const rows = query.all ? MOST_ROWS : ROWS;
  const pages = Math.max(1, Math.ceil(found / rows));
  const page = Math.min(query.page, pages);
  const lines =
    found === 0
      ? []
      : await chronologyOfChild(tx, child, {
          ...narrowed,
          oldestFirst: query.order === 'oldest',
          limit: rows,
          offset: (page - 1) * rows,
        });
  return {
    years: yearsOf(marks.rows, marks.each, { kinds: kindNames, lanes: agencyNames }, today),
    total: facets.reduce((sum, { records }) => sum + records, 0),
    found,
    page,
    pages,
    lines: lines.map((line) => ({
      id: line.id,
      occurredAt: line.occurred_at,
      what: sayWhat(labelOf(line.kind), line.title),
      href: kinds.get(line.kind)?.path(line.id) ?? '',
      agency: line.agency,
      recordedAt: line.recorded_at,
      lateDays: recordedLate(line.occurred_at, line.recorded_at),
    })),
    kinds: [...summed(facets, ({ kind }) => kind)].map(([kind, records]) => ({
      kind,
      label: labelOf(kind),
      records,
    })),
    agencies: [...summed(facets, ({ agency }) => agency)].map(([id, records]) => ({
      id,
      name: agencyNames.get(id) ?? '',
      records,
    })),
    asked: {
      kind: query.kind,
      agency: query.agency ?? '',
      ...span.asked,
      order: query.order,
      all: query.all,
    },
    faults: [...span.faults],
  };
};
