import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { columnOf, dayOfSerial, isDayFormat, plainNumber } from './numbers.ts';
import {
  type Cell,
  keepable,
  MOST_COLUMNS,
  type Sheet,
  type SheetFacts,
  type SheetRow,
  SheetUnreadable,
  TOO_MANY_COLUMNS,
} from './rows.ts';

const DAMAGED = 'It is damaged or not whole. Open it in Excel, save it again, then choose that.';
/** As much text as is kept of a workbook at once. */
const MOST_SHARED = 60_000_000;

interface Handlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Hands the parts of an XML document on as they come. A document type is refused: entities could grow without end. */
const parserOf = ({ open, close, text }: Handlers): SaxesParser => {
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => {
    throw new SheetUnreadable(DAMAGED);
  });
  parser.on('doctype', () => {
    throw new SheetUnreadable(DAMAGED);
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open(local(name), attributes));
  parser.on('closetag', ({ name }: SaxesTagPlain) => close(local(name)));
  parser.on('text', text);
  parser.on('cdata', text);
  return parser;
};

interface Book {
  readonly zip: ZipFile;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The text of one part, as it is unpacked; what unpacks to more than the directory says ends in an error. */
const textOf = async function* ({ zip, entries }: Book, name: string): AsyncGenerator<string> {
  const entry = entries.get(name);
  if (!entry) return;
  const decoder = new TextDecoder('utf-8');
  for await (const part of await zip.openReadStreamPromise(entry))
    yield decoder.decode(part as Buffer, { stream: true }); // a stream without an encoding gives buffers
  yield decoder.decode();
};

/** Reads a small part whole; a workbook need not have each. */
const readPart = async (book: Book, name: string, handlers: Handlers): Promise<void> => {
  if (!book.entries.has(name)) return;
  const parser = parserOf(handlers);
  for await (const text of textOf(book, name)) parser.write(text);
  parser.close();
};
const nothing = () => undefined;

/** The sheets that are not hidden, each with where it stands, and from which year its days count. */
const readWorkbook = async (book: Book) => {
  const sheets: { name: string; id: string }[] = [];
  const targets = new Map<string, string>();
  let from: 1900 | 1904 = 1900;
  await readPart(book, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) from = 1904;
      if (name === 'sheet' && (attributes.state ?? 'visible') === 'visible')
        sheets.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' });
    },
    close: nothing,
    text: nothing,
  });
  await readPart(book, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target = '' }) => {
      if (name === 'Relationship' && Id)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
    close: nothing,
    text: nothing,
  });
  return {
    from: from as 1900 | 1904, // set in a function, which the compiler does not follow
    sheets: sheets.flatMap(({ name, id }) => {
      const part = targets.get(id);
      return part && book.entries.has(part) ? [{ name, part }] : [];
    }),
  };
};

/** Which of the styles of cells show a number as a day. */
const readDayStyles = async (book: Book): Promise<readonly boolean[]> => {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCells = false;
  await readPart(book, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(isDayFormat(id, formats.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: nothing,
  });
  return styles;
};

/** The words that cells share. Readings of Japanese names (rPh) are no part of them. */
const readShared = async (book: Book): Promise<readonly string[]> => {
  const shared: string[] = [];
  let text = '';
  let taking = false;
  let aside = 0;
  let total = 0;
  await readPart(book, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') aside += 1;
      taking = name === 't' && aside === 0;
    },
    close: (name) => {
      taking = false;
      if (name === 'rPh') aside -= 1;
      if (name !== 'si') return;
      total += text.length;
      if (total > MOST_SHARED)
        throw new SheetUnreadable('It holds too much text. Split it, and send each part by itself.');
      shared.push(text);
    },
    text: (part) => {
      if (taking) text += part;
    },
  });
  return shared;
};

interface Reading {
  readonly shared: readonly string[];
  readonly days: readonly boolean[];
  readonly from: 1900 | 1904;
}

const clean = (text: string): string =>
  keepable(
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );

const cellOf = (
  { shared, days, from }: Reading,
  type: string,
  style: number,
  said: string,
  formula: boolean,
): Cell => {
  const marked = (text: string, mark?: Cell['mark']): Cell => {
    const shown = formula ? 'formula' : mark;
    return shown ? { text, mark: shown } : { text };
  };
  if (type === 's') return marked(clean(shared[Number(said)] ?? ''));
  if (type === 'e') return { text: '', mark: 'error' };
  if (type === 'b') return marked(said === '1' ? 'TRUE' : 'FALSE');
  if (type === 'str' || type === 'inlineStr') return marked(clean(said));
  if (type === 'd') return marked(said.slice(0, 10));
  if (said === '') return { text: '' };
  const day = days[style] ? dayOfSerial(Number(said), from) : null;
  return day === null ? marked(plainNumber(said), 'number') : marked(day);
};

/** Reads one sheet as its text comes: rows with the cells in their columns, and at its end which cells are joined. */
const rowsIn = async function* (
  book: Book,
  part: string,
  reading: Reading,
  facts: SheetFacts,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let column = 0;
  let type = 'n';
  let style = 0;
  let said = '';
  let formula = false;
  let taking = false;
  const parser = parserOf({
    open: (name, attributes) => {
      if (name === 'row') {
        number = Number(attributes.r ?? number + 1);
        cells = [];
        column = 0;
      } else if (name === 'c') {
        if (attributes.r) column = columnOf(attributes.r);
        if (column >= MOST_COLUMNS) throw new SheetUnreadable(TOO_MANY_COLUMNS);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        said = '';
        formula = false;
      } else if (name === 'f') formula = true;
      else if (name === 'mergeCell' && attributes.ref && facts.merged.length < 10_000)
        facts.merged.push(attributes.ref);
      taking = name === 'v' || (name === 't' && type === 'inlineStr');
    },
    close: (name) => {
      taking = false;
      if (name === 'c') {
        const cell = cellOf(reading, type, style, said, formula);
        while (cells.length < column) cells.push({ text: '' });
        cells.push(cell);
        column += 1;
      } else if (name === 'row') ready.push({ number, cells });
    },
    text: (text) => {
      if (taking) said += text;
    },
  });
  for await (const text of textOf(book, part)) {
    parser.write(text);
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready.splice(0);
};

const opened = async (path: string): Promise<Book> => {
  const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return { zip, entries };
};

/** Reads the first sheet of a workbook that is not hidden, row by row. Formulas are taken as they stand, and never worked out. */
export const readXlsx = async (path: string): Promise<Sheet> => {
  const facts: SheetFacts = { merged: [] };
  const rows = async function* () {
    let book: Book | undefined;
    try {
      book = await opened(path);
      const { from, sheets } = await readWorkbook(book);
      const [sheet] = sheets;
      if (!sheet) throw new SheetUnreadable('It has no sheet that is not hidden.');
      facts.sheet = sheet.name;
      facts.sheets = sheets.length;
      const reading = { from, shared: await readShared(book), days: await readDayStyles(book) };
      yield* rowsIn(book, sheet.part, reading, facts);
    } catch (problem) {
      if (problem instanceof SheetUnreadable) throw problem;
      // What the archive is, was looked into when it arrived: this is what unpacks to something else than its directory says.
      throw new SheetUnreadable(DAMAGED, { cause: problem });
    } finally {
      book?.zip.close();
    }
  };
  return { facts, rows: rows() };
};
