import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { authRoutes, createAuth, type DemoAccount, demoAccounts } from '#auth';
import { systemNow } from '#clock';
import { createPartnership, type Databases, type Migration, partnershipsIn } from '#db';
import { buildServer, type Host } from '#http';
import { startJobs } from '#jobs';
import { type Day, dayOf } from '#kernel';
import { statementRoutes } from '#statements';
import { modules, prepare } from './app.ts';
import { bringUp, moduleJobs } from './cli/bring-up.ts';
import { sessionSecret } from './config/secret.ts';
import { type Config, packageRoot } from './config.ts';

/** Fills an empty partnership with made-up people and their work. The same day and seed give the same partnership. */
export type LayPartnership = (
  databases: Databases,
  how: {
    readonly slug: string;
    readonly children: number;
    readonly day: Day;
    readonly seed: number;
    readonly log: (sentence: string) => void;
  },
) => Promise<void>;

export interface Start {
  readonly config: Config;
  readonly databases: Databases;
  readonly migrations: readonly Migration[];
  /** Fills the demonstration on its first start; null leaves it empty. */
  readonly lay: LayPartnership | null;
  /** Told to whoever waits at the terminal. */
  readonly log: (sentence: string) => void;
}

export interface Running {
  /** Where people find it. */
  readonly address: string;
  /** The made-up people one may sign in as; none outside demonstration mode. */
  readonly people: readonly DemoAccount[];
  /** Finishes the requests under way, then the jobs, within nine seconds. The database is its opener's to close. */
  readonly stop: () => Promise<void>;
}

export const DEMONSTRATION = 'arden';
const CHILDREN = 1000;
export const SEED = 1;
/** How long the jobs may take once the last request is answered: what is not done by then runs again. */
const JOBS_MAY_TAKE = 2_000;

/** Serves an open database. An embedded one is brought up to the program first; a server's was, or its opener refused. */
export const start = async (given: Start): Promise<Running> => {
  const { config, databases, migrations } = given;
  if (config.database.kind === 'embedded') await bringUp(databases, migrations, systemNow());
  if (config.demonstration) await openDemonstration(given);

  const { baseUrl, demonstration, trustProxy, logLevel } = config;
  const { sessionIdleMinutes: idleMinutes, sessionHours: hours } = config;
  const secret = await sessionSecret(config);
  const auth = createAuth({ databases, secret, baseUrl, idleMinutes, hours, demonstration });
  const host: Host = {
    databases,
    modules,
    identify: auth.identify,
    now: systemNow,
    secret,
    baseUrl,
    demonstration,
    ...(await builtAssets()),
    trustProxy,
    logLevel,
    version: programVersion(),
  };
  const served = await buildServer(host, [
    ...authRoutes(auth),
    ...statementRoutes(host, { idleMinutes, hours }),
  ]);
  const partnerships = await partnershipsIn(databases.serving);
  if (partnerships.length === 0)
    given.log('There is no partnership in this database yet. "arden help" lists what makes one.');
  const jobs = await startJobs(databases, moduleJobs(), partnerships, served.server.log);
  const stop = async () => {
    await served.stop();
    await Promise.race([jobs.stop(), after(JOBS_MAY_TAKE, undefined, { ref: false })]);
  };
  try {
    const listening = await served.listen(config.port, config.host);
    const now = systemNow();
    return {
      address: config.port === 0 ? listening : baseUrl,
      people: await demoAccounts(auth, { now, today: dayOf(now) }),
      stop,
    };
  } catch (problem) {
    await stop();
    throw problem;
  }
};

/**
 * A demonstration with no partnership gets a made-up one. A note stands in the folder until it is whole, so that one that was
 * interrupted half-way is taken down and made again.
 */
const openDemonstration = async ({ config, databases, migrations, lay, log }: Start): Promise<void> => {
  const { owner } = databases;
  if (!owner || config.database.kind !== 'embedded') return;
  const unfinished = join(config.dataDir, 'demonstration-unfinished');
  if ((await readFile(unfinished, 'utf8').catch(() => null)) !== null) await takeDown(databases);
  if ((await partnershipsIn(owner)).length > 0) return;
  await writeFile(unfinished, 'This note goes when the demonstration is whole.\n');
  log('Making the partnership of the demonstration, once. Everybody in it is made up.');
  const about = { slug: DEMONSTRATION, name: 'Arden Vale', synthetic: true };
  await createPartnership(owner, migrations, about);
  const now = systemNow();
  await prepare(databases, DEMONSTRATION, now);
  await lay?.(databases, {
    slug: DEMONSTRATION,
    children: CHILDREN,
    day: dayOf(now),
    seed: SEED,
    log,
  });
  await rm(unfinished);
};

/** Takes down the demonstration and the accounts of its made-up people. */
const takeDown = async ({ executeAsOwner }: Databases): Promise<void> => {
  if (!executeAsOwner) throw new Error('Only the owner takes a partnership down.');
  await executeAsOwner(`begin;
    drop schema if exists partnership_${DEMONSTRATION} cascade;
    update arden.session set acting_partnership = null, acting_post = null where acting_partnership = '${DEMONSTRATION}';
    delete from arden.partnership where slug = '${DEMONSTRATION}' and synthetic;
    delete from arden.account where demonstration;
    commit;`);
};

/** The built files by the names that pages ask for. */
const builtAssets = async (): Promise<Pick<Host, 'assets' | 'assetsFolder'>> => {
  const assetsFolder = join(packageRoot, 'dist/assets');
  const manifest = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(assetsFolder, 'manifest.json'), 'utf8')));
  return { assetsFolder, assets: (name) => `/assets/${manifest[name] ?? name}` };
};

const programVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')))
    .version;
