import type { ZodType } from 'zod';
import { answerIn, holds, isSame, questionsOf, type Values } from './questions.ts';

/** A question to which what was typed and what is kept now give two answers. */
export interface Difference {
  readonly name: string;
  /** What it said when the form was opened; undefined where nobody knows. */
  readonly was: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Whose answer stands: of whoever alone changed it; where both did, nobody's until it is chosen. */
  readonly stands: 'theirs' | 'mine' | 'asked';
}

/**
 * Compares three ways: what the form was opened on, what is kept by now, what was typed. What only one side changed is that side's;
 * what both changed, or where nobody knows what it was, is asked. A question that the page's form does not begin with is the typist's.
 */
export const compare = (
  takes: ZodType,
  { was, theirs, mine }: { readonly was: Values | null; readonly theirs: Values; readonly mine: Values },
): readonly Difference[] =>
  questionsOf(takes).flatMap((name): Difference[] => {
    const now = answerIn(takes, theirs, name);
    if (!holds(theirs, name) || isSame(mine[name], now)) return [];
    const known = was !== null && holds(was, name);
    const before = known ? answerIn(takes, was, name) : undefined;
    const stands = !known
      ? 'asked'
      : isSame(mine[name], before)
        ? 'theirs'
        : isSame(now, before)
          ? 'mine'
          : 'asked';
    return [{ name, was: before, theirs: now, mine: mine[name], stands }];
  });
