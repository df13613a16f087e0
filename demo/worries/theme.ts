import type { PrimaryNeed } from '#kernel';

/** In whose words a worry is written. `caller`: as the front door wrote down what somebody said. */
export type Voice = 'police' | 'school' | 'health' | 'caller' | 'service';

/**
 * A kind of worry, in parts that are put together anew each time. In the parts, words in braces stand for the people and days of the
 * family: {child}, {He} {he} {him} {his}, {kids}, {mum}, {other}, {Ms}, {street}, {weekday}, {time}, {weeks}, {year}, {school}.
 */
export interface Theme {
  readonly name: string;
  /** Ages in whole years of the child whom it is mostly about; an unborn child is -1. */
  readonly ages: readonly [from: number, to: number];
  readonly need: PrimaryNeed;
  /** How grave it tends to be, from 0 to 1: what urgency and decision lean on. */
  readonly weight: number;
  /** What happened, by whoever writes. A voice without any does not raise this. */
  readonly opening: Readonly<Partial<Record<Voice, readonly string[]>>>;
  readonly detail: readonly string[];
  /** What the child said or showed; of a child under 3, `baby`. */
  readonly child: readonly string[];
  readonly baby?: readonly string[];
  /** Why it is told now. */
  readonly now: readonly string[];
  /** What life is like for the child. */
  readonly life: readonly string[];
  /** What the front door asks, and the answer. */
  readonly questions: readonly (readonly [asked: string, answered: string])[];
  /** What was weighed, where it was accepted as a referral and where it was not. */
  readonly weighed: { readonly grave: readonly string[]; readonly mild: readonly string[] };
}
