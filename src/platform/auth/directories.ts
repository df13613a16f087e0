import { sql } from 'kysely';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { ask } from '#calls';
import { outsideTransaction, schemaOf } from '#db';
import type { Instant } from '#kernel';
import type { Auth } from './auth.ts';
import { paths } from './paths.ts';
import { domainOf, saysSecondStep } from './rules.ts';

/** Where an organisation's own people sign in. */
export interface Directory {
  readonly partnership: string;
  readonly directory_id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly sealed: string;
  readonly domains: readonly string[];
  /** Levels of sign-in that its administrator has written down as a second step. */
  readonly acr: readonly string[];
  /** How long ago the sign-in there may be at most, in minutes. */
  readonly max_age: number | null;
  /** Its administrator's written word that it always asks for a second step. */
  readonly vouched: boolean;
}

/** The directories in force that take a domain of mail, or the one with that id, over every partnership. */
const directoriesBy = async (
  auth: Auth,
  { domain = null, id = null }: { readonly domain?: string | null; readonly id?: string | null },
  now: Instant,
): Promise<readonly Directory[]> => {
  outsideTransaction('Looking up directories');
  const partnerships = await auth.partnerships(now);
  if (partnerships.length === 0) return [];
  const { rows } = await sql<Directory>`${sql.join(
    partnerships.map(
      ({ slug }) => sql`select ${slug}::text as partnership, found.*
        from ${sql.id(schemaOf(slug), 'directories_of')}(${domain}::text, ${id}::uuid) as found`,
    ),
    sql` union all `,
  )}`.execute(auth.databases.serving);
  return rows;
};

/** Whose people have addresses like this one. It tells of an organisation, and of no person. */
export const directoriesFor = (auth: Auth, email: string, now: Instant): Promise<readonly Directory[]> =>
  directoriesBy(auth, { domain: domainOf(email) }, now);

/** One directory while it is in force. */
export const directoryById = async (auth: Auth, id: string, now: Instant): Promise<Directory | null> =>
  (await directoriesBy(auth, { id }, now))[0] ?? null;

/**
 * Learns from a directory how it is asked, and holds it to its word: the issuer it was registered under, and signatures that are looked
 * at although they come over TLS. Throws where it does not answer, or answers as somebody else.
 */
const configurationOf = async (auth: Auth, directory: Directory): Promise<Configuration> => {
  const secret = auth.seals.open({ what: 'directory', whose: directory.directory_id }, directory.sealed);
  if (secret === null) throw new Error('The secret of a directory was sealed under another SESSION_SECRET.');
  const issuer = new URL(directory.issuer);
  const config = await discovery(issuer, directory.client_id, secret, undefined, {
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
    timeout: 10,
    [customFetch]: (url, { method, headers, body }) =>
      ask(
        url,
        { allowed: auth.directoryNetworks },
        { method, headers, body: body === undefined || body === null ? undefined : String(body) },
      ),
  });
  enableNonRepudiationChecks(config);
  return config;
};

/** A sign-in at a directory that was begun: what it is to come back with, and the address where the person goes. */
export const Begun = z.object({
  directory: z.uuid(),
  organisation: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
});
export type Begun = z.infer<typeof Begun>;

/** The address to which a directory leads back: registered with it, letter for letter. */
const wayBackOf = ({ baseUrl }: Pick<Auth, 'baseUrl'>, { organisation_id }: Directory): string =>
  `${baseUrl}${paths.wayBack(organisation_id)}`;

/**
 * Begins a sign-in at a directory: authorisation code, PKCE, state and nonce, and the levels that count as a second step. Asked `again`
 * of somebody who is signed in, it is to look anew. Throws where the directory does not answer.
 */
export const beginAt = async (
  auth: Auth,
  directory: Directory,
  email: string,
  again: boolean,
): Promise<Begun> => {
  outsideTransaction('Asking a directory');
  const config = await configurationOf(auth, directory);
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const nonce = randomNonce();
  const to = buildAuthorizationUrl(config, {
    redirect_uri: wayBackOf(auth, directory),
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    login_hint: email,
    ...(directory.acr.length > 0 ? { acr_values: directory.acr.join(' ') } : {}),
    ...(directory.max_age === null ? {} : { max_age: `${directory.max_age * 60}` }),
    ...(again ? { prompt: 'login' } : {}),
  });
  const { directory_id, organisation_name: organisation } = directory;
  return { directory: directory_id, organisation, state, nonce, verifier, to: to.href };
};

/** Whom a directory vouched for. */
export interface VouchedFor {
  readonly subject: string;
  /** In lower case; null where the directory gives none, or says that it is not theirs. */
  readonly email: string | null;
  /** It says that more than a password was asked for, or its administrator vouches for that. */
  readonly secondStep: boolean;
}

const Mail = z.object({ email: z.string().max(254), email_verified: z.unknown() });

/** The address that a directory gives for somebody, unless it says itself that nobody has verified it. */
const emailIn = (claims: unknown): string | null => {
  const read = Mail.partial({ email_verified: true }).safeParse(claims);
  if (!read.success) return null;
  const { email, email_verified: verified } = read.data;
  // Some send nothing of it, and some send text: of its own domains the directory is believed, of its own doubt as well.
  return verified === undefined || verified === true || verified === 'true'
    ? email.trim().toLowerCase()
    : null;
};

/**
 * Takes what a person came back with: issuer, audience, signature, times and nonce of the ID token are judged, and the code is spent.
 * Throws where any of it does not hold.
 */
export const vouchedBy = async (
  auth: Auth,
  directory: Directory,
  begun: Begun,
  query: Readonly<Record<string, string>>,
): Promise<VouchedFor> => {
  outsideTransaction('Asking a directory');
  const config = await configurationOf(auth, directory);
  const back = new URL(wayBackOf(auth, directory));
  for (const [name, value] of Object.entries(query)) back.searchParams.set(name, String(value));
  const tokens = await authorizationCodeGrant(config, back, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
    ...(directory.max_age === null ? {} : { maxAge: directory.max_age * 60 }),
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The directory gave no ID token.');
  const secondStep = directory.vouched || saysSecondStep(claims, directory.acr);
  if (claims.email !== undefined || !config.serverMetadata().userinfo_endpoint)
    return { subject: claims.sub, email: emailIn(claims), secondStep };
  const told = await fetchUserInfo(config, tokens.access_token, claims.sub);
  return { subject: claims.sub, email: emailIn(told), secondStep };
};
