import type { Day } from '#kernel';

/** What a figure is counted in. A rate is per 10,000 children under 18 of the area, and its denominator is always the population. */
export type Unit = 'count' | 'percentage' | 'per10000';

/**
 * Which way is better. A count is neutral unless the partnership has agreed otherwise: more reports may mean more harm, or that
 * more of it is seen.
 */
export type Polarity = 'higherGood' | 'lowerGood' | 'neutral';
export const POLARITIES: Readonly<Record<Polarity, string>> = {
  higherGood: 'Higher is better',
  lowerGood: 'Lower is better',
  neutral: 'Neither high nor low is better by itself',
};

export const FREQUENCIES = { month: 'Every month', quarter: 'Every quarter', year: 'Every year' } as const;

/** Whether small numbers in it could tell of a child. */
export const DISCLOSURES = {
  children:
    'Counts children: small numbers are suppressed outside the posts that work with children’s records',
  open: 'Counts no child: shown as it is',
} as const;

/** What an indicator says of itself: data, by version. A version answers for the periods that begin in its days. */
export interface Definition {
  /** The partnership's own code: 'FD02'. The versions of one indicator share it. */
  readonly id: string;
  readonly version: number;
  readonly from: Day;
  readonly until?: Day;
  readonly theme: string;
  readonly name: string;
  /** What people want to know. */
  readonly question: string;
  /** What is counted, in words. */
  readonly numerator: string;
  /** Out of what, in words; null for a count. */
  readonly denominator: string | null;
  readonly unit: Unit;
  readonly polarity: Polarity;
  /** Who records it, and where. */
  readonly source: string;
  readonly frequency: keyof typeof FREQUENCIES;
  readonly disclosure: keyof typeof DISCLOSURES;
  readonly citation: string;
  readonly citationUrl?: string;
  /** What must be known to read it: what is in, what is out, and why. */
  readonly notes: readonly string[];
  /** The parts that what is counted falls into, in the order in which they are shown. */
  readonly parts?: {
    readonly label: string;
    readonly keys: readonly (readonly [key: string, label: string])[];
  };
}

/** Whether a version answers for a period that begins on that day. */
export const answersOn = ({ from, until }: Pick<Definition, 'from' | 'until'>, day: Day): boolean =>
  from <= day && (until === undefined || day <= until);

/** The version that was asked for; else the one that answers for a period that begins on that day; else the newest. */
export const versionFor = <D extends Definition>(
  versions: readonly D[],
  day: Day,
  asked?: number,
): D | undefined => {
  const newestFirst = [...versions].sort((one, other) => other.version - one.version);
  return (
    newestFirst.find(({ version }) => version === asked) ??
    newestFirst.find((each) => answersOn(each, day)) ??
    newestFirst[0]
  );
};

/** What is wrong with the declared indicators, in sentences: two that answer to one name and version, or for one day. */
export const faultsIn = (definitions: readonly Definition[]): string[] =>
  definitions.flatMap((one, at) => [
    ...(one.until !== undefined && one.until < one.from
      ? [`${one.id} version ${one.version} ends before it begins.`]
      : []),
    ...definitions.slice(at + 1).flatMap((other) => {
      if (other.id !== one.id) return [];
      if (other.version === one.version) return [`${one.id} has two versions ${one.version}.`];
      return answersOn(one, other.from) || answersOn(other, one.from)
        ? [`${one.id}: versions ${one.version} and ${other.version} answer for the same days.`]
        : [];
    }),
  ]);
