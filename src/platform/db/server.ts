import { type Dialect, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { parsers } from './parsers.ts';
import { type Prepared, preparing } from './prepared.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format),
};

/** A pool of connections to a PostgreSQL server. Works through a pooler in transaction mode: nothing is kept on a session but prepared statements. */
export const openPool = (url: string, size: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    // No page and no job asks for minutes: what does is stopped, and does not hold a connection for ever.
    options: '-c timezone=UTC -c jit=off -c statement_timeout=600000',
    // node-postgres types a parser as any; ours is the table above.
    types: types as pg.CustomTypesConfig,
  });
  // A server that goes away breaks idle connections; the pool makes new ones when it is back. One in use breaks between two of its
  // statements: with nobody listening that would end this process, and the next statement on it fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** A connection whose statements go under their names. */
const prepared = (client: pg.PoolClient, { nameOf, heed }: Prepared): PostgresPoolClient => {
  const run = async (text: string, parameters: readonly unknown[]) => {
    const values = [...parameters];
    // One without parameters may be several statements in one text, which cannot be prepared.
    const name = values.length > 0 ? nameOf(text) : undefined;
    if (name === undefined) return client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (problem) {
      heed(problem);
      throw problem;
    }
  };
  return {
    // Kysely describes what node-postgres gives more narrowly than its types do, and opens no cursor through us.
    query: run as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  };
};

/** Kysely on a server. What it asks again and again is prepared, unless a pooler stands between that may not know how. */
export const serverDialect = (pool: pg.Pool, pooled: boolean): Dialect => {
  if (pooled) return new PostgresDialect({ pool });
  const names = preparing();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const preparingPool: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      const held = known.get(client) ?? prepared(client, names);
      known.set(client, held);
      return held;
    },
    end: () => pool.end(),
    options: pool.options,
  };
  return new PostgresDialect({ pool: preparingPool });
};
