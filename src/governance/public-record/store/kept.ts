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

/** Meetings that are open to the public and may be published, by what the actor may know of; the newest first. */
export const meetingsToPublish = (
  tx: Tx,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) =>
  tx
    .selectFrom('publication')
    .rightJoin('meeting', (join) =>
      join.onRef('publication.source_id', '=', 'meeting.id').on('publication.kind', '=', 'meeting'),
    )
    .innerJoin('body', 'body.id', 'meeting.body_id')
    .select([
      'meeting.id',
      'meeting.title',
      'meeting.starts_at',
      'meeting.called_at',
      'body.name as body_name',
      'publication.edition',
      'publication.published_at',
      'publication.withdrawn_at',
    ])
    .where('meeting.is_public', '=', true)
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('meeting.id')
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
