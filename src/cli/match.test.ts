import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeRecorded } from '#matching';
import { seeded } from '#people';
import { arden } from '../../test/support/arden.ts';

const folder = async (files: Record<string, string | Buffer>): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'arden-match-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(made, name), content);
  return made;
};
const NAMES = '--map given_name=first,surname=last,date_of_birth=dob';
const match = async (cwd: string, asked: string) => {
  const said = await arden(['match', ...asked.split(' ')], { cwd });
  const pairs = existsSync(join(cwd, 'pairs.csv')) ? await readFile(join(cwd, 'pairs.csv'), 'utf8') : null;
  return { ...said, pairs };
};
const linesIn = (pairs: string | null) => (pairs ?? '').trim().split('\n').slice(1);

const FIVE = `id,first,last,dob
1,Amelia,Thistlewood,2016-03-09
2,Amelai,Thistlewood,09/03/2016
3,Bilal,Hussain,2011-11-30
4,Niamh,Kettlewell,2014-01-02
5,Beatrix,Oakenshaw,2009-07-21
`;

test('a file is matched with itself: the pairs at or over the threshold, by the ids of the first column', async () => {
  const cwd = await folder({ 'a.csv': FIVE });
  const { code, pairs, err } = await match(cwd, `a.csv ${NAMES} --out pairs.csv`);
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(pairs).toMatch(/^id_l,id_r,probability\n1,2,(0\.[5-9]\d{5}|1\.000000)\n$/);
});

test('two files: only pairs across them, and each keeps its own ids', async () => {
  const other = FIVE.replaceAll(/^(\d)/gm, 'x$1');
  const cwd = await folder({ 'a.csv': FIVE, 'b.csv': other });
  const { code, pairs } = await match(cwd, `a.csv b.csv ${NAMES} --id id --out pairs.csv`);
  expect(code).toBe(0);
  expect(linesIn(pairs).length).toBeGreaterThanOrEqual(5);
  for (const line of linesIn(pairs)) expect(line).toMatch(/^\d,x\d,/);
});

test('what other programs write is read: their encodings, their separators, quotes, short lines, blank lines', async () => {
  const semicolons = FIVE.replaceAll(',', ';').replaceAll('\n', '\r\n');
  const bytes: Record<string, Buffer> = {
    'bom.csv': Buffer.from(`\uFEFF${FIVE}`),
    'utf16.csv': Buffer.from(`\uFEFF${FIVE}`, 'utf16le'),
    'western.csv': Buffer.from(FIVE.replaceAll('Thistlewood', 'Zo\u00eb'), 'latin1'),
    'semicolons.csv': Buffer.from(semicolons),
    'quoted.csv': Buffer.from(
      FIVE.replaceAll('Thistlewood', '"Thistle, ""the"" wood"').replace('5,', '\n\n5,'),
    ),
    'short.csv': Buffer.from(`${FIVE}6,Rory\n`),
  };
  const cwd = await folder(bytes);
  for (const name of Object.keys(bytes)) {
    const { code, pairs, err } = await match(cwd, `${name} ${NAMES} --out pairs.csv`);
    expect([name, code, linesIn(pairs).map((line) => line.slice(0, 3))]).toEqual([name, 0, ['1,2']]);
    if (name === 'short.csv') expect(err).toContain('1 line is shorter than the header');
  }
});

