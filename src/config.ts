import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type FilesConfig, filesFaults, filesOf, filesSchemas, filesSettings } from './config/files.ts';
import { type MailConfig, mailFaults, mailOf, mailSchemas, mailSettings } from './config/mail.ts';
import { type PrintingConfig, printingOf, printingSchemas, printingSettings } from './config/printing.ts';
import {
  hostName,
  isLoopback,
  networks,
  origin,
  postgresUrl,
  proxies,
  WrongSetting,
  wholeNumber,
} from './config/values.ts';

export { isLoopback, WrongSetting };

/** The environment of this process. No other file reads it: whoever needs a setting takes a `Config`. */
export const environment: NodeJS.ProcessEnv = process.env;

/** The folder of the package, which holds migrations/, dist/ and package.json, wherever the program was started from. */
export const packageRoot: string = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

/** Where the records are kept: in this process, for trial and teaching, or on a PostgreSQL server, for live work. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'postgres';
      /** Signs in as a member of the app and reader roles only. */
      readonly url: string;
      /** Signs in as the owner; what serves people works without it, and `arden migrate` asks for it. */
      readonly ownerUrl: string | undefined;
      /** Reaches the server past a connection pooler, for LISTEN. */
      readonly directUrl: string;
    };

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly database: DatabaseConfig;
  readonly poolSize: number;
  /** The address that people use, without a slash at its end. */
  readonly baseUrl: string;
  /** Undefined where the secret is kept in `dataDir`: `sessionSecret` finds or makes it. */
  readonly givenSecret: string | undefined;
  /** Made-up people may be shown to sign in as, and an empty folder gets a made-up partnership. */
  readonly demonstration: boolean;
  readonly logLevel: (typeof logLevels)[number];
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  /** How much one account may ask for in a minute. */
  readonly paces: { readonly person: number; readonly system: number };
  readonly mail: MailConfig;
  readonly files: FilesConfig;
  readonly printing: PrintingConfig;
  /** Networks that are not public where an organisation's directory may stand. */
  readonly directoryNetworks: readonly string[];
  /** Networks that are not public, and where an agency's system may be told of news all the same. */
  readonly webhookNetworks: readonly string[];
  /** Proxies whose word on a visitor's address is taken: how many stand before us, or which. */
  readonly trustProxy: false | number | readonly string[];
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The words that switch demonstration mode on beside a real database: nobody types them by mistake. */
const SYNTHETIC = 'yes-this-is-synthetic';

export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly does: string;
}

/** Every setting, in the order in which a person needs them: the type leaves none out. */
const documented: Readonly<Record<keyof typeof schemas, Omit<Setting, 'name'>>> = {
  PORT: { default: '3000', does: 'The port that Arden listens on.' },
  HOST: {
    default: '127.0.0.1',
    does: 'The address that Arden listens on. In demonstration mode only this machine: 127.0.0.1, ::1 or localhost.',
  },
  BASE_URL: {
    default: 'http://localhost:PORT',
    does: 'The address that people type, such as https://arden.example.gov.uk. Links and sign-in depend on it.',
  },
  DATA_DIR: {
    default: './data',
    does: 'The folder for the embedded database, the session secret and the lock. A relative one starts from the folder of Arden.',
  },
  DATABASE_URL: {
    default: 'the embedded database in DATA_DIR',
    does: 'The PostgreSQL database to work on, as a member of the app and reader roles. Live work needs one.',
  },
  DATABASE_OWNER_URL: {
    default: 'none',
    does: 'The same database as its owner. "arden migrate" needs it; the server does without.',
  },
  DATABASE_DIRECT_URL: {
    default: 'DATABASE_URL',
    does: 'The same database past a connection pooler, where DATABASE_URL goes through one.',
  },
  POOL_SIZE: { default: '10', does: 'How many connections to PostgreSQL each process may open.' },
  SESSION_SECRET: {
    default: 'made in DATA_DIR',
    does: 'Signs sessions: 32 characters or more, the same for every process. Demanded with DATABASE_URL.',
  },
  SESSION_IDLE_MINUTES: { default: '30', does: 'A session ends when nothing is done for this long.' },
  SESSION_HOURS: { default: '12', does: 'A session ends this long after sign-in, whatever is done.' },
  PERSON_REQUESTS: {
    default: '600',
    does: 'How many pages, files and acts one person may ask for in a minute; ten times as many in demonstration mode.',
  },
  SYSTEM_REQUESTS: { default: '3000', does: 'The same for an agency’s system.' },
  DEMO: {
    default: 'yes with the embedded database, else no',
    does: `Demonstration mode, with made-up people to sign in as. With DATABASE_URL it takes the words ${SYNTHETIC}.`,
  },
  TRUST_PROXY: {
    default: 'no',
    does: 'The proxies before Arden: how many, or their addresses with commas between. Limits on sign-in depend on it.',
  },
  ...mailSettings,
  ...filesSettings,
  ...printingSettings,
  DIRECTORY_NETWORKS: {
    default: 'none',
    does: 'Networks that are not public where an organisation’s directory may stand, with commas between, such as 10.2.0.0/16.',
  },
  WEBHOOK_NETWORKS: {
    default: 'none',
    does: 'Networks that are not public and that webhooks may go to all the same, such as 10.2.0.0/16, with commas between.',
  },
  LOG_LEVEL: { default: 'info', does: `How much is logged: ${logLevels.join(', ')}.` },
};

