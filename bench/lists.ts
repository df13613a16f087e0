import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { z } from 'zod';
import { systemNow } from '#clock';
import { transact } from '#db';
import { dayOf } from '#kernel';
import { makeRecorded } from '#matching';
import { seeded } from '#people';
import { type Ground, SLUG } from './lay.ts';
import { openReach, type Place } from './places.ts';
import { hidden, serveProgram, signIn } from './programs.ts';

const HEADINGS = ['Given name', 'Family name', 'Date of birth', 'Sex', 'Postcode', 'Address', 'NHS number'];
type Cells = readonly string[];

/** Every fifth row is of somebody who is recorded; the others are children in families, with slips, whom nobody knows. */
const rowsOf = async ({ reach }: Place, { frontDoor }: Ground, count: number): Promise<Cells[]> => {
  const now = systemNow();
  const databases = await openReach(reach);
  try {
    const known = await transact(
      databases.serving,
      { role: 'reader', partnership: SLUG, now, post: frontDoor.post, account: 'bench' },
      (tx) =>
        tx
          .selectFrom('person')
          .innerJoin('person_name', 'person_name.person_id', 'person.id')
          .innerJoin('address', 'address.person_id', 'person.id')
          .select(['given', 'family', 'born_day', 'sex', 'postcode', 'lines'])
          .where('person.born_precision', '=', 'day')
          .where('person.born_day', 'is not', null)
          .orderBy('person.id')
          .limit(count / 5)
          .execute(),
    );
    const strangers = makeRecorded(seeded(7), dayOf(now), { children: count, oneIn: 1_000_000 });
    return strangers.slice(0, count).map((each, at): Cells => {
      const one = at % 5 === 0 ? known[at / 5] : undefined;
      return one
        ? [one.given, one.family, one.born_day ?? '', one.sex, one.postcode, one.lines, '']
        : [
            ...[each.given_name, each.surname, each.date_of_birth, each.sex],
            ...[each.postcode, each.address, ''],
          ];
    });
  } finally {
    await databases.close();
  }
};

const csvOf = (rows: readonly Cells[]): string =>
  [HEADINGS, ...rows]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');

