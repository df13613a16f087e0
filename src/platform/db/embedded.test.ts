import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Databases, openEmbeddedDatabase } from './index.ts';

describe('The embedded database', () => {
  let databases: Databases;
  beforeAll(async () => {
    databases = await openEmbeddedDatabase(null);
  });
  afterAll(() => databases.close());
  const owner = () => {
    if (!databases.owner) throw new Error('It has an owner.');
    return databases.owner;
  };

  it('lets others in between the statements of a long job', async () => {
    let heard = false;
    let working = true;
    setImmediate(() => {
      heard = working;
    });
    for (let step = 0; step < 30; step += 1)
      await owner()
        .transaction()
        .execute((tx) => sql`select sum(step) from generate_series(1, ${10_000}) as step`.execute(tx));
    working = false;
    expect(heard).toBe(true);
  });

  it('looks at a table again when it has become another, as a server does by itself', async () => {
    const known = async () => {
      const { rows } = await sql<{
        rows: number;
      }>`select reltuples::integer as rows from pg_class where relname = 'list'`.execute(owner());
      return rows[0]?.rows;
    };
    await sql`create table list (number integer)`.execute(owner());
    await sql`insert into list select generate_series(1, ${300})`.execute(owner());
    expect(await known()).toBe(-1);
    await sql`insert into list select generate_series(1, ${6000})`.execute(owner());
    expect(await known()).toBe(6300);
    await sql`delete from list where number > ${10}`.execute(owner());
    expect(await known()).toBe(20);
  });
});
