import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '#db';
import { Conflict, type Instant } from '#kernel';
import { expiresFrom, LARGEST_DRAFT, MOST_DRAFTS } from './rules.ts';
import './tables.ts';

/** What a form holds, as the browser sends it: every value text, repeated names as lists. */
const Typed = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
/** What a form began with. */
const Was = z.record(z.string(), z.unknown());
/** What was typed, under the questions it answers. */
const Said = z.array(z.object({ label: z.string(), value: z.string() }));

/** A form, as it stands open on one device: the draft it went on with, if it did, and the ids it keeps its own words under. */
export interface OpenForm {
  /** The form's own key. */
  readonly writer: string;
  /** Where a form that began empty keeps its words. */
  readonly own: string;
  /** The draft that it went on with, as it stood then. */
  readonly base: { readonly id: string; readonly version: number } | null;
  /** Where it keeps them when that draft was gone on with elsewhere since: neither is overwritten. */
  readonly beside: string;
}

export interface DraftWords {
  readonly path: string;
  readonly page: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
  readonly was: Readonly<Record<string, unknown>>;
  readonly said: readonly { readonly label: string; readonly value: string }[];
}

export interface Draft extends DraftWords {
  readonly id: string;
  readonly version: number;
  readonly beganAt: Instant;
  readonly savedAt: Instant;
  readonly expiresAt: Instant;
}

/** Whose drafts: the transaction stands as both. */
export interface Whose {
  readonly account: string;
  readonly post: string;
}

const ownOf = (tx: Tx, { account, post }: Whose, now: Instant) =>
  tx
    .selectFrom('draft')
    .where('account_id', '=', account)
    .where('post_id', '=', post)
    .where('expires_at', '>', now);

const holding = (tx: Tx, writer: string) => sql`select hold_draft(${writer})`.execute(tx);

/**
 * Keeps what a form holds. `begun` says that this form kept nothing before. Throws `Conflict` where too much is kept already, or this is
 * too large.
 */
export const saveDraft = async (
  tx: Tx,
  { account, post }: Whose,
  form: OpenForm,
  words: DraftWords,
  now: Instant,
): Promise<{ readonly id: string; readonly begun: boolean; readonly version: number }> => {
  const kept = {
    path: words.path,
    page: words.page,
    title: words.title,
    fields: JSON.stringify(words.fields),
    was: JSON.stringify(words.was),
    said: JSON.stringify(words.said),
    writer: form.writer,
    saved_at: now,
    expires_at: expiresFrom(now),
  };
  if (Buffer.byteLength(kept.fields + kept.was + kept.said) > LARGEST_DRAFT)
    throw new Conflict('This form is too large to be kept as a draft. Send it, or take some of it out.');
  const mine = tx.selectFrom('draft').where('account_id', '=', account).where('post_id', '=', post);
  const { base } = form;
  // What another device went on with since is left to it.
  const found = await mine
    .where('id', 'in', [base?.id ?? form.own, form.beside])
    .select(['id', 'writer', 'version'])
    .execute();
  const before = found.find(
    ({ id, writer, version }) => writer === form.writer || (id === base?.id && version === base.version),
  );
  const isTaken = found.some(({ id }) => id === form.own);
  const id = before?.id ?? (base || isTaken ? form.beside : form.own);
  if (before) {
    await tx
      .updateTable('draft')
      .set({ ...kept, version: before.version + 1 })
      .where('account_id', '=', account)
      .where('post_id', '=', post)
      .where('id', '=', id)
      .execute();
    return { id, begun: before.writer !== form.writer, version: before.version + 1 };
  }
  const { count } = await mine.select((is) => is.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  if (count >= MOST_DRAFTS)
    throw new Conflict(
      `You have ${MOST_DRAFTS} unfinished forms, and no more are kept. Discard some of them on the page of your drafts.`,
    );
  await tx
    .insertInto('draft')
    .values({ id, account_id: account, post_id: post, version: 1, began_at: now, ...kept })
    .execute();
  return { id, begun: true, version: 1 };
};

/** Waits for whatever else this form is doing: it is being sent, or kept by an earlier request. */
export const holdForm = async (tx: Tx, { writer }: OpenForm): Promise<void> => {
  await holding(tx, writer);
};

/** Ends the drafts of a form: it was sent, or emptied. */
export const endDrafts = async (tx: Tx, { writer, own, beside, base }: OpenForm): Promise<void> => {
  await sql`select end_drafts(${writer}, ${[own, beside]}::uuid[], ${base?.id ?? null}::uuid, ${base?.version ?? null}::integer)`.execute(
    tx,
  );
};

const whole = [
  'id',
  'path',
  'page',
  'title',
  'fields',
  'was',
  'said',
  'version',
  'began_at',
  'saved_at',
  'expires_at',
] as const;
type Row = Readonly<Record<Exclude<(typeof whole)[number], 'version'>, string>> & {
  readonly version: number;
};

const draftFrom = (row: Row): Draft => ({
  id: row.id,
  path: row.path,
  page: row.page,
  title: row.title,
  fields: Typed.parse(JSON.parse(row.fields)),
  was: Was.parse(JSON.parse(row.was)),
  said: Said.parse(JSON.parse(row.said)),
  version: row.version,
  beganAt: row.began_at,
  savedAt: row.saved_at,
  expiresAt: row.expires_at,
});

/** The drafts of the forms on a page, the newest first: a few, because somebody may have begun several. */
export const draftsOnPage = async (tx: Tx, whose: Whose, page: string, now: Instant): Promise<Draft[]> => {
  const rows = await ownOf(tx, whose, now)
    .where('page', '=', page)
    .select(whole)
    .orderBy('saved_at', 'desc')
    .limit(10)
    .execute();
  return rows.map(draftFrom);
};

/** One's own draft. */
export const draftById = async (
  tx: Tx,
  whose: Whose,
  id: string,
  now: Instant,
): Promise<Draft | undefined> => {
  const row = await ownOf(tx, whose, now).where('id', '=', id).select(whole).executeTakeFirst();
  return row && draftFrom(row);
};

/** What a list says of a draft. */
export interface DraftLine {
  readonly id: string;
  readonly page: string;
  readonly title: string;
  readonly savedAt: Instant;
  readonly expiresAt: Instant;
}

/** All that one has begun and not sent, the newest first: never more than `MOST_DRAFTS`. */
export const draftsOf = async (tx: Tx, whose: Whose, now: Instant): Promise<DraftLine[]> => {
  const rows = await ownOf(tx, whose, now)
    .select(['id', 'page', 'title', 'saved_at', 'expires_at'])
    .orderBy('saved_at', 'desc')
    .execute();
  return rows.map(({ saved_at, expires_at, ...rest }) => ({
    ...rest,
    savedAt: saved_at,
    expiresAt: expires_at,
  }));
};

/** Throws a draft away; false where there is none. */
export const discardDraft = async (tx: Tx, { account, post }: Whose, id: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('draft')
    .where('account_id', '=', account)
    .where('post_id', '=', post)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
};

/** Takes away what has run out, whosever it was: those of a post that has ended too, which nobody can open any more. */
export const forgetDrafts = async (tx: Tx): Promise<number> => {
  const { numDeletedRows } = await tx.deleteFrom('draft').executeTakeFirst();
  return Number(numDeletedRows);
};

/**
 * Takes away the keys by which forms and requests act once: the policy says after how many days, many times what a program goes on trying
 * and a tab stands open.
 */
export const forgetSendings = async (tx: Tx): Promise<number> => {
  const { numAffectedRows } = await sql`delete from submission_key`.execute(tx);
  return Number(numAffectedRows ?? 0n);
};
