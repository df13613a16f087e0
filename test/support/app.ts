import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Databases } from '#db';
import { type Files, openFiles } from '#files';
import { buildServer, type Identity, type Served } from '#http';
import { type Instant, isRole } from '#kernel';
import { feedRoutes } from '#meetings';
import type { Printer } from '#print';
import { publicFormRoutes } from '#public-form';
import { publicRecordRoutes } from '#public-record';
import { modules, prepare } from '../../src/app.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP, ROOT } from './world.ts';

type Sent = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What came back: the page's text with its mark-up, or the parsed JSON. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly bytes?: Buffer;
  readonly json: () => unknown;
  readonly location: string;
  readonly header: (name: string) => string | undefined;
}

/** The whole application over a real database, spoken to as posts. */
export interface TestApp {
  readonly databases: Databases;
  readonly files: Files;
  /** Where they are kept. */
  readonly filesIn: string;
  readonly served: Served;
  /** The moment that the application believes it is; tests may move it. */
  now: Instant;
  /** Opens a page as a post. */
  readonly get: (post: string, url: string) => Promise<Answer>;
  /** Asks for the model as an agency's system does. */
  readonly getJson: (post: string, url: string) => Promise<Answer>;
  /** Opens a page, and gives the hidden marks of its form: sent with the fields, they say that the form was opened then. */
  readonly open: (post: string, url: string) => Promise<Record<string, string>>;
  /** The hidden marks of the form on a page that came back. */
  readonly hidden: (answer: Answer) => Record<string, string>;
  /** Sends a form as a browser does: opens the page of `from` first (or the form's own address) and sends its hidden fields too. */
  readonly send: (post: string, url: string, fields: Sent, from?: string) => Promise<Answer>;
  /** Sends a form that brings files, as a browser does. */
  readonly sendFiles: (
    post: string,
    url: string,
    fields: Sent,
    files: Readonly<Record<string, SentFile | readonly SentFile[]>>,
    from?: string,
  ) => Promise<Answer>;
  readonly sendJson: (
    post: string,
    url: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

const identityFor = async (databases: Databases, post: string, now: Instant): Promise<Identity | null> => {
  const rows = await asOwner(
    databases,
    (tx) =>
      tx
        .selectFrom('post')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
        .leftJoin('body', 'body.id', 'post.body_id')
        .select([
          'post.id',
          'post.title',
          'post.role',
          'staff.id as staff',
          'staff.name as staff_name',
          'staff.account_id',
          'organisation.id as organisation',
          'organisation.name as organisation_name',
          'body.id as body',
          'body.name as body_name',
        ])
        .where('post.id', '=', post)
        .execute(),
    now,
  );
  const found = rows[0];
  if (!found || !isRole(found.role)) return null;
  const account = found.account_id ?? `account-${found.staff}`;
  return {
    account,
    name: found.staff_name,
    session: 'test',
    severalPosts: false,
    actor: {
      account,
      staff: found.staff,
      staffName: found.staff_name,
      post: found.id,
      postTitle: found.title,
      role: found.role,
      organisation: found.organisation,
      organisationName: found.organisation_name,
      body: found.body,
      bodyName: found.body_name,
      partnership: PARTNERSHIP,
    },
  };
};

const encode = (fields: Sent): string => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value)
      form.append(name, one);
  return form.toString();
};

/** A file as somebody chooses it. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer | string;
  readonly type?: string;
}

const multipart = async (
  fields: Sent,
  files: Readonly<Record<string, SentFile | readonly SentFile[]>>,
): Promise<{ type: string; body: Buffer }> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value)
      form.append(name, one);
  for (const [name, value] of Object.entries(files))
    for (const { name: called, content, type = '' } of Array.isArray(value) ? value : [value])
      form.append(name, new Blob([content], { type }), called);
  const encoded = new Response(form);
  return {
    type: encoded.headers.get('content-type') ?? '',
    body: Buffer.from(await encoded.arrayBuffer()),
  };
};

const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(_csrf|_key|_post|_opened)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

/** Style sheets and scripts as `npm start` serves them, for tests that look; without it their names stand for them. */
const builtAssets = () => {
  const assetsFolder = join(ROOT, 'dist/assets');
  const names: Record<string, string> = JSON.parse(readFileSync(join(assetsFolder, 'manifest.json'), 'utf8'));
  return { assets: (name: string) => `/assets/${names[name] ?? name}`, assetsFolder };
};
const namedAssets = () => ({
  assets: (name: string) => `/assets/${name}`,
  assetsFolder: import.meta.dirname,
});

