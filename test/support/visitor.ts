import { createHash } from 'node:crypto';
import { type Auth, authRoutes, createAuth } from '#auth';
import type { Databases } from '#db';
import { buildServer, type Module, type Served } from '#http';
import type { Instant } from '#kernel';

const SECRET = 'a secret for the tests of at least 32 characters';

export interface House {
  readonly auth: Auth;
  readonly served: Served;
  /** Somebody new at a browser, at an address of the network of their own unless one is given. */
  readonly visitor: (address?: string) => Visitor;
}
type Options = Partial<Omit<Parameters<typeof createAuth>[0], 'databases'>> & {
  readonly modules?: readonly Module[];
  readonly now: () => Instant;
};

/** Kept with nothing that takes time: the slow ones are tried beside their code and in a browser, where people sign in for real. */
const quick = (password: string): string =>
  `quick:${createHash('sha256').update(password.normalize('NFKC')).digest('hex')}`;
export const quickPasswords: NonNullable<Parameters<typeof createAuth>[0]['passwords']> = {
  hash: async (password) => quick(password),
  verify: async ({ hash, password }) => hash === quick(password),
};

/** The real sign-in before the given modules, as people at browsers meet it; live, and reached by https, unless told. */
export const openHouse = async (
  databases: Databases,
  { modules = [], now, ...options }: Options,
): Promise<House> => {
  const auth = createAuth({
    databases,
    secret: SECRET,
    baseUrl: 'https://arden.example',
    idleMinutes: 30,
    hours: 12,
    demonstration: false,
    passwords: quickPasswords,
    ...options,
  });
  const served = await buildServer(
    {
      databases,
      modules,
      identify: auth.identify,
      now,
      secret: SECRET,
      baseUrl: auth.baseUrl,
      demonstration: auth.demonstration,
      assets: (name) => `/assets/${name}`,
      assetsFolder: import.meta.dirname,
      // Each visitor has an address of its own, so that the limit by address does not join the tests together.
      trustProxy: 1,
      logLevel: 'silent',
      version: 'test',
    },
    authRoutes(auth),
  );
  return { auth, served, visitor: (address) => visit(served, new Map(), address) };
};

interface Reply {
  readonly status: number;
  readonly to: string;
  readonly text: string;
  readonly cookies: readonly string[];
  readonly header: (name: string) => string | undefined;
}

/** Somebody with a browser: it keeps cookies, and sends a form with the hidden fields of the page that it stands on. */
export interface Visitor {
  readonly get: (url: string) => Promise<Reply>;
  readonly send: (url: string, fields: Record<string, string>, from?: string) => Promise<Reply>;
  readonly signIn: (email: string, password: string, after?: string) => Promise<Reply>;
  /** The cookies, by name. */
  readonly jar: Map<string, string>;
  /** Another browser with the same cookies. */
  readonly copy: () => Visitor;
}

let visitors = 0;
const ownAddress = (): string => {
  visitors += 1;
  return `10.0.${visitors >> 8}.${visitors & 255}`;
};
const visit = (served: Served, jar = new Map<string, string>(), address: string = ownAddress()): Visitor => {
  const keep = (line: string) => {
    const [pair = '', ...flags] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const isOver = flags.some((flag) => /^(Max-Age=0|Expires=Thu, 01 Jan 1970.*)$/.test(flag));
    if (isOver) jar.delete(name);
    else jar.set(name, value);
  };
  const call = async (method: 'GET' | 'POST', url: string, payload?: string): Promise<Reply> => {
    const reply = await served.server.inject({
      method,
      url,
      headers: {
        host: 'arden.example',
        accept: 'text/html',
        'x-forwarded-for': address,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const cookies = [reply.headers['set-cookie'] ?? []].flat();
    cookies.forEach(keep);
    return {
      status: reply.statusCode,
      to: String(reply.headers.location ?? ''),
      text: reply.payload.replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
      cookies,
      header: (name) => (reply.headers[name] === undefined ? undefined : String(reply.headers[name])),
    };
  };
  const send = async (url: string, fields: Record<string, string>, from = url): Promise<Reply> => {
    const { text } = await call('GET', from);
    const hidden = [...text.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    );
    return call('POST', url, new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }).toString());
  };
  return {
    jar,
    get: (url) => call('GET', url),
    send,
    signIn: (email, password, after = '') => send('/sign-in', { email, password, after }, '/sign-in'),
    copy: () => visit(served, new Map(jar)),
  };
};
