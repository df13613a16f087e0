import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zip } from '../../../../test/support/zip.ts';
import { readSheet, type SheetRow } from './index.ts';
import { dayOfSerial, isDayFormat } from './numbers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arden-sheet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (content: Buffer | string, type: 'csv' | 'xlsx') => {
  const path = join(folder, `sheet.${type}`);
  await writeFile(path, content);
  const { rows, facts } = await readSheet(path, type);
  const all: SheetRow[] = [];
  for await (const row of rows) all.push(row);
  return { facts, rows: all, texts: all.map(({ cells }) => cells.map(({ text }) => text)) };
};
const workbook = async (
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Children'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
};

describe('A CSV file', () => {
  test.each([
    ['UTF-8', Buffer.from('given,family\nZoë,Ó Briain\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\ufeffgiven,family\nZoë,Ó Briain\n'), 'utf-8'],
    ['UTF-16', Buffer.from('\ufeffgiven\tfamily\r\nZoë\tÓ Briain\r\n', 'utf16le'), 'utf-16le'],
    ['Windows-1252', Buffer.from('given;family\r\nZo\xeb;\xd3 Briain\r\n', 'latin1'), 'windows-1252'],
  ])('in %s, with whatever stands between its cells', async (_, content, encoding) => {
    const { facts, texts } = await read(content, 'csv');
    expect(facts.encoding).toBe(encoding);
    expect(texts).toEqual([
      ['given', 'family'],
      ['Zoë', 'Ó Briain'],
    ]);
  });

  test('with quoted line ends, delimiters and quotation marks, rows of unlike length, and Excel’s own first line', async () => {
    const { texts, facts } = await read('sep=;\r\na;b\r\n"one\ntwo; ""three""";2\r\n\r\n1;2;3\r\n', 'csv');
    expect(facts.delimiter).toBe(';');
    expect(texts).toEqual([['a', 'b'], ['one\ntwo; "three"', '2'], [''], ['1', '2', '3']]);
  });

  test('with a quotation mark that nobody closed is refused by its row', async () => {
    await expect(read(`a,b\n1,2\n"open,4\n${'5,6\n'.repeat(500_000)}`, 'csv')).rejects.toThrow(
      /Row 3 cannot be read/,
    );
  });
});

