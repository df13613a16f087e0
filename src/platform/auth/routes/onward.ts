import { paths } from '../paths.ts';
import { ownPath } from '../rules.ts';
import type { SignedIn } from '../sessions.ts';

/** Where somebody who has signed in goes: to the choice of a post first, where none is in use. */
export const onward = ({ inPost, cookies }: Pick<SignedIn, 'inPost' | 'cookies'>, asked: unknown) => {
  const after = ownPath(asked);
  return { to: inPost ? (after ?? '/') : paths.posts(after), cookies };
};
