import { availableParallelism, totalmem } from 'node:os';
import type { Ground } from './lay.ts';
import { AT_ONCE, type Row } from './measuring.ts';
import type { Import, Signed } from './programs.ts';
import type { Measured as Searched } from './search.ts';

/** All that was measured on one database. */
export interface Part {
  readonly title: string;
  readonly ground: Ground;
  readonly rows: readonly Row[];
  readonly searches: readonly Searched[];
  readonly memory: number;
  readonly signed: Signed;
  readonly taken: Import;
  /** Seconds to the first page, where there is a first start. */
  readonly starts: { readonly first: number; readonly later: number } | null;
}

const ms = (time: number): string => (time < 9.95 ? time.toFixed(1) : time.toFixed(0));
const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableOf = (rows: readonly Row[]): string[] => [
  line(['', 'a second', 'p50', 'p95', 'p99', 'alone, p50', 'raw, p50', 'times raw', 'statements', 'kB']),
  line(['---', ...Array.from({ length: 9 }, () => '---:')]),
  ...rows.map(({ title, together, alone, raw, statements }) =>
    line([
      title,
      whole(together.perSecond),
      ms(together.p50),
      ms(together.p95),
      ms(together.p99),
      ms(alone.p50),
      ms(raw),
      (alone.p50 / raw).toFixed(1),
      String(statements),
      whole(together.kilobytes),
    ]),
  ),
];

const searchesOf = (searches: readonly Searched[]): string[] => [
  line(['Searches by themselves', 'who', 'found', 'p50', 'p95', 'p99']),
  line(['---', '---', ...Array.from({ length: 4 }, () => '---:')]),
  ...searches.map(({ what, who, found, p50, p95, p99 }) =>
    line([what, who, whole(found), ms(p50), ms(p95), ms(p99)]),
  ),
];

const partOf = ({ title, ground, rows, searches, memory, signed, taken, starts }: Part): string[] => {
  const { counts, laying } = ground;
  const home = rows.find((row) => row.title === 'Home, front door')?.alone.p50 ?? 0;
  const started = starts
    ? `first start in an empty folder ${starts.first.toFixed(1)} s to its first page, a later one ${starts.later.toFixed(1)} s; `
    : '';
  return [
    `## ${title}`,
    '',
    `${whole(counts.children)} children, ${whole(counts.people)} people, ${whole(counts.records)} records, laid in ${laying.seconds.toFixed(0)} s.`,
    '',
    ...tableOf(rows),
    '',
    ...searchesOf(searches),
    '',
    `- **Start**: ${started}on this database ${signed.start.toFixed(1)} s.`,
    `- **Real sign-in**: home ${ms(signed.home.p50)} ms alone, against ${ms(home)} ms without looking up a session.`,
    `- **Import of a census**: ${whole(taken.children)} children in ${taken.seconds.toFixed(1)} s, ${whole(taken.children / taken.seconds)} a second; the same file again in ${taken.again.toFixed(1)} s. Peak memory ${whole(taken.memory)} MB.`,
    `- **Peak memory** of the server's process under all of the above ${whole(memory)} MB; of the program after its start and the home page ${whole(signed.memory)} MB.`,
    '',
  ];
};

/** The report as Markdown, which a terminal shows well enough. */
export const reportOf = (parts: readonly Part[], open: readonly string[], minutes: number): string =>
  [
    '# What Arden was measured at',
    '',
    `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${whole(totalmem() / 1024 ** 3)} GB of memory; ${minutes.toFixed(0)} minutes.`,
    '',
    `Times are milliseconds. The first four columns are ${AT_ONCE} people at once; "alone" is one person, through the server; "raw" is the same statements and one audit row, in a transaction of the owner, with no policy, no standing and no page; "times raw" sets the two beside each other (aim: 2).`,
    '',
    ...parts.flatMap(partOf),
    ...open,
  ].join('\n');
