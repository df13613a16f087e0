import { outsideTransaction, schemaOf, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { Auth } from './auth.ts';
import { cookieNamed } from './cookies.ts';
import { later, TICKET_MINUTES } from './rules.ts';
import type { StepKind } from './tables.ts';
import { hashOfTicket, makeTicket } from './token.ts';

/** A sign-in that is under way in one browser. What it holds is the browser's for a few minutes, and works once. */
export interface Step {
  readonly hash: string;
  readonly kind: StepKind;
  readonly account: string | null;
  readonly held: Readonly<Record<string, unknown>>;
}

const nameOf = (auth: Pick<Auth, 'baseUrl'>, kind: StepKind): string =>
  `${auth.baseUrl.startsWith('https:') ? '__Host-' : ''}arden.${kind}`;

const cookie = (auth: Pick<Auth, 'baseUrl'>, kind: StepKind, value: string, seconds: number): string =>
  [
    `${nameOf(auth, kind)}=${value}`,
    'Path=/',
    `Max-Age=${seconds}`,
    'HttpOnly',
    // A directory leads back from another site: the cookie must come along on that one way in.
    'SameSite=Lax',
    ...(auth.baseUrl.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

/** Begins a step in a transaction of the house; gives the cookie that the browser keeps meanwhile. */
export const beginStep = async (
  tx: Tx,
  auth: Pick<Auth, 'baseUrl'>,
  { kind, account, held, now }: Omit<Step, 'hash'> & { readonly now: Instant },
): Promise<string> => {
  const { ticket, hash } = makeTicket();
  await tx.deleteFrom('sign_in_step').where('expires_at', '<', now).execute();
  await tx
    .insertInto('sign_in_step')
    .values({
      hash,
      kind,
      account_id: account,
      held: JSON.stringify(held),
      expires_at: later(now, TICKET_MINUTES * 60_000),
    })
    .execute();
  return cookie(auth, kind, ticket, TICKET_MINUTES * 60);
};

/** The step that a browser is in the middle of; null where there is none, or it took too long. */
export const stepOf = async (
  auth: Auth,
  kind: StepKind,
  { headers, now }: { readonly headers: Headers; readonly now: Instant },
): Promise<Step | null> => {
  outsideTransaction('Looking up a sign-in under way');
  const ticket = cookieNamed(headers.get('cookie') ?? '', nameOf(auth, kind));
  if (ticket === undefined || ticket.length > 100) return null;
  const found = await auth.databases.serving
    .withSchema(schemaOf(null))
    .selectFrom('sign_in_step')
    .select(['hash', 'kind', 'account_id as account', 'held'])
    .where('hash', '=', hashOfTicket(ticket))
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found ?? null;
};

/** Takes a step, once: false for whoever comes second. */
export const takeStep = async (tx: Tx, { hash }: Pick<Step, 'hash'>): Promise<boolean> => {
  const { numDeletedRows } = await tx.deleteFrom('sign_in_step').where('hash', '=', hash).executeTakeFirst();
  return numDeletedRows === 1n;
};

/** The cookie that takes a step's cookie away. */
export const stepOver = (auth: Pick<Auth, 'baseUrl'>, kind: StepKind): string => cookie(auth, kind, '', 0);
