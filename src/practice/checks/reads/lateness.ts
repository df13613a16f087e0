import { z } from 'zod';
import type { Acting, Tx } from '#db';
import {
  type Cells,
  choosePeriod,
  csvOf,
  type Period,
  periodsOn,
  quartersWithin,
  SMALL_NUMBERS,
  seesCounts,
  shield,
} from '#figures';
import { organisationsInForce } from '#partnership';
import { granteeNames } from '#records';
import type { LatenessForm } from '../forms.ts';
import { type Timing, timingOf, type Urgency } from '../rules.ts';
import { type CheckCounted, checksCounted } from '../store/index.ts';

const PeriodRef = z.object({ key: z.string(), label: z.string() });
/** Null where a number is too small to be shown to this post. */
const count = z.number().nullable();
const Row = z.object({
  organisation: z.string(),
  asked: count,
  inTime: count,
  late: count,
  notDue: count,
  nothing: count,
  refused: count,
  /** Answered in time, of those that were due. */
  percentage: count,
});
export const LatenessModel = z.object({
  period: PeriodRef.extend({ from: z.string(), until: z.string() }),
  periods: z.array(PeriodRef),
  urgency: z.enum(['immediate', 'urgent', 'routine']).nullable(),
  /** Whether numbers stand as they were counted; otherwise small ones are suppressed, and urgencies are not told apart. */
  exactly: z.boolean(),
  rows: z.array(Row),
  /** The same as a file. */
  csv: z.string(),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type LatenessModel = z.infer<typeof LatenessModel>;

interface Told extends CheckCounted {
  readonly timing: Timing;
}

/** As the file names them; 'c' stands where a number is too small to be shown, as in the Department for Education's own files. */
const COUNTS = ['asked', 'inTime', 'late', 'notDue', 'nothing', 'refused', 'percentage'] as const;
const COLUMNS = [
  'period',
  'urgency',
  'agency',
  'asked',
  'in_time',
  'late',
  'not_due',
  'nothing_known',
  'refused',
  'percentage_in_time',
];

const UNKNOWN = '';
const within = async (
  { tx, now, today }: Acting,
  period: Period,
  urgency: Urgency | null,
): Promise<ReadonlyMap<string, Told[]>> => {
  const councils = (await organisationsInForce(tx, today)).filter(({ type }) => type === 'localAuthority');
  const told: Told[] = [];
  for (const { id: area } of councils)
    for (const check of await checksCounted(tx, {
      area,
      from: period.from,
      until: period.until,
      asAt: now,
    })) {
      if (urgency !== null && check.urgency !== urgency) continue;
      told.push({ ...check, timing: timingOf(check.due_at, check.answered_at, check.withdrawn_at, now) });
    }
  return Map.groupBy(told, ({ organisation }) => organisation ?? UNKNOWN);
};

const TIMINGS = ['inTime', 'late', 'notDue'] as const satisfies readonly Timing[];
/** An agency's checks in the parts that add up to what it was asked: by time, and by answer. */
const byTime = (checks: readonly Told[]): Cells => ({
  counts: { numerator: checks.length, denominator: null },
  parts: TIMINGS.map((key) => ({ key, count: checks.filter(({ timing }) => timing === key).length })),
});
const byAnswer = (checks: readonly Told[]): Cells => ({
  counts: { numerator: checks.length, denominator: null },
  parts: [
    { key: 'nothing', count: checks.filter(({ answer }) => answer === 'nothing').length },
    { key: 'refused', count: checks.filter(({ answer }) => answer === 'refused').length },
    {
      key: 'other',
      count: checks.filter(({ answer }) => answer !== 'nothing' && answer !== 'refused').length,
    },
  ],
});
const shareInTime = (checks: readonly Told[]): Cells => {
  const due = checks.filter(({ timing }) => timing !== 'notDue');
  return {
    counts: { numerator: due.filter(({ timing }) => timing === 'inTime').length, denominator: due.length },
    parts: [],
  };
};

/** One agency’s line, exactly or with small numbers suppressed, the quarters of a year in view. */
const rowOf = (
  organisation: string,
  checks: readonly Told[],
  quarters: readonly (readonly Told[])[],
  exactly: boolean,
): z.infer<typeof Row> => {
  const shown = (cells: (of: readonly Told[]) => Cells) => {
    const own = cells(checks);
    if (exactly)
      return { hidden: false, parts: own.parts as readonly { key: string; count: number | null }[] }; // counts that may be hidden, none of which are
    return shield('count', own, SMALL_NUMBERS, quarters.map(cells));
  };
  const time = shown(byTime);
  const answer = shown(byAnswer);
  const part = (of: typeof time, key: string): number | null =>
    of.parts.find((each) => each.key === key)?.count ?? null;
  const share = shareInTime(checks);
  const { numerator, denominator } = share.counts;
  const shareHidden =
    !exactly && shield('percentage', share, SMALL_NUMBERS, quarters.map(shareInTime)).hidden;
  return {
    organisation,
    asked: time.hidden ? null : checks.length,
    inTime: part(time, 'inTime'),
    late: part(time, 'late'),
    notDue: part(time, 'notDue'),
    nothing: part(answer, 'nothing'),
    refused: part(answer, 'refused'),
    percentage: shareHidden || !denominator ? null : Math.round((numerator / denominator) * 100),
  };
};

const namesOf = (tx: Tx, ids: readonly string[]) =>
  granteeNames(
    tx,
    ids.filter((id) => id !== UNKNOWN),
  );

/** How agencies answered what was asked of them in a period, the least in time first. It counts everything, whoever asks. */
export const latenessModel = async (acting: Acting & { query: LatenessForm }): Promise<LatenessModel> => {
  const { actor, today, query } = acting;
  const exactly = seesCounts(actor);
  const running = exactly
    ? choosePeriod(query.period === '' ? { period: periodsOn(today, true)[0]?.key } : query, today, false)
    : choosePeriod(query, today, true);
  const { period, faults } = running;
  const urgency = exactly ? (query.urgency ?? null) : null;
  const checks = await within(acting, period, urgency);
  const quarters: ReadonlyMap<string, Told[]>[] = [];
  if (!exactly)
    for (const quarter of quartersWithin(period)) quarters.push(await within(acting, quarter, null));
  const names = await namesOf(acting.tx, [...checks.keys()]);
  const rows = [...checks].map(([id, own]) =>
    rowOf(
      names.get(id) ?? 'A body of the partnership',
      own,
      quarters.map((quarter) => quarter.get(id) ?? []),
      exactly,
    ),
  );
  const sorted = rows.sort(
    (one, other) =>
      (one.percentage ?? 101) - (other.percentage ?? 101) ||
      one.organisation.localeCompare(other.organisation),
  );
  return {
    period,
    periods: periodsOn(today, exactly).map(({ key, label }) => ({ key, label })),
    urgency,
    exactly,
    rows: sorted,
    csv: csvOf(
      COLUMNS,
      sorted.map((row) => [
        period.key,
        urgency ?? 'all',
        row.organisation,
        ...COUNTS.map((column) => row[column] ?? (column === 'percentage' && exactly ? null : 'c')),
      ]),
    ),
    faults: [...faults],
  };
};