test('what cannot be matched is refused in a sentence that says what to do, and nothing is written', async () => {
  const cwd = await folder({
    'a.csv': FIVE,
    'twice.csv': `${FIVE}2,Rory,Webb,2010-01-01\n`,
    'long.csv': `${FIVE}6,Rory,Webb,2010-01-01,Flat 2, Mill Rise\n`,
    'unnamed.csv': `${FIVE},Rory,Webb,2010-01-01\n`,
    'columns.csv': FIVE.replace('last', 'first'),
    'quote.csv': `${FIVE}6,"Rory,Webb,2010-01-01\n`,
    'empty.csv': '',
    'header.csv': 'id,first,last,dob\n',
    'book.csv': Buffer.from('PK\x03\x04'),
    'bytes.csv': Buffer.from([1, 0, 2, 0, 3]),
  });
  const told: readonly (readonly [string, number, string])[] = [
    [`none.csv ${NAMES}`, 1, 'none.csv could not be read.'],
    [`twice.csv ${NAMES}`, 1, 'twice.csv, line 7: the id "2" stands on line 3 too.'],
    [`long.csv ${NAMES}`, 1, 'long.csv, line 7: 6 cells under a header of 4.'],
    [`unnamed.csv ${NAMES}`, 1, 'unnamed.csv, line 7: there is no id in "id".'],
    [`columns.csv ${NAMES}`, 1, 'columns.csv has two columns "first".'],
    [`quote.csv ${NAMES}`, 1, 'a quote is opened and not closed'],
    [`empty.csv ${NAMES}`, 1, 'empty.csv is empty.'],
    [`header.csv ${NAMES}`, 1, 'header.csv holds no lines under its header.'],
    [`book.csv ${NAMES}`, 1, 'book.csv is a workbook or an archive.'],
    [`bytes.csv ${NAMES}`, 1, 'bytes.csv is no text that can be read.'],
    ['a.csv --map given_name=nowhere', 1, 'a.csv has no column "nowhere". It has: id, first, last, dob.'],
    ['a.csv --map forename=first', 2, '--map does not know "forename". Ours are given_name, surname,'],
    ['a.csv --map given_name', 2, '--map takes our name, an equals sign and your column'],
    ['a.csv --map given_name=first,given_name=last', 2, '--map names given_name twice.'],
    ['a.csv', 2, 'Say which columns to compare'],
    [`a.csv ${NAMES} --threshold 50`, 2, '--threshold is a probability above 0 and up to 1'],
    [`a.csv a.csv ${NAMES}`, 2, 'The two files are one and the same.'],
  ];
  for (const [asked, code, sentence] of told) {
    const said = await match(cwd, `${asked} --out pairs.csv`);
    expect([asked, said.code, said.err, said.pairs]).toEqual([
      asked,
      code,
      expect.stringContaining(sentence),
      null,
    ]);
  }
  expect((await match(cwd, `a.csv ${NAMES} --out a.csv`)).err).toContain('a.csv is a file to read.');
  expect((await match(cwd, `a.csv ${NAMES} --out none/pairs.csv`)).err).toContain('There is no folder none');
  expect(await readFile(join(cwd, 'a.csv'), 'utf8')).toBe(FIVE);
});

test('an id that a spreadsheet would run is marked; a number with its sign is left as it is', async () => {
  const ids = FIVE.replace('\n1,', '\n=cmd(1),').replace('\n2,', '\n-5,');
  const cwd = await folder({ 'a.csv': ids });
  const { pairs, err } = await match(cwd, `a.csv ${NAMES} --out pairs.csv`);
  expect(linesIn(pairs)[0]).toMatch(/^'=cmd\(1\),-5,/);
  expect(err).toContain('1 id begins with a sign');
});

test('thousands of lines that all say the same are compared with their neighbours only', async () => {
  const lines = Array.from({ length: 6_000 }, (_, at) => `${at},Amelia,Smith,2016-03-09`);
  const cwd = await folder({ 'a.csv': `id,first,last,dob\n${lines.join('\n')}\n` });
  const { code, err } = await match(cwd, `a.csv ${NAMES} --out pairs.csv`);
  expect(code).toBe(0);
  expect(err).toContain('nearest neighbours only');
});

test('a made-up file of families with slips of the fingers: nearly all are found, and nothing beyond doubt is wrong', async () => {
  const made = makeRecorded(seeded(11), '2026-11-23', { children: 3_000 });
  const columns = [
    'given_name',
    'surname',
    'date_of_birth',
    'sex',
    'postcode',
    'address',
    'national_id',
  ] as const;
  const rows = made.map((each) => [each.id, ...columns.map((column) => `"${each[column]}"`)].join(','));
  const cwd = await folder({ 'made.csv': `id,${columns.join(',')}\n${rows.join('\n')}\n` });
  const map = columns.map((column) => `${column}=${column}`).join(',');
  const { pairs, code } = await match(cwd, `made.csv --map ${map} --out pairs.csv`);
  expect(code).toBe(0);
  const person = new Map(made.map((each) => [each.id, each.person]));
  const found = linesIn(pairs).map((line) => line.split(','));
  const right = found.filter(([one = '', other = '']) => person.get(one) === person.get(other)).length;
  const sizes = new Map<number, number>();
  for (const { person: whose } of made) sizes.set(whose, (sizes.get(whose) ?? 0) + 1);
  const truth = [...sizes.values()].reduce((total, size) => total + (size * (size - 1)) / 2, 0);
  expect((2 * right) / (found.length + truth)).toBeGreaterThan(0.95);
}, 60_000);
