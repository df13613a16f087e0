import type { ZodType } from 'zod';
import type { Fault } from '#kernel';
import type { Fields } from './form.ts';
import { repeatedIn } from './judge.ts';
import { labelOf, longestOf, shapeOf } from './schema.ts';

/** What stands after the question mark, as a page takes it, and what in it was no question at all. */
export interface Question {
  readonly query: unknown;
  readonly faults: readonly Fault[];
}

const isText = (typed: string): boolean => !typed.includes('\0') && typed.isWellFormed();

/** What no page takes: text that is none, more of it than the question has room for, and two answers to one question. */
const hostileIn = (asks: ZodType, sent: Fields): Fault[] => [
  ...repeatedIn(asks, sent),
  ...Object.entries(shapeOf(asks)).flatMap(([name, field]) =>
    [sent[name] ?? []].flat().flatMap((typed): Fault[] => {
      const label = labelOf(field, name);
      const longest = longestOf(field) ?? Number.POSITIVE_INFINITY;
      if (!isText(typed))
        return [{ field: name, message: `${label} holds a character that is no text. Type it again` }];
      return typed.length > longest
        ? [
            {
              field: name,
              message: `${label} must be ${longest.toLocaleString('en-GB')} characters or fewer`,
            },
          ]
        : [];
    }),
  ),
];

/**
 * Reads a question out of an address. What is hostile is refused and nothing else of the question is heard. What merely makes no
 * sense (a page number that is none, a filter that is gone) is left out and the rest holds, because addresses are kept and cut short.
 */
export const readQuestion = (asks: ZodType | undefined, sent: Fields): Question => {
  if (!asks) return { query: {}, faults: [] };
  const blank = asks.safeParse({}).data ?? {};
  const faults = hostileIn(asks, sent);
  if (faults.length > 0)
    return { query: blank, faults: [...new Map(faults.map((fault) => [fault.field, fault])).values()] };
  const first = asks.safeParse(sent);
  if (first.success) return { query: first.data, faults: [] };
  const senseless = new Set(first.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.entries(sent).filter(([name]) => !senseless.has(name));
  return { query: asks.safeParse(Object.fromEntries(rest)).data ?? blank, faults: [] };
};
