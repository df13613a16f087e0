import { Kysely } from 'kysely';
import { type Embedded, embeddedDialect, openEmbedded } from './embedded.ts';
import { openPool, serverDialect } from './server.ts';
import type { Database } from './transaction.ts';

export { newId, newReference } from './ids.ts';
export {
  createPartnership,
  DatabaseRefused,
  type Migration,
  migrate,
  pendingMigrations,
  readMigrations,
} from './migrate.ts';
export type { Acting, Database, Standing, Tx } from './transaction.ts';
export { attempt, isPolicyRefusal, outsideTransaction, schemaOf, stand, transact } from './transaction.ts';

/** An open database: `serving` for people, `owner` for migrations when this process may have it. */
export interface Databases {
  readonly serving: Kysely<Database>;
  readonly owner: Kysely<Database> | null;
  readonly embedded: Embedded | null;
  /** Runs plain SQL outside any transaction of ours: pg-boss's door to the same database. */
  readonly execute: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  readonly close: () => Promise<void>;
}

/** Opens PostgreSQL inside this process. The session serves as the app's role; the owner steps back into its own. */
export const openEmbeddedDatabase = async (folder: string | null, dump?: Blob): Promise<Databases> => {
  const embedded = await openEmbedded(folder, dump);
  const db = new Kysely<Database>({ dialect: embeddedDialect(embedded) });
  return {
    serving: db,
    owner: db,
    embedded,
    execute: (text, values) =>
      embedded.exclusive(async () => {
        try {
          if (values?.length) return await embedded.pglite.query(text, values);
          return { rows: (await embedded.pglite.exec(text)).flatMap(({ rows }) => rows) };
        } catch (error) {
          await embedded.pglite.query('rollback').catch(() => undefined);
          throw error;
        }
      }),
    close: () => db.destroy(),
  };
};

/** Opens a PostgreSQL server: the serving login, and the owner's when its address is known. */
export const openServerDatabase = (
  url: string,
  ownerUrl: string | undefined,
  poolSize: number,
): Databases => {
  const pool = openPool(url, poolSize);
  const ownerPool = ownerUrl ? openPool(ownerUrl, 2) : null;
  const serving = new Kysely<Database>({ dialect: serverDialect(pool) });
  const owner = ownerPool ? new Kysely<Database>({ dialect: serverDialect(ownerPool) }) : null;
  return {
    serving,
    owner,
    embedded: null,
    execute: async (text, values) => {
      const result = await pool.query(text, values);
      // Several statements in one text give a list of results, of which pg-boss wants every row.
      return { rows: Array.isArray(result) ? result.flatMap(({ rows }) => rows) : result.rows };
    },
    close: async () => {
      await serving.destroy();
      await owner?.destroy();
    },
  };
};
