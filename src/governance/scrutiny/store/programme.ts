import { type Insertable, sql } from 'kysely';
import type { Tx } from '#db';
import type { Day, Instant } from '#kernel';
import type { ProgrammeEntryTable, ScrutinyReportTable, ScrutinySubjectTable } from '../tables.ts';

export const subjectsOf = (tx: Tx, body: string) =>
  tx
    .selectFrom('scrutiny_subject')
    .selectAll()
    .where('body_id', '=', body)
    .orderBy('title')
    .orderBy('id')
    .execute();
export const subjectById = (tx: Tx, id: string) =>
  tx
    .selectFrom('scrutiny_subject')
    .innerJoin('body', 'body.id', 'scrutiny_subject.body_id')
    .selectAll('scrutiny_subject')
    .select('body.name as body_name')
    .where('scrutiny_subject.id', '=', id)
    .executeTakeFirst();
export const insertSubject = async (tx: Tx, subject: Insertable<ScrutinySubjectTable>): Promise<void> => {
  await tx.insertInto('scrutiny_subject').values(subject).execute();
};

const entries = (tx: Tx) =>
  tx
    .selectFrom('programme_entry')
    .innerJoin('scrutiny_subject', 'scrutiny_subject.id', 'programme_entry.subject_id')
    .selectAll('programme_entry')
    .select(['scrutiny_subject.title', 'scrutiny_subject.why', 'scrutiny_subject.body_id']);
/** The work programme of a year that began between these days. */
export const entriesOfYear = (tx: Tx, body: string, from: Day, until: Day) =>
  entries(tx)
    .where('scrutiny_subject.body_id', '=', body)
    .where('year_day', '>=', from)
    .where('year_day', '<=', until)
    .orderBy(sql`dropped_at is not null`)
    .orderBy('scrutiny_subject.title')
    .orderBy('programme_entry.id')
    .execute();
export const entryById = (tx: Tx, id: string) =>
  entries(tx).where('programme_entry.id', '=', id).executeTakeFirst();
export type EntryRow = NonNullable<Awaited<ReturnType<typeof entryById>>>;
export const insertEntry = async (tx: Tx, entry: Insertable<ProgrammeEntryTable>): Promise<void> => {
  await tx.insertInto('programme_entry').values(entry).execute();
};
export const updateEntry = async (
  tx: Tx,
  id: string,
  version: number,
  change: Partial<
    Pick<ProgrammeEntryTable, 'meeting_id' | 'item_id' | 'done_at' | 'dropped_at'> & {
      when_said: string;
      lead: string;
      dropped_why: string;
    }
  >,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('programme_entry')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const reports = (tx: Tx) =>
  tx
    .selectFrom('scrutiny_report')
    .innerJoin('scrutiny_subject', 'scrutiny_subject.id', 'scrutiny_report.subject_id')
    .innerJoin('body', 'body.id', 'scrutiny_subject.body_id')
    .innerJoin('post as author', 'author.id', 'scrutiny_report.author_post_id')
    .innerJoin('staff as author_staff', 'author_staff.id', 'author.staff_id')
    .leftJoin('post as clearer', 'clearer.id', 'scrutiny_report.cleared_by')
    .leftJoin('staff as clearer_staff', 'clearer_staff.id', 'clearer.staff_id')
    .leftJoin('post as presenter_post', 'presenter_post.id', 'scrutiny_report.presenter_post_id')
    .leftJoin('staff as presenter_staff', 'presenter_staff.id', 'presenter_post.staff_id')
    .selectAll('scrutiny_report')
    .select([
      'scrutiny_subject.title as subject_title',
      'scrutiny_subject.body_id',
      'body.name as body_name',
      'author.title as author_title',
      'author_staff.name as author_name',
      'clearer_staff.name as clearer_name',
      'presenter_post.title as presenter_title',
      'presenter_staff.name as presenter_name',
    ]);
export const reportById = (tx: Tx, id: string) =>
  reports(tx).where('scrutiny_report.id', '=', id).executeTakeFirst();
export type ReportRow = NonNullable<Awaited<ReturnType<typeof reportById>>>;
export const reportsOfSubjects = (tx: Tx, subjects: readonly string[]) =>
  subjects.length === 0
    ? Promise.resolve([])
    : reports(tx)
        .where('subject_id', 'in', [...subjects])
        .orderBy('scrutiny_report.made_at', 'desc')
        .orderBy('scrutiny_report.id')
        .execute();
export const reportsOfItems = (tx: Tx, items: readonly string[]) =>
  items.length === 0
    ? Promise.resolve([])
    : reports(tx)
        .where('item_id', 'in', [...items])
        .orderBy('scrutiny_report.made_at')
        .execute();
/** The reports that a post writes and nobody has cleared. */
export const reportsToWrite = (tx: Tx, post: string) =>
  reports(tx)
    .where('author_post_id', '=', post)
    .where('cleared_at', 'is', null)
    .where('received_day', 'is', null)
    .orderBy('scrutiny_report.made_at')
    .limit(50)
    .execute();
export const insertReport = async (tx: Tx, report: Insertable<ScrutinyReportTable>): Promise<void> => {
  await tx.insertInto('scrutiny_report').values(report).execute();
};
export const updateReport = async (
  tx: Tx,
  id: string,
  version: number,
  change: Partial<
    Pick<
      ScrutinyReportTable,
      | 'meeting_id'
      | 'item_id'
      | 'presenter_post_id'
      | 'since_report_id'
      | 'since_day'
      | 'until_day'
      | 'cleared_by'
      | 'cleared_at'
    > & { title: string; background: string; presenter: string }
  >,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('scrutiny_report')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
/** The reports on a subject that were received, whoever may read them: the time that the next one speaks for begins there. */
export const receivedOn = async (
  tx: Tx,
  subject: string,
): Promise<{ readonly id: string; readonly title: string; readonly day: Day }[]> =>
  (
    await sql<{ id: string; title: string; day: Day }>`select id, title, received_day as day
      from reports_received(${subject}::uuid) order by received_day desc, id`.execute(tx)
  ).rows;
export const draftsOf = (tx: Tx, report: string) =>
  tx
    .selectFrom('report_draft')
    .innerJoin('post', 'post.id', 'report_draft.made_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('report_draft')
    .select('staff.name as staff_name')
    .where('report_id', '=', report)
    .orderBy('number', 'desc')
    .execute();
export const insertDraft = async (
  tx: Tx,
  draft: { id: string; report_id: string; says: string; made_by: string; made_at: Instant },
): Promise<void> => {
  await sql`insert into report_draft (id, report_id, number, says, made_by, made_at)
    select ${draft.id}::uuid, ${draft.report_id}::uuid, coalesce(max(number), 0) + 1, ${draft.says}, ${draft.made_by}::uuid, ${draft.made_at}::timestamptz
    from report_draft where report_id = ${draft.report_id}::uuid`.execute(tx);
};
