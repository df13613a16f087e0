import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The ids of OWASP ASVS 5.0.0, levels 1 and 2, a section a line: a plus stands after a requirement of level 2. */
const SECTIONS = `
  1.1 1+ 2+ | 1.2 1 2 3 4 5 6+ 7+ 8+ 9+ | 1.3 1 2 3+ 4+ 5+ 6+ 7+ 8+ 9+ 10+ 11+ | 1.4 1+ 2+ 3+ | 1.5 1 2+
  2.1 1 2+ 3+ | 2.2 1 2 3+ | 2.3 1 2+ 3+ 4+ | 2.4 1+
  3.2 1 2 | 3.3 1 2+ 3+ 4+ | 3.4 1 2 3+ 4+ 5+ 6+ | 3.5 1 2 3 4+ 5+ | 3.7 1+ 2+
  4.1 1 2+ 3+ | 4.2 1+ | 4.3 1+ 2+ | 4.4 1 2+ 3+ 4+
  5.1 1+ | 5.2 1 2 3+ | 5.3 1 2 | 5.4 1+ 2+ 3+
  6.1 1 2+ 3+ | 6.2 1 2 3 4 5 6 7 8 9+ 10+ 11+ 12+ | 6.3 1 2 3+ 4+ | 6.4 1 2 3+ 4+ | 6.5 1+ 2+ 3+ 4+ 5+ | 6.6 1+ 2+ 3+ | 6.8 1+ 2+ 3+ 4+
  7.1 1+ 2+ 3+ | 7.2 1 2 3 4 | 7.3 1+ 2+ | 7.4 1 2 3+ 4+ 5+ | 7.5 1+ 2+ | 7.6 1+ 2+
  8.1 1 2+ | 8.2 1 2 3+ | 8.3 1 | 8.4 1+
  9.1 1 2 3 | 9.2 1 2+ 3+ 4+
  10.1 1+ 2+ | 10.2 1+ 2+ | 10.3 1+ 2+ 3+ 4+ | 10.4 1 2 3 4 5 6+ 7+ 8+ 9+ 10+ 11+ | 10.5 1+ 2+ 3+ 4+ 5+ | 10.6 1+ 2+ | 10.7 1+ 2+ 3+
  11.1 1+ 2+ | 11.2 1+ 2+ 3+ | 11.3 1 2 3+ | 11.4 1 2+ 3+ 4+ | 11.5 1+ | 11.6 1+
  12.1 1 2+ 3+ | 12.2 1 2 | 12.3 1+ 2+ 3+ 4+
  13.1 1+ | 13.2 1+ 2+ 3+ 4+ 5+ | 13.3 1+ 2+ | 13.4 1 2+ 3+ 4+ 5+
  14.1 1+ 2+ | 14.2 1 2+ 3+ 4+ | 14.3 1 2+ 3+
  15.1 1 2+ 3+ | 15.2 1 2+ 3+ | 15.3 1 2+ 3+ 4+ 5+ 6+ 7+
  16.1 1+ | 16.2 1+ 2+ 3+ 4+ 5+ | 16.3 1+ 2+ 3+ 4+ | 16.4 1+ 2+ 3+ | 16.5 1+ 2+ 3+
  17.1 1+ | 17.2 1+ 2+ 3+ 4+ | 17.3 1+ 2+`;

const LEVELS: ReadonlyMap<string, string> = new Map(
  SECTIONS.split(/[|\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const [section, ...numbers] = line.split(' ');
      return numbers.map((number): [string, string] => [
        `${section}.${Number.parseInt(number, 10)}`,
        number.endsWith('+') ? '2' : '1',
      ]);
    }),
);

const STATUSES = ['met', 'deployment', 'not applicable', 'open'] as const;
const GUIDE = 'docs/guides/running.md';
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/security');

