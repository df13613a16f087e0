import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPartnership, openEmbeddedDatabase } from '#db';
import { arden as run } from '../../../test/support/arden.ts';
import { layMigrated } from '../../../test/support/world.ts';
import { databaseFolder, programMigrations } from '../database.ts';

const ardenIn =
  (dataDir: string) =>
  (...args: string[]) =>
    run(args, { cwd: dataDir, env: { DATA_DIR: dataDir } });
const emptyFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-partnership-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

test('an empty folder gets a partnership with its council, and a slug is taken once', async () => {
  const dataDir = await emptyFolder();
  const arden = ardenIn(dataDir);
  const berrow = ['partnership', 'add', '--slug', 'berrow', '--name', 'Berrow Partnership'];
  const council = ['--council', 'Berrow Council', '--code', '941'];
  expect(await arden(...berrow, ...council)).toEqual({
    code: 0,
    out: 'Berrow Partnership is there as "berrow", and holds Berrow Council and nothing else.\n',
    err: expect.stringContaining('arden user add'),
  });
  expect(await arden(...berrow)).toEqual({
    ...{ code: 1, out: '', err: 'There is a partnership "berrow" already, and nothing was changed.\n' },
  });
  // A demonstration does not go into a partnership that is real, whatever it is called.
  expect(await arden('partnership', 'add', '--slug', 'arden', '--name', 'Arden')).toMatchObject({ code: 0 });
  expect(await arden('demo')).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('holds another partnership (arden, berrow)') },
  });

  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  const { rows } = await databases.execute(
    `select slug, partnership.name, synthetic, organisation.name as council, code, type, (select count(*) > 0 from partnership_berrow.role_standing) as prepared,
      (select string_agg(event, ',') from partnership_berrow.audit_event) as audited
     from arden.partnership join partnership_berrow.organisation on slug = 'berrow'`,
  );
  await databases.close();
  expect(rows).toEqual([
    {
      ...{ slug: 'berrow', name: 'Berrow Partnership', synthetic: false, prepared: true },
      ...{ council: 'Berrow Council', code: '941', type: 'localAuthority', audited: 'partnership.added' },
    },
  ]);
}, 60_000);

test('what is asked wrongly is told, before a database is opened', async () => {
  const dataDir = await emptyFolder();
  const arden = ardenIn(dataDir);
  const told = async (...args: string[]) => {
    const { code, out, err } = await arden('partnership', 'add', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n')).toHaveLength(3);
    return err;
  };
  for (const slug of ['Berrow', 'b', '1st', 'berrow-vale', 'a b', `a${'b'.repeat(41)}`, '--', 'é'])
    expect(await told(`--slug=${slug}`, '--name', 'Berrow')).toContain(`--slug is "${slug}"`);
  expect(await told('--name', 'Berrow')).toContain('Give --slug.');
  expect(await told('--slug', 'berrow', '--name', '  ')).toContain('Give --name.');
  expect(await told('--slug', 'berrow', '--name', 'Berrow', '--code', '941')).toContain('with --council');
  expect(await told('--slug', 'berrow', '--name', 'Berrow', '--council', '')).toContain('Give --council.');
  expect(await told('--slug', 'berrow', '--name', 'B\0')).toContain('cannot be kept');
  expect(await told('berrow')).toContain("Unexpected argument 'berrow'.");
  await expect(rm(databaseFolder({ dataDir }), { recursive: true })).rejects.toThrow('ENOENT');
});

test('a real partnership does not go beside a synthetic one', async () => {
  const dataDir = await emptyFolder();
  const arden = ardenIn(dataDir);
  await layMigrated(databaseFolder({ dataDir }));
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  await createPartnership(databases.owner ?? databases.serving, await programMigrations(), {
    ...{ slug: 'arden', name: 'Arden Vale', synthetic: true },
  });
  await databases.close();
  expect(await arden('partnership', 'add', '--slug', 'berrow', '--name', 'Berrow')).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('holds a synthetic partnership') },
  });
}, 60_000);
