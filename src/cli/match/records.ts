import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Details, type FieldName, readBorn, type Traits, traitsOf } from '#matching';
import { CannotDo } from '../command.ts';
import type { FieldMap } from './map.ts';

/** A file's records, ready to be compared, each with its id as the file writes it. */
export interface Records {
  readonly ids: readonly string[];
  readonly traits: readonly Traits[];
}
interface Asked {
  readonly map: FieldMap;
  /** The column of the ids; the first where it is not said. */
  readonly id: string | undefined;
  readonly tell: NodeJS.WritableStream;
}

/** A line longer than this is a quote that nobody closed. */
const LONGEST_LINE = 1_000_000;
/** Nobody's name, address or number: a cell that is longer was pasted in by mistake, and only its beginning is compared. */
const LONGEST_CELL = 300;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the file begins with. */
const headOf = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
};

/** By its byte-order mark; else UTF-8 where the whole of it is, and the Windows code page of western Europe where it is not. */
const encodingOf = async (path: string, name: string, head: Buffer): Promise<Encoding> => {
  if (head[0] === 0x50 && head[1] === 0x4b)
    throw new CannotDo(`${name} is a workbook or an archive. Save it as CSV and try again.`);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.subarray(0, 4096).includes(0))
    throw new CannotDo(`${name} is no text that can be read. Save it as CSV in UTF-8 and try again.`);
  return (await isUtf8(path)) ? 'utf-8' : 'windows-1252';
};

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** What parts the cells of the first line: the sign that stands there most often outside quotes. */
const delimiterOf = (head: string): string => {
  const [line = ''] = head.replace(/"[^"]*"/g, '').split(/\r\n|\r|\n/);
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).sign;
};

const columnIn = (header: readonly string[], column: string, name: string): number => {
  const at = header.indexOf(column);
  if (at < 0) throw new CannotDo(`${name} has no column "${column}". It has: ${header.join(', ')}.`);
  if (header.indexOf(column, at + 1) >= 0)
    throw new CannotDo(`${name} has two columns "${column}". Give one of them another name.`);
  return at;
};

/** The cells of a line as what is known of somebody. */
const detailsOf = (cell: (field: FieldName) => string): Details => ({
  names: [{ given: cell('given_name'), surname: cell('surname') }],
  born: cell('date_of_birth'),
  sex: cell('sex'),
  places: [{ address: cell('address'), postcode: cell('postcode') }],
  nationalIds: [cell('national_id')],
  phones: [cell('phone')],
  emails: [cell('email')],
});

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/**
 * Reads a file of people from outside, which may be anything. Refuses, in a sentence that names the line, what would compare the wrong
 * cells or give pairs that point at nobody: a longer line than the header, an id that is missing or stands twice.
 */
export const readRecords = async (path: string, name: string, { map, id, tell }: Asked): Promise<Records> => {
  const head = await headOf(path);
  if (head.length === 0) throw new CannotDo(`${name} is empty.`);
  const encoding = await encodingOf(path, name, head);
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(head));
  const lines = Readable.from(textOf(path, encoding)).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      maxRecordSize: LONGEST_LINE,
    }),
  );
  const ids: string[] = [];
  const traits: Traits[] = [];
  const lineOfId = new Map<string, number>();
  let header: readonly string[] | undefined;
  let idAt = 0;
  let places: readonly (readonly [FieldName, number])[] = [];
  let [short, undated] = [0, 0];
  try {
    for await (const { record, info } of lines as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (header === undefined) {
        const named = record.map((cell) => cell.trim());
        header = named;
        idAt = id === undefined ? 0 : columnIn(named, id, name);
        places = [...map].map(([field, column]) => [field, columnIn(named, column, name)] as const);
        continue;
      }
      if (record.length > header.length)
        throw new CannotDo(
          `${name}, line ${info.lines}: ${record.length} cells under a header of ${header.length}. Put quotes around a cell that holds the sign "${delimiter}".`,
        );
      if (record.every((cell) => cell.trim() === '')) continue;
      if (record.length < header.length) short += 1;
      const own = (record[idAt] ?? '').trim();
      if (own === '') throw new CannotDo(`${name}, line ${info.lines}: there is no id in "${header[idAt]}".`);
      const before = lineOfId.get(own);
      if (before !== undefined)
        throw new CannotDo(
          `${name}, line ${info.lines}: the id "${own.slice(0, 80)}" stands on line ${before} too. Name a column of ids that are different with --id.`,
        );
      lineOfId.set(own, info.lines);
      const cells = new Map(places.map(([field, at]) => [field, (record[at] ?? '').slice(0, LONGEST_CELL)]));
      const born = (cells.get('date_of_birth') ?? '').trim();
      if (born !== '' && readBorn(born) === null) undated += 1;
      ids.push(own);
      traits.push(traitsOf(detailsOf((field) => cells.get(field) ?? '')));
    }
  } catch (problem) {
    if (problem instanceof CsvError)
      throw new CannotDo(
        `${name}, line ${String(problem.lines ?? '')}: a quote is opened and not closed, or a line has no end.`,
      );
    throw problem;
  }
  if (ids.length === 0) throw new CannotDo(`${name} holds no lines under its header.`);
  tell.write(`${name}: ${plural(ids.length, 'line', 'lines')}, read as ${encoding.toUpperCase()}.\n`);
  if (short > 0)
    tell.write(
      `${name}: ${plural(short, 'line is', 'lines are')} shorter than the header. What is missing counts as not known.\n`,
    );
  if (undated > 0)
    tell.write(
      `${name}: ${plural(undated, 'date of birth is', 'dates of birth are')} no real date and ${undated === 1 ? 'counts' : 'count'} as not known.\n`,
    );
  for (const [field, column] of map)
    if (traits.every((each) => isBlank(each, field)))
      tell.write(`${name}: nothing in "${column}" can be compared as ${field}.\n`);
  return { ids, traits };
};

const isBlank = (traits: Traits, field: FieldName): boolean => {
  switch (field) {
    case 'given_name':
      return traits.names.every(({ given }) => given === '');
    case 'surname':
      return traits.names.every(({ surname }) => surname === '');
    case 'date_of_birth':
      return traits.born === null;
    case 'sex':
      return traits.sex === '';
    case 'postcode':
      return traits.postcodes.length === 0;
    case 'address':
      return traits.addresses.length === 0;
    case 'national_id':
      return traits.nationalIds.length === 0;
    case 'phone':
      return traits.phones.length === 0;
    case 'email':
      return traits.emails.length === 0;
  }
};
