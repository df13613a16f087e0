import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Answer } from '../rules.ts';

/** What a request's asked party is called: a team with its organisation, an organisation, or a person with their post. */
const askedName = sql<string>`coalesce(
  (select organisation.name from organisation where organisation.id = check_request.asked_id),
  (select body.name || coalesce(', ' || organisation.name, '') from body left join organisation on organisation.id = body.organisation_id
    where body.id = check_request.asked_id),
  (select staff.name || ', ' || post.title || ', ' || organisation.name from post join staff on staff.id = post.staff_id
    join organisation on organisation.id = post.organisation_id where post.id = check_request.asked_id), '')`;

const requests = (tx: Tx) =>
  tx
    .selectFrom('check_request')
    .innerJoin('record', 'record.id', 'check_request.id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('check_request')
    .select([
      'record.submission_id',
      'record.owner_organisation_id',
      'record.owner_body_id',
      'record.recorded_by',
      'organisation.name as asking_organisation',
      'post.title as asker_title',
      'staff.name as asker_name',
      askedName.as('asked_name'),
    ]);
export type RequestRow = NonNullable<Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirst']>>>;

/**
 * One request, if the actor sees it, with the child that it was given because of: none where that is kept from whoever was asked, or where
 * nobody has said who it is.
 */
export const requestById = (tx: Tx, id: string) =>
  requests(tx)
    .select(
      sql<
        string | null
      >`(select share.child_id from share where share.record_id = check_request.id and share.outcome = 'shared' limit 1)`.as(
        'child_id',
      ),
    )
    .where('check_request.id', '=', id)
    .executeTakeFirst();

/** The request that a reply answers, or itself. */
export const requestOfRecord = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from check_request where id = ${id} union all select request_id from check_reply where id = ${id} limit 1`.execute(
    tx,
  );
  return rows[0]?.id;
};

/** What was answered to those requests, the first first, each with who answered. */
export const repliesTo = async (tx: Tx, asked: readonly string[]) =>
  asked.length === 0
    ? []
    : tx
        .selectFrom('check_reply')
        .innerJoin('record', 'record.id', 'check_reply.id')
        .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
        .innerJoin('post', 'post.id', 'record.recorded_by')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .selectAll('check_reply')
        .select([
          'record.recorded_at',
          'organisation.name as organisation_name',
          'post.title as post_title',
          'staff.name as staff_name',
        ])
        .where('check_reply.request_id', 'in', [...asked])
        .orderBy('record.recorded_at')
        .orderBy('check_reply.id')
        .execute();
export type ReplyRow = Awaited<ReturnType<typeof repliesTo>>[number];

interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** Requests that wait for those who were asked, what is late or due soonest first. */
export const requestsWaiting = (tx: Tx, asked: readonly string[], { limit, offset }: Part) =>
  requests(tx)
    .innerJoin('open_check', 'open_check.request_id', 'check_request.id')
    .where('open_check.asked_id', 'in', [...asked])
    .orderBy('open_check.due_at')
    .orderBy('check_request.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** Requests to those who were asked that wait no more, the newest first. */
export const requestsEnded = (tx: Tx, asked: readonly string[], { limit, offset }: Part) =>
  requests(tx)
    .where('check_request.asked_id', 'in', [...asked])
    .where(sql<boolean>`not exists (select from open_check where open_check.request_id = check_request.id)`)
    .orderBy('check_request.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();

const checks = (tx: Tx) =>
  requests(tx)
    .innerJoin('agency_check', 'agency_check.id', 'check_request.check_id')
    .innerJoin('record as spine', 'spine.id', 'agency_check.id')
    .select(['agency_check.contact_id', 'agency_check.version', 'spine.child_id']);
export type CheckRow = NonNullable<Awaited<ReturnType<ReturnType<typeof checks>['executeTakeFirst']>>>;

/** What an organisation's front door asked and nobody has answered, what is late or due soonest first. */
export const checksWaiting = (tx: Tx, organisation: string, { limit, offset }: Part) =>
  checks(tx)
    .innerJoin('open_check', 'open_check.check_id', 'agency_check.id')
    .where('open_check.by_organisation_id', '=', organisation)
    .orderBy('open_check.due_at')
    .orderBy('agency_check.id')
    .limit(limit)
    .offset(offset)
    .execute();

/** One check as those who asked see it. */
export const checkById = (tx: Tx, id: string) =>
  checks(tx).where('agency_check.id', '=', id).executeTakeFirst();

const MOST = 100;
/** What was asked because of a contact, in the order in which it was asked. */
export const checksOfContact = (tx: Tx, contact: string) =>
  checks(tx).where('agency_check.contact_id', '=', contact).orderBy('agency_check.id').limit(MOST).execute();

/** What was asked about a child, the newest first. */
export const checksOfChild = (tx: Tx, child: string) =>
  checks(tx)
    .where('spine.child_id', '=', child)
    .where('spine.kind', '=', 'agencyCheck')
    .orderBy('spine.occurred_at', 'desc')
    .orderBy('agency_check.id')
    .limit(MOST)
    .execute();

/** The check that a record belongs to: itself, or what came of it. */
export const checkOfRecord = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from agency_check where id = ${id} union all select check_id from check_answer where id = ${id} limit 1`.execute(
    tx,
  );
  return rows[0]?.id;
};

/** What this post asked and was answered since a moment. */
export const answeredSince = async (tx: Tx, post: string, since: string, limit: number) => {
  const { rows } = await sql<{
    id: string;
    contact_id: string | null;
    child_id: string | null;
    about: string;
    answer: Answer;
    organisation: string;
    answered_at: string;
  }>`
    select agency_check.id, agency_check.contact_id, spine.child_id, check_request.about, check_answer.answer,
      organisation.name as organisation, check_answer.answered_at
    from check_answer join record as told on told.id = check_answer.id join organisation on organisation.id = told.agency_id
      join agency_check on agency_check.id = check_answer.check_id join record as spine on spine.id = agency_check.id
      join check_request on check_request.check_id = agency_check.id
    where spine.recorded_by = ${post} and spine.kind = 'agencyCheck' and spine.occurred_at >= ${since}::timestamptz - interval '14 days'
      and check_answer.answered_at >= ${since}
    order by check_answer.answered_at desc, check_answer.id limit ${limit}`.execute(tx);
  return rows;
};
