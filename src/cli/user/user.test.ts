import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPartnership, openEmbeddedDatabase } from '#db';
import { arden as run } from '../../../test/support/arden.ts';
import { layMigrated, PARTNERSHIP } from '../../../test/support/world.ts';
import { databaseFolder, programMigrations } from '../database.ts';

let dataDir: string;
const arden = (...args: string[]) => run(args, { cwd: dataDir, env: { DATA_DIR: dataDir, DEMO: 'no' } });
const rowsOf = async (statement: string) => {
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  const { rows } = await databases.execute(statement);
  await databases.close();
  return rows;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'arden-user-'));
  await layMigrated(databaseFolder({ dataDir }));
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const ada = ['--name', 'Ada Byron', '--email', 'Ada@example.gov.uk', '--organisation', 'Arden Council'];
const add = (...more: string[]) => arden('user', 'add', ...ada, ...more);

test('the first administrator of an empty partnership gets an account, an organisation, a post and a link that works once', async () => {
  expect(await add('--role', 'administrator')).toMatchObject({
    ...{ code: 1, err: expect.stringContaining('There is no partnership yet') },
  });
  const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
  const partnership = { slug: PARTNERSHIP, name: 'Arden Vale', synthetic: false };
  await createPartnership(databases.owner ?? databases.serving, await programMigrations(), partnership);
  await databases.close();

  expect(await add('--role', 'administrator')).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('Add --type') },
  });
  const added = await add('--role', 'administrator', '--type', 'localAuthority', '--title', 'System lead');
  expect(added).toMatchObject({ code: 0, err: expect.stringContaining('Hand this link over yourself') });
  expect(added.out).toMatch(/^http:\/\/localhost:3000\/\S{40,}\n$/);
  expect(
    await rowsOf(`select staff.name, account.email, post.role, post.title, organisation.name as organisation
      from partnership_arden.post join partnership_arden.staff on staff.id = staff_id
      join partnership_arden.organisation on organisation.id = organisation_id
      join arden.account on account.id = account_id`),
  ).toEqual([
    {
      ...{ name: 'Ada Byron', email: 'ada@example.gov.uk', role: 'administrator' },
      ...{ title: 'System lead', organisation: 'Arden Council' },
    },
  ]);
  expect(await rowsOf('select event from partnership_arden.audit_event')).toEqual([{ event: 'post.added' }]);
  expect(await rowsOf('select event from arden.audit_event')).toEqual([{ event: 'account.invited' }]);
});

test('a second post is the same person’s, the same post is not added twice, and an older link gives way', async () => {
  expect(await add('--role', 'teamManager')).toMatchObject({ code: 0 });
  expect(await add('--role', 'teamManager')).toMatchObject({
    ...{ code: 0, err: expect.stringContaining('held that post already') },
  });
  expect(
    await rowsOf(`select (select count(*)::int from partnership_arden.staff) as staff,
      (select count(*)::int from partnership_arden.post) as posts, (select count(*)::int from arden.account) as accounts,
      (select count(*)::int from arden.one_time_link where expires_at > now()) as links`),
  ).toEqual([{ staff: 1, posts: 2, accounts: 1, links: 1 }]);
});

test('what is asked wrongly is told, and keeps nothing', async () => {
  const told = async (...args: string[]) => {
    const { code, err } = await arden('user', 'add', ...args);
    return `${code} ${err}`;
  };
  expect(await told('--name', 'Bo')).toContain('2 Give --email.');
  expect(await add('--role', 'king').then(({ err }) => err)).toContain('The roles are: practitioner');
  expect(await told(...ada, '--role', 'practitioner', '--email', 'no')).toContain('must be one, such as');
  expect(await told(...ada, '--role', 'practitioner', '--name', 'A\0da')).toContain('cannot be kept');
  expect(await told(...ada, '--role', 'practitioner', '--organisation', 'Elsewhere')).toContain(
    'There are: Arden Council.',
  );
  expect(await told(...ada, '--role', 'practitioner', '--partnership', 'berrow')).toContain(
    'There is no partnership "berrow"',
  );
  expect(await rowsOf('select count(*)::int as accounts from arden.account')).toEqual([{ accounts: 1 }]);
});