interface Row {
  readonly id: string;
  readonly level: string;
  readonly asks: string;
  readonly status: string;
  readonly where: readonly string[];
  readonly tests: readonly string[];
  readonly remark: string;
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The paths of a cell, by what its links say; each leads to the file that it names, from where the table stands. */
const pathsIn = (cell: string): string[] =>
  [...cell.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(([, path = '', to = '']) =>
    to === `../../../${path}` ? path : `${path} leads to ${to}`,
  );

const rowsIn = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map(cellsOf)
    .map(([id = '', level = '', asks = '', status = '', where = '', tests = '', remark = '']) => ({
      ...{ id, level, asks, status, where: pathsIn(where), tests: pathsIn(tests) },
      remark: remark === '–' ? '' : remark,
    }));

/** What is wrong with a table, one sentence a fault. */
const faultsIn = (rows: readonly Row[], isThere: (path: string) => boolean): string[] => {
  const times = Map.groupBy(rows, ({ id }) => id);
  return [
    ...[...LEVELS.keys()].filter((id) => !times.has(id)).map((id) => `${id} is missing`),
    ...[...times].filter(([, same]) => same.length > 1).map(([id]) => `${id} stands more than once`),
    ...rows.flatMap(({ id, level, asks, status, where, tests, remark }) => [
      ...(LEVELS.get(id) === level ? [] : [`${id} is not of level ${level}`]),
      ...(asks === '' ? [`${id} does not say what it asks`] : []),
      ...(STATUSES.some((known) => known === status) ? [] : [`${id}: "${status}" is no status`]),
      ...(status === 'met' && where.length === 0 ? [`${id} is met nowhere`] : []),
      ...(status === 'deployment' && !where.includes(GUIDE) ? [`${id} is not in the guide`] : []),
      ...(status !== 'met' && remark === '' ? [`${id} gives no reason`] : []),
      ...[...where, ...tests].filter((path) => !isThere(path)).map((path) => `${id}: no ${path}`),
      ...tests.filter((path) => !/\.test\.tsx?$/.test(path)).map((path) => `${id}: ${path} is no test`),
    ]),
  ];
};

const chapters = readdirSync(join(FOLDER, 'asvs')).sort();
const tables = chapters.map((name) => rowsIn(readFileSync(join(FOLDER, 'asvs', name), 'utf8')));
const rows = tables.flat();
const summary = readFileSync(join(FOLDER, 'README.md'), 'utf8');

/** How many rows there are of each status, level 1 beside level 2, as the summary has them. */
const counted = (some: readonly Row[]): string[] =>
  STATUSES.flatMap((status) =>
    ['1', '2'].map((level) => `${some.filter((row) => row.status === status && row.level === level).length}`),
  );

describe('The table of ASVS 5.0', () => {
  it('has each requirement of levels 1 and 2 once, and each row holds', () => {
    expect(LEVELS.size).toBe(253);
    expect(faultsIn(rows, (path) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('has each chapter in its own file', () => {
    for (const [at, name] of chapters.entries())
      for (const { id } of tables[at] ?? []) expect(`v${id.split('.')[0]?.padStart(2, '0')}.md`).toBe(name);
  });

  it('is counted right in the summary, which names what is open and what is missing', () => {
    const lines = summary.split('\n');
    for (const [at, name] of chapters.entries()) {
      const line = lines.find((each) => each.includes(`(asvs/${name})`)) ?? '';
      expect([name, ...cellsOf(line).slice(1)]).toEqual([name, ...counted(tables[at] ?? [])]);
    }
    expect(cellsOf(lines.find((line) => line.startsWith('| all |')) ?? '').slice(1)).toEqual(counted(rows));
    const open = lines.filter((line) => /^\| \d/.test(line)).map((line) => cellsOf(line).join(' | '));
    expect(open.toSorted()).toEqual(
      rows
        .filter(({ status }) => status === 'open')
        .map(({ id, level, asks, remark }) => [id, level, asks, remark].join(' | '))
        .toSorted(),
    );
  });

  it.each([
    ['is missing', ''],
    ['stands more than once', '| 1.1.1 | 2 | a | met | [a](../../../a) | – | – |\n'.repeat(2)],
    ['is not of level 1', '| 1.1.1 | 1 | a | met | [a](../../../a) | – | – |'],
    ['is not of level 2', '| 99.1.1 | 2 | a | met | [a](../../../a) | – | – |'],
    ['does not say what it asks', '| 1.1.1 | 2 |  | met | [a](../../../a) | – | – |'],
    ['"nearly" is no status', '| 1.1.1 | 2 | a | nearly | [a](../../../a) | – | b |'],
    ['is met nowhere', '| 1.1.1 | 2 | a | met | – | – | b |'],
    ['is not in the guide', '| 1.1.1 | 2 | a | deployment | – | – | b |'],
    ['gives no reason', '| 1.1.1 | 2 | a | not applicable | – | – | – |'],
    ['gives no reason', '| 1.1.1 | 2 | a | open | – | – | – |'],
    ['no gone', '| 1.1.1 | 2 | a | met | [gone](../../../gone) | – | – |'],
    ['leads to', '| 1.1.1 | 2 | a | met | [a](../a) | – | – |'],
    [
      'no gone.test.ts',
      '| 1.1.1 | 2 | a | met | [a](../../../a) | [gone.test.ts](../../../gone.test.ts) | – |',
    ],
    ['a is no test', '| 1.1.1 | 2 | a | met | [a](../../../a) | [a](../../../a) | – |'],
  ])('does not hold where a row %s', (fault, text) => {
    const about = faultsIn(rowsIn(text), (path) => path === 'a').filter(
      (each) => text === '' || !each.endsWith('is missing'),
    );
    expect(about.some((each) => each.includes(fault))).toBe(true);
  });
});
