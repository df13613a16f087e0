import { addDays, addMonths, type Day, daysBetween } from '#kernel';

/** Marks that a drawing can hold before nobody can read it. */
export const MOST_MARKS = 400;

/** What an agency recorded on a day, or in the month that begins with that day. */
export interface MarkRow {
  readonly lane: string;
  readonly at: Day;
  /** The first and the last day of it that have a record. */
  readonly first: Day;
  readonly last: Day;
  /** The one kind, or null where there are several. */
  readonly kind: string | null;
  readonly records: number;
}

export interface YearsMark {
  readonly at: Day;
  readonly until?: Day | undefined;
  readonly title: string;
  readonly kind: string;
}
/** The years as they are drawn: a lane for each agency, the one that knew the child first at the top. */
export interface Years {
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
  /** What one mark stands for. */
  readonly each: 'day' | 'month' | 'quarter' | 'year';
  readonly kinds: readonly string[];
  readonly lanes: readonly {
    readonly label: string;
    readonly records: number;
    readonly first: Day;
    readonly last: Day;
    readonly marks: readonly YearsMark[];
  }[];
}

const NAMED_KINDS = 4;
const OTHER = 'Other records';
const SEVERAL = 'Several on one day';
const BANDS = ['1 record', '2 to 9 records', '10 records or more'] as const;

const count = (records: number): string => `${records} record${records === 1 ? '' : 's'}`;

const startOf = (day: Day, months: number): Day => {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % months);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
};

const gathered = (rows: readonly MarkRow[], months: number): MarkRow[] => {
  const found = new Map<string, MarkRow>();
  for (const row of rows) {
    const at = startOf(row.at, months);
    const key = `${row.lane} ${at}`;
    const held = found.get(key);
    found.set(key, {
      lane: row.lane,
      at,
      first: held && held.first < row.first ? held.first : row.first,
      last: held && held.last > row.last ? held.last : row.last,
      kind: null,
      records: (held?.records ?? 0) + row.records,
    });
  }
  return [...found.values()];
};

const STEPS = [
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
] as const;

/** Gathers marks into months, quarters or years, until a drawing can hold them. */
const thinned = (
  rows: readonly MarkRow[],
  each: 'day' | 'month',
): Pick<Years, 'each'> & { rows: MarkRow[] } => {
  if (each === 'day' && rows.length <= MOST_MARKS) return { each, rows: [...rows] };
  for (const [step, months] of STEPS) {
    const fewer = gathered(rows, months);
    if (fewer.length <= MOST_MARKS || step === 'year') return { each: step, rows: fewer };
  }
  return { each, rows: [...rows] };
};

const band = (records: number): string => (records >= 10 ? BANDS[2] : records > 1 ? BANDS[1] : BANDS[0]);

const lengthOf = { day: 0, month: 1, quarter: 3, year: 12 } as const;

const firstOf = (days: readonly Day[]): Day => [...days].sort()[0] ?? '';
const lastOf = (days: readonly Day[]): Day => [...days].sort().at(-1) ?? '';

/** Of the width, what the number of a year takes on a phone. */
const NUMBER = 0.14;

/** The day on which a drawing begins: far enough before the first New Year's Day that the numbers of both years fit. */
const roomyStart = (first: Day, to: Day): Day => {
  const newYear: Day = `${Number(first.slice(0, 4)) + 1}-01-01`;
  // A drawing of one day has no width.
  if (newYear > to) return daysBetween(first, to) < 28 ? addDays(to, -28) : first;
  const needed = addDays(newYear, -Math.ceil((daysBetween(newYear, to) * NUMBER) / (1 - NUMBER)));
  return needed < first && Number(to.slice(0, 4)) - Number(first.slice(0, 4)) < 7 ? needed : first;
};

/** The kinds that have a mark of their own: the commonest, and as many as the key can hold. */
const namedKinds = (rows: readonly MarkRow[], labels: ReadonlyMap<string, string>): Map<string, string> => {
  const counted = new Map<string, number>();
  for (const { kind, records } of rows)
    if (kind !== null) counted.set(kind, (counted.get(kind) ?? 0) + records);
  const ranked = [...counted].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const most = ranked.length <= NAMED_KINDS + 1 ? NAMED_KINDS + 1 : NAMED_KINDS;
  return new Map(ranked.slice(0, most).map(([kind]) => [kind, labels.get(kind) ?? OTHER]));
};

/**
 * The drawing of a child's years, or null when nothing is recorded. Each mark is a day of one agency; of a long story each is a month,
 * a quarter or a year, and its shape says how much was recorded in it.
 */
export const yearsOf = (
  found: readonly MarkRow[],
  each: 'day' | 'month',
  labels: { readonly kinds: ReadonlyMap<string, string>; readonly lanes: ReadonlyMap<string, string> },
  today: Day,
): Years | null => {
  if (found.length === 0) return null;
  const { rows, each: drawn } = thinned(found, each);
  const named = namedKinds(found, labels.kinds);
  const kindOf = ({ kind, records }: MarkRow): string =>
    drawn !== 'day' ? band(records) : kind === null ? SEVERAL : (named.get(kind) ?? OTHER);
  const titleOf = (row: MarkRow): string =>
    drawn === 'day' && row.kind !== null && row.records === 1
      ? (labels.kinds.get(row.kind) ?? OTHER)
      : row.kind !== null && drawn === 'day'
        ? `${labels.kinds.get(row.kind) ?? OTHER}, ${count(row.records)}`
        : count(row.records);
  const lanes = new Map<string, MarkRow[]>();
  for (const row of rows) lanes.set(row.lane, [...(lanes.get(row.lane) ?? []), row]);
  const used = new Set(rows.map(kindOf));
  const least = firstOf(found.map(({ at }) => at));
  const most = lastOf(found.map(({ last }) => last));
  const to = most > today ? most : today;
  return {
    from: roomyStart(least, to),
    to,
    total: found.reduce((sum, { records }) => sum + records, 0),
    each: drawn,
    kinds: [...new Set([...BANDS, ...named.values(), OTHER, SEVERAL])].filter((kind) => used.has(kind)),
    lanes: [...lanes]
      .map(([lane, marks]) => ({
        label: labels.lanes.get(lane) ?? 'Another agency',
        records: marks.reduce((sum, { records }) => sum + records, 0),
        first: firstOf(marks.map(({ first }) => first)),
        last: lastOf(marks.map(({ last }) => last)),
        marks: marks.map((row) => ({
          at: row.at,
          ...(drawn === 'day' || drawn === 'month'
            ? {}
            : { until: addDays(addMonths(row.at, lengthOf[drawn]), -1) }),
          title: titleOf(row),
          kind: kindOf(row),
        })),
      }))
      .sort((one, other) =>
        one.first < other.first ? -1 : one.first > other.first ? 1 : one.label < other.label ? -1 : 1,
      ),
  };
};
