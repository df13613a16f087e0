import type { Acting } from '#db';
import { discardDraft } from '#drafts';
import { NotFound } from '#kernel';

/** Throws away a form that was begun and not sent. */
export const discard = async ({ tx, actor }: Acting, id: string): Promise<{ readonly id: string }> => {
  if (!(await discardDraft(tx, actor, id)))
    throw new NotFound('There is no such draft. It may have been sent or discarded already.');
  return { id };
};
