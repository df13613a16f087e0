import { CONTACTS } from './contacts.ts';
import { PEOPLE } from './people.ts';
import type { Kind, Question } from './question.ts';

/** The questions that a list of that kind may answer. */
export const questionsOf = (kind: Kind): readonly Question[] => (kind === 'people' ? PEOPLE : CONTACTS);

/** The questions of any list, for the form in which columns are chosen. */
export const everyQuestion: readonly Question[] = [
  ...new Map([...PEOPLE, ...CONTACTS].map((question) => [question.name, question])).values(),
];

/** A heading as it is compared: letters and digits alone. */
export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which column answers which question: the number of the column by the name of the question. */
export type Columns = Readonly<Record<string, number>>;

/** Guesses by the headings alone which column answers which question; no column answers two. */
export const guessColumns = (kind: Kind, headings: readonly string[]): Columns => {
  const keys = headings.map(headingKey);
  const taken = new Set<number>();
  const columns: Record<string, number> = {};
  for (const { name, label, heads } of questionsOf(kind)) {
    const known = [headingKey(label), headingKey(name), ...heads];
    const column = known
      .map((head) => keys.findIndex((key, at) => key === head && !taken.has(at)))
      .find((at) => at >= 0);
    if (column === undefined) continue;
    taken.add(column);
    columns[name] = column;
  }
  return columns;
};

/** How many of these cells are headings that a list of that kind may have. */
const known = (kind: Kind, cells: readonly string[]): number => Object.keys(guessColumns(kind, cells)).length;

/**
 * Which of the first rows holds the headings: titles and empty rows may stand above them. The one with the most headings that are
 * known; where none is known, the first with anything in more than one cell.
 */
export const headingRow = (
  kind: Kind,
  rows: readonly { readonly number: number; readonly cells: readonly string[] }[],
): number | null => {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const scored = filled.map(({ number, cells }) => ({ number, score: known(kind, cells) }));
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most), {
    number: 0,
    score: 1,
  });
  if (best.number > 0) return best.number;
  const several = filled.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  return (several ?? filled[0])?.number ?? null;
};
