import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { MinutesModel } from './reads/index.ts';
import { type Block, documentOf } from './views/document.ts';

/** What XML 1.0 cannot hold, and a word processor refuses to open. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** A text with its own line ends. */
const runs = (text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}): TextRun[] =>
  text
    .replace(UNWRITABLE, '')
    .split(/\r\n|\r|\n/u)
    .map((line, index) => new TextRun({ text: line, ...style, ...(index > 0 ? { break: 1 } : {}) }));
const after = { spacing: { after: 120 } } as const;
const INDENT = { left: 400 } as const;

const cellsOf = (cells: readonly string[], bold: boolean, widths: readonly number[]) =>
  cells.map(
    (text, index) =>
      new TableCell({
        width: { size: widths[index] ?? 30, type: WidthType.PERCENTAGE },
        children: [new Paragraph({ children: runs(text, { bold }) })],
      }),
  );
const ofTable = (
  head: readonly string[] | null,
  rows: readonly (readonly string[])[],
  widths: readonly number[],
) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(head ? [new TableRow({ tableHeader: true, children: cellsOf(head, true, widths) })] : []),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cellsOf(cells, false, widths),
          }),
      ),
    ],
  });

const HEADINGS = {
  title: HeadingLevel.TITLE,
  heading: HeadingLevel.HEADING_1,
  subheading: HeadingLevel.HEADING_2,
} as const;
const written = (block: Block): (Paragraph | Table)[] => {
  switch (block.as) {
    case 'title':
    case 'heading':
    case 'subheading':
      return [new Paragraph({ heading: HEADINGS[block.as], children: runs(block.text) })];
    case 'by':
      return [new Paragraph({ keepNext: true, children: runs(block.text, { bold: true }) })];
    case 'reply':
      return [new Paragraph({ ...after, indent: INDENT, children: runs(block.text) })];
    case 'note':
      return [new Paragraph({ ...after, children: runs(block.text, { italics: true }) })];
    case 'facts':
      return [ofTable(null, block.rows, [25, 75]), new Paragraph({})];
    case 'table':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(block.caption) }),
        ofTable(block.head, block.rows, [40, 40, 20]),
        new Paragraph({}),
      ];
    default:
      return [new Paragraph({ ...after, children: runs(block.text) })];
  }
};

/** The minutes as a document of a word processor (Office Open XML, ISO/IEC 29500): the same parts as the page, in the same order. */
export const docxOf = async (model: MinutesModel, marking: string): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        title: `Minutes: ${model.title}`,
        creator: model.body,
        styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
        sections: [
          {
            footers: {
              default: new Footer({
                children: [
                  new Paragraph({
                    alignment: AlignmentType.CENTER,
                    children: [
                      new TextRun({
                        children: [
                          marking ? `${marking} · ` : '',
                          'Page ',
                          PageNumber.CURRENT,
                          ' of ',
                          PageNumber.TOTAL_PAGES,
                        ],
                      }),
                    ],
                  }),
                ],
              }),
            },
            children: documentOf(model).flatMap(written),
          },
        ],
      }),
    ),
  );
