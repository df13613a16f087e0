import type { Acting } from '#db';
import { isRole } from '#kernel';
import { postsInForce } from '#partnership';
import { mayGrant, WORKERS } from '../rules.ts';
import { type PostsModel, permissionLines } from './review.ts';

/** The posts that are allowed it, and to whoever may grant it those that could be. */
export const postsModel = async (acting: Acting): Promise<PostsModel> => {
  const posts = await permissionLines(acting);
  const granting = mayGrant(acting.actor).ok;
  const held = new Set(posts.map(({ post }) => post));
  const could = granting ? await postsInForce(acting.tx, acting.today) : [];
  return {
    mayGrant: granting,
    posts,
    choices: could
      .filter(({ id, role }) => isRole(role) && WORKERS.includes(role) && !held.has(id))
      .map(({ id, staff_name, title, organisation_name }) => ({
        value: id,
        text: `${staff_name}, ${title}, ${organisation_name}`,
      })),
  };
};
