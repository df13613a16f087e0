import { z } from 'zod';
import type { Acting } from '#db';
import {
  addDays,
  type Day,
  DISABILITIES,
  dayAsked,
  ETHNICITIES,
  isCode,
  isDay,
  SEXES,
  sayDay,
  sayInstant,
  startOfDay,
} from '#kernel';
import { changesOfRecord, rowsAsAt } from '#records';
import type { HistoryQuery } from '../forms/index.ts';
import {
  ADDRESS_KINDS,
  type Birth,
  mainName,
  NAME_KINDS,
  type NameKind,
  SCHEMES,
  type Scheme,
  sayBirth,
  sayIdentifier,
  sayName,
} from '../rules/index.ts';
import { PersonLine } from './line.ts';
import { personFor } from './parts.ts';

type Row = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const label = (set: Readonly<Record<string, string>>, value: unknown): string =>
  isCode(set, text(value)) ? (set[text(value)] ?? '') : text(value);
const sayDate = (value: unknown): string => (isDay(text(value)) ? sayDay(text(value)) : text(value));
const birthOf = (row: Row): string => {
  const precision = row.born_precision;
  const known: Birth['precision'] = precision === 'year' || precision === 'month' ? precision : 'day';
  return isDay(text(row.born_day)) ? sayBirth({ day: text(row.born_day), precision: known }) : '';
};

interface Column {
  readonly label: string;
  readonly says: (row: Row) => string;
}
const plain = (column: string, called: string): Column => ({
  label: called,
  says: (row) => text(row[column]),
});
const day = (column: string, called: string): Column => ({
  label: called,
  says: (row) => sayDate(row[column]),
});
const yesNo = (column: string, called: string): Column => ({
  label: called,
  says: (row) => (row[column] === true ? 'Yes' : 'No'),
});
const span = [day('from_day', 'From'), day('until_day', 'Until'), plain('explained', 'Why this is right')];

/** What is said of each table's rows; a column that nobody would read (ids, keys, versions) is not there. */
const TABLES: Readonly<Record<string, { readonly noun: string; readonly columns: readonly Column[] }>> = {
  record: {
    noun: 'Record',
    columns: [
      {
        label: 'Who may see it',
        says: (row) =>
          row.sensitivity === 'restricted' ? 'Restricted to named people' : 'Those with a reason',
      },
    ],
  },
  person: {
    noun: 'Details',
    columns: [
      { label: 'Date of birth', says: birthOf },
      day('expected_day', 'Expected date of birth'),
      day('died_day', 'Date of death'),
      { label: 'Sex', says: (row) => label(SEXES, row.sex) },
      { label: 'Ethnicity', says: (row) => label(ETHNICITIES, row.ethnicity) },
      {
        label: 'Disabilities',
        says: (row) =>
          Array.isArray(row.disabilities)
            ? row.disabilities.map((each) => label(DISABILITIES, each)).join('; ')
            : '',
      },
      plain('school', 'School'),
      plain('safe_contact', 'Safe to contact how'),
      plain('worker_safety', 'Worker safety warning'),
      plain('explained', 'Why this is right'),
    ],
  },
  person_name: {
    noun: 'Name',
    columns: [
      { label: 'Kind', says: (row) => label(NAME_KINDS, row.kind) },
      { label: 'Name', says: (row) => sayName({ given: text(row.given), family: text(row.family) }) },
      ...span,
    ],
  },
  address: {
    noun: 'Address',
    columns: [
      { label: 'Kind', says: (row) => label(ADDRESS_KINDS, row.kind) },
      plain('lines', 'Address'),
      plain('postcode', 'Postcode'),
      yesNo('withheld', 'Withheld'),
      ...span,
    ],
  },
  identifier: {
    noun: 'Number',
    columns: [
      { label: 'Kind', says: (row) => label(SCHEMES, row.scheme) },
      {
        label: 'Number',
        // the table's own check allows no other scheme
        says: (row) =>
          isCode(SCHEMES, text(row.scheme))
            ? sayIdentifier(row.scheme as Scheme, text(row.value))
            : text(row.value),
      },
      ...span,
    ],
  },
  involvement: {
    noun: 'Involvement',
    columns: [
      plain('practitioner', 'Practitioner'),
      plain('service', 'Service'),
      plain('reach', 'How to reach them'),
      yesNo('lead', 'Leads the work with this family'),
      day('from_day', 'Involved from'),
      day('until_day', 'Involved until'),
      day('last_seen_day', 'Child last seen'),
    ],
  },
};

