import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { parsers } from './parsers.ts';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format),
};

/** A pool of connections to a PostgreSQL server. Works through a pooler in transaction mode: nothing is kept on a session. */
export const openPool = (url: string, size: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: '-c timezone=UTC -c jit=off',
    // node-postgres types a parser as any; ours is the table above.
    types: types as pg.CustomTypesConfig,
  });
  // A server that goes away breaks idle connections; the pool makes new ones when it is back. One in use breaks between two of its
  // statements: with nobody listening that would end this process, and the next statement on it fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

export const serverDialect = (pool: pg.Pool): Dialect => new PostgresDialect({ pool });
