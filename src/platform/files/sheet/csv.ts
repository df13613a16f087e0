import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { encodingOf } from '../inspect/text.ts';
import {
  keepable,
  MOST_COLUMNS,
  type Sheet,
  type SheetFacts,
  type SheetRow,
  SheetUnreadable,
  TOO_MANY_COLUMNS,
} from './rows.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const HEAD = 64 * 1024;

const countOf = (line: string, delimiter: string): number => {
  let quoted = false;
  let count = 0;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === delimiter && !quoted) count += 1;
  }
  return count;
};

/** What stands between the cells: what the first line says (Excel's own "sep=;"), or what the first lines have most and alike. */
const delimiterIn = (head: string): { delimiter: string; said: boolean } => {
  const said = /^sep=(.)\r?\n/.exec(head)?.[1];
  if (said) return { delimiter: said, said: true };
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => countOf(line, delimiter));
    const first = counts[0] ?? 0;
    return {
      delimiter,
      score: first === 0 ? 0 : counts.filter((count) => count === first).length * 1000 + first,
    };
  });
  const best = scored.reduce((most, each) => (each.score > most.score ? each : most));
  return { delimiter: best.score > 0 ? best.delimiter : ',', said: false };
};

const decoded = async function* (path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of createReadStream(path)) yield decoder.decode(part as Buffer, { stream: true }); // a stream without an encoding gives buffers
  yield decoder.decode();
};

const headOf = async (path: string, encoding: string): Promise<string> => {
  let head = '';
  for await (const part of decoded(path, encoding)) {
    head += part;
    if (head.length > HEAD) break;
  }
  return head;
};

const rowsIn = async function* (path: string, facts: SheetFacts, skip: boolean): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: facts.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    // A quote that nobody closed would make one cell of the rest of the file.
    max_record_size: 1_000_000,
  });
  const source = Readable.from(decoded(path, facts.encoding ?? 'utf-8'));
  source.on('error', (problem) => parser.destroy(problem));
  source.pipe(parser);
  let number = 0;
  try {
    for await (const record of parser) {
      number += 1;
      if (skip && number === 1) continue;
      const texts: string[] = record; // as the parser gives records without columns
      if (texts.length > MOST_COLUMNS) throw new SheetUnreadable(TOO_MANY_COLUMNS);
      yield { number, cells: texts.map((text) => ({ text: keepable(text) })) };
    }
  } catch (problem) {
    if (!(problem instanceof CsvError)) throw problem;
    throw new SheetUnreadable(
      `Row ${number + 1} cannot be read: a quotation mark may be missing. Open the file in a spreadsheet, save it again as CSV, then choose that.`,
    );
  } finally {
    source.destroy();
    parser.destroy();
  }
};

/** Reads a CSV file row by row, in the encoding and with the delimiter that it has. */
export const readCsv = async (path: string): Promise<Sheet> => {
  const encoding = await encodingOf(path);
  if (encoding === null) throw new SheetUnreadable('It is not text. Save it again as CSV, then choose that.');
  const { delimiter, said } = delimiterIn(await headOf(path, encoding));
  const facts: SheetFacts = { encoding, delimiter, merged: [] };
  return { facts, rows: rowsIn(path, facts, said) };
};
