import { mkdir } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { PGlite, protocol } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { preparedOn, type RunPrepared } from './embedded-prepared.ts';
import { type Upkeep, upkeepOf } from './embedded-upkeep.ts';
import { parsers } from './parsers.ts';
import { type Prepared, preparing } from './prepared.ts';

const { messages } = protocol;

/**
 * PostgreSQL in this process. There is one connection, so everything that wants it waits its turn here: Kysely's own PGlite
 * driver hands the same connection to everybody, and a query beside a transaction would run inside it, under its role.
 */
export interface Embedded {
  readonly pglite: PGlite;
  readonly exclusive: <T>(use: () => Promise<T>) => Promise<T>;
}

/**
 * PGlite reads text with a decoder that drops a leading byte order mark, so that text would come back other than it was kept. It
 * makes the decoder while it opens; for that moment the global one is a decoder that keeps the mark.
 */
const keepingMarks = async <T>(open: () => Promise<T>): Promise<T> => {
  const usual = globalThis.TextDecoder;
  globalThis.TextDecoder = class extends usual {
    constructor(label?: string, options: TextDecoderOptions = {}) {
      super(label, { ignoreBOM: true, ...options });
    }
  };
  try {
    return await open();
  } finally {
    globalThis.TextDecoder = usual;
  }
};

/**
 * PGlite throws its reader away with every error of the database that it throws, and makes another with a decoder that drops marks.
 * So it is told to throw none, and each is thrown here.
 */
const keepingItsReader = (pglite: PGlite): PGlite => {
  const exec = pglite.execProtocol.bind(pglite);
  const stream = pglite.execProtocolStream.bind(pglite);
  const insist = (
    heard: readonly object[],
    { throwOnError = true }: { throwOnError?: boolean } = {},
  ): void => {
    const problem = heard.find((message) => message instanceof messages.DatabaseError);
    if (problem && throwOnError) throw problem;
  };
  pglite.execProtocol = async (message, options) => {
    const answer = await exec(message, { ...options, throwOnError: false });
    insist(answer.messages, options);
    return answer;
  };
  pglite.execProtocolStream = async (message, options) => {
    const heard = await stream(message, { ...options, throwOnError: false });
    insist(heard, options);
    return heard;
  };
  return pglite;
};

/** Opens the database kept in a folder, or in memory when the folder is null. A dump (from `backup`) may fill an empty one. */
export const openEmbedded = async (folder: string | null, dump?: Blob): Promise<Embedded> => {
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 });
  const pglite = keepingItsReader(
    await keepingMarks(() =>
      PGlite.create({
        ...(folder ? { dataDir: folder } : {}),
        ...(dump ? { loadDataDir: dump } : {}),
        extensions: { pg_trgm, fuzzystrmatch },
        parsers,
      }),
    ),
  );
  await pglite.exec("set timezone to 'UTC'; set jit to off;");
  let tail: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(use: () => Promise<T>): Promise<T> => {
    const turn = tail.then(use, use);
    tail = turn.catch(() => undefined);
    return turn;
  };
  return { pglite, exclusive };
};

/** So long, in milliseconds, one piece of work after another may keep this process from hearing what else is asked of it. */
const LONGEST_DEAF = 25;

/**
 * PGlite answers without ever waiting for anything outside of this process, so that a job of many statements would run from its first
 * to its last before a single request were read: a list of 50,000 rows kept everybody waiting for minutes.
 */
const lettingOthersIn = (): (() => Promise<void>) => {
  let heard = performance.now();
  return async () => {
    if (performance.now() - heard < LONGEST_DEAF) return;
    await turn();
    heard = performance.now();
  };
};

class EmbeddedConnection implements DatabaseConnection {
  readonly pglite: PGlite;
  readonly names: Prepared;
  readonly runPrepared: RunPrepared;
  readonly upkeep: Upkeep;
  readonly letOthersIn: () => Promise<void>;
  constructor(
    pglite: PGlite,
    names: Prepared,
    shared: Pick<EmbeddedConnection, 'runPrepared' | 'upkeep' | 'letOthersIn'>,
  ) {
    this.pglite = pglite;
    this.names = names;
    this.runPrepared = shared.runPrepared;
    this.upkeep = shared.upkeep;
    this.letOthersIn = shared.letOthersIn;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.run<R>(query);
    this.upkeep.count(Number(result.numAffectedRows ?? 0));
    await this.letOthersIn();
    return result;
  }
  async run<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const name = query.parameters.length > 0 ? this.names.nameOf(query.sql) : undefined;
    if (name !== undefined)
      try {
        return await this.runPrepared<R>(name, query.sql, query.parameters);
      } catch (problem) {
        this.names.heed(problem);
        throw problem;
      }
    const { rows, affectedRows } = await this.pglite.query<R>(query.sql, [...query.parameters]);
    return affectedRows == null ? { rows } : { rows, numAffectedRows: BigInt(affectedRows) };
  }
  // biome-ignore lint/correctness/useYield: PGlite has no cursor over its one connection; callers page instead.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database does not stream a query: read it page by page.');
  }
}

/** Kysely on the embedded database, its one connection handed out one holder at a time. */
export const embeddedDialect = ({ pglite, exclusive }: Embedded): Dialect => {
  const releases = new WeakMap<DatabaseConnection, () => void>();
  const names = preparing();
  const upkeep = upkeepOf(pglite);
  const shared = { runPrepared: preparedOn(pglite), upkeep, letOthersIn: lettingOthersIn() };
  const driver: Driver = {
    init: async () => undefined,
    acquireConnection: () =>
      new Promise((resolve, reject) => {
        exclusive(
          () =>
            new Promise<void>((release) => {
              const connection = new EmbeddedConnection(pglite, names, shared);
              releases.set(connection, release);
              resolve(connection);
            }),
        ).catch(reject);
      }),
    releaseConnection: async (connection) => {
      try {
        await upkeep.keepUp();
      } finally {
        releases.get(connection)?.();
      }
    },
    beginTransaction: async (connection) => void (await connection.executeQuery(CompiledQuery.raw('begin'))),
    commitTransaction: async (connection) =>
      void (await connection.executeQuery(CompiledQuery.raw('commit'))),
    rollbackTransaction: async (connection) =>
      void (await connection.executeQuery(CompiledQuery.raw('rollback'))),
    destroy: () => exclusive(() => pglite.close()),
  };
  return {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
};
