import { extractText, getDocumentProxy } from 'unpdf';
import { expect, inject, test } from 'vitest';
import { type Enclosure, openPrinter } from '#print';
import { describeInBrowser } from '../support/browser.ts';
import { lockedPaper, paperOf } from '../support/made-pdf.ts';
import { printerSettings } from '../support/printer.ts';
import { pdf as sample } from '../support/sample-files.ts';

const page = (sections: readonly string[], body: (id: string) => string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>Pack</title><style>section{break-before:page}@page{size:a4;margin:18mm 16mm 24mm}</style></head><body><h1>Contents</h1>${sections
    .map((id) => `<p><a href="#${id}">${id}</a></p>`)
    .join(
      '',
    )}${sections.map((id) => `<section id="${id}"><h2>${id}</h2>${body(id)}</section>`).join('')}</body></html>`;

const enclosure = (id: string, after: string, content: Uint8Array): Enclosure => ({
  ...{ id, after },
  content: async () =>
    (async function* () {
      yield content;
    })(),
});

/** The words of each page, read by another library than the one that wrote them. */
const wordsOf = async (pdf: Uint8Array): Promise<string[]> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map((each) => each.replace(/\s+/g, ' '));
};

describeInBrowser('What prints', () => {
  const printer = () => openPrinter(printerSettings(inject('browser')));
  const marks = { recipient: 'Łucja Öztürk, Named nurse', marking: 'OFFICIAL-SENSITIVE' };

  test('marks each page at its foot, whatever letters a name has', async () => {
    const words = await wordsOf(
      await printer().printPdf(
        page(['one', 'two'], (id) => `<p>words of ${id}</p>`),
        marks,
      ),
    );
    expect(words).toHaveLength(3);
    for (const [index, each] of words.entries()) {
      expect(each).toContain('Łucja Öztürk, Named nurse');
      expect(each).toContain('OFFICIAL-SENSITIVE');
      expect(each).toContain(`page ${index + 1} of 3`);
    }
  });

  test('puts papers behind their sections, tells where everything begins, and leaves out what it cannot take', async () => {
    const printed = await printer().printPack(
      (layout) =>
        page(['a', 'b', 'c'], (id) => `<p>section ${id}, begins ${layout?.begins[id] ?? '000'}</p>`),
      [
        enclosure('p1', 'a', await paperOf(['alpha one', 'alpha two'])),
        enclosure('p2', 'a', await paperOf(['beta turned'], { rotate: 90, landscape: true })),
        enclosure('p3', 'c', await paperOf(['gamma'], { script: true })),
        enclosure('broken', 'b', Buffer.from('%PDF-1.7 nothing of one')),
        enclosure('noPdf', 'b', Buffer.from('<html>no pdf</html>')),
        enclosure('locked', 'b', await lockedPaper()),
        enclosure('long', 'b', await paperOf(Array.from({ length: 501 }, (_, index) => `leaf ${index}`))),
        enclosure('repaired', 'b', sample('repaired')),
        { id: 'gone', after: 'b', content: async () => undefined },
      ],
      marks,
    );
    expect(printed.leftOut).toEqual({
      ...{ broken: 'broken', noPdf: 'broken', locked: 'locked', long: 'tooLong', gone: 'missing' },
    });
    const words = await wordsOf(printed.pdf);
    expect(words).toHaveLength(printed.pages);
    const pageOf = (text: string) => words.findIndex((each) => each.includes(text)) + 1;
    expect(printed.begins).toMatchObject({
      ...{ a: pageOf('section a'), b: pageOf('section b'), c: pageOf('section c') },
      ...{ p1: pageOf('alpha one'), p2: pageOf('beta turned'), p3: pageOf('gamma') },
    });
    expect(words.map((each) => /section (\w), begins (\d+)/.exec(each)).filter(Boolean)).toHaveLength(3);
    for (const each of words) {
      const [, id = '', begins] = /section (\w), begins (\d+)/.exec(each) ?? [];
      if (begins !== undefined) expect(printed.begins[id]).toBe(Number(begins));
    }
    for (const [index, each] of words.entries())
      expect(each).toContain(`page ${index + 1} of ${words.length}`);
    const raw = Buffer.from(printed.pdf).toString('latin1');
    expect(raw).not.toMatch(/\/JavaScript|\/EmbeddedFile|\/OpenAction|\/AcroForm/);
  });

  test('a page asks for nothing beyond itself, and runs no script', async () => {
    const words = await wordsOf(
      await printer().printPdf(
        '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p id="p">still</p><img alt="" src="file:///etc/hostname"><iframe src="file:///etc/passwd"></iframe><script>document.getElementById("p").textContent="moved"</script></body></html>',
        { recipient: '<script>Nobody</script>', marking: '' },
      ),
    );
    expect(words.join()).toContain('still');
    expect(words.join()).toContain('<script>Nobody</script>');
    expect(words.join()).not.toMatch(/root:|moved/);
  });

  test('says that there is no browser where there is none', async () => {
    const none = openPrinter({ chromium: '/nowhere/chromium', sandbox: false, environment: {} });
    await expect(none.prove()).rejects.toThrow('The browser did not start.');
  });
});