/** Opens the application over an embedded database of its own, or over the one given. */
const BASE_URL = 'http://localhost';
const SECRET = 'a secret for the tests of at least 32 characters';

export const openApp = async (
  given?: Databases,
  options: { assets?: 'built'; clamd?: string; most?: number; printer?: Printer } = {},
): Promise<TestApp> => {
  const databases = given ?? (await embeddedWorld());
  await prepare(databases, PARTNERSHIP, NOW);
  const folder = await mkdtemp(join(tmpdir(), 'arden-app-'));
  const files = openFiles({ folder, s3: null, clamd: options.clamd, most: options.most ?? 1_000_000 });
  const app: { now: Instant } = { now: NOW };
  const served = await buildServer(
    {
      databases,
      modules,
      identify: async (headers, now) => {
        const post = headers.get('x-test-post');
        const identity = post ? await identityFor(databases, post, now) : null;
        const session = headers.get('x-test-session');
        return identity && session ? { ...identity, session } : identity;
      },
      now: () => app.now,
      files,
      printer: options.printer,
      secret: SECRET,
      baseUrl: BASE_URL,
      demonstration: false,
      ...(options.assets === 'built' ? builtAssets() : namedAssets()),
      trustProxy: false,
      logLevel: 'silent',
      version: 'test',
    },
    [...publicFormRoutes({ secret: SECRET }), ...feedRoutes({ baseUrl: BASE_URL }), ...publicRecordRoutes()],
  );
  const cookies = new Map<string, string>();
  const call = async (
    post: string,
    method: 'GET' | 'POST',
    url: string,
    headers: Record<string, string>,
    payload?: string | Buffer,
  ): Promise<Answer> => {
    const jar = cookies.get(post);
    const got = await served.server.inject({
      method,
      url,
      headers: { host: 'localhost', 'x-test-post': post, ...(jar ? { cookie: jar } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of got.cookies)
      if (name === 'arden-visit') cookies.set(post, `${name}=${value}`);
    return {
      status: got.statusCode,
      text: got.payload,
      bytes: got.rawPayload,
      json: () => JSON.parse(got.payload),
      location: String(got.headers.location ?? ''),
      header: (name) => (got.headers[name] === undefined ? undefined : String(got.headers[name])),
    };
  };
  const html = { accept: 'text/html' };
  return Object.assign(app, {
    databases,
    files,
    filesIn: folder,
    served,
    get: (post: string, url: string) => call(post, 'GET', url, html),
    getJson: (post: string, url: string) => call(post, 'GET', url, { accept: 'application/json' }),
    hidden: ({ text }: Answer) => hiddenIn(text),
    open: async (post: string, url: string) => hiddenIn((await call(post, 'GET', url, html)).text),
    send: async (post: string, url: string, fields: Sent, from = url) => {
      const hidden = '_key' in fields ? {} : hiddenIn((await call(post, 'GET', from, html)).text);
      return call(
        post,
        'POST',
        url,
        { ...html, 'content-type': 'application/x-www-form-urlencoded' },
        encode({ ...hidden, ...fields }),
      );
    },
    sendFiles: async (
      post: string,
      url: string,
      fields: Sent,
      sent: Parameters<TestApp['sendFiles']>[3],
      from = url,
    ) => {
      const hidden = '_key' in fields ? {} : hiddenIn((await call(post, 'GET', from, html)).text);
      const { type, body } = await multipart({ ...hidden, ...fields }, sent);
      return call(post, 'POST', url, { ...html, 'content-type': type }, body);
    },
    sendJson: (post: string, url: string, body: unknown, headers: Record<string, string> = {}) =>
      call(
        post,
        'POST',
        url,
        { accept: 'application/json', 'content-type': 'application/json', ...headers },
        JSON.stringify(body),
      ),
    close: async () => {
      await served.stop();
      await databases.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
};

/** What the audit holds, as the owner reads it: the newest first. */
export const auditOf = (app: TestApp) =>
  asOwner(app.databases, async (tx) => {
    const { rows } = await sql<{
      event: string;
      outcome: string;
      post_id: string;
      target: string;
      subjects: string[];
    }>`
      select event, outcome, post_id, target, array(select child_id from audit_subject where event_id = audit_event.id) as subjects
      from audit_event order by id desc limit 200`.execute(tx);
    return rows;
  });
