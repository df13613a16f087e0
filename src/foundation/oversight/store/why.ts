import { sql } from 'kysely';
import type { Tx } from '#db';

/** Whom a record was given to, as far as the actor sees: by name, with who decided. */
export const sharesNamed = (tx: Tx, record: string) =>
  tx
    .selectFrom('share')
    .innerJoin('organisation as giver', 'giver.id', 'share.by_organisation_id')
    .leftJoin('organisation', 'organisation.id', 'share.grantee_id')
    .leftJoin('body', 'body.id', 'share.grantee_id')
    .leftJoin('post', 'post.id', 'share.grantee_id')
    .select([
      'share.id',
      'grantee_kind',
      'grantee_id',
      'outcome',
      'lawful_basis',
      'share.purpose',
      'reason',
      'from_at',
      'until_at',
      'giver.name as given_by',
      sql<string>`coalesce(organisation.name, body.name, post.title, '')`.as('grantee'),
    ])
    .where('record_id', '=', record)
    .orderBy('from_at')
    .orderBy('share.id')
    .execute();

/** Who keeps a record: its organisation, its team, and who recorded it. */
export const keepersOfRecord = (tx: Tx, record: string) =>
  tx
    .selectFrom('record')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .leftJoin('body', 'body.id', 'record.owner_body_id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation as recorder', 'recorder.id', 'post.organisation_id')
    .select([
      'organisation.name as organisation',
      'body.name as team',
      'staff.name as recorded_by',
      'post.title as recorded_in',
      'recorder.name as recorded_for',
    ])
    .where('record.id', '=', record)
    .executeTakeFirst();
