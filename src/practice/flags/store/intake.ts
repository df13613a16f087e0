import { type Insertable, sql } from 'kysely';
import { newReference, type Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { FlagKindName } from '../rules/index.ts';
import type { FlagTable } from '../tables.ts';

export interface Arrival {
  readonly source_reference: string;
  readonly flag_id: string;
  /** What was sent, in one written form: of it only a hash is kept. */
  readonly said: string;
}
export interface Arrived {
  readonly source_reference: string;
  readonly flag_id: string;
  readonly received_at: Instant;
  /** Whether what stands under this reference says the same. */
  readonly same: boolean;
}

/**
 * Claims an organisation's references, those that nobody claimed before: what stands under each afterwards, whether it came first now or
 * was there. Two requests with the same references claim in one order, so that neither waits for the other for ever.
 */
export const claimReferences = async (
  tx: Tx,
  organisation: string,
  arrivals: readonly Arrival[],
  now: Instant,
): Promise<Arrived[]> => {
  const rows = JSON.stringify(arrivals);
  const mark = sql`encode(sha256(convert_to(${organisation}::text || sent.said, 'UTF8')), 'hex')`;
  const { rows: fresh } = await sql<Arrived>`
    insert into flag_reference (organisation_id, source_reference, flag_id, received_at, mark)
    select ${organisation}::uuid, source_reference, flag_id, ${now}::timestamptz, ${mark}
    from jsonb_to_recordset(${rows}::jsonb) as sent (source_reference text, flag_id uuid, said text)
    order by source_reference on conflict do nothing
    returning source_reference, flag_id, received_at, true as same`.execute(tx);
  if (fresh.length === arrivals.length) return fresh;
  const { rows: arrived } = await sql<Arrived>`
    select sent.source_reference, held.flag_id, held.received_at, held.mark = ${mark} as same
    from jsonb_to_recordset(${rows}::jsonb) as sent (source_reference text, flag_id uuid, said text)
    join flag_reference as held on held.organisation_id = ${organisation}::uuid and held.source_reference = sent.source_reference`.execute(
    tx,
  );
  return arrived;
};

export type NewFlag = Omit<Insertable<FlagTable>, 'reference' | 'version'>;
/** Adds flags' own rows in one statement. */
export const insertFlags = async (tx: Tx, flags: readonly NewFlag[]): Promise<void> => {
  await tx
    .insertInto('flag')
    .values(flags.map((flag) => ({ ...flag, reference: newReference() })))
    .execute();
};

export interface RouteRow {
  /** Null for the team that receives contacts, which takes whatever nobody chose a team for. */
  readonly kind: FlagKindName | null;
  readonly body_id: string;
}
/** Where flags go on a day: the teams that were chosen, and the first team that receives contacts. */
export const receivingTeams = async (tx: Tx, day: Day): Promise<RouteRow[]> => {
  const { rows } = await sql<RouteRow>`
    select flag_route.kind, body.id as body_id from flag_route join body on body.id = flag_route.body_id
    where body.from_day <= ${day} and (body.until_day is null or body.until_day >= ${day})
    union all (
      select null, id from body where receives = 'contacts' and from_day <= ${day} and (until_day is null or until_day >= ${day})
      order by name, id limit 1)`.execute(tx);
  return rows;
};

export interface SchoolRow {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}
/** The organisations of these types on a day, of these names or codes in lower case. */
export const organisationsNamed = async (
  tx: Tx,
  types: readonly string[],
  names: readonly string[],
  day: Day,
): Promise<SchoolRow[]> => {
  if (names.length === 0) return [];
  const { rows } = await sql<SchoolRow>`
    select id, lower(name) as name, lower(code) as code from organisation
    where type = any (${[...types]}::text[]) and (lower(name) = any (${[...names]}::text[]) or lower(code) = any (${[...names]}::text[]))
      and from_day <= ${day} and (until_day is null or until_day >= ${day}) order by name, id`.execute(tx);
  return rows;
};

/** Whether nobody else is about to send for the job that looks at flags. It waits for nobody; what is missed, the round of every minute finds. */
export const takeTheLooking = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(current_setting('arden.partnership') || ' flags', 0)) as mine`.execute(
    tx,
  );
  return rows[0]?.mine ?? false;
};

/** Which team each kind was given to, by the partnership. */
export const routesChosen = (tx: Tx) =>
  tx
    .selectFrom('flag_route')
    .leftJoin('body', 'body.id', 'flag_route.body_id')
    .select([
      'flag_route.id',
      'flag_route.kind',
      'flag_route.body_id',
      'flag_route.version',
      'body.name as body_name',
    ])
    .execute();

export const insertRoute = async (
  tx: Tx,
  route: { readonly id: string; readonly kind: FlagKindName; readonly body_id: string | null },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('flag_route')
    .values(route)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

/** Changes where a kind goes, if it still stands at that version. */
export const updateRoute = async (
  tx: Tx,
  kind: FlagKindName,
  version: number,
  team: string | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('flag_route')
    .set({ body_id: team, version: version + 1 })
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
