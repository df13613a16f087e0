import { crc32, deflateRawSync } from 'node:zlib';

/** What a cell of a workbook holds: text stays text, whatever it begins with, and is never run as a formula. */
export type SheetCell = string | number | null;

interface Part {
  readonly name: string;
  readonly content: string;
}
const number16 = (value: number) => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const number32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
/** 1 January 1980, the first day that a ZIP knows: the same rows make the same bytes. */
const FIRST_DAY = 0x0021;

/** The parts as a ZIP archive (APPNOTE 6.3): each compressed, with UTF-8 names. */
const zipOf = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const named = Buffer.from(name);
    const head = Buffer.concat([
      ...[20, 0x0800, 8, 0, FIRST_DAY].map(number16),
      ...[crc32(plain), packed.length, plain.length].map(number32),
      ...[named.length, 0].map(number16),
    ]);
    const local = Buffer.concat([number32(0x04034b50), head, named, packed]);
    locals.push(local);
    centrals.push(
      Buffer.concat([
        ...[number32(0x02014b50), number16(20), head],
        ...[0, 0, 0].map(number16),
        ...[0, at].map(number32),
        named,
      ]),
    );
    at += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.concat([
    number32(0x06054b50),
    ...[0, 0, parts.length, parts.length].map(number16),
    ...[central.length, at].map(number32),
    number16(0),
  ]);
  return Buffer.concat([...locals, central, end]);
};

/** Text as XML takes it: what no XML may hold, lone surrogates among it, is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
/** The most that Excel takes in one cell. */
const LONGEST = 32_767;
const cellOf = (cell: SheetCell, row: number, column: number, style: number): string => {
  const at = `r="${columnName(column)}${row}"${style ? ` s="${style}"` : ''}`;
  if (cell === null) return '';
  return typeof cell === 'number'
    ? `<c ${at}><v>${cell}</v></c>`
    : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, LONGEST))}</t></is></c>`;
};
const rowOf = (cells: readonly SheetCell[], row: number, style: number): string =>
  `<row r="${row}">${cells.map((cell, column) => cellOf(cell, row, column, style)).join('')}</row>`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows as an Excel workbook of one sheet (ECMA-376), the names of the columns first, in bold, and standing while the rest is scrolled. */
export const xlsxOf = (
  name: string,
  columns: readonly { readonly label: string; readonly width: number }[],
  rows: readonly (readonly SheetCell[])[],
): Buffer => {
  const last = `${columnName(Math.max(columns.length - 1, 0))}${rows.length + 1}`;
  // A sheet's name holds 31 characters at most, and none of these.
  const sheetName = escaped(name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31));
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${rowOf(
        columns.map(({ label }) => label),
        1,
        1,
      )}${rows.map((row, at) => rowOf(row, at + 2, 0)).join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
    },
  ]);
};
