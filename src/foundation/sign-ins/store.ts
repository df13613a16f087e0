import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Instant } from '#kernel';
import type { Event, Place } from './rules.ts';

/** What the list is narrowed by; null narrows nothing. */
export interface Asked {
  readonly staff: readonly string[] | null;
  readonly events: readonly string[] | null;
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/** A page of rows: the newest, those older than a place, or those newer than one. */
export interface Part {
  readonly after: Place | null;
  readonly before: Place | null;
  readonly limit: number;
}

/** The people who work here by a part of their name. */
export const staffNamed = async (tx: Tx, who: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from staff
    where kind = 'person' and position(lower(${who}) in lower(name)) > 0`.execute(tx);
  return rows.map(({ id }) => id);
};

/** What happened to the accounts that the acting post may watch, newest first, each with whose it is and who did it. */
export const signInsMatching = async (tx: Tx, asked: Asked, { after, before, limit }: Part) => {
  const place = before ?? after;
  const { rows } = await sql<{
    id: string;
    at: Instant;
    event: Event;
    outcome: 'allowed' | 'refused';
    staff_id: string;
    staff_name: string;
    by_staff_id: string | null;
    by_staff_name: string | null;
    post_id: string | null;
    post_title: string | null;
    organisation_id: string | null;
    organisation_name: string | null;
    detail: string;
  }>`
    select shown.*, staff.name as staff_name, maker.name as by_staff_name, post.title as post_title,
      organisation.id as organisation_id, organisation.name as organisation_name
    from sign_ins(${asked.staff}::uuid[], ${asked.events}::text[], ${asked.from}::timestamptz, ${asked.until}::timestamptz,
        ${place?.at ?? null}::timestamptz, ${place?.id ?? null}::uuid, ${before !== null}, ${limit}::integer) as shown
      join staff on staff.id = shown.staff_id left join staff as maker on maker.id = shown.by_staff_id
      left join post on post.id = shown.post_id left join organisation on organisation.id = post.organisation_id
    order by shown.at desc, shown.id`.execute(tx);
  return rows;
};
export type SignInRow = Awaited<ReturnType<typeof signInsMatching>>[number];

/** What a person is called. */
export const staffName = async (tx: Tx, id: string): Promise<string | undefined> =>
  (await sql<{ name: string }>`select name from staff where id = ${id}::uuid`.execute(tx)).rows[0]?.name;
