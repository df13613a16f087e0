import { PDFDocument } from 'mupdf';

interface Traits {
  readonly landscape?: boolean;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** With what a hostile PDF brings: a script that runs when it is opened, an attachment. */
  readonly script?: boolean;
}

/** A PDF with these words, a page each, made by the library that mends and merges. */
export const paperOf = async (pages: readonly string[], traits: Traits = {}): Promise<Uint8Array> => {
  const book = new PDFDocument();
  const font = book.addObject({
    Type: book.newName('Font'),
    Subtype: book.newName('Type1'),
    BaseFont: book.newName('Helvetica'),
    Encoding: book.newName('WinAnsiEncoding'),
  });
  for (const [index, words] of pages.entries()) {
    const box: [number, number, number, number] = traits.landscape ? [0, 0, 842, 595] : [0, 0, 595, 842];
    const said = words.replace(/[()\\]/g, '');
    book.insertPage(
      index,
      book.addPage(box, traits.rotate ?? 0, { Font: { F1: font } }, `BT /F1 18 Tf 60 500 Td (${said}) Tj ET`),
    );
  }
  if (traits.script) {
    const root = book.getTrailer().get('Root');
    root.put('OpenAction', {
      S: book.newName('JavaScript'),
      JS: book.newString('app.alert("hostile")'),
    });
    const now = new Date(0);
    book.insertEmbeddedFile(
      'inside.txt',
      book.addEmbeddedFile('inside.txt', 'text/plain', 'hidden inside', now, now),
    );
  }
  return book.saveToBuffer('compress').asUint8Array().slice();
};

/** The same, locked with a password. */
export const lockedPaper = async (): Promise<Uint8Array> => {
  const book = new PDFDocument();
  book.insertPage(0, book.addPage([0, 0, 595, 842], 0, {}, ''));
  return book
    .saveToBuffer('encrypt=aes-256,user-password=secret,owner-password=secret')
    .asUint8Array()
    .slice();
};
