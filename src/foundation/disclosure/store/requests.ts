import { sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { Exemption, RequesterKind } from '../rules/index.ts';

const requests = (tx: Tx) =>
  tx
    .selectFrom('access_request as request')
    .innerJoin('record', 'record.id', 'request.id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('access_bundle')
          .select([
            'access_bundle.id as bundle',
            'made_staff',
            'made_at',
            'decision',
            'given_at',
            'given_how',
            'decided_because',
          ])
          .whereRef('access_bundle.request_id', '=', 'request.id')
          .orderBy('made_at', 'desc')
          .orderBy('access_bundle.id', 'desc')
          .limit(1)
          .as('latest'),
      (join) => join.onTrue(),
    )
    .selectAll('request')
    .select([
      'record.child_id',
      'record.owner_organisation_id',
      'record.recorded_at',
      'organisation.name as organisation_name',
      'staff.name as recorded_by_name',
      'post.title as recorded_by_title',
      'latest.bundle',
      'latest.made_staff',
      'latest.made_at',
      'latest.decision',
      'latest.given_at',
      'latest.given_how',
      'latest.decided_because',
    ]);

/** One request, if the actor sees it. */
export const requestById = (tx: Tx, id: string) =>
  requests(tx).where('request.id', '=', id).executeTakeFirst();
export type RequestRow = NonNullable<Awaited<ReturnType<typeof requestById>>>;

/** A page of an organisation's requests: those that are not answered first, the oldest of them first. */
export const requestsOf = (
  tx: Tx,
  organisation: string,
  { limit, offset }: { limit: number; offset: number },
) =>
  requests(tx)
    .where('record.owner_organisation_id', '=', organisation)
    .where('record.kind', '=', 'accessRequest')
    .orderBy(sql`(latest.given_at is not null)`)
    .orderBy('request.received_day')
    .orderBy('request.id')
    .limit(limit)
    .offset(offset)
    .execute();

export const insertRequest = (
  tx: Tx,
  id: string,
  request: { kind: RequesterKind; requester: string; identity: string; scope: string; received: Day },
) =>
  tx
    .insertInto('access_request')
    .values({
      id,
      requester_kind: request.kind,
      requester: request.requester,
      identity_check: request.identity,
      scope: request.scope,
      received_day: request.received,
      extended_because: null,
      extended_at: null,
    })
    .execute();

/** Extends a request; false where it was extended already. */
export const extendRequest = async (tx: Tx, id: string, because: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('access_request')
    .set({ extended_because: because, extended_at: now })
    .where('id', '=', id)
    .where('extended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The redactions that stand. */
export const redactionsOf = (tx: Tx, request: string) =>
  tx
    .selectFrom('access_redaction')
    .select(['id', 'words', 'exemption', 'why', 'made_at'])
    .where('request_id', '=', request)
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
export const addRedactions = async (
  tx: Tx,
  request: string,
  redactions: readonly { words: string; exemption: Exemption; why: string }[],
  { by, now }: { by: string; now: Instant },
): Promise<void> => {
  if (redactions.length === 0) return;
  await tx
    .insertInto('access_redaction')
    .values(
      redactions.map(({ words, exemption, why }) => ({
        id: newId(),
        request_id: request,
        words,
        exemption,
        why,
        made_by: by,
        made_at: now,
        ended_at: null,
      })),
    )
    .execute();
};
export const endRedaction = async (tx: Tx, request: string, id: string, now: Instant): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('access_redaction')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('request_id', '=', request)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The records that are not given. */
export const withholdingsOf = (tx: Tx, request: string) =>
  tx
    .selectFrom('access_withholding')
    .select(['id', 'record_id', 'exemption', 'why', 'made_at'])
    .where('request_id', '=', request)
    .where('ended_at', 'is', null)
    .execute();
/** Withholds a record; false where it is withheld already. */
export const withholdRecord = async (
  tx: Tx,
  given: { request: string; record: string; exemption: Exemption; why: string; by: string; now: Instant },
): Promise<boolean> => {
  const made = await tx
    .insertInto('access_withholding')
    .values({
      id: newId(),
      request_id: given.request,
      record_id: given.record,
      exemption: given.exemption,
      why: given.why,
      made_by: given.by,
      made_at: given.now,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
};
export const endWithholding = async (
  tx: Tx,
  request: string,
  record: string,
  now: Instant,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('access_withholding')
    .set({ ended_at: now })
    .where('request_id', '=', request)
    .where('record_id', '=', record)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
