import { looksGarbled } from './values.ts';

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** What is known of a file once it was read. */
interface Known {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly sheets?: number;
  readonly merged: readonly string[];
  readonly headingRow: number;
  readonly formulas: number;
  readonly garbled: number;
}

const rows = (count: number): string => (count === 1 ? 'One row' : `${count.toLocaleString('en-GB')} rows`);

/** What a person must know of how the file was read, a sentence each. */
export const sayFacts = (known: Known): string[] => {
  const { encoding, delimiter = ',', sheet, sheets = 1, merged, headingRow, formulas, garbled } = known;
  return [
    ...(encoding
      ? [
          `It is written in ${ENCODINGS[encoding] ?? encoding}, with ${DELIMITERS[delimiter] ?? `“${delimiter}”`} between its cells.`,
        ]
      : []),
    ...(encoding === 'windows-1252'
      ? [
          'Look at names with accents, such as Zoë: if they are wrong, save the file as “CSV UTF-8”, then upload that.',
        ]
      : []),
    ...(sheet
      ? [
          `The sheet “${sheet}” was read.${sheets > 1 ? ` The other ${sheets === 2 ? 'sheet was' : `${sheets - 1} sheets were`} not.` : ''}`,
        ]
      : []),
    `Row ${headingRow} was taken for the headings.`,
    ...(merged.length > 0
      ? [
          `Cells are joined in ${merged.length === 1 ? 'one place' : `${merged.length} places`} (${merged.slice(0, 3).join(', ')}${merged.length > 3 ? '…' : ''}): only the first of joined cells holds the words.`,
        ]
      : []),
    ...(formulas > 0
      ? [`${rows(formulas)} held formulas: what they showed was taken, and nothing was worked out.`]
      : []),
    ...(garbled > 0 ? [`${rows(garbled)} may be in the wrong encoding, such as “ZoÃ«” for “Zoë”.`] : []),
  ];
};

/** What must be known of one row before it is added. */
export const sayNotes = (
  cells: readonly { readonly text: string; readonly mark?: string }[],
  headings: readonly string[],
): string[] => {
  const named = (mark: string) =>
    cells.flatMap((cell, at) => (cell.mark === mark ? [headings[at] || `column ${at + 1}`] : [])).slice(0, 5);
  const formulas = named('formula');
  const errors = named('error');
  return [
    ...(formulas.length > 0 ? [`A formula stood in ${formulas.join(', ')}: what it showed was taken`] : []),
    ...(errors.length > 0 ? [`An error stood in ${errors.join(', ')}: it was taken as empty`] : []),
    ...(cells.some(({ text }) => looksGarbled(text))
      ? ['Letters may be wrong, because the file was saved in another encoding']
      : []),
  ];
};
