import { type Insertable, sql } from 'kysely';
import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import type { StatusKindName } from '../rules/index.ts';
import type { StatusAskerTable, StatusQuestionTable } from '../tables.ts';

const askers = (tx: Tx) =>
  tx
    .selectFrom('status_asker')
    .innerJoin('organisation', 'organisation.id', 'status_asker.organisation_id')
    .selectAll('status_asker')
    .select('organisation.name');
/** Every organisation that may ask, or might. */
export const allAskers = (tx: Tx) =>
  askers(tx).orderBy('organisation.name').orderBy('status_asker.from_day', 'desc').execute();
export const askerById = (tx: Tx, id: string) =>
  askers(tx).where('status_asker.id', '=', id).executeTakeFirst();

/** Whether the acting post's own organisation may ask now. */
export const mayAskNow = async (tx: Tx, organisation: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`select may_ask_status(${organisation}::uuid) as may`.execute(
    tx,
  );
  return rows[0]?.may ?? false;
};

export const insertAsker = async (
  tx: Tx,
  asker: Omit<Insertable<StatusAskerTable>, 'id' | 'version'>,
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('status_asker')
    .values({ id, ...asker })
    .execute();
  return id;
};
export const endAskerRow = async (tx: Tx, id: string, version: number, until: Day): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('status_asker')
    .set({ until_day: until, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export interface ToldRow {
  readonly status_id: string;
  readonly care_team_id: string;
  readonly care_plan_id: string;
  readonly child_id: string;
  readonly status_kind: StatusKindName;
  readonly start_day: Day;
  readonly end_day: Day | null;
  readonly authority: string;
  readonly duty_phone: string;
  readonly office_phone: string;
}
/** What may be told of whoever has that number and day of birth: nothing of a child that is hidden from the acting post. */
export const protectionTold = async (tx: Tx, nhsNumber: string, born: Day): Promise<ToldRow[]> => {
  const { rows } = await sql<ToldRow>`
    select told.*, md5('CareTeam' || status_id)::uuid as care_team_id, md5('CarePlan' || status_id)::uuid as care_plan_id
    from protection_told(${nhsNumber}, ${born}::date) as told`.execute(tx);
  return rows;
};

export const insertQuestion = async (tx: Tx, question: Insertable<StatusQuestionTable>): Promise<void> => {
  await tx.insertInto('status_question').values(question).execute();
};

/** Writes down whom waiting questions were about, for the program itself: how many it looked at. */
export const placeQuestions = async (tx: Tx, atMost: number): Promise<number> => {
  const { rows } = await sql<{ looked: number }>`select place_questions(${atMost}) as looked`.execute(tx);
  return rows[0]?.looked ?? 0;
};
/** Whether nobody else is about to send for the job that writes look-ups down; what is missed, the round of every minute finds. */
export const takeThePlacing = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(current_setting('arden.partnership') || ' status questions', 0)) as mine`.execute(
    tx,
  );
  return rows[0]?.mine ?? false;
};
