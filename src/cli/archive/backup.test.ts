import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPartnership, openEmbeddedDatabase } from '#db';
import { filesFolder, openFiles } from '#files';
import { fileTypes } from '#kernel';
import { takeLock } from '#lock';
import { arden as run } from '../../../test/support/arden.ts';
import { pdf } from '../../../test/support/sample-files.ts';
import { layMigrated, PARTNERSHIP } from '../../../test/support/world.ts';
import { databaseFolder, programMigrations } from '../database.ts';
import { readArchive, writeArchive } from './archive.ts';
import { entriesOf, header } from './tar.ts';

let folder: string;
let first: string;
let backedUp: string;

const arden = (dataDir: string, ...args: string[]) => run(args, { cwd: folder, env: { DATA_DIR: dataDir } });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arden-backup-'));
  first = join(folder, 'first');
  backedUp = join(folder, 'kept.tar.gz');
  await layMigrated(databaseFolder({ dataDir: first }));
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir: first }));
  const partnership = { slug: PARTNERSHIP, name: 'Arden Vale', synthetic: true };
  await createPartnership(databases.owner ?? databases.serving, await programMigrations(), partnership);
  await databases.execute(`insert into partnership_arden.setting (key, value) values ('name', '"Zoë"')`);
  await databases.close();
  expect(await arden(first, 'backup', 'kept.tar.gz')).toMatchObject({
    ...{ code: 0, out: expect.stringContaining('SHA-256'), err: expect.stringContaining('unencrypted') },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const nameIn = async (dataDir: string) => {
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  const { rows } = await databases.execute(`select value from partnership_arden.setting where key = 'name'`);
  await databases.close();
  return rows;
};

test('a backup is put back into an empty folder as it was, and goes on from there', async () => {
  const second = join(folder, 'second');
  expect(await arden(second, 'restore', 'kept.tar.gz')).toMatchObject({ code: 0 });
  expect(await nameIn(second)).toEqual([{ value: 'Zoë' }]);
  expect((await readdir(second)).filter((name) => name !== 'database')).toEqual([]);
  expect(await arden(second, 'migrate')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing to do'),
  });
  expect(await arden(second, 'audit', 'verify')).toMatchObject({ code: 0 });

  expect(await arden(second, 'restore', 'kept.tar.gz')).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('holds a database already') },
  });
  expect(await arden(second, 'restore', 'kept.tar.gz', '--force')).toMatchObject({ code: 0 });
  expect(await nameIn(second)).toEqual([{ value: 'Zoë' }]);
  expect((await readdir(second)).filter((name) => name.startsWith('database-before-'))).toHaveLength(1);
});

test('the files that people sent go with it, and one that is missing or altered is found out', async () => {
  const third = join(folder, 'with-files');
  await layMigrated(databaseFolder({ dataDir: third }));
  const files = openFiles({ folder: filesFolder(third), s3: null, clamd: undefined, most: 1_000_000 });
  const content = pdf('kept in a backup');
  const incoming = { name: 'a.pdf', declared: '', types: fileTypes, now: '2026-11-23T09:00:00.000Z' };
  const received = await files.receive({
    ...incoming,
    partnership: PARTNERSHIP,
    content: Readable.from([content]),
  });
  const sha256 = received.ok ? received.arrived.sha256 : '';
  expect(await arden(third, 'backup', 'files.tar.gz')).toMatchObject({
    code: 0,
    out: expect.stringContaining('and one file'),
  });
  const fourth = join(folder, 'from-files');
  expect(await arden(fourth, 'restore', 'files.tar.gz')).toMatchObject({ code: 0 });
  const put = openFiles({ folder: filesFolder(fourth), s3: null, clamd: undefined, most: 1_000_000 });
  const read = await put.read(PARTNERSHIP, sha256);
  expect(read && (await buffer(read))).toEqual(content);
  expect((await readdir(fourth)).sort()).toEqual(['database', 'files']);
  if (process.platform !== 'win32')
    expect(execFileSync('tar', ['tzf', join(folder, 'files.tar.gz')], { encoding: 'utf8' })).toContain(
      `files/${PARTNERSHIP}/${sha256}`,
    );

  const plain = gunzipSync(await readFile(join(folder, 'files.tar.gz')));
  const at = plain.lastIndexOf(sha256);
  const altered = Buffer.from(plain);
  altered[at + 512] = 0x41;
  await writeFile(join(folder, 'altered.tar.gz'), gzipSync(altered, { level: 1 }));
  await writeFile(
    join(folder, 'fewer.tar.gz'),
    gzipSync(Buffer.concat([plain.subarray(0, at), Buffer.alloc(1024)]), { level: 1 }),
  );
  const fifth = join(folder, 'refused');
  for (const [name, why] of [
    ['altered.tar.gz', 'one of its files is not what was backed up'],
    ['fewer.tar.gz', 'some of its files are missing'],
  ] as const)
    expect(await arden(fifth, 'restore', name)).toMatchObject({ code: 1, err: expect.stringContaining(why) });
  expect(await readdir(fifth)).toEqual([]);
}, 60_000);

