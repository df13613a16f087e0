import type { Refusal } from '../rules/index.ts';

export interface Tally {
  added: number;
  changed: number;
  unchanged: number;
}

/** What an import did. */
export interface CensusReport {
  readonly children: Tally;
  readonly referrals: Tally;
  readonly closures: Tally;
  /** What a later release will read, counted by element name. */
  readonly waiting: Record<string, number>;
}

/** Hears of each value that was not taken, and of each that was taken and is odd, as they are met: a bad file may hold a million. */
export interface Listener {
  readonly refused: (refusal: Refusal) => void;
  readonly odd: (refusal: Refusal) => void;
}

const tally = (): Tally => ({ added: 0, changed: 0, unchanged: 0 });

/** The report of an import that has done nothing yet. */
export const nothingDone = (): CensusReport => ({
  children: tally(),
  referrals: tally(),
  closures: tally(),
  waiting: {},
});
