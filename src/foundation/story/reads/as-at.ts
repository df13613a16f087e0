import { z } from 'zod';
import type { Acting, Tx } from '#db';
import { addDays, type Day, dayAsked, dayOf, type Instant, NotFound, startOfDay } from '#kernel';
import { personLines } from '#people';
import { changesOfRecord, recordById, recordKinds, rowsAsAt } from '#records';
import type { AsAtQuery } from '../forms.ts';
import {
  byPlaceOfTable,
  changedColumns,
  columnsOf,
  idsIn,
  sayColumn,
  sayOf,
  sayTable,
  sayWhat,
} from '../rules/index.ts';
import { namesOf } from '../store.ts';

const Fact = z.object({ label: z.string(), value: z.string() });
export const AsAtModel = z.object({
  child: z.object({ id: z.string(), name: z.string().nullable() }),
  record: z.object({ id: z.string(), what: z.string(), href: z.string() }),
  on: z.string(),
  /** The rows as they stood, by part of the record; none before it was written. */
  parts: z.array(z.object({ name: z.string(), rows: z.array(z.array(Fact)) })),
  /** Every change that the actor may see, the latest first. */
  changes: z.array(
    z.object({
      at: z.string(),
      by: z.string().nullable(),
      what: z.enum(['added', 'changed', 'removed']),
      part: z.string(),
      fields: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
      /** Whether it was made after the day that is shown. */
      later: z.boolean(),
    }),
  ),
  /** Other people named on the page. */
  named: z.array(z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type AsAtModel = z.infer<typeof AsAtModel>;

type Names = ReadonlyMap<string, string>;
type Row = Readonly<Record<string, unknown>>;

/** The child's own id says nothing in a row of the child's own record. */
const factsOf = (row: Row, names: Names, child: string) =>
  columnsOf(row).flatMap((column) => {
    const value = row[column] === child ? '' : sayOf(row, column, names);
    return value === '' ? [] : [{ label: sayColumn(column) ?? column, value }];
  });

const WHAT = { insert: 'added', update: 'changed', delete: 'removed' } as const;

/** The last moment of a day in London. */
const endOf = (day: string): Instant => new Date(Date.parse(startOfDay(addDays(day, 1))) - 1).toISOString();

/** What the ids in those rows are called, as far as the actor may know; and which of them are people. */
const naming = async (tx: Tx, rows: readonly Row[], child: string, today: Day) => {
  const ids = idsIn(rows);
  const names = await namesOf(tx, ids);
  const people = await personLines(tx, [...new Set([child, ...ids.filter((id) => !names.has(id))])], today);
  for (const [id, { name }] of people) names.set(id, name);
  return { names, people: [...people.keys()].filter((id) => id !== child) };
};

/** A record of a child as it stood at the end of a day, and how it came to be as it is. */
export const asAtModel = async (
  acting: Acting & { params: { childId: string }; query: AsAtQuery },
): Promise<AsAtModel> => {
  const { tx, today, query } = acting;
  const child = acting.params.childId;
  const record = await recordById(tx, query.record ?? child);
  if (!record || (record.id !== child && record.child_id !== child)) throw new NotFound();
  const { day, faults } = dayAsked(query, today);
  const standing = await rowsAsAt(tx, record.id, endOf(day));
  const changes = await changesOfRecord(tx, record.id);
  const { names, people } = await naming(
    tx,
    [
      ...[...standing.values()].flat(),
      ...changes.flatMap(({ before, after }) => [before ?? {}, after ?? {}]),
    ],
    child,
    today,
  );
  const kind = (await recordKinds(tx)).get(record.kind);
  return {
    child: { id: child, name: names.get(child) ?? null },
    record: {
      id: record.id,
      what: sayWhat(kind?.label ?? '', record.title),
      href: kind?.path(record.id) ?? '',
    },
    on: day,
    parts: [...standing]
      .sort(([one], [other]) => byPlaceOfTable(one, other))
      .map(([table, rows]) => ({
        name: sayTable(table),
        rows: rows.map((row) => factsOf(row, names, child)).filter((facts) => facts.length > 0),
      })),
    changes: changes.reverse().map((change) => ({
      at: change.at,
      by: change.staff_name === null ? null : `${change.staff_name}, ${change.post_title ?? ''}`,
      what: WHAT[change.operation],
      part: sayTable(change.table_name),
      fields:
        change.operation === 'update'
          ? changedColumns(change.before, change.after).map((column) => ({
              label: sayColumn(column) ?? column,
              before: sayOf(change.before, column, names),
              after: sayOf(change.after, column, names),
            }))
          : [],
      later: dayOf(change.at) > day,
    })),
    named: people,
    faults: [...faults],
  };
};

/** Whom the page shows: the child by the record looked at, and anybody else named in it. */
export const subjectsOfAsAt = ({ child, record, named }: AsAtModel) => [
  { child: child.id, record: record.id },
  ...named.map((person) => ({ child: person })),
];
