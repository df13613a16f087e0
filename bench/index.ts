import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/config.ts';
import { asLayer, type Ground } from './lay.ts';
import { type List, measureList, sayList } from './lists.ts';
import { asLoad } from './load.ts';
import { measureMatching } from './matching.ts';
import { measureRequests } from './measuring.ts';
import { type Kind, openPlace } from './places.ts';
import { measureFirstStarts, measureImport, measureSignedIn } from './programs.ts';
import { measurePublic, sayPublic } from './public.ts';
import { type Part, reportOf } from './report.ts';
import { asServer } from './serve.ts';
import { startWorker } from './workers.ts';

const USAGE = `Usage: npm run bench -- [--children N] [--only embedded|postgres|matching|lists|public] [--on embedded|postgres] [--people N]
  --children N  how many children the partnership holds, 10,000 unless told; each has about ten records
  --only WHICH  measures one database, or matching, lists of 50,000 people or the public record by themselves
  --on WHICH    lists or the public record on that database alone
  --rows N      how many rows a list has, 50,000 unless told
  --people N    among how many people matching looks, 1,000,000 unless told
DATABASE_URL and DATABASE_OWNER_URL name an empty PostgreSQL database to measure on; without them one is started.
The report goes to standard output and to bench/report.md.`;

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

const laid = async (reach: unknown, children: number): Promise<Ground> => {
  const layer = startWorker('layer');
  try {
    return await layer.ask<Ground>('lay', { reach, children });
  } finally {
    await layer.stop();
  }
};

const measure = async (kind: Kind, children: number): Promise<Part> => {
  const place = await openPlace(kind);
  try {
    tell(`${place.title}: laying ${children} children`);
    const ground = await laid(place.reach, children);
    const requests = await measureRequests(place, ground);
    tell('  Real sign-in');
    const signed = await measureSignedIn(place);
    tell('  Import');
    const taken = await measureImport(place, children);
    tell('  First start');
    const starts = kind === 'embedded' ? await measureFirstStarts() : null;
    return { title: place.title, ground, ...requests, signed, taken, starts };
  } finally {
    await place.leave();
  }
};

/** Lists by themselves: as CSV into one partnership, and as a workbook into another. */
const measureLists = async (kind: Kind, children: number, rows: number): Promise<string[]> => {
  const said: string[] = [];
  for (const type of ['csv', 'xlsx'] as const) {
    const place = await openPlace(kind);
    try {
      tell(`${place.title}: laying ${children} children`);
      const ground = await laid(place.reach, children);
      tell(`  A list, ${type}`);
      const list: List = await measureList(place, ground, rows, type);
      if (type === 'csv') said.push(`## ${place.title}, ${ground.counts.children} children`, '');
      said.push(sayList(list));
      tell(said.at(-1) ?? '');
    } finally {
      await place.leave();
    }
  }
  return [...said, ''];
};

/** What anybody reads without signing in, on each database, with nothing else in it. */
const measureOpen = async (kinds: readonly Kind[]): Promise<string[]> => {
  const said = ['## The public record', ''];
  for (const kind of kinds) {
    const place = await openPlace(kind);
    try {
      tell(`${place.title}: the public record`);
      said.push(...sayPublic(place.title, await measurePublic(place)));
    } finally {
      await place.leave();
    }
  }
  return said;
};

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      children: { type: 'string', default: '10000' },
      only: { type: 'string' },
      on: { type: 'string' },
      rows: { type: 'string', default: '50000' },
      people: { type: 'string', default: '1000000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.only === 'matching') {
    process.stdout.write(await measureMatching(Number(values.people)));
    return 0;
  }
  const children = Number(values.children);
  if (values.only === 'lists') {
    for (const kind of ['postgres', 'embedded'] as const)
      if (values.on === undefined || values.on === kind)
        process.stdout.write(`${(await measureLists(kind, children, Number(values.rows))).join('\n')}\n`);
    return 0;
  }
  if (values.only === 'public') {
    const on = (['postgres', 'embedded'] as const).filter(
      (kind) => values.on === undefined || values.on === kind,
    );
    process.stdout.write(`${(await measureOpen(on)).join('\n')}\n`);
    return 0;
  }
  const kinds = (['embedded', 'postgres'] as const).filter(
    (kind) => values.only === undefined || values.only === kind,
  );
  if (values.help || kinds.length === 0 || !Number.isInteger(children) || children < 100) {
    tell(USAGE);
    return values.help ? 0 : 2;
  }
  const began = performance.now();
  const parts: Part[] = [];
  const open = await measureOpen(kinds);
  let report = '';
  for (const kind of kinds) {
    parts.push(await measure(kind, children));
    // Written after each database: what was measured is not lost with the next one.
    report = reportOf(parts, open, (performance.now() - began) / 60_000);
    await writeFile(join(packageRoot, 'bench/report.md'), report);
  }
  process.stdout.write(report);
  return 0;
};

const parts: Readonly<Record<string, () => void>> = { layer: asLayer, load: asLoad, server: asServer };
const [as, part = ''] = process.argv.slice(2);
const play = as === 'as' ? parts[part] : undefined;
if (play) play();
else process.exitCode = await main();
