/** A stretch of text: given as it is, or blacked out for a reason. */
export type Stretch = { readonly text: string } | { readonly exemption: string };

/** Words to black out, and why. */
export interface Redaction {
  readonly words: string;
  readonly exemption: string;
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Any blank between words stands for any other, and a word is not found inside a longer one. */
const patternOf = (words: string): string =>
  `(?<![\\p{L}\\p{N}])${words.trim().split(/\s+/u).map(escaped).join('\\s+')}(?![\\p{L}\\p{N}])`;

/**
 * Blacks out words wherever they stand as words of their own, whatever their case. Where two redactions meet in one place the longer one
 * counts, so that a whole name is not left half in sight.
 */
export const redact = (text: string, redactions: readonly Redaction[]): readonly Stretch[] => {
  const longest = redactions
    .filter(({ words }) => words.trim() !== '')
    .toSorted((one, other) => other.words.trim().length - one.words.trim().length);
  if (longest.length === 0 || text === '') return text === '' ? [] : [{ text }];
  const all = new RegExp(longest.map(({ words }) => `(${patternOf(words)})`).join('|'), 'giu');
  const stretches: Stretch[] = [];
  let at = 0;
  for (const found of text.matchAll(all)) {
    if (found.index > at) stretches.push({ text: text.slice(at, found.index) });
    const which = found.slice(1).findIndex((part) => part !== undefined);
    stretches.push({ exemption: longest[which]?.exemption ?? '' });
    at = found.index + found[0].length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at) });
  return stretches;
};

/** Somebody else who is known beside the person, and as what. */
export interface Other {
  readonly name: string;
  readonly as: string;
}

/** A name that stands in the texts and is somebody else’s. */
export interface Suggested extends Other {
  readonly words: string;
  /** How often it stands there. */
  readonly times: number;
}

const countOf = (texts: readonly string[], words: string): number => {
  const pattern = new RegExp(patternOf(words), 'giu');
  return texts.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
};

/** A given name of two letters is found in every second sentence. */
const LONG_ENOUGH = 3;

/**
 * Names of other people that stand in the texts: the whole name, and each part of it that is not the person’s own. Not a verdict: whoever
 * reads decides, because not everybody named is a third party who must be kept out.
 */
export const suggest = (
  texts: readonly string[],
  own: readonly string[],
  others: readonly Other[],
): readonly Suggested[] => {
  const mine = new Set(own.flatMap((name) => name.toLocaleLowerCase('en-GB').split(/\s+/u)));
  const found = others.flatMap(({ name, as }) =>
    [name, ...name.split(/\s+/u).filter((part) => part.length >= LONG_ENOUGH)].flatMap((words) => {
      if (mine.has(words.toLocaleLowerCase('en-GB'))) return [];
      const times = countOf(texts, words);
      return times === 0 ? [] : [{ name, as, words, times }];
    }),
  );
  return [...new Map(found.map((each) => [each.words.toLocaleLowerCase('en-GB'), each])).values()];
};
