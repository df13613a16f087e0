import { z } from 'zod';
import { DatabaseRefused, type Databases, openServerDatabase, pendingMigrations } from '#db';
import type { DatabaseConfig } from '../../config.ts';
import { isDenied, programMigrations, unreachable } from '../database.ts';
import { type Finding, good, warning, wrong } from './checks.ts';
import { judgeLogin } from './login.ts';

type Server = Extract<DatabaseConfig, { kind: 'postgres' }>;

const OLDEST = 15;
/** Seconds. Deadlines are counted by the program's clock, jobs by the database's. */
const MOST_SKEW = 5;

/** Looks into a PostgreSQL server through the login that serves, and tries the other logins that are set. */
export const lookIntoServer = async ({ url, ownerUrl, directUrl }: Server): Promise<readonly Finding[]> => {
  const served = await lookThrough(url, 'DATABASE_URL', async (databases) => [
    ...(await judgeServer(databases)),
    ...(await judgeMigrations(databases)),
    ...(await judgeLogin(databases)),
  ]);
  const others = [
    ['DATABASE_OWNER_URL', ownerUrl],
    ['DATABASE_DIRECT_URL', directUrl === url ? undefined : directUrl],
  ] as const;
  const tried = await Promise.all(
    others.map(async ([setting, other]) =>
      other === undefined ? [] : lookThrough(other, setting, async () => [good(`${setting} signs in.`)]),
    ),
  );
  return [...served, ...tried.flat()];
};

const lookThrough = async (
  url: string,
  setting: string,
  look: (databases: Databases) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  const databases = openServerDatabase(url, undefined, 1);
  try {
    await databases.execute('select 1');
    return await look(databases);
  } catch (problem) {
    const why = unreachable(problem);
    if (!why) throw problem;
    return [wrong(`${setting}: ${why}`, `Start the server, or put ${setting} right.`)];
  } finally {
    await databases.close();
  }
};

const Server = z.object({
  version: z.number(),
  release: z.string(),
  encoding: z.string(),
  missing: z.array(z.string()),
  time: z.number(),
});

const judgeServer = async (databases: Databases): Promise<Finding[]> => {
  const before = Date.now();
  const { rows } = await databases.execute(`
    select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as release,
      current_setting('server_encoding') as encoding,
      (select coalesce(jsonb_agg(name), '[]') from unnest(array['pg_trgm', 'fuzzystrmatch']) as name
        where name not in (select extname from pg_extension) and name not in (select name from pg_available_extensions)) as missing,
      (extract(epoch from clock_timestamp()) * 1000)::float8 as time`);
  const after = Date.now();
  const { version, release, encoding, missing, time } = Server.parse(rows[0]);
  const findings: Finding[] = [];
  if (version < OLDEST)
    findings.push(
      wrong(`The server is PostgreSQL ${release}.`, `Upgrade it: Arden needs ${OLDEST} or newer.`),
    );
  if (encoding !== 'UTF8')
    findings.push(
      wrong(
        `The database is encoded in ${encoding}, and people's names need UTF8.`,
        'Make a new database with: create database … encoding UTF8 template template0.',
      ),
    );
  for (const name of missing)
    findings.push(
      wrong(
        `The extension ${name} is not installed on the server, and search by name needs it.`,
        'Install the contributed extensions of PostgreSQL (Debian and Ubuntu bring them with the server).',
      ),
    );
  const skew = Math.max(before - time, time - after, 0) / 1000;
  if (skew > MOST_SKEW)
    findings.push(
      warning(
        `The clocks of this machine and of the database server differ by ${Math.round(skew)} seconds.`,
        'Set both from a time server (NTP): deadlines are counted by one, and jobs start by the other.',
      ),
    );
  return findings.length > 0 ? findings : [good(`PostgreSQL ${release}, with what Arden needs.`)];
};

const judgeMigrations = async (databases: Databases): Promise<Finding[]> => {
  try {
    const pending = await pendingMigrations(databases.serving, await programMigrations());
    if (pending === 0) return [good('The database is up to date with this program.')];
    const lacks = pending === 1 ? 'one migration' : `${pending} migrations`;
    return [wrong(`The database lacks ${lacks} of this program.`, 'Run "arden migrate" as the owner.')];
  } catch (problem) {
    if (isDenied(problem))
      return [
        wrong(
          'The login of DATABASE_URL may not look into the tables of Arden.',
          'Make it a member of arden_app and arden_reader.',
        ),
      ];
    if (!(problem instanceof DatabaseRefused)) throw problem;
    return [wrong(problem.message, 'Nothing was changed.')];
  }
};
