import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../../src/cli/index.ts';
import { arden as run } from '../support/arden.ts';
import { describeOnPostgres, sharedServer } from '../support/postgres.ts';
import { ask, type ServerWorld, serverWorld } from './server-world.ts';

describeOnPostgres('The doctor and a PostgreSQL server', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld('doctor');
  });
  afterAll(() => world?.drop());

  const examine = async (url: string, more: Record<string, string> = {}) => {
    const { code, out } = await run(['doctor'], {
      env: { DATABASE_URL: url, SESSION_SECRET: 's'.repeat(32), DATA_DIR: tmpdir(), ...more },
    });
    const lines = out.split('\n');
    return { code, database: lines.filter((line) => line.includes(' database: ')).join('\n') };
  };

  test('is content with a login that serves and an owner apart', async () => {
    const { code, database } = await examine(world.url, { DATABASE_OWNER_URL: world.ownerUrl });
    expect(database).toContain(`good     database: PostgreSQL ${sharedServer().version}`);
    expect(database).toContain('good     database: The database is up to date with this program.');
    expect(database).toContain('doctor_serve is a member of arden_app and arden_reader only');
    expect(database).toContain('DATABASE_OWNER_URL signs in');
    expect(code).toBe(0);
  });

  test('refuses a superuser and an owner, and says what to run', async () => {
    const superuser = await examine(world.superUrl);
    expect(superuser.code).toBe(1);
    expect(superuser.database).toMatch(/wrong .* powers that it must not have: superuser, bypassrls/);
    const owner = await examine(world.ownerUrl);
    expect(owner.database).toMatch(/wrong .*doctor_owner.* owns tables/);
    expect(owner.database).toMatch(/wrong .*no member of arden_app and arden_reader/);
    await ask(world.superUrl, 'grant doctor_owner to doctor_serve');
    expect((await examine(world.url)).database).toMatch(/wrong .*is a member of doctor_owner/);
    await ask(world.superUrl, 'revoke doctor_owner from doctor_serve');
  });

  test('tells a login that may do nothing here what it lacks, and so do the commands', async () => {
    await ask(
      world.superUrl,
      'drop role if exists doctor_outsider',
      `create role doctor_outsider login password 'outside'`,
    );
    const outside = new URL(world.url);
    outside.username = 'doctor_outsider';
    outside.password = 'outside';
    const { database } = await examine(outside.href);
    expect(database).toContain('The login of DATABASE_URL may not look into the tables of Arden.');
    expect(database).toMatch(/wrong .*doctor_outsider .*no member of arden_app and arden_reader/);

    const stderr = new PassThrough();
    const said = text(stderr);
    const code = await runCli(['migrate'], {
      ...{ stdout: new PassThrough(), stderr, stdin: new PassThrough(), cwd: tmpdir() },
      env: {
        ...{ DATABASE_URL: world.url, DATABASE_OWNER_URL: outside.href },
        ...{ SESSION_SECRET: 's'.repeat(32), DATA_DIR: tmpdir() },
      },
    });
    stderr.end();
    expect(code).toBe(1);
    expect(await said).toMatch(/^The database does not let this login do that: permission denied .+\n$/);
    await ask(world.superUrl, 'drop role doctor_outsider');
  });

  test('tells a server that is away, a password that is wrong, a database that is not there, and one that is behind or ahead', async () => {
    const changed = (change: (url: URL) => void): string => {
      const url = new URL(world.url);
      change(url);
      return url.href;
    };
    const told = async (url: string) => (await examine(url)).database;
    expect(await told(changed((url) => (url.port = '1')))).toContain(
      'DATABASE_URL: The database server does not answer',
    );
    expect(await told(changed((url) => (url.password = 'wrong')))).toContain(
      'does not accept the user or the password',
    );
    expect(await told(changed((url) => (url.pathname = '/nowhere')))).toContain('no such database');

    await ask(world.superUrl, `delete from arden.migration where number = 1`);
    expect(await told(world.url)).toContain('wrong    database: The database lacks one migration');
    await ask(
      world.superUrl,
      `insert into arden.migration (number, name, checksum) values (9999, '9999_later.sql', '')`,
    );
    expect(await told(world.url)).toContain('wrong    database: The database is newer than this program');
  });
});