test.skipIf(process.platform === 'win32')('any tar unpacks it', () => {
  const listed = execFileSync('tar', ['tzf', backedUp], { encoding: 'utf8' });
  expect(listed).toBe('manifest.json\ndatabase.tar\n');
  const manifest = JSON.parse(execFileSync('tar', ['xzOf', backedUp, 'manifest.json'], { encoding: 'utf8' }));
  expect(manifest).toMatchObject({ format: 1, kind: 'embedded', entry: 'database.tar' });
  expect(Object.keys(manifest.migrations)).toEqual(['arden', 'partnership_arden']);
});

test('one that is newer than the program, damaged, cut short or no backup is refused, and nothing is changed', async () => {
  const third = join(folder, 'third');
  const refused = async (name: string, content: Buffer, why: string) => {
    await writeFile(join(folder, name), content);
    const { code, err } = await arden(third, 'restore', name);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(why) });
    expect(await readdir(third)).toEqual([]);
  };
  const plain = gunzipSync(await readFile(backedUp));
  const damaged = Buffer.from(plain);
  damaged[plain.length >> 1] = (damaged[plain.length >> 1] ?? 0) ^ 1;
  await refused('damaged.tar.gz', gzipSync(damaged, { level: 1 }), 'the SHA-256 differs');
  await refused(
    'short.tar.gz',
    gzipSync(plain.subarray(0, plain.length >> 1), { level: 1 }),
    'its end is missing',
  );
  await refused('torn.tar.gz', (await readFile(backedUp)).subarray(0, 100_000), 'it cannot be unpacked');
  await refused('text.tar.gz', Buffer.from('not a backup'), 'it cannot be unpacked');
  await refused('other.tar.gz', gzipSync(header('else.txt', 0, new Date(0))), 'it has no manifest');

  const newer = join(folder, 'newer.tar.gz');
  const manifest = await readArchive(backedUp, join(folder, 'data.tar'), async () => undefined);
  const data = await readFile(join(folder, 'data.tar'));
  const migrations = {
    ...manifest.migrations,
    arden: [...(manifest.migrations.arden ?? []), { number: 9999, name: '9999_later.sql', checksum: 'x' }],
  };
  await writeArchive(
    newer,
    { ...manifest, migrations },
    {
      bytes: data.length,
      read: async function* () {
        yield data;
      },
    },
  );
  await refused(
    'newer.tar.gz',
    await readFile(newer),
    'The database is newer than this program (it holds migration 9999_later.sql)',
  );
});

test('a folder in use is left alone, and no backup is written over', async () => {
  const lock = await takeLock(first);
  expect(await arden(first, 'backup', 'again.tar.gz')).toMatchObject({
    code: 1,
    err: expect.stringContaining('already running'),
  });
  await lock.close();
  expect(await readdir(folder)).not.toContain('again.tar.gz');
  expect(await arden(first, 'backup', 'kept.tar.gz')).toMatchObject({
    code: 1,
    err: expect.stringContaining('is there already'),
  });
});

test('an entry larger than eight gigabytes keeps its size', async () => {
  const large = 8 ** 11 + 1;
  const entries = entriesOf(
    (async function* () {
      yield header('large', large, new Date(0));
    })(),
  );
  const { value } = await entries.next();
  expect(value).toMatchObject({ name: 'large', size: large });
});
