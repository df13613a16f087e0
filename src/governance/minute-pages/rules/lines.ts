/** A line of the page as it came, and its number from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}
/** Lines that belong together: a paragraph, or one bullet with its sub-lines. */
export interface Block {
  readonly lines: readonly Line[];
  readonly text: string;
  readonly bullet: boolean;
}

/** What people and programs put before a point: dots of every kind, dashes, stars, numbers and letters in brackets. */
const BULLET =
  /^\s*(?:[·•‣⁃∙●○◦▪▫■□➢►–—*o-]|[-–—]{2}|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])(?:[ \t\u00a0\ufeff]+|$)/iu;
/** A lone "I" or "A" begins a sentence, and no list. */
const isBullet = (text: string): boolean => BULLET.test(text) && !/^\s*(?:I|A|O)\s/u.test(text);

/** The words of a line without what stands before and after them, and with one space where there were many. */
export const wordsOf = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ').trim();
const unbulleted = (text: string): string => wordsOf(isBullet(text) ? text.replace(BULLET, '') : text);

/** The lines of a text, whatever ends them. A mark of order at the beginning is none of the first line. */
export const linesOf = (page: string): Line[] =>
  page
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n|\u2028|\u2029|\f|\v/u)
    .map((text, index) => ({ number: index + 1, text }));

/**
 * Puts lines together: an empty line ends a paragraph, a bullet begins a point. A bullet that stands alone on its line takes the
 * lines that follow; a line without a bullet straight below a point goes on with it.
 */
export const blocksOf = (lines: readonly Line[]): Block[] => {
  const blocks: { lines: Line[]; bullet: boolean }[] = [];
  let open: { lines: Line[]; bullet: boolean } | null = null;
  for (const line of lines) {
    if (wordsOf(line.text) === '') {
      // A bullet with nothing behind it yet waits for its words.
      if (open && !(open.bullet && textOf(open.lines) === '')) open = null;
      continue;
    }
    const bullet = isBullet(line.text);
    if (bullet || !open) {
      open = { lines: [line], bullet };
      blocks.push(open);
    } else open.lines.push(line);
  }
  return blocks.map(({ lines: own, bullet }) => ({ lines: own, bullet, text: textOf(own) }));
};
const textOf = (lines: readonly Line[]): string =>
  wordsOf(lines.map(({ text }, index) => (index === 0 ? unbulleted(text) : wordsOf(text))).join(' '));