describe('An Excel workbook', () => {
  test('gives words, numbers, days, formulas and errors as they stand', async () => {
    const content = await workbook((sheet) => {
      sheet.addRow(['Name', 'Born', 'NHS', 'Sum', 'Rich', 'Wrong', 'Yes']);
      sheet.addRow([
        'Zoë ',
        new Date(Date.UTC(2016, 2, 9)),
        9434765919,
        { formula: 'HYPERLINK("http://x","y")', result: 'shown' },
      ]);
      sheet.getCell('E2').value = { richText: [{ text: 'Leo ' }, { font: { bold: true }, text: 'Marsh' }] };
      sheet.getCell('F2').value = { error: '#N/A' };
      sheet.getCell('G2').value = true;
      sheet.addRow([' =cmd|x', null, 12.5]);
    });
    const { rows, texts, facts } = await read(content, 'xlsx');
    expect(facts).toMatchObject({ sheet: 'Children', sheets: 1, merged: [] });
    expect(texts[1]).toEqual(['Zoë', '2016-03-09', '9434765919', 'shown', 'Leo Marsh', '', 'TRUE']);
    expect(rows[1]?.cells.map(({ mark }) => mark)).toEqual([
      undefined,
      undefined,
      'number',
      'formula',
      undefined,
      'error',
      undefined,
    ]);
    expect(texts[2]).toEqual(['=cmd|x', '', '12.5']);
  });

  test('whose days count from 1904, and whose cells are joined', async () => {
    const content = await workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['Class list']);
      sheet.mergeCells('A1:C1');
      sheet.addRow(['Given', 'Born']);
      sheet.addRow(['Ada', new Date(Date.UTC(2015, 10, 2))]);
    });
    const { texts, facts } = await read(content, 'xlsx');
    expect(texts[2]).toEqual(['Ada', '2015-11-02']);
    expect(facts.merged).toEqual(['A1:C1']);
  });

  test('of several sheets, the first that is not hidden; rows that are not there leave their numbers', async () => {
    const content = await workbook((sheet, book) => {
      sheet.state = 'hidden';
      sheet.addRow(['hidden']);
      const second = book.addWorksheet('Seen');
      second.getCell('B3').value = 'here';
    });
    const { rows, facts } = await read(content, 'xlsx');
    expect(facts).toMatchObject({ sheet: 'Seen', sheets: 1 });
    expect(rows).toEqual([{ number: 3, cells: [{ text: '' }, { text: 'here' }] }]);
  });

  const book = (sheet: string, more: { shared?: string; says?: number } = {}) =>
    zip([
      {
        name: 'xl/workbook.xml',
        content: '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      ...(more.shared === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: more.shared }]),
      {
        name: 'xl/worksheets/sheet1.xml',
        content: sheet,
        ...(more.says === undefined ? {} : { says: more.says }),
      },
    ]);

  test('that another program wrote: no references, words in place, names of Japanese readings left out', async () => {
    const { texts } = await read(
      book(
        '<worksheet><sheetData><row><c t="inlineStr"><is><t>given</t></is></c><c t="s"><v>0</v></c></row><row><c><v>9.434765919E9</v></c><c t="str"><f>A1</f><v>x</v></c></row></sheetData></worksheet>',
        { shared: '<sst><si><t>東</t><rPh><t>ヒガシ</t></rPh></si></sst>' },
      ),
      'xlsx',
    );
    expect(texts).toEqual([
      ['given', '東'],
      ['9434765919', 'x'],
    ]);
  });

  test.each([
    [
      'entities that grow',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ],
    [
      'an entity that nobody declared',
      '<worksheet><sheetData><row><c t="str"><v>&file;</v></c></row></sheetData></worksheet>',
    ],
    ['half a sheet', '<worksheet><sheetData><row><c><v>1</v>'],
  ])('with %s is refused', async (_, sheet) => {
    await expect(read(book(sheet), 'xlsx')).rejects.toThrow(/damaged/);
  });

  test('that unpacks to more than it says is read no further than it says', async () => {
    const long = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(200_000)}</sheetData></worksheet>`;
    await expect(read(book(long, { says: 1000 }), 'xlsx')).rejects.toThrow(/damaged/);
  });

  test('that spells out what no database keeps gives the words without it', async () => {
    const { texts } = await read(
      book(
        '<worksheet><sheetData><row><c t="str"><v>Zo_x0000_e_xD83D_</v></c><c t="str"><v>a_x000A_b_xD83D__xDE00_</v></c></row></sheetData></worksheet>',
      ),
      'xlsx',
    );
    expect(texts).toEqual([['Zoe\ufffd', 'a\nb\u{1f600}']]);
  });

  test('with more columns than anybody maps is refused', async () => {
    await expect(
      read(book('<worksheet><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'), 'xlsx'),
    ).rejects.toThrow(/more than 200 columns/);
  });
});

describe('Numbers that are days', () => {
  test.each([
    [42438, 1900, '2016-03-09'],
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [60, 1900, null],
    [61, 1900, '1900-03-01'],
    [42438.75, 1900, '2016-03-09'],
    [0, 1904, '1904-01-01'],
    [-1, 1900, null],
    [9_434_765_919, 1900, null],
  ] as const)('%d counted from %d is %s', (serial, from, day) => {
    expect(dayOfSerial(serial, from)).toBe(day);
  });
  test('are told by their format', () => {
    expect(isDayFormat(14, undefined)).toBe(true);
    expect(isDayFormat(0, undefined)).toBe(false);
    expect(isDayFormat(164, 'dd/mm/yyyy')).toBe(true);
    expect(isDayFormat(164, 'mmm yy')).toBe(true);
    expect(isDayFormat(164, '[Red]0.00')).toBe(false);
    expect(isDayFormat(164, '0 "days"')).toBe(false);
    expect(isDayFormat(164, 'hh:mm:ss')).toBe(false);
  });
});
