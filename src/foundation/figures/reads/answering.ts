import { BANK_HOLIDAYS, type ClockId, calendarOf, clockFor } from '#calendar';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import {
  type Cells,
  type Counts,
  type Definition,
  type Face,
  faceOf,
  type Period,
  quartersWithin,
  type SmallNumbers,
  shield,
} from '../rules/index.ts';
import { type Behind, holidaysAsAt, populationAsAt } from '../store.ts';

/** What an indicator is asked: an area and days, as it was known at a moment. */
export interface Asked {
  /** The council whose area it is. */
  readonly area: string;
  readonly from: Day;
  readonly until: Day;
  /** Facts recorded later do not count. */
  readonly asAt: Instant;
  /** The day on which a clock runs out that started on a day, counted with the bank holidays known at that moment. */
  readonly dueOn: (clock: ClockId, trigger: Day) => Day | undefined;
}

/** The records behind a figure, by their ids. A rate leaves out the denominator: it is the population. */
export interface Answer {
  readonly numerator: readonly string[];
  readonly denominator?: readonly string[];
  /** Which part each counted record falls into, by the keys of the definition's parts. */
  readonly parts?: ReadonlyMap<string, string>;
}

/** An indicator as a module declares it: its definition, and how it is counted. It counts everything held, whoever asks. */
export interface Indicator extends Definition {
  readonly answer: (tx: Tx, asked: Asked) => Promise<Answer>;
}

export interface Population {
  readonly id: string;
  readonly year: number;
  readonly count: number;
  readonly source: string;
}

/** A figure as counted, with the records behind it. For this module alone: what leaves it goes through `seen`. */
export interface Figure extends Cells {
  readonly indicator: Indicator;
  readonly area: string;
  readonly period: Period;
  readonly asAt: Instant;
  readonly population: Population | null;
  readonly behind: readonly Behind[];
}

const dueOnAsAt = async (tx: Tx, asAt: Instant): Promise<Asked['dueOn']> => {
  const calendar = calendarOf([...BANK_HOLIDAYS, ...(await holidaysAsAt(tx, asAt))]);
  const known = new Map<string, Day | undefined>();
  return (clock, trigger) => {
    const key = `${clock} ${trigger}`;
    if (!known.has(key)) known.set(key, clockFor(clock, trigger, calendar)?.due);
    return known.get(key);
  };
};

/** The newest mid-year estimate whose middle of the year had come by the end of the period: that of 2022 for the year to March 2023. */
const populationOf = async (
  tx: Tx,
  { unit }: Definition,
  { area, period, asAt }: { area: string; period: Period; asAt: Instant },
): Promise<Population | null> => {
  if (unit !== 'per10000') return null;
  const year = Number(period.until.slice(0, 4)) - (period.until.slice(5) < '06-30' ? 1 : 0);
  return (await populationAsAt(tx, area, year, asAt)) ?? null;
};

/** Counts one figure as at the moment it was made for. The same area, period and moment give the same answer whenever it is asked, and whoever asks. */
export type CountFigure = (
  indicator: Indicator,
  asked: { readonly area: string; readonly period: Period },
) => Promise<Figure>;

/** Gets ready to count figures as at a moment: the bank holidays of then are read once. */
export const countingAsAt = async (tx: Tx, asAt: Instant): Promise<CountFigure> => {
  const dueOn = await dueOnAsAt(tx, asAt);
  return async (indicator, { area, period }) => {
    const answer = await indicator.answer(tx, { area, from: period.from, until: period.until, asAt, dueOn });
    const population = await populationOf(tx, indicator, { area, period, asAt });
    const counted = new Set(answer.numerator);
    const leftOut = (answer.denominator ?? []).filter((id) => !counted.has(id));
    const counts: Counts = {
      numerator: counted.size,
      denominator:
        indicator.unit === 'per10000'
          ? (population?.count ?? null)
          : indicator.unit === 'percentage'
            ? counted.size + leftOut.length
            : null,
    };
    const inParts = new Map<string, number>();
    for (const id of counted) {
      const part = answer.parts?.get(id) ?? '';
      inParts.set(part, (inParts.get(part) ?? 0) + 1);
    }
    return {
      indicator,
      area,
      period,
      asAt,
      population,
      counts,
      parts: (indicator.parts?.keys ?? []).map(([key]) => ({ key, count: inParts.get(key) ?? 0 })),
      behind: [
        ...[...counted].map((id) => ({ id, counted: true, part: answer.parts?.get(id) ?? '' })),
        ...leftOut.map((id) => ({ id, counted: false, part: '' })),
      ],
    };
  };
};

/** A figure as it may be shown to somebody: without ids, and for most with small numbers suppressed. */
export interface Seen {
  readonly face: Face;
  /** Null where they are hidden, or there are none. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly parts: readonly { readonly key: string; readonly count: number | null }[];
}

/** What is shown of a figure, exactly or with small numbers suppressed (then with the quarters of a year in view). */
export const seen = async (
  count: CountFigure,
  figure: Figure,
  exactly: boolean,
  small: SmallNumbers,
): Promise<Seen> => {
  const { indicator, counts, parts, area, period } = figure;
  const shown = (hidden: boolean, shownParts: Seen['parts']): Seen => {
    const face = faceOf(indicator.unit, counts, hidden);
    return face.status === 'suppressed'
      ? {
          face,
          numerator: null,
          denominator: indicator.unit === 'per10000' ? counts.denominator : null,
          parts: shownParts,
        }
      : { face, ...counts, parts: shownParts };
  };
  if (exactly || indicator.disclosure === 'open') return shown(false, parts);
  const quarters: Figure[] = [];
  for (const quarter of quartersWithin(period))
    quarters.push(await count(indicator, { area, period: quarter }));
  const shielded = shield(indicator.unit, figure, small, quarters);
  return shown(shielded.hidden, shielded.parts);
};
