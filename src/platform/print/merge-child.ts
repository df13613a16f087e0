/**
 * Works on PDFs in a process of its own, which may read and write one folder: a PDF from outside is hostile, and what it does to whoever
 * opens it, it does here. `node merge-child.ts INSTRUCTION.json` answers with JSON on stdout.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Document, PDFDocument, type PDFObject } from 'mupdf';
import type { Answers, Cleaned, Instruction } from './merging.ts';

/** A4, in points. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
/** How high the strip at the foot is, of a page as wide as A4. */
const STRIP = 28;
/** How far the strip stands above the edge of our own pages, which leave room for it. */
const LIFT = 14;

const open = (path: string): PDFDocument | null =>
  Document.openDocument(readFileSync(path), 'application/pdf').asPDF();

/** Opened, judged, its forms and comments made part of its pages, and only those pages kept: no script, attachment or form is. */
const cleanOne = (from: string, to: string, most: number): Cleaned => {
  let paper: PDFDocument | null;
  try {
    paper = open(from);
  } catch {
    return { why: 'broken', pages: 0 };
  }
  if (!paper) return { why: 'broken', pages: 0 };
  if (paper.needsPassword()) return { why: 'locked', pages: 0 };
  try {
    const pages = paper.countPages();
    if (pages === 0) return { why: 'empty', pages };
    if (pages > most) return { why: 'tooLong', pages };
    paper.bake(true, true);
    const kept = new PDFDocument();
    const map = kept.newGraftMap();
    for (let page = 0; page < pages; page += 1) map.graftPage(page, paper, page);
    writeFileSync(to, kept.saveToBuffer('garbage,compress').asUint8Array(), { mode: 0o600 });
    return { why: null, pages };
  } catch {
    return { why: 'broken', pages: 0 };
  }
};

const clean = ({ papers, most }: Extract<Instruction, { kind: 'clean' }>): Answers['clean'] =>
  papers.map(({ from, to }) => cleanOne(from, to, most));

/** How many pages there are, and on which (from 0) each anchor that something leads to stands. */
const look = ({ base }: Extract<Instruction, { kind: 'look' }>): Answers['look'] => {
  const printed = open(base);
  if (!printed) throw new Error('Not a PDF.');
  const pages = printed.countPages();
  const numbers = new Map<number, number>();
  for (let page = 0; page < pages; page += 1) numbers.set(printed.findPage(page).asIndirect(), page);
  const anchors: Record<string, number> = {};
  printed
    .getTrailer()
    .get('Root', 'Dests')
    .forEach((place, name) => {
      const page = place.isArray() ? numbers.get(place.get(0).asIndirect()) : undefined;
      if (page !== undefined) anchors[String(name)] = page;
    });
  return { pages, anchors };
};

const numbersIn = (array: PDFObject): number[] =>
  [0, 1, 2, 3].map((place) => (array.isArray() ? array.get(place).asNumber() : Number.NaN));

/** Left, bottom, width and height of what is seen of a page. */
const boxOf = (page: PDFObject): readonly [number, number, number, number] => {
  for (const name of ['CropBox', 'MediaBox']) {
    const [a = 0, b = 0, c = 0, d = 0] = numbersIn(page.getInheritable(name));
    const [width, height] = [Math.abs(c - a), Math.abs(d - b)];
    if (width >= 1 && height >= 1 && width < 20_000 && height < 20_000)
      return [Math.min(a, c), Math.min(b, d), width, height];
  }
  return [0, 0, WIDTH, HEIGHT];
};

const contentsOf = (page: PDFObject): Uint8Array => {
  const contents = page.get('Contents');
  const streams: PDFObject[] = [];
  if (contents.isStream()) streams.push(contents);
  else if (contents.isArray()) contents.forEach((stream) => void streams.push(stream));
  return Buffer.concat(
    streams.flatMap((stream) =>
      stream.isStream() ? [stream.readStream().asUint8Array(), Buffer.from('\n')] : [],
    ),
  );
};

/** Brings a page of another document in as one drawing: whatever it does to the state of drawing ends with it. */
const drawing = (
  book: PDFDocument,
  graft: (obj: PDFObject) => PDFObject,
  page: PDFObject,
  [left, bottom, width, height]: readonly [number, number, number, number],
): PDFObject => {
  const resources = page.getInheritable('Resources');
  const group = page.get('Group');
  return book.addStream(contentsOf(page), {
    Type: book.newName('XObject'),
    Subtype: book.newName('Form'),
    BBox: [left, bottom, left + width, bottom + height],
    Resources: resources.isDictionary() ? graft(resources) : {},
    ...(group.isDictionary() ? { Group: graft(group) } : {}),
  });
};

