/** A cell as it is read: its words, and what must be known of them. */
export interface Cell {
  readonly text: string;
  /**
   * `formula`: worked out by the program that made the file, and taken as it stands there; nothing is worked out here. `error`: that
   * program could not. `number`: kept as a number, so that zeros before it are lost.
   */
  readonly mark?: 'formula' | 'error' | 'number';
}

export interface SheetRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** What is to be known of the whole: filled in while the rows are read, and complete after the last. */
export interface Sheet {
  readonly rows: AsyncIterable<SheetRow>;
  readonly facts: SheetFacts;
}
export interface SheetFacts {
  /** How a CSV file is written, and what stands between its cells. */
  encoding?: string;
  delimiter?: string;
  /** Which sheet of a workbook was read, of how many that are not hidden. */
  sheet?: string;
  sheets?: number;
  /** Cells that a workbook joined, as 'A1:C1': only the first of them holds the words. */
  merged: string[];
}

/** A file that cannot be read, in a sentence that says what to do. */
export class SheetUnreadable extends Error {
  override readonly name = 'SheetUnreadable';
}

export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 200;
/** As many as Excel keeps in one cell. */
export const LONGEST_CELL = 32_767;

/**
 * The words of a cell as they can be kept: no longer than Excel keeps them, and without what no database takes (a zero, half of a pair of
 * which one letter is made), which a workbook may spell out.
 */
export const keepable = (text: string): string =>
  text.replaceAll('\u0000', '').toWellFormed().slice(0, LONGEST_CELL).toWellFormed().trim();

export const TOO_MANY_ROWS = `It has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split it, and send each part by itself.`;
export const TOO_MANY_COLUMNS = `It has more than ${MOST_COLUMNS} columns. Take out those that are not needed.`;
