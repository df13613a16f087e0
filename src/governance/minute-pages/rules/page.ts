import type { EntryKind, ResolutionKind } from '#minutes';
import { kindOfParagraph, kindOfPoint, kindOfResolution } from './kinds.ts';
import { type Block, blocksOf, type Line, linesOf, wordsOf } from './lines.ts';

/** Something that the page says, and the lines that it stands on. */
interface Placed {
  readonly says: string;
  readonly lines: readonly number[];
}
export interface ReadEntry extends Placed {
  readonly kind: EntryKind;
  readonly speaker: string;
  /** The place of the query that it answers, among the entries; null for none. */
  readonly replyTo: number | null;
}
export interface ReadResolution extends Placed {
  readonly kind: ResolutionKind;
}
/** A page of minutes as it was understood. Every line with words on it stands in one part, or among those that found no place. */
export interface MinutePage {
  readonly title: Placed | null;
  readonly purpose: Placed | null;
  readonly entries: readonly ReadEntry[];
  readonly resolutions: readonly ReadResolution[];
  readonly documents: readonly Placed[];
  /** What only says which part begins: 'Minutes:', 'RESOLVED'. */
  readonly headings: readonly Placed[];
  readonly unplaced: readonly Line[];
}

type Part = 'head' | 'minutes' | 'points' | 'resolved' | 'documents';
interface Heading {
  readonly part: Part;
  /** What stood behind the heading on the same line. */
  readonly rest: string;
}
/** The headings of a page, as councils write them (reference 9.2). */
const HEADINGS: readonly { readonly part: Part; readonly says: RegExp }[] = [
  { part: 'head', says: /^agenda item(?:\s*(?:no\.?|number)?\s*\d+\w?)?\s*:?$/iu },
  { part: 'minutes', says: /^(?:draft )?minutes?\s*(?::|$)/iu },
  {
    part: 'points',
    says: /^(?:(?:members|councillors|the (?:board|committee|panel)) (?:\w+ ){0,3}(?:raised|made|asked) the following\b[^:]*|(?:queries|questions)(?:,? (?:and|&) (?:observations|comments))?)\s*(?::|$)/iu,
  },
  {
    part: 'documents',
    says: /^(?:supporting|additional|background|related) (?:documents?|papers?)\s*(?::|$)/iu,
  },
];
const RESOLVED =
  /^(?:it was )?(?:unanimously )?(RESOLVED|Resolved|resolved|RECOMMENDED|AGREED)\b(?:\s*[:–—-]+|\s+that\b|\s*$)/u;

const headingOf = (text: string): Heading | null => {
  for (const { part, says } of HEADINGS) {
    const found = says.exec(text);
    if (found) return { part, rest: text.slice(found[0].length).trim() };
  }
  const resolved = RESOLVED.exec(text);
  // "Resolved that …" says the resolution itself: the word belongs to it.
  if (resolved)
    return {
      part: 'resolved',
      rest: /that$/iu.test(resolved[0]) ? text : text.slice(resolved[0].length).trim(),
    };
  return null;
};

/** A heading may stand on the line above its words with no empty line between: it is a block of its own all the same. */
const parted = (block: Block): Block[] => {
  if (block.bullet || block.lines.length < 2) return [block];
  const at = block.lines.findIndex(({ text }) => headingOf(wordsOf(text)) !== null);
  if (at < 0) return [block];
  const pieces = [block.lines.slice(0, at), block.lines.slice(at, at + 1), block.lines.slice(at + 1)];
  return pieces.flatMap((lines, index) =>
    lines.length === 0 ? [] : index === 2 ? blocksOf(lines).flatMap(parted) : blocksOf(lines),
  );
};

const numbersOf = ({ lines }: Block): number[] => lines.map(({ number }) => number);

interface Reading {
  part: Part;
  title: Placed | null;
  purpose: Placed | null;
  readonly entries: ReadEntry[];
  readonly resolutions: ReadResolution[];
  readonly documents: Placed[];
  readonly headings: Placed[];
  readonly unplaced: Line[];
}

const place = (reading: Reading, block: Block, says: string): void => {
  const lines = numbersOf(block);
  const { entries } = reading;
  switch (reading.part) {
    case 'head':
      if (!reading.title) reading.title = { says, lines };
      else if (!reading.purpose) reading.purpose = { says, lines };
      else reading.unplaced.push(...block.lines);
      return;
    case 'minutes':
      if (block.bullet) point(reading, says, lines);
      else entries.push({ ...kindOfParagraph(says), says, lines, replyTo: null });
      return;
    case 'points':
      point(reading, says, lines);
      return;
    case 'resolved':
      reading.resolutions.push({ kind: kindOfResolution(says), says, lines });
      return;
    case 'documents':
      if (block.lines.length === 1) reading.documents.push({ says, lines });
      else
        for (const line of block.lines)
          reading.documents.push({ says: wordsOf(line.text), lines: [line.number] });
      return;
  }
};

/** A reply answers the query before it, across what was observed in between. */
const point = ({ entries }: Reading, says: string, lines: readonly number[]): void => {
  const query = entries.findLastIndex(({ kind }) => kind === 'query');
  const last = entries.at(-1);
  const spoken = kindOfPoint(says, last?.kind === 'query' || last?.kind === 'reply');
  entries.push({ ...spoken, says, lines, replyTo: spoken.kind === 'reply' && query >= 0 ? query : null });
};

/**
 * Understands a page of minutes as a council publishes it: title, purpose, minutes, queries and observations, RESOLVED, supporting
 * documents. What it cannot place it says, line by line; no line is lost.
 */
export const readMinutePage = (page: string): MinutePage => {
  const reading: Reading = {
    ...{ part: 'head', title: null, purpose: null, entries: [], resolutions: [] },
    ...{ documents: [], headings: [], unplaced: [] },
  };
  for (const block of blocksOf(linesOf(page)).flatMap(parted)) {
    const heading = headingOf(block.text);
    if (!heading || (block.bullet && heading.part !== 'resolved')) {
      if (block.text === '') reading.unplaced.push(...block.lines);
      else place(reading, block, block.text);
      continue;
    }
    reading.part = heading.part;
    if (heading.rest === '') reading.headings.push({ says: block.text, lines: numbersOf(block) });
    else place(reading, block, heading.rest);
  }
  const { part: _, ...read } = reading;
  return read;
};
