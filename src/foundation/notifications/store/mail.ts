import { type Insertable, sql, type Updateable } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { MailChoice } from '../rules.ts';
import type { MailMessageTable, MailWayTable } from '../tables.ts';

/** What the acting post chose about mail, if it did. */
export const choiceOf = (tx: Tx, post: string) =>
  tx.selectFrom('mail_choice').selectAll().where('post_id', '=', post).executeTakeFirst();

/** Keeps what a post chose; false where somebody changed it since that version (0: where nothing was chosen). */
export const keepChoice = async (
  tx: Tx,
  post: string,
  { urgent, other, dailyHour }: MailChoice,
  version: number,
): Promise<boolean> => {
  const chosen = { urgent, other, daily_hour: dailyHour };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('mail_choice')
      .values({ post_id: post, ...chosen })
      .onConflict((row) => row.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await tx
    .updateTable('mail_choice')
    .set({ ...chosen, version: version + 1 })
    .where('post_id', '=', post)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** A person, in one of their posts. */
export interface Held {
  readonly staff_id: string;
  readonly post_id: string;
}

/** Who may be mailed at once about some news. */
export const mailedAtOnce = async (tx: Tx, notices: readonly string[]): Promise<Held[]> =>
  (
    await sql<Held>`select staff_id, post_id from mailed_at_once(${sql.val(notices)}::uuid[])
      order by staff_id, post_id`.execute(tx)
  ).rows;

/** Whose e-mail of the day has come since it was last asked. */
export const mailedDaily = async (tx: Tx): Promise<Held[]> =>
  (await sql<Held>`select staff_id, post_id from mailed_daily() order by staff_id, post_id`.execute(tx)).rows;

export const wantMail = async (tx: Tx, held: readonly Held[], daily: boolean): Promise<void> => {
  if (held.length === 0) return;
  await tx
    .insertInto('mail_wanted')
    .values(held.map(({ staff_id, post_id }) => ({ staff_id, post_id, daily })))
    .onConflict((row) => row.doNothing())
    .execute();
};

/** The people whose mail is to be written. */
export const staffToMail = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('mail_wanted').select('staff_id').distinct().orderBy('staff_id').execute()).map(
    ({ staff_id }) => staff_id,
  );

/** For which of a person's posts mail is to be written, each once: nobody else writes it meanwhile. */
export const takeWanted = async (tx: Tx, staff: string) => {
  await sql`select from mail_wanted where staff_id = ${staff} for update`.execute(tx);
  const { rows } = await sql<{
    post_id: string;
    daily: boolean;
    urgent: MailChoice['urgent'];
    other: MailChoice['other'];
  }>`select post_id, daily, urgent, other from mail_to_write(${staff})`.execute(tx);
  await tx.deleteFrom('mail_wanted').where('staff_id', '=', staff).execute();
  return rows;
};

/** Of the acting person's unread news, what no e-mail was about: ids, under the policy of the post that stands. */
export const newsToMail = async (
  tx: Tx,
  wanted: { readonly urgent: boolean; readonly other: boolean },
): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select notice.id from unread_notices() as unread
      join notice on notice.id = unread.notice_id join notice_kind on notice_kind.event = notice.event
    where case when notice_kind.urgent then ${wanted.urgent}::boolean else ${wanted.other}::boolean end
      and not exists (select from notice_mail where notice_mail.staff_id = acting_id('staff') and notice_mail.notice_id = notice.id)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
};

/** Writes an e-mail to a person about some news. */
export const insertMessage = async (
  tx: Tx,
  message: Insertable<MailMessageTable>,
  notices: readonly string[],
): Promise<void> => {
  await tx.insertInto('mail_message').values(message).execute();
  await tx
    .insertInto('notice_mail')
    .values(notices.map((notice_id) => ({ staff_id: message.staff_id, notice_id, message_id: message.id })))
    .onConflict((row) => row.doNothing())
    .execute();
};

export interface ToSend {
  readonly id: string;
  readonly address: string;
  readonly things: number;
  readonly tries: number;
}
/** Takes e-mails to send: nobody else tries them for ten minutes. */
export const takeMail = async (tx: Tx, atMost: number): Promise<ToSend[]> =>
  (await sql<ToSend>`select id, address, things, tries from mail_to_send(${atMost})`.execute(tx)).rows;

/** Notes what became of a try. */
export const noteTry = async (
  tx: Tx,
  id: string,
  became: Pick<Updateable<MailMessageTable>, 'why' | 'next_at' | 'sent_at' | 'failed_at'>,
): Promise<void> => {
  await tx
    .updateTable('mail_message')
    .set({ ...became, claimed_until: null })
    .where('id', '=', id)
    .execute();
};

/** E-mails that could not be delivered, the newest first, and how many wait to be tried again. */
export const failedMail = (tx: Tx, limit: number) =>
  tx
    .selectFrom('mail_message')
    .innerJoin('staff', 'staff.id', 'mail_message.staff_id')
    .select(['mail_message.id', 'staff.id as staff', 'staff.name', 'failed_at', 'why', 'tries'])
    .where('failed_at', 'is not', null)
    .orderBy('failed_at', 'desc')
    .limit(limit)
    .execute();
export const mailTally = async (tx: Tx, since: Instant) => {
  const { rows } = await sql<{
    sent: number;
    failed: number;
    waiting: number;
    trying: number;
    why: string | null;
  }>`
    select count(*) filter (where sent_at is not null and made_at >= ${since})::integer as sent,
      count(*) filter (where failed_at is not null and made_at >= ${since})::integer as failed,
      count(*) filter (where sent_at is null and failed_at is null)::integer as waiting,
      count(*) filter (where sent_at is null and failed_at is null and why <> '')::integer as trying,
      max(why) filter (where sent_at is null and failed_at is null and why <> '') as why
    from mail_message where made_at >= ${since} or (sent_at is null and failed_at is null)`.execute(tx);
  return rows[0] ?? { sent: 0, failed: 0, waiting: 0, trying: 0, why: null };
};

/** Forgets e-mails that were written before a moment. */
export const forgetMail = async (tx: Tx, before: Instant): Promise<void> => {
  await tx.deleteFrom('mail_message').where('made_at', '<', before).execute();
};

/** By which way mail leaves, as the job that sends it last found. */
export const mailWay = async (tx: Tx): Promise<MailWayTable['way'] | null> =>
  (await tx.selectFrom('mail_way').select('way').executeTakeFirst())?.way ?? null;
export const noteWay = async (tx: Tx, way: MailWayTable['way']): Promise<void> => {
  if ((await mailWay(tx)) === way) return;
  await tx
    .insertInto('mail_way')
    .values({ way })
    .onConflict((row) => row.column('only_one').doUpdateSet({ way }))
    .execute();
};
