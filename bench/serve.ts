import { join } from 'node:path';
import { CompiledQuery, type KyselyPlugin, PostgresQueryCompiler, sql } from 'kysely';
import { systemNow } from '#clock';
import { type Databases, newId, schemaOf, transact } from '#db';
import { buildServer, type Host, type Served } from '#http';
import type { Actor } from '#kernel';
import { publicRecordRoutes } from '#public-record';
import { modules } from '../src/app.ts';
import { tidyOften } from '../src/cli/memory.ts';
import { packageRoot } from '../src/config.ts';
import { SLUG } from './lay.ts';
import type { Request } from './load.ts';
import { openReach, type Reach } from './places.ts';
import { benchSearch, type Measured as Searched } from './search.ts';
import { answer, peakMemory } from './workers.ts';

interface Opening {
  readonly reach: Reach;
  readonly actors: readonly Actor[];
}
interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Writes down every statement while it is told to. */
const writingDown = () => {
  const compiler = new PostgresQueryCompiler();
  const heard: Statement[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const { sql: text, parameters } = compiler.compileQuery(node, queryId);
      heard.push({ sql: text, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { plugin, heard };
};

/** What belongs to the standing and not to the work: who acts, and the savepoint of an act. */
const isWork = ({ sql: text }: Statement): boolean =>
  !/^\s*(select set_config\('search_path'|(savepoint|release|rollback)\b)/.test(text);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** An id that was made since: a UUIDv7 tells its moment, and a version 8 is the key of a form. */
const madeSince = (id: string, moment: number): boolean =>
  id[14] === '8' || Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= moment;

/** The same statements with new ids for those that they made, so that they can be run again. */
const anew = (statements: readonly Statement[], moment: number): Statement[] => {
  const given = new Map<string, string>();
  const renewed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renewed);
    if (typeof value !== 'string') return value;
    return value.replace(UUID, (id) => {
      if (!madeSince(id, moment)) return id;
      const other = given.get(id) ?? newId();
      given.set(id, other);
      return other;
    });
  };
  return statements.map(({ sql: text, parameters }) => ({ sql: text, parameters: parameters.map(renewed) }));
};

/** What a transaction of a page stands as, which the statements may ask for. */
const NAMES = [
  ...[
    'partnership',
    'account',
    'now',
    'post',
    'staff',
    'role',
    'organisation',
    'grantees',
    'kinds',
    'excluded',
  ],
  ...['named', 'emergency', 'emergency_search'],
].map((name) => `arden.${name}`);

/** Runs statements raw, each round in a transaction of the owner, and tells how long each round took. */
const runRaw = async (
  databases: Databases,
  rounds: readonly { readonly statements: readonly Statement[]; readonly moment: number }[],
  actor: Actor,
  times: number,
): Promise<number[]> => {
  if (!databases.owner) throw new Error('Raw statements are run as the owner.');
  const standing = { role: 'reader', partnership: SLUG, now: systemNow(), post: actor.post } as const;
  const settings = await transact(databases.serving, standing, async (tx) => {
    const { rows } = await sql<{ name: string; value: string }>`
      select name, current_setting(name) as value from unnest(${NAMES}::text[]) as name`.execute(tx);
    return rows;
  });
  const took: number[] = [];
  await databases.owner.connection().execute(async (connection) => {
    const run = (text: string, parameters: readonly unknown[] = []) =>
      connection.executeQuery(CompiledQuery.raw(text, [...parameters]));
    if (databases.embedded) await run('set role none');
    await run(`set search_path to ${schemaOf(SLUG)}, arden, public`);
    for (const { name, value } of settings) await run('select set_config($1, $2, false)', [name, value]);
    // What is done once to a contact is done again and again here.
    await run('drop index if exists triage_contact');
    await run('create index if not exists triage_contact_again on triage (contact_id)');
    for (let round = 0; round < times; round += 1) {
      const { statements, moment } = rounds[round % rounds.length] ?? { statements: [], moment: 0 };
      const again = anew(statements, moment);
      const started = performance.now();
      await run('begin');
      for (const { sql: text, parameters } of again) await run(text, parameters);
      await run('commit');
      took.push(performance.now() - started);
    }
    for (const { name } of settings) await run("select set_config($1, '', false)", [name]);
    await run('reset search_path');
  });
  await databases.serve();
  return took;
};

/** The server that is measured: the real one, but that a header says who asks. */
export const asServer = (): void => {
  tidyOften();
  let databases: Databases | undefined;
  let served: Served | undefined;
  let host: Host | undefined;
  let actors: ReadonlyMap<string, Actor> = new Map();
  const opened = (): { databases: Databases; host: Host } => {
    if (!databases || !host) throw new Error('Open it first.');
    return { databases, host };
  };
  answer(
    {
      open: async (opening: Opening): Promise<string> => {
        databases = await openReach(opening.reach);
        await databases.serve();
        actors = new Map(opening.actors.map((actor) => [actor.post, actor]));
        host = {
          databases,
          modules,
          identify: async (headers) => {
            const actor = actors.get(headers.get('x-bench-post') ?? '');
            if (!actor) return null;
            return {
              account: actor.account,
              name: actor.staffName,
              // A session each time: how fast one person may search is not what is measured.
              session: newId(),
              severalPosts: false,
              actor,
            };
          },
          now: systemNow,
          secret: 'a secret for the measurements of 32 characters or more',
          baseUrl: 'http://localhost',
          demonstration: false,
          assets: (name) => `/assets/${name}`,
          assetsFolder: join(packageRoot, 'dist/assets'),
          trustProxy: 1,
          logLevel: 'info',
          // Written as it would be, to nowhere.
          logTo: { write: () => undefined },
          version: 'bench',
        };
        served = await buildServer(host, publicRecordRoutes());
        return served.listen(0, '127.0.0.1');
      },
      /** The contacts that wait for an outcome and that nobody has taken, the newest first. */
      waiting: async (most: number): Promise<string[]> => {
        const { owner } = opened().databases;
        if (!owner) throw new Error('The measurements are read as the owner.');
        return transact(owner, { role: 'owner', partnership: SLUG, now: systemNow() }, async (tx) => {
          const { rows } = await sql<{ id: string }>`
            select contact_id as id from open_contact
            where not exists (select from triage where triage.contact_id = open_contact.contact_id and taken_by is not null)
            order by received_at desc, contact_id limit ${most}`.execute(tx);
          return rows.map(({ id }) => id);
        });
      },
      /** Asks once with every statement written down, then runs those raw; tells how long each raw round took. */
      raw: async (given: { requests: readonly Request[]; post: string; times: number }) => {
        const here = opened();
        const actor = actors.get(given.post);
        if (!actor) throw new Error('Nobody holds that post.');
        const { plugin, heard } = writingDown();
        const listening = { ...here.databases, serving: here.databases.serving.withPlugin(plugin) };
        const { server, stop } = await buildServer({ ...here.host, databases: listening }, []);
        const rounds: { statements: Statement[]; moment: number }[] = [];
        for (const { method, path, headers, body } of given.requests) {
          heard.length = 0;
          const moment = Date.now();
          const { statusCode } = await server.inject({
            ...{ method, url: path, headers: { ...headers } },
            ...(body === undefined ? {} : { payload: body }),
          });
          if (statusCode !== 200 && statusCode !== 303) throw new Error(`${path} answered ${statusCode}.`);
          rounds.push({ statements: heard.filter(isWork), moment });
        }
        await stop(0);
        const took = await runRaw(here.databases, rounds, actor, given.times);
        return { took, statements: rounds.at(-1)?.statements.length ?? 0 };
      },
      /** Searches by themselves, each in a transaction of its own: what a page of results adds shows beside them. */
      search: (asked: { worker: Actor; practitioner: Actor & { body: string } }): Promise<Searched[]> =>
        benchSearch(opened().databases, { partnership: SLUG, now: systemNow(), ...asked }, 40),
      memory: peakMemory,
    },
    async () => {
      await served?.stop(1000);
      await databases?.close();
    },
  );
};
