import type { Acting, Tx } from '#db';
import type { AddStaffForm, AppointForm, ChangePostForm, ChangeStaffForm } from '../forms.ts';
import { found } from '../reads/index.ts';
import { canBegin } from '../rules/index.ts';
import {
  insertPost,
  insertStaff,
  lockRegisters,
  personById,
  postById,
  seatsOfPost,
  staffByEmail,
  updatePost,
  updateStaff,
} from '../store/index.ts';
import { insist, insistFirst, insistLasts, insistNone } from './insist.ts';
import { judgePost, judgeSeatsAgain, keepingAnAdministrator } from './judging.ts';

/** One person is kept once: whoever has the address already is named. */
const judgeEmail = async (tx: Tx, email: string, own?: string) => {
  const other = await staffByEmail(tx, email.trim());
  return other && other.id !== own
    ? {
        field: 'email',
        message: `${other.name} already has that e-mail address. Give them another post instead`,
      }
    : null;
};

/** Adds a person who works here; a post gives them something to do. */
export const addStaff = async ({ tx }: Acting, form: AddStaffForm): Promise<string> => {
  await lockRegisters(tx);
  insistNone(await judgeEmail(tx, form.email));
  return insertStaff(tx, form);
};

/** Changes a person's name and how to reach them. */
export const changeStaff = async ({ tx }: Acting, id: string, form: ChangeStaffForm): Promise<void> => {
  await lockRegisters(tx);
  found(await personById(tx, id));
  await insistFirst(tx, await updateStaff(tx, id, form.version, form), id);
  insistNone(await judgeEmail(tx, form.email, id));
};

/** Appoints a person to a post, within the days of its organisation and its body. */
export const appoint = async ({ tx }: Acting, staff: string, form: AppointForm): Promise<string> => {
  insistLasts(form);
  await lockRegisters(tx);
  found(await personById(tx, staff));
  insistNone(await judgePost(tx, form, form));
  return insertPost(tx, { ...form, staff });
};

/**
 * Changes a post's title, team or first day. Its role and organisation stay: what was recorded under it was recorded in
 * that role, so that another role is another post.
 */
export const changePost = async (acting: Acting, id: string, form: ChangePostForm): Promise<void> => {
  const { tx } = acting;
  await lockRegisters(tx);
  const { organisation_id, until, from } = found(await postById(tx, id));
  insist(canBegin(form.from, { from, until }), 'from');
  const place = { organisation: organisation_id, body: form.body };
  insistNone(await judgePost(tx, place, { from: form.from, until }));
  await keepingAnAdministrator(
    acting,
    'from',
    async () => await insistFirst(tx, await updatePost(tx, id, form.version, form), id),
  );
  if (form.from !== from) insistNone(await judgeSeatsAgain(tx, await seatsOfPost(tx, id), 'from'));
};
