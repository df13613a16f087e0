import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

/** Somebody in an organisation's directory. */
export interface DirectoryPerson {
  readonly sub: string;
  readonly email: string;
  readonly verified: boolean;
}

/** A real provider of OpenID Connect at a port of this machine, with people in it. */
export interface TestDirectory {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly people: Map<string, DirectoryPerson>;
  /** Who sits at the browser that it asks; null refuses, as it does for somebody who left. */
  asks: string | null;
  /** How it says that it looked: ways (amr) and a level (acr); nothing where it says nothing. */
  says: { readonly amr?: readonly string[]; readonly acr?: string };
  /** What it was asked for, the last time. */
  asked: URLSearchParams;
  /** Given instead of the ID token that it made. */
  swap: ((own: Record<string, unknown>) => string) | null;
  /** Signs claims with the provider's own key, or with one that it does not know. */
  readonly mint: (claims: Record<string, unknown>, by?: 'own' | 'strange') => string;
  /** Goes where a browser is sent, signs in there, and gives the address that it is led back to. */
  readonly visit: (address: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

/** Opens a directory that leads back to the given address. */
export const openDirectory = async (wayBack: string): Promise<TestDirectory> => {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const people = new Map<string, DirectoryPerson>();
  const clientId = 'arden';
  const clientSecret = 'a secret of the directory that nobody guesses';
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const directory: TestDirectory = {
    issuer,
    clientId,
    clientSecret,
    people,
    asks: null,
    says: { amr: ['pwd', 'otp', 'mfa'] },
    asked: new URLSearchParams(),
    swap: null,
    mint: (claims, by = 'own') => {
      const text = `${part({ alg: 'RS256', kid: 'own', typ: 'JWT' })}.${part(claims)}`;
      const key = (by === 'own' ? own : strange).privateKey;
      return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
    },
    visit: async (start) => {
      directory.asked = new URL(start).searchParams;
      const jar = new Map<string, string>();
      let next = start;
      for (let steps = 0; steps < 10; steps += 1) {
        const got = await fetch(next, {
          redirect: 'manual',
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of got.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        const to = got.headers.get('location');
        if (to === null) throw new Error(`The directory stopped at ${got.status}: ${await got.text()}`);
        next = new URL(to, next).href;
        if (!next.startsWith(issuer)) return next;
      }
      throw new Error('The directory led round in a circle.');
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [wayBack],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }] },
    acrValues: ['two-factors'],
    claims: { openid: ['sub', 'amr', 'acr'], acr: null, email: ['email', 'email_verified'], profile: [] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['a key of the directory’s own'] },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: async (_: unknown, sub: string) => {
      const found = people.get(sub);
      return found
        ? {
            accountId: sub,
            claims: async () => ({ sub, email: found.email, email_verified: found.verified }),
          }
        : undefined;
    },
    loadExistingGrant: async (ctx: {
      oidc: {
        provider: Provider;
        client: { clientId: string };
        session: { accountId: string };
      };
    }) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const given = provider.callback();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    if (path.startsWith('/interaction/')) {
      const result = directory.asks
        ? { login: { accountId: directory.asks, ...directory.says } }
        : { error: 'access_denied', error_description: 'The account is disabled' };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    const { swap } = directory;
    if (path === '/token' && swap) {
      // What a man in the middle, or a directory that lies, would send.
      const end = response.end.bind(response);
      response.end = ((body: unknown) => {
        const sent = JSON.parse(String(body));
        const swapped = JSON.stringify({ ...sent, id_token: swap(claimsOf(sent.id_token)) });
        response.setHeader('content-length', Buffer.byteLength(swapped));
        return end(swapped);
        // The provider sends its answers by this one form of it.
      }) as typeof response.end;
    }
    await given(request, response);
  };
  return directory;
};
