import type { PGlite } from '@electric-sql/pglite';

/** After so many rows added, changed or taken away it is asked which tables have become others. */
const LOOK_AFTER = 5000;
/** A table is another when more rows of it than these, and this share of it, changed since it was last looked at. */
const FEWEST = 500;
const SHARE = 0.25;

interface Changed {
  readonly table: string;
  /** Whether many rows are left behind that nobody sees any more. */
  readonly littered: boolean;
}

/** What the database is told of its work, and does for itself when nobody holds it. */
export interface Upkeep {
  /** Adds up the rows that a statement added, changed or took away. */
  readonly count: (rows: number) => void;
  /** To be called by whoever holds the connection, outside of any transaction. */
  readonly keepUp: () => Promise<void>;
}

const lookAtTables = async (pglite: PGlite): Promise<void> => {
  await pglite.query('select pg_stat_force_next_flush()');
  const { rows } = await pglite.query<Changed>(
    `select format('%I.%I', schemaname, stat.relname) as table,
       n_dead_tup > $1::integer + $2::real * greatest(reltuples, 0) as littered
     from pg_stat_user_tables as stat join pg_class on pg_class.oid = stat.relid
     where n_mod_since_analyze > $1::integer + $2::real * greatest(reltuples, 0)`,
    [FEWEST, SHARE],
  );
  for (const { table, littered } of rows)
    await pglite.exec(littered ? `vacuum (analyze) ${table}` : `analyze ${table}`);
};

/**
 * A PostgreSQL server looks at its tables by itself (autovacuum), and plans anew what it had planned for a table while that was
 * small. The embedded one has no process that could. Without this, a plan made for a list of ten rows was kept for one of 50,000, and
 * everybody waited for it for minutes.
 */
export const upkeepOf = (pglite: PGlite): Upkeep => {
  let changed = 0;
  return {
    count: (rows) => {
      changed += rows;
    },
    keepUp: async () => {
      if (changed < LOOK_AFTER) return;
      changed = 0;
      try {
        await lookAtTables(pglite);
      } catch {
        // It decides nothing but speed, and what it came after is kept already: whoever sent that is not to be told that it failed.
      }
    },
  };
};
