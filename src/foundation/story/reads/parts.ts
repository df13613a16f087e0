import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import { personLines } from '#people';
import { rowsAsAt } from '#records';
import { byPlaceOfTable, columnsOf, idsIn, sayColumn, sayOf, sayTable } from '../rules/index.ts';
import { namesOf } from '../store.ts';

/** A part of a record as people read it: what it is called, and its rows of labelled values. */
export interface Part {
  readonly name: string;
  readonly rows: readonly (readonly { readonly label: string; readonly value: string }[])[];
}

/** What a record says, in words, as far as the actor sees it; where it names other people, their names and ids. */
export const recordInParts = async (
  tx: Tx,
  record: string,
  { person, today, now }: { readonly person: string; readonly today: Day; readonly now: Instant },
): Promise<{ parts: readonly Part[]; people: ReadonlyMap<string, string> }> => {
  const standing = await rowsAsAt(tx, record, now);
  const tables = [...standing].filter(([table]) => table !== 'record');
  const ids = idsIn(tables.flatMap(([, rows]) => rows));
  const names = await namesOf(tx, ids);
  const lines = await personLines(tx, [...new Set([person, ...ids.filter((id) => !names.has(id))])], today);
  for (const [id, { name }] of lines) names.set(id, name);
  return {
    parts: tables
      .sort(([one], [other]) => byPlaceOfTable(one, other))
      .map(([table, rows]) => ({
        name: sayTable(table),
        rows: rows
          .map((row) =>
            columnsOf(row).flatMap((column) => {
              const value = row[column] === person ? '' : sayOf(row, column, names);
              return value === '' ? [] : [{ label: sayColumn(column) ?? column, value }];
            }),
          )
          .filter((facts) => facts.length > 0),
      })),
    people: new Map([...lines].filter(([id]) => id !== person).map(([id, { name }]) => [id, name])),
  };
};
