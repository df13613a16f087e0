import { sql } from 'kysely';
import { type Databases, outsideTransaction, schemaOf, transact } from '#db';
import { type Identity, TooOften, Unidentified } from '#http';
import { dayOf, type Instant } from '#kernel';
import { reserveTry, type Trier } from './attempts.ts';
import { note } from './journal.ts';
import { actorOf, type Partnership, type PostRow, postColumns, postsFrom } from './posts.ts';
import { isWorthWriting, minutesUntil, secondsUntil } from './rules.ts';
import { isSecret, readCredential } from './token.ts';

interface Found extends PostRow {
  readonly hash: string;
  readonly account_id: string;
  readonly last_used_at: Instant | null;
}

interface Needs {
  readonly databases: Databases;
  readonly partnerships: (now: Instant) => Promise<readonly Partnership[]>;
  /** What failures from an address of the network are counted under. */
  readonly trier: (ip: string) => Trier;
}

const WRONG =
  'This credential is none, or it has ended. Ask an administrator of your partnership to make another.';

/** Counts a credential that is none; locks out whoever goes on guessing from there, and nobody whose credential is right. */
const refuse = async ({ databases, trier }: Needs, now: Instant, ip: string): Promise<never> => {
  const from = trier(ip);
  const lockedUntil = await transact(
    databases.serving,
    { role: 'app', partnership: null, now },
    async (tx) => {
      const until = await reserveTry(tx, from, now);
      if (until === null)
        await note(tx, {
          event: 'account.credentialRefused',
          at: now,
          account: null,
          refused: true,
          detail: `network:${from.from}`,
        });
      return until;
    },
  );
  if (lockedUntil === null) throw new Unidentified(WRONG);
  const minutes = minutesUntil(lockedUntil, now);
  throw new TooOften(
    {
      field: '',
      message: `Too many credentials that are none came from this address. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again`,
    },
    secondsUntil(lockedUntil, now),
  );
};

/**
 * Finds the agency's system that a credential is of: it acts through the one post of its own. Throws `Unidentified` for one that is
 * none, that has ended, or whose post has.
 */
export const systemIdentifier = (needs: Needs) => {
  const { databases, partnerships } = needs;
  return async (sent: string, now: Instant, ip: string): Promise<Identity> => {
    outsideTransaction('Looking up a credential');
    const read = readCredential(sent);
    const known = read ? await partnerships(now) : [];
    if (!read || known.length === 0) return refuse(needs, now, ip);
    const { rows } = await sql<Found>`${sql.join(
      known.map(
        ({ slug }) => sql`select ${slug}::text as partnership, hash, account_id, last_used_at, ${postColumns}
          from ${sql.id(schemaOf(slug), 'system_of_credential')}(${read.id}, ${dayOf(now)}::date)`,
      ),
      sql` union all `,
    )}`.execute(databases.serving);
    const found = rows.find(({ hash }) => isSecret(read.secret, hash));
    const post = found && postsFrom([found])[0];
    if (!found || !post) return refuse(needs, now, ip);
    if (isWorthWriting(found.last_used_at, now))
      await sql`select ${sql.id(schemaOf(post.partnership), 'use_credential')}(${read.id}, ${now}::timestamptz)`.execute(
        databases.serving,
      );
    return {
      account: found.account_id,
      name: post.staffName,
      session: null,
      actor: actorOf(found.account_id, post),
      severalPosts: false,
    };
  };
};

/** The credential of a request that carries one, whatever cookies come with it. */
export const credentialOf = (headers: Headers): string | null => {
  const sent = headers.get('authorization');
  return sent !== null && /^Bearer\b/i.test(sent) ? sent.slice('Bearer'.length).trim() : null;
};