const Fact = z.object({ label: z.string(), value: z.string() });
const Change = z.object({
  at: z.string(),
  by: z.string(),
  what: z.string(),
  fields: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
});
export const HistoryModel = z.object({
  person: PersonLine,
  /** The day that was asked for, and the record as it stood at its end. */
  on: z.string().nullable(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  standing: z
    .object({
      title: z.string(),
      name: z.string(),
      parts: z.array(z.object({ noun: z.string(), facts: z.array(Fact) })),
    })
    .nullable(),
  changes: z.array(Change),
});
export type HistoryModel = z.infer<typeof HistoryModel>;

const VERBS: Readonly<Record<string, string>> = { insert: 'added', update: 'changed', delete: 'deleted' };

const changesSeen = async ({ tx }: Acting, id: string): Promise<HistoryModel['changes']> => {
  const changes = await changesOfRecord(tx, id);
  return changes
    .flatMap(({ table_name, operation, at, before, after, staff_name, post_title }) => {
      const table = TABLES[table_name];
      if (!table || (table_name === 'record' && operation === 'insert')) return [];
      const fields = table.columns
        .map(({ label: called, says }) => ({
          label: called,
          before: before ? says(before) : '',
          after: after ? says(after) : '',
        }))
        .filter(({ before: was, after: is }) => was !== is);
      if (fields.length === 0) return [];
      return [
        {
          at,
          by: [staff_name, post_title].filter(Boolean).join(', ') || 'Not known',
          what: `${table.noun} ${VERBS[operation] ?? operation}`,
          fields,
        },
      ];
    })
    .reverse();
};

const ORDER = ['person_name', 'person', 'identifier', 'address', 'involvement'];

const standingOn = async (
  { tx, now, today }: Acting,
  id: string,
  on: Day,
): Promise<HistoryModel['standing']> => {
  const end = on >= today ? now : new Date(Date.parse(startOfDay(addDays(on, 1))) - 1).toISOString();
  const rows = await rowsAsAt(tx, id, end);
  if (!rows.has('person')) return null;
  const names = (rows.get('person_name') ?? []).map((row) => ({
    // the table's own check allows no other kind
    kind: text(row.kind) as NameKind,
    given: text(row.given),
    family: text(row.family),
    until: text(row.until_day) || null,
  }));
  const called = mainName(names);
  return {
    title: on >= today ? `As it stands on ${sayInstant(now)}` : `As it stood at the end of ${sayDay(on)}`,
    name: called ? sayName(called) : 'Name not recorded',
    parts: ORDER.flatMap((table) =>
      (rows.get(table) ?? []).map((row) => ({
        noun: TABLES[table]?.noun ?? '',
        facts: (TABLES[table]?.columns ?? [])
          .map(({ label: fact, says }) => ({ label: fact, value: says(row) }))
          .filter(({ value }) => value !== ''),
      })),
    ),
  };
};

/** Each change of a record by whom, the latest first; and, for a day, the record as it stood at its end. */
export const historyModel = async (
  acting: Acting,
  id: string,
  query: HistoryQuery,
): Promise<HistoryModel> => {
  const asked = Object.values(query).some((part) => part.trim() !== '');
  const { day: on, faults } = dayAsked(query, acting.today);
  const day = asked && faults.length === 0 ? on : null;
  return {
    person: await personFor(acting, id, 'find'),
    on: day,
    faults: [...faults],
    standing: day === null ? null : await standingOn(acting, id, day),
    changes: await changesSeen(acting, id),
  };
};
