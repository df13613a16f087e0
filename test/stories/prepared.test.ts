import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempt, type Databases, type Tx } from '#db';
import { asOwner, embeddedWorld } from '../support/world.ts';

describe('A statement that comes again, on the embedded database', () => {
  let databases: Databases;
  beforeAll(async () => {
    databases = await embeddedWorld();
  });
  afterAll(() => databases.close());
  const preparedLike = async (tx: Tx, pattern: string): Promise<number> => {
    const { rows } = await sql<{ times: number }>`select (generic_plans + custom_plans)::int as times
      from pg_prepared_statements where statement like ${pattern}`.execute(tx);
    return rows[0]?.times ?? 0;
  };

  it('gives text back as it was kept after the database refused something, a leading mark too', async () => {
    const asked = (tx: Tx) => sql<{ text: string }>`select ${'\ufeffAda'} || '' as text`.execute(tx);
    const broken = (tx: Tx) => attempt(tx, () => sql`select 1 / ${0}::int`.execute(tx));
    await asOwner(databases, async (tx) => {
      for (let round = 0; round < 4; round += 1) {
        await expect(broken(tx)).rejects.toThrow('division by zero');
        expect((await asked(tx)).rows).toEqual([{ text: '\ufeffAda' }]);
      }
    });
  });

  it('gives the same values and counts prepared as it did before', async () => {
    const values = {
      day: '2026-11-23',
      instant: '2026-11-23T09:00:00.120Z',
      whole: 42,
      big: 9_007_199_254_740_991,
      numeric: '12.50',
      truth: false,
      text: '\ufeffzoë, "quoted" \\ back\r\n ',
      empty: '',
      nothing: null,
      ids: ['01a20628-98c2-7000-8000-000000000001'],
      words: ['a,b', 'c "d"', ''],
      object: { a: [1, null, 'é'] },
    };
    const asked = (tx: Tx) =>
      sql`select ${values.day}::date as day, ${values.instant}::timestamptz as instant, ${values.whole}::int as whole,
        ${values.big}::bigint as big, ${values.numeric}::numeric as numeric, ${values.truth}::boolean as truth, ${values.text}::text as text,
        ${values.empty}::text as empty, ${values.nothing}::text as nothing, ${values.ids}::uuid[] as ids, ${values.words}::text[] as words,
        ${values.object}::jsonb as object`.execute(tx);
    await asOwner(databases, async (tx) => {
      const first = await asked(tx);
      expect(first.rows).toEqual([values]);
      for (let round = 0; round < 7; round += 1) expect((await asked(tx)).rows).toEqual(first.rows);
      expect(await preparedLike(tx, '%::jsonb as object')).toBeGreaterThan(5);

      await sql`create temp table counted (n int primary key, word text)`.execute(tx);
      for (let n = 0; n < 4; n += 1) {
        const added = await sql`insert into counted values (${n}, 'x')`.execute(tx);
        const changed = await sql`update counted set word = ${`y${n}`} where n < ${n}`.execute(tx);
        expect([added.numAffectedRows, changed.numAffectedRows]).toEqual([1n, BigInt(n)]);
      }
    });
  });

  it('fails with its own code, and the transaction goes on', async () => {
    await asOwner(databases, async (tx) => {
      await sql`create temp table unique_words (word text primary key)`.execute(tx);
      const add = (word: string) =>
        attempt(tx, () => sql`insert into unique_words values (${word})`.execute(tx));
      for (const word of ['a', 'b', 'c']) await add(word);
      await expect(add('c')).rejects.toMatchObject({ code: '23505' });
      await add('d');
      const { rows } = await sql`select count(*)::int as n from unique_words`.execute(tx);
      expect(rows).toEqual([{ n: 4 }]);
    });
  });

  it('outlives a change of its table', async () => {
    await asOwner(databases, (tx) => sql`create table later (n int)`.execute(tx));
    const ask = () =>
      asOwner(databases, async (tx) => {
        const { rows } = await sql`select * from later where n = ${1}`.execute(tx);
        return rows;
      });
    await asOwner(databases, (tx) => sql`insert into later values (1)`.execute(tx));
    for (let round = 0; round < 4; round += 1) expect(await ask()).toEqual([{ n: 1 }]);
    await asOwner(databases, (tx) => sql`alter table later add column word text default 'new'`.execute(tx));
    await ask().catch(() => undefined);
    expect(await ask()).toEqual([{ n: 1, word: 'new' }]);
    expect(await ask()).toEqual([{ n: 1, word: 'new' }]);
  });
});
