import type { Planting, Tree } from './tree.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  /** What is wrong here, and how to mend it. */
  readonly message: string;
}

/** A small made-up project, with the sentence that says what it shows. */
interface Example extends Planting {
  readonly shows: string;
}

/** One that breaks the rule. */
export interface Planted extends Example {
  /** Exactly the places, as `path:line`, at which the rule must object. */
  readonly at: readonly [string, ...string[]];
}

/**
 * One rule of the house. The type demands an example that breaks it and one that keeps it: a guard that has never been seen
 * to fail guards nothing.
 */
export interface Rule {
  readonly says: string;
  /** Said once below all that is wrong, where every message would else repeat it. */
  readonly advice?: string;
  readonly violations: (tree: Tree) => readonly Violation[];
  /** Why the rule can't be asked of the tree yet; undefined where it can. */
  readonly notYet?: (tree: Tree) => string | undefined;
  /** What is not wrong but worth a look. */
  readonly remarks?: (tree: Tree) => readonly Violation[];
  readonly broken: readonly [Planted, ...Planted[]];
  readonly kept: readonly [Example, ...Example[]];
}

/** The places of an example in which several lines of one file are wrong. */
export const linesOf = (path: string, first: number, ...rest: readonly number[]): Planted['at'] => [
  `${path}:${first}`,
  ...rest.map((line) => `${path}:${line}`),
];

const placeIn = ({ path, line }: Violation): string => `${path}:${line}`;

export const placesIn = (violations: readonly Violation[]): readonly string[] =>
  [...new Set(violations.map(placeIn))].sort();

/** What a failing rule prints: the rule as a sentence, then each place with what to do about it. */
export const report = (rule: Rule, violations: readonly Violation[]): string =>
  [
    `${rule.says}: broken in ${violations.length} ${violations.length === 1 ? 'place' : 'places'}.`,
    ...violations.map((violation) => `\n  ${placeIn(violation)}\n    ${violation.message}`),
    ...(rule.advice ? [`\n  ${rule.advice}`] : []),
  ].join('\n');
