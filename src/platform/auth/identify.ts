import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { type Databases, outsideTransaction, schemaOf } from '#db';
import type { Identify, Identity } from '#http';
import { dayOf, type Instant } from '#kernel';
import type { BetterAuth } from './better-auth.ts';
import { cookieNamed } from './cookies.ts';
import { actorOf, heldPosts, type Partnership, type PostRow, postsFrom, postsVouchedFor } from './posts.ts';
import { isOver, isWorthNoting, type Limits } from './rules.ts';
import { credentialOf } from './systems.ts';

const house = (table: string) => sql.id(schemaOf(null), table);

/** The session's token out of its signed cookie: `token.signature`, as the library signs it; undefined when forged or torn. */
const tokenFrom = (cookie: string | undefined, secret: string): string | undefined => {
  if (cookie === undefined || cookie.length > 500 || /%(?![0-9a-f]{2})/i.test(cookie)) return undefined;
  const text = cookie.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const at = text.lastIndexOf('.');
  const token = text.slice(0, Math.max(0, at));
  const given = Buffer.from(text.slice(at + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return token !== '' && given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
};

interface SessionRow extends PostRow {
  readonly session: string;
  readonly account: string;
  readonly name: string;
  readonly created_at: Instant;
  readonly seen_at: Instant;
  readonly acting_partnership: string | null;
  readonly acting_post: string | null;
  readonly had_second_step: boolean;
  readonly directory_partnership: string | null;
  readonly directory_organisation: string | null;
}

interface Needs {
  readonly databases: Databases;
  readonly better: BetterAuth;
  readonly limits: Limits;
  readonly partnerships: (now: Instant) => Promise<readonly Partnership[]>;
  readonly system: (credential: string, now: Instant, ip: string) => Promise<Identity>;
}

/**
 * Finds who sends a request, in one query: the session, whose it is, and the posts in force today. Every request asks, so this
 * goes past the library's own look-up, which takes three times as long. A post that has ended is no actor.
 */
export const identifier =
  ({ databases: { serving }, better, limits, partnerships, system }: Needs): Identify =>
  async (headers, now, ip = '', how = 'asking') => {
    outsideTransaction('Looking up who is signed in');
    const credential = credentialOf(headers);
    if (credential !== null) return system(credential, now, ip);
    const cookies = headers.get('cookie');
    if (cookies === null) return null;
    const { authCookies, secret } = await better.$context;
    const token = tokenFrom(cookieNamed(cookies, authCookies.sessionToken.name), secret);
    if (token === undefined) return null;

    const posts = heldPosts(await partnerships(now), sql`account.id`, dayOf(now));
    const { rows } = await sql<SessionRow>`
      select session.id as session, session.created_at, session.seen_at, session.acting_partnership, session.acting_post,
        session.second_step as had_second_step, session.directory_partnership, session.directory_organisation,
        account.id as account, account.name, held.*
      from ${house('session')} as session
      join ${house('account')} as account on account.id = session.account_id
      left join lateral (${posts}) as held on true
      where session.token = ${token}`.execute(serving);
    const found = rows[0];
    if (!found) return null;
    const { session, account, name } = found;

    const used = { signedInAt: found.created_at, seenAt: found.seen_at };
    if (isOver(used, now, limits)) {
      await sql`delete from ${house('session')} where id = ${session}`.execute(serving);
      return null;
    }
    if (how === 'asking' && isWorthNoting(found.seen_at, now, limits))
      await sql`update ${house('session')} set seen_at = ${now} where id = ${session} and seen_at < ${now}`.execute(
        serving,
      );

    const held = postsVouchedFor(postsFrom(rows), found);
    const acting = held.find(
      ({ partnership, post }) => partnership === found.acting_partnership && post === found.acting_post,
    );
    const mayUse = acting && (found.had_second_step || !acting.secondStep);
    return {
      account,
      name,
      session,
      actor: mayUse ? actorOf(account, acting) : null,
      severalPosts: held.length > 1,
    };
  };
