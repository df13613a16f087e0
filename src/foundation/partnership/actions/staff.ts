import type { Acting, Tx } from '#db';
import type { AddStaffForm, AppointForm, ChangePostForm, ChangeStaffForm } from '../forms/index.ts';
import { found, insistOnPerson, insistOnPost } from '../reads/index.ts';
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
import { insistOnPlace } from './placing.ts';
import { type TellsPerson, tellHolders } from './telling.ts';

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
export const changeStaff = async (acting: Acting, id: string, form: ChangeStaffForm): Promise<void> => {
  const { tx } = acting;
  await lockRegisters(tx);
  found(await personById(tx, id));
  await insistOnPerson(acting, id);
  await insistFirst(tx, await updateStaff(tx, id, form.version, form), id);
  insistNone(await judgeEmail(tx, form.email, id));
};

/** Appoints a person to a post, within the days of its organisation and its body, and tells them. */
export const appoint = async (
  acting: Acting,
  staff: string,
  form: AppointForm,
  tell: TellsPerson,
): Promise<string> => {
  const { tx } = acting;
  insistLasts(form);
  await lockRegisters(tx);
  found(await personById(tx, staff));
  await insistOnPlace(acting, form);
  insistNone(await judgePost(tx, form, form));
  const id = await insertPost(tx, { ...form, staff });
  await tellHolders(acting, tell, 'post.given', [id]);
  return id;
};

/**
 * Changes a post's title, team or first day. Its role and organisation stay: what was recorded under it was recorded in
 * that role, so that another role is another post.
 */
export const changePost = async (
  acting: Acting,
  id: string,
  form: ChangePostForm,
  tell: TellsPerson,
): Promise<void> => {
  const { tx } = acting;
  await lockRegisters(tx);
  const row = found(await postById(tx, id));
  await insistOnPost(acting, 'change', row);
  const { organisation_id, until, from, role } = row;
  insist(canBegin(form.from, { from, until }), 'from');
  const place = { organisation: organisation_id, body: form.body };
  await insistOnPlace(acting, { ...place, role });
  insistNone(await judgePost(tx, place, { from: form.from, until }));
  await keepingAnAdministrator(
    acting,
    'from',
    async () => await insistFirst(tx, await updatePost(tx, id, form.version, form), id),
  );
  if (form.from !== from) insistNone(await judgeSeatsAgain(tx, await seatsOfPost(tx, id), 'from'));
  await tellHolders(acting, tell, 'post.changed', [id]);
};
