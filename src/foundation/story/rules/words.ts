import {
  CLOSURE_REASONS,
  DISABILITIES,
  ETHNICITIES,
  isCode,
  isDay,
  PRIMARY_NEEDS,
  REFERRAL_SOURCES,
  SEXES,
  sayDay,
  sayMoment,
} from '#kernel';
import { NUMBERS } from './kin-words.ts';

/** Columns that are the machine's business: keys, places in an index, the number of a version. */
const SILENT = new Set([
  'id',
  'version',
  'search',
  // The name again, as names are kept for search.
  'called',
  'record_id',
  'child_id',
  'submission_id',
  'family_group_id',
]);

/** What comes first in a row; the rest follows as it is kept. */
const FIRST = [
  'kind',
  'scheme',
  'title',
  'given',
  'family',
  'value',
  'lines',
  'postcode',
  'born_day',
  'born',
  'expected_day',
  'reference',
  'practitioner',
  'service',
];
const placeOf = (column: string): number => (FIRST.includes(column) ? FIRST.indexOf(column) : FIRST.length);

/** The columns of a row that people read, in the order in which they read them. */
export const columnsOf = (row: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(row)
    .filter((column) => sayColumn(column) !== null)
    .filter((column) => column !== 'born_precision' || row[column] !== 'day')
    .sort((one, other) => placeOf(one) - placeOf(other));

const TABLE_ORDER = ['person', 'person_name', 'identifier', 'address', 'involvement'];
const placeOfTable = (table: string): number =>
  table === 'record'
    ? TABLE_ORDER.length + 1
    : TABLE_ORDER.includes(table)
      ? TABLE_ORDER.indexOf(table)
      : TABLE_ORDER.length;

/** Tables in the order in which they are read: what the record says, and the spine's own row last. */
export const byPlaceOfTable = (one: string, other: string): number => placeOfTable(one) - placeOfTable(other);

/**
 * A column of a row as people read it. Where somebody lives who must not be found is said on the person's own record and nowhere
 * else (Domestic Abuse Act 2021, and every refuge's own rule).
 */
export const sayOf = (
  row: Readonly<Record<string, unknown>> | null,
  column: string,
  names: ReadonlyMap<string, string>,
): string =>
  row?.withheld === true && (column === 'lines' || column === 'postcode')
    ? 'Withheld'
    : sayValue(column, row?.[column], names);

const LABELS: Readonly<Record<string, string>> = {
  born_day: 'Born',
  born_precision: 'Birth is known to the',
  expected_day: 'Expected birth',
  died_day: 'Died',
  occurred_at: 'Happened',
  owner_organisation_id: 'Kept by',
  owner_body_id: 'Held by the team',
  body_id: 'Team',
  reach: 'How to reach them',
  lead: 'Leads the work with this family',
  last_seen_day: 'Child last seen',
  person_id: 'Person',
  other_id: 'The other person',
  nhs_number: 'NHS number',
  safe_contact: 'Safe to contact how',
  given: 'Given names',
  family: 'Family name',
  lived_experience: 'What life is like for the child',
  immediate_risk: 'In danger now',
  parents_told: 'The parents were told',
  parents_not_told_why: 'Why the parents were not told',
  family_not_told_why: 'Why the family was not told',
  service_agreement: 'The parents agree to receive help',
  by_front_door: 'Taken down by the front door for somebody without an account',
  sender_name: 'Sent by',
  sender_role: 'Their role',
  sender_organisation: 'Their organisation',
  sender_reach: 'How to reach the sender',
  in_place: 'The support is in place',
  returned_why: 'Why it was sent back',
  explained: 'Explanation',
  upn: 'Unique pupil number',
};

const TABLES: Readonly<Record<string, string>> = { record: 'The record itself', person_name: 'Name' };

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The name of a table or of a part of a record, in words: 'parent_support_check' is 'Parent support check'. */
export const sayTable = (table: string): string => TABLES[table] ?? sentence(table.replaceAll('_', ' '));

/** The name of a column in words; null for the machine's own. */
export const sayColumn = (column: string): string | null => {
  if (SILENT.has(column)) return null;
  return LABELS[column] ?? sentence(column.replace(/_(id|day|at|code)$/, '').replaceAll('_', ' '));
};

type Codes = Readonly<Record<string, string>>;
const CODES: Readonly<Record<string, Codes>> = {
  sex: SEXES,
  ethnicity: ETHNICITIES,
  disabilities: DISABILITIES,
  source_code: REFERRAL_SOURCES,
  primary_need: PRIMARY_NEEDS,
  closure_reason: CLOSURE_REASONS,
  scheme: NUMBERS,
};

/** Columns that hold a code of our own, which is written as its words run together. */
const CODED =
  /^(accepted_as|access|born_precision|category|done|done_instead|encounter|end_reason|finding|ground|in_place|kind|lawful_basis|legal_status|need|outcome|purpose|saying|sensitivity|service_agreement|setting|stage|state|step|theme|told|urgency|verdict|virus|(asked|grantee|owed|receiver|requester)_kind)$/;
/** Columns that hold a code in one table and somebody's own words in another: only these codes are written apart. */
const CODED_OR_TYPED: Readonly<Record<string, readonly string[]>> = {
  answer: ['known', 'nothing', 'refused'],
  because: ['raised', 'notResolved', 'silence', 'immediateRisk'],
  how: ['numberAndBirth', 'byHand'],
  what: ['notAcknowledged', 'notAnswered'],
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** 'strategyDiscussion' is 'Strategy discussion', 'section17' is 'Section 17'. */
const apart = (code: string): string =>
  sentence(
    code.replace(
      /([a-z])([A-Z0-9])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    ),
  );

/** '2016-03-09' is '9 March 2016', '2016-03' 'March 2016'; a year stands as it is. */
const sayPartial = (text: string): string => {
  if (isDay(text)) return sayDay(text);
  const first = `${text}-01`;
  return isDay(first) ? sayDay(first).replace(/^1 /, '') : text;
};

const sayText = (column: string, text: string, names: ReadonlyMap<string, string>): string => {
  if (UUID.test(text)) return names.get(text) ?? '';
  const codes = CODES[column];
  if (codes && isCode(codes, text)) return codes[text] ?? text;
  if (CODED.test(column) || CODED_OR_TYPED[column]?.includes(text)) return apart(text);
  if (column === 'born') return sayPartial(text);
  if (column.endsWith('_day') && isDay(text)) return sayDay(text);
  if (column.endsWith('_at') && INSTANT.test(text)) return sayMoment(new Date(text).toISOString());
  return text;
};

/** A value as people read it; '' where there is nothing, or nothing that the reader may see (an id without a name). */
export const sayValue = (column: string, value: unknown, names: ReadonlyMap<string, string>): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return sayText(column, value, names);
  if (Array.isArray(value))
    return value
      .map((each) => sayValue(column, each, names))
      .filter(Boolean)
      .join(', ');
  return typeof value === 'number' ? `${value}` : JSON.stringify(value);
};

/** Every id that a row holds, so that names can be found for them at once. */
export const idsIn = (rows: readonly Readonly<Record<string, unknown>>[]): string[] => [
  ...new Set(
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([column, value]) =>
        sayColumn(column) !== null && typeof value === 'string' && UUID.test(value) ? [value] : [],
      ),
    ),
  ),
];

/** What a change changed: the columns whose values differ, of those that people read. */
export const changedColumns = (
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (column) =>
      sayColumn(column) !== null &&
      JSON.stringify(before?.[column] ?? null) !== JSON.stringify(after?.[column] ?? null),
  );
