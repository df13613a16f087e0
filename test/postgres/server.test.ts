import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  cloneDatabase,
  describeOnPostgres,
  freshDatabase,
  type PostgresServer,
  sharedServer,
  startPostgres,
} from '../support/postgres.ts';

describeOnPostgres('the server of this run', () => {
  test('is the version asked for, and knows letters with accents', async () => {
    const { url, version } = sharedServer();
    const [row] = await select(
      url,
      `select current_setting('server_version_num')::int / 10000 as version, lower('É') as lower`,
    );
    expect(row).toEqual({ version, lower: 'é' });
  });

  test('has the extensions that search by name needs', async () => {
    const database = await freshDatabase('extensions');
    const [row] = await select(
      database.url,
      'create extension pg_trgm; create extension fuzzystrmatch; create extension unaccent',
      `select similarity('Éa', 'éa') as same, dmetaphone('Shivawn') as sounds, unaccent('Zoë') as plain`,
    );
    expect(row).toEqual({ same: 1, sounds: 'XFN', plain: 'Zoe' });
    await database.drop();
  });

  test('copies a database, which then lives its own life', async () => {
    const original = await freshDatabase('original');
    await select(original.url, 'create table child (name text)', `insert into child values ('Ada')`);
    const copy = await cloneDatabase('original', 'copy');
    await select(copy.url, `insert into child values ('Bo')`);
    expect(await select(copy.url, 'select name from child order by name')).toHaveLength(2);
    expect(await select(original.url, 'select name from child')).toHaveLength(1);
    await Promise.all([original.drop(), copy.drop()]);
  });
});

describeOnPostgres('a server that keeps every acknowledged write', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ durable: true });
  });
  afterAll(() => server.stop());

  test('has it after a kill and after a restart, at the same address', async () => {
    await select(server.url, 'create table kept (n int)');
    const writer = new pg.Client({ connectionString: server.url });
    const lost = new Promise<Error>((settle) => writer.on('error', settle));
    await writer.connect();
    await writer.query('insert into kept values (1)');
    await writer.query('begin');
    await writer.query('insert into kept values (2)');

    await server.kill9();
    await lost;
    await expect(select(server.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(await select(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
    await server.restart();
    expect(await select(server.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });
});

/** Runs the statements on a connection of their own and gives the rows of the last. */
async function select(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
