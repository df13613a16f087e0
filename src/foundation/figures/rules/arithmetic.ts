import type { Unit } from './indicator.ts';

/** What was counted, and out of how many: null for a count, and for a rate without a population. */
export interface Counts {
  readonly numerator: number;
  readonly denominator: number | null;
}

/**
 * One decimal, half up, in whole numbers, so that no binary fraction decides a half: as the Department for Education rounds the
 * percentages of https://explore-education-statistics.service.gov.uk/find-statistics/children-in-need.
 */
const oneDecimal = (numerator: number, denominator: number, scale: number): number =>
  Math.floor((2 * numerator * scale * 10 + denominator) / (2 * denominator)) / 10;

/** The value of a figure: a count, or a percentage or rate to one decimal, half up. Null where there is nothing to divide by. */
export const valueFrom = (unit: Unit, { numerator, denominator }: Counts): number | null => {
  if (unit === 'count') return numerator;
  if (denominator === null || denominator === 0) return null;
  return oneDecimal(numerator, denominator, unit === 'percentage' ? 100 : 10_000);
};

/** A value as it is written: '1,830', '22.4%', '55.1'. */
export const sayValue = (unit: Unit, value: number): string => {
  if (unit === 'count') return value.toLocaleString('en-GB');
  const one = value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return unit === 'percentage' ? `${one}%` : one;
};

/** Why there is no number. None of these is ever 0. */
export type Absence = 'suppressed' | 'notAvailable' | 'notApplicable' | 'lowReliability';

/** The tokens of official statistics for a number that is not there. */
export const TOKENS: Readonly<Record<Absence, string>> = {
  suppressed: 'c',
  notAvailable: 'x',
  notApplicable: 'z',
  lowReliability: 'u',
};
const ABSENCES = new Map(Object.entries(TOKENS).map(([absence, token]) => [token, absence]));

/** Reads a number as official statistics publish it: the number, or why there is none. Throws RangeError for anything else. */
export const readPublished = (text: string): number | Absence => {
  const absence = ABSENCES.get(text);
  // The map holds exactly the absences.
  if (absence !== undefined) return absence as Absence;
  if (!/^\d+(\.\d+)?$/.test(text)) throw new RangeError(`"${text}" is no published number.`);
  return Number(text);
};

/** What may be shown of a figure: its value, or why there is none. */
export type Face =
  | { readonly status: 'shown'; readonly value: number }
  | { readonly status: 'suppressed' | 'notAvailable' | 'notApplicable' };

/** The face of a figure: a rate without a population is not available, and a percentage of none is not applicable. */
export const faceOf = (unit: Unit, counts: Counts, hidden: boolean): Face => {
  if (hidden) return { status: 'suppressed' };
  const value = valueFrom(unit, counts);
  if (value !== null) return { status: 'shown', value };
  return { status: counts.denominator === null ? 'notAvailable' : 'notApplicable' };
};
