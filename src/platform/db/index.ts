import { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { type Embedded, embeddedDialect, openEmbedded } from './embedded.ts';
import { type Listen, listeningOnEmbedded, listeningOnServer } from './listening.ts';
import { openPool, serverDialect } from './server.ts';
import type { Database } from './transaction.ts';

export { newId, newReference } from './ids.ts';
export type { Ear, Listen } from './listening.ts';
export {
  type Applied,
  appliedIn,
  createPartnership,
  DatabaseRefused,
  judgeApplied,
  type Migration,
  migrate,
  partnershipsIn,
  pendingMigrations,
  readMigrations,
  statementsOf,
} from './migrate.ts';
export type { Acting, Database, Standing, Tx } from './transaction.ts';
export { attempt, isPolicyRefusal, outsideTransaction, schemaOf, stand, transact } from './transaction.ts';

/** Plain SQL outside any transaction of ours. Several statements in one text give every row of each. */
export type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** An open database: `serving` for people, `owner` for migrations when this process may have it. */
export interface Databases {
  readonly serving: Kysely<Database>;
  readonly owner: Kysely<Database> | null;
  readonly embedded: Embedded | null;
  /** Runs plain SQL outside any transaction of ours: pg-boss's door to the same database. */
  readonly execute: Execute;
  /** The same as the owner, for the tables that pg-boss makes for itself; null where this process may not own. */
  readonly executeAsOwner: Execute | null;
  /**
   * Once the database is migrated: from here on the embedded session is the app's role, as a server's login is one of its
   * members, and what the owner does steps back for as long as it takes. On a server the login decides and nothing happens.
   */
  readonly serve: () => Promise<void>;
  /** Hears what any process tells on a channel (`pg_notify`), once it is committed. */
  readonly listen: Listen;
  readonly close: () => Promise<void>;
}

/** Opens PostgreSQL inside this process. The session serves as the app's role; the owner steps back into its own. */
export const openEmbeddedDatabase = async (folder: string | null, dump?: Blob): Promise<Databases> => {
  const embedded = await openEmbedded(folder, dump);
  const { pglite, exclusive } = embedded;
  const db = new Kysely<Database>({ dialect: embeddedDialect(embedded) });
  const take = async (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> => {
    try {
      if (values?.length) return await pglite.query(text, values);
      return { rows: (await pglite.exec(text)).flatMap(({ rows }) => rows) };
    } catch (error) {
      await pglite.query('rollback').catch(() => undefined);
      throw error;
    }
  };
  let role = 'none';
  return {
    serving: db,
    owner: db,
    embedded,
    execute: (text, values) => exclusive(() => take(text, values)),
    executeAsOwner: (text, values) =>
      exclusive(async () => {
        await pglite.exec('set role none');
        try {
          return await take(text, values);
        } finally {
          await pglite.exec(`set role ${role}`);
        }
      }),
    serve: () =>
      exclusive(async () => {
        role = 'arden_app';
        await pglite.exec(`set role ${role}`);
      }),
    listen: listeningOnEmbedded(embedded),
    // Kysely closes only what it has asked something of.
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
};

/**
 * Opens a PostgreSQL server: the serving login, and the owner's when its address is known. `pooled` says that a connection pooler
 * stands between, which may hand each transaction to another connection; `directUrl` goes round it, for what listens.
 */
export const openServerDatabase = (
  url: string,
  ownerUrl: string | undefined,
  poolSize: number,
  pooled = false,
  directUrl = url,
): Databases => {
  const listening = listeningOnServer(directUrl);
  const pool = openPool(url, poolSize);
  const ownerPool = ownerUrl ? openPool(ownerUrl, 2) : null;
  const serving = new Kysely<Database>({ dialect: serverDialect(pool, pooled) });
  const owner = ownerPool ? new Kysely<Database>({ dialect: serverDialect(ownerPool, pooled) }) : null;
  return {
    serving,
    owner,
    embedded: null,
    execute: executing(pool),
    executeAsOwner: ownerPool ? executing(ownerPool) : null,
    serve: async () => undefined,
    listen: listening.listen,
    close: async () => {
      await listening.close();
      await serving.destroy();
      await owner?.destroy();
    },
  };
};

const executing =
  (pool: Pool): Execute =>
  async (text, values) => {
    const result = await pool.query(text, values);
    // Several statements in one text give a list of results, of which pg-boss wants every row.
    return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
  };
