import type { Actor, Verdict } from '#kernel';
import { may } from '#people';
import { mayRaise } from '#referrals';
import type { Kind } from '../rules/index.ts';

/** Whether a post may upload a list of that kind: whoever may add one at a page may add many. */
export const mayUpload = (kind: Kind, actor: Actor): Verdict =>
  kind === 'people' ? may('add')(actor) : mayRaise(actor);

/** Whoever may raise one worry at a page may open the page of lists. */
export const mayOpenUploads = (actor: Actor): Verdict => mayRaise(actor);