/** What `arden help` and the guide for administrators print. */
export const settings: readonly Setting[] = Object.entries(documented).map(([name, says]) => ({
  name,
  ...says,
}));

const schemas = {
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: hostName.default('127.0.0.1'),
  BASE_URL: origin.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  POOL_SIZE: wholeNumber(2, 200).default(10),
  SESSION_SECRET: z.string().min(32, { error: 'it must have 32 characters or more.' }).optional(),
  SESSION_IDLE_MINUTES: wholeNumber(1, 480).default(30),
  SESSION_HOURS: wholeNumber(1, 24).default(12),
  PERSON_REQUESTS: wholeNumber(60, 100_000).default(600),
  SYSTEM_REQUESTS: wholeNumber(60, 1_000_000).default(3000),
  DEMO: z.enum(['yes', 'no', SYNTHETIC], { error: 'it must be yes or no.' }).optional(),
  TRUST_PROXY: proxies.default(false),
  ...mailSchemas,
  ...filesSchemas,
  ...printingSchemas,
  DIRECTORY_NETWORKS: networks.default([]),
  WEBHOOK_NETWORKS: networks.default([]),
  LOG_LEVEL: z.enum(logLevels, { error: `it must be one of ${logLevels.join(', ')}.` }).default('info'),
} as const;

/** What may hold a password is never repeated in a sentence. */
const KEPT_BACK = /^(DATABASE_|SESSION_SECRET|SMTP_URL|NOTIFY_API_KEY|FILES_S3_)/;

/** Reads the settings. A blank one counts as not set. Throws `WrongSetting` with every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    settings.flatMap(({ name }) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const read = z.object(schemas).safeParse(given);
  if (!read.success) {
    throw new WrongSetting(
      read.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return KEPT_BACK.test(name)
          ? `${name} is wrong: ${message}`
          : `${name} is "${given[name]}": ${message}`;
      }),
    );
  }
  const set = read.data;
  const demonstration = set.DATABASE_URL ? set.DEMO === SYNTHETIC : set.DEMO !== 'no';
  const faults = disagreements(set, demonstration);
  if (faults.length > 0) throw new WrongSetting(faults);

  const named = set.HOST.includes(':') ? `[${set.HOST}]` : set.HOST;
  const reached = isLoopback(set.HOST) || ['0.0.0.0', '::'].includes(set.HOST) ? 'localhost' : named;
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: resolve(packageRoot, set.DATA_DIR),
    database: set.DATABASE_URL
      ? {
          kind: 'postgres',
          url: set.DATABASE_URL,
          ownerUrl: set.DATABASE_OWNER_URL,
          directUrl: set.DATABASE_DIRECT_URL ?? set.DATABASE_URL,
        }
      : { kind: 'embedded' },
    poolSize: set.POOL_SIZE,
    baseUrl: set.BASE_URL ?? `http://${reached}:${set.PORT}`,
    givenSecret: set.SESSION_SECRET,
    demonstration,
    logLevel: set.LOG_LEVEL,
    sessionIdleMinutes: set.SESSION_IDLE_MINUTES,
    sessionHours: set.SESSION_HOURS,
    paces: { person: set.PERSON_REQUESTS, system: set.SYSTEM_REQUESTS },
    mail: mailOf(set),
    files: filesOf(set),
    printing: printingOf(set, env),
    directoryNetworks: set.DIRECTORY_NETWORKS,
    webhookNetworks: set.WEBHOOK_NETWORKS,
    trustProxy: set.TRUST_PROXY,
  };
}

type Settings = z.infer<z.ZodObject<typeof schemas>>;

/** Settings that are each right and do not go together. */
function disagreements(set: Settings, demonstration: boolean): string[] {
  const faults: string[] = [...mailFaults(set, demonstration), ...filesFaults(set)];
  if (demonstration && !isLoopback(set.HOST)) {
    faults.push(
      `HOST is "${set.HOST}": in demonstration mode anyone may sign in as anyone, so Arden serves this machine only. ` +
        'Take HOST away, or set DEMO=no.',
    );
  }
  if (set.SESSION_IDLE_MINUTES > set.SESSION_HOURS * 60) {
    faults.push('SESSION_IDLE_MINUTES is longer than SESSION_HOURS: no session lives that long.');
  }
  if (!set.DATABASE_URL) {
    for (const name of ['DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL'] as const) {
      if (set[name]) faults.push(`${name} is set and DATABASE_URL is not: set both, or neither.`);
    }
    return faults;
  }
  if (!set.SESSION_SECRET) {
    faults.push(
      'SESSION_SECRET is not set, and DATABASE_URL is: every process must sign sessions with the same secret. ' +
        'Make one with "openssl rand -hex 32", and keep it where you keep passwords.',
    );
  }
  if (set.DEMO === 'yes') {
    faults.push(
      `DEMO is "yes", and DATABASE_URL is set: anyone could sign in to that database as anyone. ` +
        `If nothing in it is real, set DEMO=${SYNTHETIC}; otherwise take DEMO away.`,
    );
  }
  if (set.DATABASE_OWNER_URL === set.DATABASE_URL) {
    faults.push(
      'DATABASE_OWNER_URL is the same as DATABASE_URL: the role that serves people must not own the tables, ' +
        'because an owner goes round the rules on who may see what.',
    );
  }
  return faults;
}
