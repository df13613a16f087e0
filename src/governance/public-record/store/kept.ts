import { sql } from 'kysely';
import type { Tx } from '#db';

/** Every standing or withdrawn publication of a meeting, for those who publish. */
export const publicationsOfMeeting = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('publication')
    .select([
      'id',
      'kind',
      'source_id',
      'address',
      'title',
      'edition',
      'published_at',
      'withdrawn_at',
      'withdrawn_reason',
    ])
    .where('meeting_id', '=', meeting)
    .orderBy('kind')
    .orderBy('id')
    .execute();

/** Meetings that are open to the public and may be published, by what the actor may know of, and those that anybody may; the newest first. */
export const meetingsToPublish = (
  tx: Tx,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) =>
  tx
    .selectFrom((db) =>
      db.selectFrom('publication').selectAll().where('kind', '=', 'meeting').as('publication'),
    )
    .fullJoin('meeting', 'meeting.id', 'publication.source_id')
    .innerJoin('body', (join) =>
      join.on(({ eb, fn, ref }) =>
        eb('body.id', '=', fn.coalesce(ref('meeting.body_id'), ref('publication.body_id'))),
      ),
    )
    .select(({ fn, ref }) => [
      fn.coalesce(ref('meeting.id'), ref('publication.source_id')).$notNull().as('id'),
      fn.coalesce(ref('meeting.title'), ref('publication.title')).$notNull().as('title'),
      fn.coalesce(ref('meeting.starts_at'), ref('publication.happens_at')).$notNull().as('starts_at'),
    ])
    .select([
      'meeting.called_at',
      'body.name as body_name',
      'publication.edition',
      'publication.published_at',
      'publication.withdrawn_at',
    ])
    .where(({ eb, or }) => or([eb('meeting.is_public', '=', true), eb('meeting.id', 'is', null)]))
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();

/** Published bodies, for those who publish. */
export const bodiesPublished = (tx: Tx) =>
  tx
    .selectFrom('publication')
    .select(['id', 'source_id', 'title', 'edition', 'published_at', 'withdrawn_at'])
    .where('kind', '=', 'body')
    .orderBy('title')
    .limit(500)
    .execute();

/** Who arrived at a meeting, as it was recorded. */
export const cameTo = async (tx: Tx, meeting: string): Promise<string[]> =>
  (
    await sql<{ attendee_id: string }>`select distinct attendee_id from presence
      where meeting_id = ${meeting}::uuid and event in ('arrived', 'returned')`.execute(tx)
  ).rows.map(({ attendee_id }) => attendee_id);
