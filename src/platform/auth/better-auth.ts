import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { KyselyPlugin, UnknownRow } from 'kysely';
import { z } from 'zod';
import { type Databases, newId, schemaOf } from '#db';
import { type Passwords, slowPasswords } from './hashing.ts';

/** The library works with `Date`, our parsers give instants as text: a moment is one or the other at this door. */
const dates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map(
      (row): UnknownRow =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
          ]),
        ),
    ),
  }),
};

/** A session for an account whose proof was looked at elsewhere. */
const sessionFor = () =>
  createAuthEndpoint({ method: 'POST', body: z.object({ account: z.string() }) }, async (ctx) => {
    const user = await ctx.context.internalAdapter.findUserById(ctx.body.account);
    if (!user) throw new APIError('UNAUTHORIZED');
    const session = await ctx.context.internalAdapter.createSession(user.id);
    await setSessionCookie(ctx, { session, user });
    return ctx.json({ token: session.token });
  });

/** The cookie of a session that goes on under a new token. */
const cookieOfSession = createAuthEndpoint(
  { method: 'POST', body: z.object({ token: z.string() }) },
  async (ctx) => {
    const found = await ctx.context.internalAdapter.findSession(ctx.body.token);
    if (!found) throw new APIError('UNAUTHORIZED');
    await setSessionCookie(ctx, found);
    return ctx.json({ ok: true });
  },
);

/** Begins the session once a second step, a passkey or a directory has said who it is. Called by our own functions, by no address. */
const proven = { id: 'proven', endpoints: { beginProven: sessionFor(), cookieOfSession } };
/** Signs in as somebody made up, without a password. Only a program in demonstration mode has it at all. */
const demonstrationSignIn = { id: 'demonstration', endpoints: { signInDemonstration: sessionFor() } };

const prefixAt = (baseUrl: string): string => `${baseUrl.startsWith('https:') ? '__Host-' : ''}arden`;

export interface LibraryOptions {
  readonly databases: Databases;
  readonly secret: string;
  readonly baseUrl: string;
  readonly hours: number;
  readonly demonstration: boolean;
  readonly passwords?: Passwords;
}

/**
 * better-auth over our own tables. Its HTTP handler is mounted nowhere: its functions are called, outside any transaction, and
 * its cookies set by us. Limits on tries and on sessions are ours (its own do not guard these calls), and its cookie cache is
 * off, so that a session that was ended is ended at once.
 */
export const openBetterAuth = ({
  databases,
  secret,
  baseUrl,
  hours,
  demonstration,
  passwords = slowPasswords,
}: LibraryOptions) =>
  betterAuth({
    appName: 'Arden',
    baseURL: baseUrl,
    secret: createHmac('sha256', secret).update('sign-in').digest('hex'),
    database: {
      db: databases.serving.withPlugin(dates),
      type: 'postgres',
      schemaName: schemaOf(null),
      transaction: false,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: passwords,
    },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'provider_account_id',
        providerId: 'provider_id',
        userId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        actingPartnership: {
          type: 'string',
          fieldName: 'acting_partnership',
          required: false,
          input: false,
        },
        actingPost: { type: 'string', fieldName: 'acting_post', required: false, input: false },
        seenAt: { type: 'date', fieldName: 'seen_at', required: false, input: false },
      },
      expiresIn: hours * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    advanced: {
      // The library would name it __Secure-. With no Domain, Path=/ and Secure it may bear the stricter name: no other host can set it.
      cookiePrefix: prefixAt(baseUrl),
      useSecureCookies: false,
      defaultCookieAttributes: { secure: baseUrl.startsWith('https:') },
      ipAddress: { disableIpTracking: true },
      database: { generateId: newId, joins: true, validateSchema: false },
    },
    plugins: [proven, ...(demonstration ? [demonstrationSignIn] : [])],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });

export type BetterAuth = ReturnType<typeof openBetterAuth>;
