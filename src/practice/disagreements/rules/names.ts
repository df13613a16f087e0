/** What a text that leaves the child's record may still give away. */
export interface Known {
  /** Names that are known to belong to the child, its family, or those who took part. */
  readonly names: readonly string[];
  /** References of ours. */
  readonly references: readonly string[];
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi;
const DATE =
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/gi;
const LONG_NUMBER = /\b\d[\d ]{8,}\d\b/g;
const REFERENCE = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g;
const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC)\.?\s+\p{Lu}\p{L}+/gu;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Each part of a name that is long enough to be one. */
const partsOfNames = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => name.split(/[\s,]+/u)).filter((part) => part.length > 2)),
];

/**
 * What in a text looks as though it named somebody: known names, titles with a name, dates, postcodes, long numbers, references. A
 * warning and not a judgement: whoever wrote it reads it again and says that it names nobody.
 */
export const namesSuspected = (text: string, { names, references }: Known): string[] => {
  const found = [POSTCODE, DATE, LONG_NUMBER, REFERENCE, TITLED].flatMap(
    (pattern) => text.match(pattern) ?? [],
  );
  const called = partsOfNames(names).filter((part) =>
    new RegExp(`(?<![\\p{L}])${escaped(part)}(?![\\p{L}])`, 'iu').test(text),
  );
  return [...new Set([...called, ...references.filter((each) => text.includes(each)), ...found])];
};