const workbookOf = async (rows: readonly Cells[], folder: string): Promise<Buffer> => {
  const filename = join(folder, 'list.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename });
  const sheet = book.addWorksheet('List');
  for (const cells of [HEADINGS, ...rows]) sheet.addRow([...cells]).commit();
  await book.commit();
  return readFile(filename);
};

/** What a process holds now, in megabytes. */
const heldBy = (process: number | undefined): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

const Stands = z.object({
  upload: z.object({ stage: z.string() }),
  counts: z.object({ new: z.number(), same: z.number(), refused: z.number(), added: z.number() }),
});

/** One list from its file to the people that it made: seconds, and megabytes that the server held at the most. */
export interface List {
  readonly type: string;
  readonly rows: number;
  readonly reading: number;
  readonly judging: number;
  readonly adding: number;
  readonly found: { readonly new: number; readonly same: number; readonly refused: number };
  readonly added: number;
  readonly memory: { readonly before: number; readonly judging: number; readonly adding: number };
  /** The home page of somebody else meanwhile, milliseconds. */
  readonly meanwhile: { readonly p50: number; readonly worst: number };
}

const uploadOne = async (address: string, process: number | undefined, name: string, content: Blob) => {
  const cookies = new Map(
    (await signIn(address, 'Sam Reed')).split('; ').map((pair) => [pair.split('=')[0] ?? '', pair]),
  );
  const asked = async (
    path: string,
    options: RequestInit & { readonly headers?: Record<string, string> },
  ) => {
    const headers = { ...options.headers, cookie: [...cookies.values()].join('; ') };
    const answered = await fetch(`${address}${path}`, { ...options, headers });
    for (const set of answered.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return answered;
  };
  const get = async (path: string, accept = 'text/html') => {
    const answered = await asked(path, { headers: { accept } });
    if (!answered.ok) throw new Error(`${path} answered ${answered.status}.`);
    return answered.text();
  };
  const send = async (path: string, from: string, fields: readonly (readonly [string, string | Blob])[]) => {
    const page = await get(from);
    const form = new FormData();
    for (const mark of ['_csrf', '_key', '_post', '_opened']) form.set(mark, hidden(page, mark));
    for (const [field, value] of fields)
      if (value instanceof Blob) form.set(field, value, name);
      else form.set(field, value);
    const body = fields.some(([, value]) => value instanceof Blob)
      ? form
      : new URLSearchParams([...form].map(([field, value]) => [field, String(value)]));
    const answered = await asked(path, { method: 'POST', body, redirect: 'manual' });
    if (answered.status !== 303)
      throw new Error(`${path} answered ${answered.status}: ${(await answered.text()).slice(-1500)}`);
    return new URL(answered.headers.get('location') ?? '', address).pathname;
  };
  const waits: number[] = [];
  const until = async (path: string, stage: string) => {
    const began = performance.now();
    let most = 0;
    for (;;) {
      const stands = Stands.parse(JSON.parse(await get(path, 'application/json')));
      most = Math.max(most, heldBy(process));
      if (stands.upload.stage === stage)
        return { ...stands, seconds: (performance.now() - began) / 1000, most };
      if (stands.upload.stage === 'unreadable') throw new Error('The list could not be read.');
      const started = performance.now();
      await get('/');
      waits.push(performance.now() - started);
      await after(500);
    }
  };
  const before = heldBy(process);
  const path = await send('/uploads/new', '/uploads/new', [
    ['kind', 'people'],
    ['list', content],
  ]);
  const read = await until(path, 'columns');
  await send(
    `${path}/columns`,
    `${path}/columns`,
    ['given', 'family', 'born', 'sex', 'postcode', 'lines', 'nhs'].map((field, at) => [
      `columns.${field}`,
      String(at),
    ]),
  );
  const judged = await until(path, 'review');
  await send(`${path}/confirm`, path, []);
  const done = await until(path, 'done');
  waits.sort((one, other) => one - other);
  return {
    ...{ reading: read.seconds, judging: judged.seconds, adding: done.seconds },
    found: { new: judged.counts.new, same: judged.counts.same, refused: judged.counts.refused },
    added: done.counts.added,
    memory: { before, judging: judged.most, adding: done.most },
    meanwhile: { p50: waits[Math.floor(waits.length / 2)] ?? 0, worst: waits.at(-1) ?? 0 },
  };
};

/** A list of so many people, uploaded to the program itself as a browser does it, looked into and added; in the kind of file named. */
export const measureList = async (
  place: Place,
  ground: Ground,
  rows: number,
  type: 'csv' | 'xlsx',
): Promise<List> => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-bench-'));
  try {
    const cells = await rowsOf(place, ground, rows);
    const content = type === 'csv' ? csvOf(cells) : await workbookOf(cells, folder);
    await writeFile(join(folder, `list.${type}`), content);
    const program = await serveProgram(place.settings);
    try {
      const blob = new Blob([type === 'csv' ? String(content) : new Uint8Array(Buffer.from(content))]);
      return { type, rows, ...(await uploadOne(program.address, program.process, `list.${type}`, blob)) };
    } finally {
      await program.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');

export const sayList = ({
  type,
  rows,
  reading,
  judging,
  adding,
  found,
  added,
  memory,
  meanwhile,
}: List): string =>
  `- **A list of people** (${type.toUpperCase()}, ${whole(rows)} rows): read in ${reading.toFixed(0)} s, looked into in ${judging.toFixed(0)} s (${whole(found.new)} new, ${whole(found.same)} may be recorded, ${whole(found.refused)} refused), ${whole(added)} added in ${adding.toFixed(0)} s. The server held ${whole(memory.before)} MB before, at the most ${whole(memory.judging)} MB while it looked and ${whole(memory.adding)} MB while it added; a home page meanwhile took ${whole(meanwhile.p50)} ms (p50) and ${whole(meanwhile.worst)} ms at the worst.`;
