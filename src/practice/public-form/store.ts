import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';

/** What the form knows of its partnership before anybody is known. */
export interface FormFace {
  readonly open: boolean;
  readonly words: string;
  readonly face: {
    readonly name?: string;
    readonly shortName?: string;
    readonly outOfHours?: string;
    readonly accent?: string;
    readonly synthetic?: boolean;
  };
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
    readonly outOfHours: string;
  } | null;
}

export const formFace = async (tx: Tx): Promise<FormFace | undefined> =>
  (await sql<{ face: FormFace }>`select public_form_face() as face`.execute(tx)).rows[0]?.face;

/** The post that takes worries down; undefined where the form is closed or no team receives them. */
export const formPost = async (tx: Tx): Promise<string | undefined> =>
  (await sql<{ post: string | null }>`select public_form_post() as post`.execute(tx)).rows[0]?.post ??
  undefined;

/** Who that post is. */
export const postOfForm = (tx: Tx, post: string) =>
  tx
    .selectFrom('post')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
    .select([
      'staff.id as staff',
      'staff.name as staff_name',
      'post.title',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
    ])
    .where('post.id', '=', post)
    .executeTakeFirstOrThrow();

/** The reference of what this very form made before. */
export const sentBefore = async (tx: Tx, stamp: string): Promise<string | undefined> => {
  // Sent twice at once, the second waits for the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${stamp}, 2))`.execute(tx);
  const found = await tx
    .selectFrom('public_worry')
    .select('reference')
    .where('stamp', '=', stamp)
    .executeTakeFirst();
  return found?.reference;
};

/** Keeps what this form made, and forgets forms of days ago. */
export const keepSent = async (
  tx: Tx,
  stamp: string,
  reference: string,
  at: Instant,
  since: Instant,
): Promise<void> => {
  await tx.deleteFrom('public_worry').where('at', '<', since).execute();
  await tx.insertInto('public_worry').values({ stamp, reference, at }).execute();
};

/** Counts one more worry from a network in this hour; gives how many that makes of it, and of all networks. */
export const countWorry = async (
  tx: Tx,
  network: string,
  now: Instant,
  since: Instant,
): Promise<{ network: number; overall: number }> => {
  await tx.deleteFrom('public_worry_count').where('hour', '<', since).execute();
  const { rows } = await sql<{ network: string; count: number }>`
    insert into public_worry_count (network, hour, count)
    select network, date_trunc('hour', ${now}::timestamptz), 1 from unnest(array['', ${network}]) as network
    on conflict (network, hour) do update set count = public_worry_count.count + 1 returning network, count`.execute(
    tx,
  );
  const of = (which: string) => rows.find((row) => row.network === which)?.count ?? 1;
  return { network: of(network), overall: of('') };
};

/** The reference of the one contact of a submission. */
export const referenceOf = async (tx: Tx, submission: string): Promise<string> => {
  const { reference } = await tx
    .selectFrom('contact')
    .innerJoin('record', 'record.id', 'contact.id')
    .select('contact.reference')
    .where('record.submission_id', '=', submission)
    .executeTakeFirstOrThrow();
  return reference;
};
