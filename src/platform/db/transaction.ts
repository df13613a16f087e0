import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Actor, type Day, type Instant, NotAllowed } from '#kernel';

/** Every table, each declared by the module that owns it (`declare module '#db'` in its tables.ts). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Database {}

/** An open transaction, standing as somebody. */
export type Tx = Transaction<Database>;

/** An act or a read under way: the open transaction, who, and when. What stores and doors ask for. */
export interface Acting {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Instant;
  readonly today: Day;
}

/**
 * As whom a transaction stands. `reader` selects under the policy and inserts into the audit, nothing else; every page runs as
 * it. `app` acts. `owner` migrates. The partnership is null in the house (accounts, sign-in).
 */
export interface Standing {
  readonly role: 'app' | 'reader' | 'owner';
  readonly partnership: string | null;
  readonly now: Instant;
  readonly post?: string | null;
  readonly account?: string | null;
  /** Work of the program itself that the policies know by name, such as sealing the audit. */
  readonly work?:
    | 'sealing'
    | 'matching'
    | 'reminding'
    | 'telling'
    | 'disposing'
    | 'forgetting'
    | 'disagreeing'
    | 'flagging'
    | 'statusAsking'
    | 'checking'
    | 'keepingFiles'
    | 'watching'
    | 'calling'
    | 'packing'
    | 'minuting';
}

/** The partnership and the role of the transaction that is open. */
const inside = new AsyncLocalStorage<string>();
const DATABASE_ROLE = { app: 'arden_app', reader: 'arden_reader' } as const;

export const schemaOf = (partnership: string | null): string => {
  if (partnership === null) return 'arden';
  if (!/^[a-z][a-z0-9_]{1,40}$/.test(partnership)) throw new Error('Not the name of a partnership.');
  return `partnership_${partnership}`;
};
export const searchPathOf = (partnership: string | null): string =>
  partnership === null ? 'arden, public' : `${schemaOf(partnership)}, arden, public`;

/** Throws where a transaction is open: on the embedded database's one connection, asking for another would wait for ever. */
export const outsideTransaction = (what: string): void => {
  if (inside.getStore()) throw new Error(`${what} inside an open transaction would wait for ever.`);
};

/** As what the transaction that is open stands, in a word; undefined outside one. */
export const standingNow = (): string | undefined => inside.getStore();

const sqlState = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Takes a standing in a transaction that is open: the first statement of each, and again where a batch acts for several posts. */
export const stand = async (tx: Tx, standing: Standing): Promise<void> => {
  const { role, partnership, now, post = null, account = null, work = '' } = standing;
  const enter = post === null ? sql`null` : sql`${sql.id(schemaOf(partnership))}.enter_post(${post}::uuid)`;
  // The owner steps back from the role that the embedded session serves as.
  const databaseRole = role === 'owner' ? 'none' : DATABASE_ROLE[role];
  try {
    await sql`select set_config('search_path', ${searchPathOf(partnership)}, true), set_config('arden.partnership', ${schemaOf(partnership)}, true), set_config('arden.now', ${now}, true),
      set_config('arden.account', ${account ?? ''}, true), set_config('arden.post', '', true), set_config('arden.role', ${work}, true),
      ${enter}, set_config('role', ${databaseRole}, true)`.execute(tx);
  } catch (error) {
    if (sqlState(error) === 'AR001')
      throw new NotAllowed(
        'The post you were using has ended. Choose another post, or ask your administrator.',
      );
    throw error;
  }
};

/** Runs in one transaction under a standing: everything inside is kept, or nothing is. Does not nest. */
export const transact = async <T>(
  db: Kysely<Database>,
  standing: Standing,
  run: (tx: Tx) => Promise<T>,
): Promise<T> => {
  outsideTransaction('A second transaction');
  return db.transaction().execute((tx) =>
    inside.run(`${standing.role} ${schemaOf(standing.partnership)}`, async () => {
      await stand(tx, standing);
      return run(tx);
    }),
  );
};

/** Runs inside a savepoint: when it throws, what it did is undone, the transaction goes on, and the error is the caller's. */
export const attempt = async <T>(tx: Tx, run: () => Promise<T>): Promise<T> => {
  await sql`savepoint attempt`.execute(tx);
  try {
    const result = await run();
    await sql`release savepoint attempt`.execute(tx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx);
    throw error;
  }
};

/** What a row-level policy's refusal looks like, so that an act on a row out of sight answers as if there were none. */
export const isPolicyRefusal = (error: unknown): boolean => sqlState(error) === '42501';
