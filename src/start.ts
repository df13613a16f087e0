import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { authRoutes, createAuth, type DemoAccount, demoAccounts } from '#auth';
import { systemNow } from '#clock';
import { createPartnership, type Databases, type Migration, partnershipsIn } from '#db';
import { type Files, filesFolder, openFiles } from '#files';
import { buildServer, type Host } from '#http';
import { startJobs } from '#jobs';
import { type Day, dayOf } from '#kernel';
import { openMailer } from '#mail';
import { feedRoutes } from '#meetings';
import { openPrinter } from '#print';
import { publicFormRoutes } from '#public-form';
import { publicRecordRoutes } from '#public-record';
import { statementRoutes } from '#statements';
import { modules, prepare, tellPerson } from './app.ts';
import { bringUp, moduleJobs } from './cli/bring-up.ts';
import { sessionSecret } from './config/secret.ts';
import { type Config, packageRoot } from './config.ts';
import { DEMONSTRATION, demonstrationState, SEED } from './demonstration.ts';

/** Fills an empty partnership with made-up people and their work. The same day and seed give the same partnership. */
export type LayPartnership = (
  databases: Databases,
  how: {
    readonly slug: string;
    readonly children: number;
    readonly day: Day;
    readonly seed: number;
    readonly log: (sentence: string) => void;
    readonly files: Files;
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

const CHILDREN = 1000;
/** How long the jobs may take once the last request is answered: what is not done by then runs again. */
const JOBS_MAY_TAKE = 2_000;

/** Serves an open database. An embedded one is brought up to the program first; a server's was, or its opener refused. */
export const start = async (given: Start): Promise<Running> => {
  const { config, databases, migrations } = given;
  if (config.database.kind === 'embedded') await bringUp(databases, migrations, systemNow());
  // Before anything is made: a port that another holds is told at once.
  await demandPort(config);
  if (config.demonstration) await openDemonstration(given);

  const { baseUrl, demonstration, trustProxy, logLevel } = config;
  const { sessionIdleMinutes: idleMinutes, sessionHours: hours } = config;
  const secret = await sessionSecret(config);
  const auth = createAuth({
    ...{ databases, secret, baseUrl, idleMinutes, hours, demonstration },
    directoryNetworks: config.directoryNetworks,
    tells: tellPerson,
  });
  const files = openFiles({ folder: filesFolder(config.dataDir), ...config.files });
  const printer = config.printing ? openPrinter(config.printing) : undefined;
  const host: Host = {
    databases,
    files,
    printer,
    modules,
    identify: auth.identify,
    now: systemNow,
    secret,
    baseUrl,
    demonstration,
    paces: config.paces,
    ...(await builtAssets()),
    trustProxy,
    logLevel,
    version: programVersion(),
  };
  const access = authRoutes(auth);
  const served = await buildServer(host, [
    ...access,
    ...statementRoutes(host, { idleMinutes, hours }, access),
    ...publicFormRoutes(host),
    ...feedRoutes(host),
    ...publicRecordRoutes(),
  ]);
  const partnerships = await partnershipsIn(databases.serving);
  if (partnerships.length === 0)
    given.log('There is no partnership in this database yet. "arden help" lists what makes one.');
  const mailer = openMailer(config.mail);
  const jobs = await startJobs(
    databases,
    moduleJobs(),
    partnerships,
    served.server.log,
    {
      mailer,
      webhookNetworks: config.webhookNetworks,
      baseUrl,
    },
    files,
    printer,
  );
  const stop = async () => {
    await served.stop();
    await Promise.race([jobs.stop(), after(JOBS_MAY_TAKE, undefined, { ref: false })]);
    mailer?.close();
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

/** Throws as listening would where the port cannot be had. */
const demandPort = async ({ port, host }: Config): Promise<void> => {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
};

/** A demonstration with no partnership gets a made-up one; one that was begun and not finished is filled. */
const openDemonstration = async ({ config, databases, migrations, lay, log }: Start): Promise<void> => {
  const { owner } = databases;
  if (!owner || config.database.kind !== 'embedded') return;
  const now = systemNow();
  const state = await demonstrationState(databases, now);
  if (state !== 'begun' && (await partnershipsIn(owner)).length > 0) return;
  log('Making the partnership of the demonstration, once. Everybody in it is made up.');
  if (state === 'none')
    await createPartnership(owner, migrations, { slug: DEMONSTRATION, name: 'Arden Vale', synthetic: true });
  await prepare(databases, DEMONSTRATION, now);
  await lay?.(databases, {
    slug: DEMONSTRATION,
    children: CHILDREN,
    day: dayOf(now),
    seed: SEED,
    log,
    files: openFiles({ folder: filesFolder(config.dataDir), ...config.files }),
  });
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
