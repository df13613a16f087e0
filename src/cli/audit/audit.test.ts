import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAudit, writeAudit } from '#audit';
import { createPartnership, type Databases, newId, openEmbeddedDatabase, transact } from '#db';
import { takeLock } from '#lock';
import { arden as run } from '../../../test/support/arden.ts';
import { layMigrated, NOW, PARTNERSHIP } from '../../../test/support/world.ts';
import { databaseFolder, programMigrations } from '../database.ts';
import { runCli } from '../index.ts';

let dataDir: string;
const arden = (...args: string[]) => run(args, { cwd: dataDir, env: { DATA_DIR: dataDir } });

const inside = async (run: (databases: Databases) => Promise<void>) => {
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  await run(databases);
  await databases.close();
};
const standing = { partnership: PARTNERSHIP, now: NOW } as const;
const sealing = (databases: Databases) =>
  transact(databases.serving, { ...standing, role: 'app', work: 'sealing' }, (tx) => sealAudit(tx, NOW));

let second: string;
let head: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'arden-audit-'));
  await layMigrated(databaseFolder({ dataDir }));
  await inside(async (databases) => {
    await createPartnership(databases.owner ?? databases.serving, await programMigrations(), {
      ...{ slug: PARTNERSHIP, name: 'Arden Vale', synthetic: true },
    });
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1)
      await transact(databases.serving, { ...standing, role: 'reader' }, async (tx) => {
        const entry = { at: NOW, account: null, staff: null, post: null, outcome: 'allowed' } as const;
        const subjects = [{ child: newId() }];
        ids.push(await writeAudit(tx, { ...entry, event: 'tested', purpose: 'a "quoted"\ntest', subjects }));
      });
    second = ids[1] ?? '';
    head = (await sealing(databases)).head;
  });
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('an audit of which nothing is sealed exports nothing, and says so', async () => {
  expect(await arden('audit', 'export', '--partnership', 'elsewhere')).toMatchObject({ code: 1, out: '' });
  const empty = join(dataDir, 'empty');
  const said = [new PassThrough(), new PassThrough()] as const;
  const told = Promise.all(said.map((stream) => text(stream)));
  const [stdout, stderr] = said;
  const io = { stdout, stderr, stdin: new PassThrough(), cwd: dataDir, env: { DATA_DIR: empty } };
  await layMigrated(databaseFolder({ dataDir: empty }));
  expect(await runCli(['audit', 'export'], io)).toBe(0);
  for (const stream of said) stream.end();
  expect(await told).toEqual(['', 'Nothing is sealed yet, and nothing was exported.\n']);
});

test('migrate says what the database holds, and does nothing twice', async () => {
  expect(await arden('migrate')).toEqual({
    code: 0,
    out: 'Nothing to do. The database is up to date, and holds arden.\n',
    err: '',
  });
});

test('a whole audit verifies in the database and in its export, and the export is in the audit', async () => {
  expect(await arden('audit', 'verify', '--head', head)).toEqual({
    code: 0,
    out: `arden: nothing is sealed yet.\npartnership_arden: 3 rows are whole, head ${head}.\n`,
    err: '',
  });
  const { code, out } = await arden('audit', 'export', '--partnership', 'arden', '--reason', 'yearly check');
  expect(code).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    ...{ chain: 'partnership_arden', seq: 2, event_id: second },
    row: { id: second, event: 'tested', subjects: [{ ground: 'unknown' }] },
  });
  await writeFile(join(dataDir, 'audit.ndjson'), out);
  expect((await arden('audit', 'verify', 'audit.ndjson', '--head', head)).out).toBe(
    `partnership_arden: 3 rows are whole, head ${head}.\n`,
  );
  expect((await arden('audit', 'verify')).out).toBe(
    `arden: nothing is sealed yet.\npartnership_arden: 3 rows are whole, head ${head}; one row is not sealed yet, so not checked.\n`,
  );
  await inside(async (databases) => {
    expect((await sealing(databases)).sealed).toBe(1);
    const kept = await databases.execute(
      `select event, reason from partnership_arden.audit_event order by id desc limit 1`,
    );
    expect(kept.rows).toEqual([{ event: 'audit.exported', reason: 'yearly check' }]);
  });
});

test('an exported file that was altered, cut short, robbed of a line or is no export is told, with the row', async () => {
  const whole = await readFile(join(dataDir, 'audit.ndjson'), 'utf8');
  const lines = whole.trimEnd().split('\n');
  const verify = async (content: string, ...more: string[]) => {
    await writeFile(join(dataDir, 'other.ndjson'), content);
    return arden('audit', 'verify', 'other.ndjson', ...more);
  };
  expect(
    await verify(whole.replace(/(event_id":"[^"]+","row":\{[^\n]*)tested([^\n]*\n[^\n]*)$/, '$1other$2')),
  ).toMatchObject({
    code: 1,
    out: expect.stringContaining('the row was altered'),
  });
  expect(await verify([lines[0], lines[2]].join('\n'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('partnership_arden: seal 3'),
  });
  expect(await verify(lines.slice(0, 2).join('\n'))).toMatchObject({ code: 0 });
  expect(await verify(lines.slice(0, 2).join('\n'), '--head', head)).toMatchObject({
    code: 1,
    out: expect.stringContaining(`The head ${head} is in no chain`),
  });
  expect(await verify(`${lines[0]}\n{"chain":`)).toMatchObject({
    code: 1,
    out: expect.stringContaining('line 2 is not a line of an export'),
  });
  expect(await verify('')).toMatchObject({ code: 1, out: expect.stringContaining('holds no chain') });
  expect(await arden('audit', 'verify', 'none.ndjson')).toMatchObject({ code: 1, out: '' });
  expect(await arden('audit', 'verify', '--head', 'abc')).toMatchObject({ code: 2 });
});

test('a row altered in the database is named, and a folder in use is left alone', async () => {
  await inside(async (databases) => {
    await transact(databases.owner ?? databases.serving, { ...standing, role: 'owner' }, (tx) =>
      sql`update audit_event set outcome = 'refused' where id = ${second}`.execute(tx),
    );
  });
  expect(await arden('audit', 'verify')).toMatchObject({
    code: 1,
    out: expect.stringContaining(`partnership_arden: seal 2, of row ${second}: the row was altered.`),
  });
  const lock = await takeLock(dataDir);
  const refused = await arden('audit', 'verify');
  await lock.close();
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already running') });
});
