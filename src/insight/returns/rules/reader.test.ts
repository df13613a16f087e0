import { existsSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { censusFile } from '../demo.ts';
import {
  BrokenCensus,
  type CensusEvent,
  type CensusHeader,
  judgeChild,
  nothingSeen,
  readCensus,
} from './index.ts';

const SAMPLE = new URL('../../../../../shared/data/census/cin-2022.xml', import.meta.url);
const hasSample = existsSync(SAMPLE);

const all = async (chunks: Iterable<Uint8Array | string>): Promise<CensusEvent[]> => {
  const events: CensusEvent[] = [];
  for await (const event of readCensus(chunks)) events.push(event);
  return events;
};
const broken = async (chunks: Iterable<Uint8Array | string>): Promise<BrokenCensus> => {
  try {
    await all(chunks);
  } catch (error) {
    if (error instanceof BrokenCensus) return error;
    throw error;
  }
  throw new Error('The file was read to its end.');
};
const text = (children: number, year = 2022): string => [...censusFile({ children, year, seed: 7 })].join('');
const bytes = (value: string): Uint8Array => new TextEncoder().encode(value);
/** Reads and judges to the end; what it throws is for the caller. */
const judged = async (chunks: Iterable<Uint8Array | string>) => {
  const seen = nothingSeen();
  const judgements: ReturnType<typeof judgeChild>[] = [];
  let header: CensusHeader | undefined;
  for await (const event of readCensus(chunks)) {
    if (event.kind === 'header') header = event.header;
    else if (event.kind === 'child' && header) judgements.push(judgeChild(event.child, header, seen));
  }
  return judgements;
};

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const heapInUse = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

describe('readCensus', () => {
  it('gives the header, each child and the count, with the lines on which they stand', async () => {
    const events = await all([
      '<Message>\n<Header><CollectionDetails><Collection>CIN</Collection><Year>2022</Year></CollectionDetails>',
      '<Source><LEA>201</LEA></Source></Header>\n<Children>\n<Child\n>\n<A/>\n</Chi',
      'ld>\n</Children></Message>',
    ]);
    expect(events.map((event) => event.kind)).toEqual(['header', 'child', 'end']);
    expect(events[0]).toMatchObject({
      header: { line: 2, year: 2022, referenceDate: '2022-03-31', lea: '201' },
    });
    expect(events[1]).toMatchObject({ child: { line: 4, children: [{ name: 'A', line: 6 }] } });
    expect(events[2]).toEqual({ kind: 'end', children: 1 });
  });

  it.each([
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text(3)}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text(3).replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text(3).replace('UTF-8', 'utf-16')}`, 'utf16le').swap16()],
    ['a declared ISO-8859-1', Buffer.from(text(3).replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['a declared windows-1252', Buffer.from(text(3).replace('UTF-8', 'windows-1252'), 'latin1')],
  ])('reads %s, however it is cut into chunks', async (_name, file) => {
    const ones = Array.from(file, (byte) => Uint8Array.of(byte));
    expect((await all(ones)).at(-1)).toEqual({ kind: 'end', children: 3 });
    expect(await all([file])).toEqual(await all([text(3)]));
  });

  it('reads the letters of windows-1252 as they were typed', async () => {
    const file = text(1)
      .replace('UTF-8', 'windows-1252')
      .replace('<Release>synthetic', '<Release>caf\xe9 \x80');
    expect((await all([Buffer.from(file, 'latin1')]))[0]).toMatchObject({ header: { release: 'café €' } });
  });

  it.each([
    ['an unknown encoding', bytes(text(1).replace('UTF-8', 'EBCDIC-FR')), /‘ebcdic-fr’/],
    ['UTF-16 without a mark', Buffer.from(text(1), 'utf16le'), /no byte-order mark/],
    [
      'a mark that contradicts the declaration',
      Buffer.from(`\uFEFF${text(1)}`, 'utf16le'),
      /byte-order mark is that of UTF-16/,
    ],
    ['a zip file', Buffer.from('PK\x03\x04…'), /compressed/],
    [
      'a byte that is not UTF-8',
      Buffer.from(text(1).replace('synthetic', 'caf\xe9'), 'latin1'),
      /^Line 13: .*not UTF-8 text/,
    ],
    [
      'half a character at the end',
      Buffer.concat([Buffer.from(text(1)), Buffer.of(0xc3)]),
      /middle of a character/,
    ],
  ])('refuses %s with a sentence', async (_name, file, sentence) => {
    expect((await broken([file])).message).toMatch(sentence);
  });

  it('refuses a document type, and with it every bomb of entities', async () => {
    const bomb = `<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${text(1).replace(/^.*\n/, '')}`;
    expect((await broken([bomb])).message).toMatch(/document type declaration/);
    expect((await broken([text(1).replace('synthetic', '&b;')])).message).toMatch(/undefined entity/);
    const taken = await all([text(1).replace('synthetic', '&lt;&#65;&amp;')]);
    expect(taken[0]).toMatchObject({ header: { release: '<A&' } });
  });

  it.each([
    ['value', (long: string) => text(1).replace('synthetic', long)],
    ['element name', (long: string) => text(1).replace('<Release>', `<${long}>`)],
    ['attribute', (long: string) => text(1).replace('<Release>', `<Release a="${long}">`)],
    ['comment', (long: string) => text(1).replace('<Release>', `<!--${long}--><Release>`)],
    ['entity name', (long: string) => text(1).replace('synthetic', `&${long};`)],
    ['document type', (long: string) => text(1).replace('<Message>', `<!DOCTYPE ${long}`)],
  ])('refuses an endless %s before it fills the memory', async (_name, spoil) => {
    let given = 0;
    const [before = '', after = ''] = spoil('LONG').split('LONG');
    const endless = function* () {
      yield before;
      for (; given < 1000; given += 1) yield 'x'.repeat(65_536);
      yield after;
    };
    await broken(endless());
    expect(given).toBeLessThan(5);
  });

  it('refuses too many levels, attributes and elements', async () => {
    const attributes = Array.from({ length: 40 }, (_, at) => `a${at}="1"`).join(' ');
    const inChild = (content: string) => text(1).replace('<Child>', `<Child>${content}`);
    expect((await broken([inChild(`${'<a>'.repeat(20)}${'</a>'.repeat(20)}`)])).message).toMatch(/nested/);
    expect((await broken([inChild(`<a ${attributes}/>`)])).message).toMatch(/attributes/);
    expect((await broken([inChild('<a/>'.repeat(30_000))])).message).toMatch(/elements/);
    expect((await broken([inChild(`<a>${'x'.repeat(60_000)}</a>`.repeat(20))])).message).toMatch(
      /characters/,
    );
  });

  it.each([
    ['an empty file', '', /complete/],
    ['another kind of file', '<html/>', /not a census return/],
    ['another collection', text(1).replace('>CIN<', '>SSDA903<'), /‘SSDA903’/],
    ['no list of children', '<Message></Message>', /no list of children/],
    ['a second list of children', '<Message><Children/><Children/></Message>', /second list/],
    ['something after the end', `${text(1)}<Message/>`, /not well-formed/],
    [
      'an element closed out of turn',
      text(1).replace('</ChildIdentifiers>', '</Child>'),
      /^Line 2\d: .*not well-formed/,
    ],
  ])('refuses %s', async (_name, file, sentence) => {
    expect((await broken([file])).message).toMatch(sentence);
  });

  it('names what stands outside the header and the children, and goes on', async () => {
    const file = text(2)
      .replace('<Children>', 'stray<Extra><Thing>1</Thing></Extra><Children>\n<Adult>Jo</Adult>')
      .replace('<Message>', '<Message xmlns="urn:x" version="2">');
    const events = await all([file]);
    const refused = events.flatMap((event) => (event.kind === 'refused' ? [event.refusal] : []));
    expect(refused.map(({ field, value }) => [field, value])).toEqual([
      ['Message@version', '2'],
      ['Message', 'stray'],
      ['Extra', '1'],
      ['Adult', 'Jo'],
    ]);
    expect(events.at(-1)).toEqual({ kind: 'end', children: 2 });
  });

  it('breaks wherever the sample is cut short', async ({ skip }) => {
    if (!hasSample) skip('the shared sample of a return is not on this machine');
    const file = readFileSync(SAMPLE);
    for (let length = 0; length < file.length - 10; length += 200) await broken([file.subarray(0, length)]);
  });

  it('breaks wherever a return is cut short', async () => {
    const file = bytes(text(2));
    for (let length = 0; length < file.length - 12; length += 31) await broken([file.subarray(0, length)]);
  });

  it('reads, refuses or breaks, whatever one byte becomes: it never fails in another way', async () => {
    const files = [bytes(text(2)), bytes(text(2, 2026)), ...(hasSample ? [readFileSync(SAMPLE)] : [])];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(255), async (file, at, byte) => {
        const spoilt = Uint8Array.from(file);
        spoilt[at % spoilt.length] = byte;
        await judged([spoilt]).catch((error: unknown) => {
          if (!(error instanceof BrokenCensus)) throw error;
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no more than the chunk in hand: the source is asked only when its children are used up', async () => {
    let given = 0;
    const source = function* () {
      for (const piece of censusFile({ children: 500, year: 2025, seed: 3 })) {
        yield piece;
        given += 1;
      }
    };
    let children = 0;
    for await (const event of readCensus(source())) {
      if (event.kind !== 'child') continue;
      children += 1;
      expect(given - children).toBeLessThanOrEqual(1);
    }
    expect(children).toBe(500);
  });

  it('reads 20,000 children in large chunks without growing with the file', async () => {
    const pieces = censusFile({ children: 20_000, year: 2025, seed: 11 });
    const source = function* () {
      let chunk = '';
      for (const piece of pieces) {
        chunk += piece;
        if (chunk.length < 262_144) continue;
        yield bytes(chunk);
        chunk = '';
      }
      yield bytes(chunk);
    };
    const seen = nothingSeen();
    let header: CensusHeader | undefined;
    let children = 0;
    const before = heapInUse();
    let most = 0;
    for await (const event of readCensus(source())) {
      if (event.kind === 'header') header = event.header;
      if (event.kind !== 'child' || !header) continue;
      expect(judgeChild(event.child, header, seen).refused).toEqual([]);
      children += 1;
      if (children % 4000 === 0) most = Math.max(most, heapInUse() - before);
    }
    expect(children).toBe(20_000);
    expect(seen.children.size).toBe(20_000);
    // The file is 17 MB; the identifiers that have to be remembered are a tenth of it.
    expect(most).toBeLessThan(8_000_000);
  });
});
