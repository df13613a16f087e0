import { createHash, createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#db';
import { Conflict, type Instant } from '#kernel';
import { Unreadable } from './failures.ts';
import type { Fields } from './form.ts';

declare module '#db' {
  interface Database {
    submission_key: { key: string; account_id: string; route: string; result: string | null; at: string };
  }
}

/** What an act answered: where to go next, a sentence for there, and what a program gets back. */
const Done = z.object({ to: z.string(), says: z.string().nullable(), returns: z.unknown() });
export type Done = z.infer<typeof Done>;
const Kept = Done.extend({ sent: z.string() });

/** One form, sent: `key` is the same however often it is sent, `mark` tells whether it says the same. */
export interface Sending {
  readonly key: string;
  readonly mark: string;
  readonly account: string;
}

/** A form that was sent before, and now says something else: neither sending may be lost. */
export class SentOtherwise extends Conflict {}

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  // A UUID of the writer's own making: version 8 (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A UUID, bare or in quotes as a structured field has it. */
const KEY = /^"?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"?$/i;

/** A form's key is our own. A program's must be a UUID: with one that is none, it believes itself safe and is not. */
const keyIn = (fields: Fields | null, request: FastifyRequest): string | undefined => {
  if (fields) return typeof fields._key === 'string' && fields._key !== '' ? fields._key : undefined;
  const sent = request.headers['idempotency-key'];
  if (sent === undefined) return undefined;
  const key = KEY.exec(String(sent))?.[1];
  if (key === undefined)
    throw new Unreadable(
      'Idempotency-Key must be one UUID, such as 01890000-0000-7000-8000-00000000000a. Nothing was done. Send it again with a new one.',
    );
  return key.toLowerCase();
};

/**
 * The key that a form or a program sent. It holds for one address: a page may carry several forms under one key, and each acts for
 * itself. What was sent is remembered by a keyed hash, which tells nothing of the words. Throws `Unreadable` for a key that is none.
 */
export const sendingOf = (
  request: FastifyRequest,
  fields: Fields | null,
  said: unknown,
  { secret, account }: { readonly secret: string; readonly account: string },
): Sending | undefined => {
  const key = keyIn(fields, request);
  if (key === undefined) return undefined;
  return {
    key: uuidOf(`${request.url.split('?')[0]}\n${key}`),
    mark: createHmac('sha256', secret).update(JSON.stringify(said)).digest('base64url'),
    account,
  };
};

/** Where a form was opened, by its own key: the same however often it is sent or kept; undefined for a form without one. */
export const formKeyOf = (path: string, fields: Fields): string | undefined =>
  typeof fields._key === 'string' && fields._key !== '' ? uuidOf(`${path}\n${fields._key}`) : undefined;

/** A UUID that is always the same for the same two. */
export const besideOf = (one: string, other: string): string => uuidOf(`${one}\n${other}`);

/** Whether a form was sent already, and acted. */
export const isSent = async (tx: Tx, key: string, account: string): Promise<boolean> => {
  const { rows } =
    await sql`select key from submission_key where account_id = ${account} and key = ${key}::uuid`.execute(
      tx,
    );
  return rows.length > 0;
};

/** Claims a sending inside the act's transaction: null, and it is ours to do; or what the first of its kind answered. */
export const claim = async (
  tx: Tx,
  { key, mark, account }: Sending,
  route: string,
  now: Instant,
): Promise<Done | null> => {
  const { rows } = await sql`insert into submission_key (key, account_id, route, at)
    values (${key}::uuid, ${account}, ${route}, ${now}) on conflict do nothing returning key`.execute(tx);
  if (rows.length > 0) return null;
  const first = await sql<{ result: unknown }>`select result from submission_key
    where account_id = ${account} and key = ${key}::uuid`.execute(tx);
  const held = Kept.safeParse(first.rows[0]?.result);
  if (!held.success || held.data.sent !== mark)
    throw new SentOtherwise(
      'You sent this already, with other words, and what you sent first was kept. To send this as well, send it again from here.',
    );
  const { to, says, returns } = held.data;
  return { to, says, returns };
};

/** Keeps what the act answered, in the same transaction. */
export const settle = async (tx: Tx, { key, mark, account }: Sending, done: Done): Promise<void> => {
  await sql`update submission_key set result = ${JSON.stringify({ ...done, sent: mark })}::jsonb
    where account_id = ${account} and key = ${key}::uuid`.execute(tx);
};
