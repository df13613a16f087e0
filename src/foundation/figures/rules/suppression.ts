import type { Counts } from './arithmetic.ts';
import type { Unit } from './indicator.ts';

/** Which numbers are small: those from..to, and percentages out of fewer than leastDenominator. */
export interface SmallNumbers {
  readonly from: number;
  readonly to: number;
  readonly leastDenominator: number;
}

/**
 * 1 to 5 are hidden and 0 is shown, as in the Department for Education's local statistics of children in need; a percentage out
 * of fewer than 10 is hidden too.
 */
export const SMALL_NUMBERS: SmallNumbers = { from: 1, to: 5, leastDenominator: 10 };

export interface Part {
  readonly key: string;
  readonly count: number;
}
/** What stands in a table beside each other: a figure's counts, and the parts that add up to its numerator. */
export interface Cells {
  readonly counts: Counts;
  readonly parts: readonly Part[];
}
/** Which of it may be shown to everybody: a part's count is null where it is hidden. */
export interface Shielded {
  readonly hidden: boolean;
  readonly parts: readonly { readonly key: string; readonly count: number | null }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/**
 * The parts to hide, so that none can be worked out from the total and the others: more are hidden, the smallest first, until
 * at least two are and what they hold together is no small number itself.
 */
const hiddenParts = (
  parts: readonly Part[],
  mustHide: (part: Part) => boolean,
  { to }: SmallNumbers,
): Set<string> => {
  const hidden = parts.filter(mustHide);
  const rest = parts
    .filter((part) => part.count > 0 && !hidden.includes(part))
    .sort((one, other) => other.count - one.count);
  while (hidden.length > 0 && (hidden.length < 2 || sum(hidden.map(({ count }) => count)) <= to)) {
    const next = rest.pop();
    if (!next) break;
    hidden.push(next);
  }
  return new Set(hidden.map(({ key }) => key));
};

/**
 * What may be shown of a figure where small numbers are not. A percentage is hidden when what it counts, or what it leaves out, is
 * small. A longer period is hidden where, with the shorter ones (`within`: the quarters of a year), it would give away one that
 * is hidden: quarters are seen first, so that the year gives way.
 */
export const shield = (
  unit: Unit,
  { counts, parts }: Cells,
  small: SmallNumbers,
  within: readonly Cells[] = [],
): Shielded => {
  const isSmall = (count: number): boolean => small.from <= count && count <= small.to;
  /** Whether the sum of these, which were hidden one by one, would give one of them away. */
  const tells = (hidden: readonly number[]): boolean =>
    hidden.length === 1 || (hidden.length > 1 && isSmall(sum(hidden)));
  const rest = ({ numerator, denominator }: Counts): number =>
    unit === 'percentage' ? (denominator ?? 0) - numerator : 0;
  const outOf = ({ denominator }: Counts): number => (unit === 'percentage' ? (denominator ?? 0) : 0);

  const shorter = within.map((cells) => ({ cells, shielded: shield(unit, cells, small) }));
  const unseen = shorter.filter(({ shielded }) => shielded.hidden).map(({ cells }) => cells.counts);
  const together = sum(unseen.map(outOf));
  const hidden =
    isSmall(counts.numerator) ||
    isSmall(rest(counts)) ||
    (outOf(counts) > 0 && outOf(counts) < small.leastDenominator) ||
    tells(unseen.map(({ numerator }) => numerator)) ||
    tells(unseen.map(rest).filter((each) => each > 0)) ||
    (together > 0 && together < small.leastDenominator);

  const unseenParts = (key: string): number[] =>
    shorter.flatMap(({ cells, shielded }) =>
      shielded.parts.some((part) => part.key === key && part.count === null)
        ? [cells.parts.find((part) => part.key === key)?.count ?? 0]
        : [],
    );
  const keys = hidden
    ? new Set(parts.filter(({ count }) => count > 0).map(({ key }) => key))
    : hiddenParts(parts, ({ key, count }) => isSmall(count) || tells(unseenParts(key)), small);
  return { hidden, parts: parts.map(({ key, count }) => ({ key, count: keys.has(key) ? null : count })) };
};
