import type { Insertable } from 'kysely';
import type { Tx } from '#db';
import type { MinutesAddendumTable, MinutesStepTable } from '../tables.ts';

/** Every step of a meeting's minutes, in order. */
export const stepsOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('minutes_step')
    .innerJoin('post', 'post.id', 'minutes_step.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .leftJoin('meeting as later', 'later.id', 'minutes_step.at_meeting_id')
    .selectAll('minutes_step')
    .select([
      'staff.name as staff_name',
      'post.title as post_title',
      'later.title as later_title',
      'later.starts_at as later_at',
    ])
    .where('minutes_step.meeting_id', '=', meeting)
    .orderBy('minutes_step.at')
    .orderBy('minutes_step.id')
    .execute();
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number];
export const insertStep = async (tx: Tx, step: Insertable<MinutesStepTable>): Promise<void> => {
  await tx.insertInto('minutes_step').values(step).execute();
};

const comments = (tx: Tx) =>
  tx
    .selectFrom('minutes_comment')
    .innerJoin('post', 'post.id', 'minutes_comment.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minutes_comment')
    .select(['staff.name as staff_name', 'post.title as post_title']);
/** What was said of their accuracy, of what the actor may see. */
export const commentsOf = (tx: Tx, meeting: string) =>
  comments(tx)
    .where('minutes_comment.meeting_id', '=', meeting)
    .orderBy('minutes_comment.at')
    .orderBy('minutes_comment.id')
    .execute();
export const commentById = (tx: Tx, id: string) =>
  comments(tx).where('minutes_comment.id', '=', id).executeTakeFirst();
export const insertComment = async (
  tx: Tx,
  comment: { id: string; meeting_id: string; item_id: string; says: string; post_id: string; at: string },
): Promise<void> => {
  await tx
    .insertInto('minutes_comment')
    .values({ ...comment, accepted: null, answered_by: null, answered_at: null })
    .execute();
};
export const answerComment = async (
  tx: Tx,
  id: string,
  version: number,
  answer: { answer: string; accepted: boolean; answered_by: string; answered_at: string },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('minutes_comment')
    .set({ ...answer, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const addendaOf = (tx: Tx, meeting: string) =>
  tx
    .selectFrom('minutes_addendum')
    .innerJoin('post', 'post.id', 'minutes_addendum.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .selectAll('minutes_addendum')
    .select(['staff.name as staff_name', 'post.title as post_title'])
    .where('minutes_addendum.meeting_id', '=', meeting)
    .orderBy('minutes_addendum.at')
    .orderBy('minutes_addendum.id')
    .execute();
export const insertAddendum = async (tx: Tx, addendum: Insertable<MinutesAddendumTable>): Promise<void> => {
  await tx.insertInto('minutes_addendum').values(addendum).execute();
};
