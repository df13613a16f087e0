import type { Acting } from '#db';
import { NotAllowed } from '#kernel';
import { addRecord } from '#records';
import type { ConsideredForm } from '../forms/index.ts';
import { mayRaise } from '../rules/index.ts';
import { insertConsidered } from '../store/index.ts';

/** Records a referral that was thought of and not made, and why. */
export const recordConsidered = async (acting: Acting, form: ConsideredForm): Promise<{ id: string }> => {
  const allowed = mayRaise(acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const id = await addRecord(acting, {
    kind: 'considered',
    child: null,
    title: 'Referral considered and not made',
    body: acting.actor.body,
  });
  await insertConsidered(acting.tx, {
    id,
    about: form.about,
    worry: form.worry,
    why_not: form.whyNot,
    done_instead: form.doneInstead,
  });
  return { id };
};
