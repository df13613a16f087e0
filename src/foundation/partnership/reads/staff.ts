import type { Acting } from '#db';
import type { PostFilter, StaffFilter } from '../forms/index.ts';
import { actsOpenTo, canAct, mayReadContactDetails } from '../rules/index.ts';
import {
  bodiesInForce,
  organisationsInForce,
  postById,
  postsMatching,
  postsOfStaff,
  seatsOfPost,
  staffById,
  staffMatching,
} from '../store/index.ts';
import { changesShown } from './changes.ts';
import { holdingOfRow, holdingOfStaff, insistOnPerson } from './keeping.ts';
import type { PostList, PostModel, StaffList, StaffModel } from './models.ts';
import { actsOn, found, pagesOf, partOf, postLine, seatLine } from './shaping.ts';
import { signInShown } from './sign-in.ts';

/** The people who work here, narrowed by name, each with the posts in force. */
export const staffList = async (
  { tx, actor, today }: Acting,
  { q, page }: StaffFilter,
): Promise<StaffList> => {
  const { rows, total } = await staffMatching(tx, { q, ...partOf(page) });
  const posts = (
    await postsOfStaff(
      tx,
      rows.map(({ id }) => id),
    )
  ).map((post) => postLine(post, today));
  return {
    rows: rows.map(({ id, name, phone }) => ({
      id,
      name,
      phone,
      posts: posts.filter((post) => post.staff.id === id && post.standing === 'inForce'),
    })),
    ...pagesOf(page, total),
    acts: actsOpenTo('staff', actor.role, {}, ['add']),
  };
};

/** One person: the posts held, past ones too. E-mail and sign-in are for those who keep the registers. */
export const staffModel = async (acting: Acting, id: string): Promise<StaffModel> => {
  const { tx, actor, today } = acting;
  const row = found(await staffById(tx, id));
  const posts = await postsOfStaff(tx, [id]);
  const isPerson = row.kind === 'person';
  const holding = await holdingOfStaff(acting, id);
  const details = isPerson && mayReadContactDetails(actor, id, holding);
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    email: details ? row.email : null,
    signIn: details
      ? await signInShown(acting, row.account_id, canAct('change', 'staff', actor.role, { holding }).ok)
      : null,
    version: row.version,
    posts: posts.map((post) => postLine(post, today)),
    acts: isPerson
      ? [
          ...actsOpenTo('staff', actor.role, { holding }, ['change']),
          // To a post of the actor's own organisation, whoever they are.
          ...actsOpenTo('staff', actor.role, {}, ['appoint']),
        ]
      : [],
    changes: await changesShown(
      tx,
      acting,
      [id, ...posts.map((post) => post.id)],
      mayReadContactDetails(actor, undefined, holding),
    ),
  };
};

/** One person, to be changed by somebody who keeps their entry. */
export const staffToChange = async (acting: Acting, id: string): Promise<StaffModel> => {
  await insistOnPerson(acting, id);
  return staffModel(acting, id);
};

/** The register of posts, narrowed and by the page. */
export const postList = async (
  { tx, today }: Acting,
  { q, role, organisation, body, standing, page }: PostFilter,
): Promise<PostList> => {
  const { rows, total } = await postsMatching(tx, {
    q,
    role,
    organisation,
    body,
    standing: standing === 'all' ? null : standing,
    day: today,
    ...partOf(page),
  });
  return {
    rows: rows.map((row) => postLine(row, today)),
    ...pagesOf(page, total),
    acts: [],
    organisations: await organisationsInForce(tx, today),
    bodies: await bodiesInForce(tx, today),
  };
};

/** One post: who holds it, what it may do, where it sits, and who changed what. */
export const postModel = async (acting: Acting, id: string): Promise<PostModel> => {
  const { tx, today } = acting;
  const row = found(await postById(tx, id));
  const seats = await seatsOfPost(tx, id);
  return {
    ...postLine(row, today),
    version: row.version,
    seats: seats.map((seat) => seatLine(seat, acting)),
    acts: actsOn('post', acting, row, ['change', 'end', 'changeEnd'], await holdingOfRow(acting, row)),
    changes: await changesShown(tx, acting, [id, ...seats.map((seat) => seat.id)]),
  };
};