const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '0');
const matrix = (...values: readonly number[]): string => `${values.map(number).join(' ')} cm`;
const foot = (scale: number, x: number, y: number): string =>
  `/Artifact <</Type /Pagination /Subtype /Footer>> BDC q ${matrix(scale, 0, 0, scale, x, y)} /ArdenFoot Do Q EMC`;

/** Puts a strip at the foot of a page that the browser printed. */
const markOwn = (book: PDFDocument, page: PDFObject, strip: PDFObject): void => {
  const resources = book.newDictionary();
  const before = page.getInheritable('Resources');
  if (before.isDictionary()) before.forEach((value, key) => void resources.put(key, value));
  const drawings = book.newDictionary();
  const had = resources.get('XObject');
  if (had.isDictionary()) had.forEach((value, key) => void drawings.put(key, value));
  drawings.put('ArdenFoot', strip);
  resources.put('XObject', drawings);
  page.put('Resources', resources);
  const contents = book.newArray();
  contents.push(book.addStream('q\n', {}));
  const had2 = page.get('Contents');
  if (had2.isArray()) had2.forEach((stream) => void contents.push(stream));
  else if (had2.isStream()) contents.push(had2);
  contents.push(book.addStream(`\nQ\n${foot(1, 0, LIFT)}\n`, {}));
  page.put('Contents', contents);
};

/** A page of a paper, turned as it is read, on a page that is higher by the strip: nothing of the paper is covered. */
const markPaper = (
  book: PDFDocument,
  at: number,
  page: PDFObject,
  graft: (obj: PDFObject) => PDFObject,
  strip: PDFObject,
): void => {
  const box = boxOf(page);
  const [left, bottom, width, height] = box;
  const turned = page.getInheritable('Rotate');
  const turn = ((((turned.isNumber() ? turned.asNumber() : 0) % 360) + 360) % 360) as number;
  const [wide, high] = turn === 90 || turn === 270 ? [height, width] : [width, height];
  const scale = Math.min(2, wide / WIDTH);
  const band = STRIP * scale;
  const turns: Readonly<Record<number, string>> = {
    90: matrix(0, -1, 1, 0, -bottom, left + width + band),
    180: matrix(-1, 0, 0, -1, left + width, bottom + height + band),
    270: matrix(0, 1, -1, 0, bottom + height, -left + band),
  };
  const paper = drawing(book, graft, page, box);
  const contents = `q ${turns[turn] ?? matrix(1, 0, 0, 1, -left, band - bottom)} /ArdenPaper Do Q\n${foot(scale, (wide - WIDTH * scale) / 2, 0)}\n`;
  const resources = { XObject: { ArdenPaper: paper, ArdenFoot: strip } };
  book.insertPage(at, book.addPage([0, 0, wide, high + band], 0, resources, contents));
};

const assemble = ({
  base,
  strips,
  to,
  papers,
}: Extract<Instruction, { kind: 'assemble' }>): Answers['assemble'] => {
  const book = open(base);
  const feet = strips === null ? null : open(strips);
  if (!book || !feet) throw new Error('Not a PDF.');
  const own = book.countPages();
  const fromStrips = book.newGraftMap();
  const stripFor = (place: number): PDFObject => {
    const page = feet.findPage(place);
    return drawing(book, (obj) => fromStrips.graftObject(obj), page, boxOf(page));
  };
  // Ours first, while their places are what they were; then the papers, from the last to the first.
  const before = (page: number): number =>
    papers.reduce((sum, { at, pages }) => (at <= page ? sum + pages : sum), 0);
  for (let page = 0; page < own; page += 1) markOwn(book, book.findPage(page), stripFor(page + before(page)));
  for (const [index, { file, at, pages }] of [...papers.entries()].reverse()) {
    const paper = open(file);
    if (!paper) throw new Error('Not a PDF.');
    const earlier = papers.slice(0, index).reduce((sum, each) => sum + each.pages, 0);
    const map = book.newGraftMap();
    for (let page = 0; page < pages; page += 1)
      markPaper(
        book,
        at + page,
        paper.findPage(page),
        (obj) => map.graftObject(obj),
        stripFor(at + earlier + page),
      );
  }
  writeFileSync(to, book.saveToBuffer('garbage=compact,compress').asUint8Array(), { mode: 0o600 });
  return { pages: book.countPages() };
};

// The parent wrote it.
const instruction = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Instruction;
const answer =
  instruction.kind === 'clean'
    ? clean(instruction)
    : instruction.kind === 'look'
      ? look(instruction)
      : assemble(instruction);
process.stdout.write(JSON.stringify(answer));
