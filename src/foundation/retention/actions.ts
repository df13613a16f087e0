import type { Acting } from '#db';
import { Conflict, Invalid, NotFound } from '#kernel';
import { notify } from '#notifications';
import { recordById } from '#records';
import type { DecideForm, HoldForm, ProposeForm, RuleForm } from './forms.ts';
import { paths } from './paths.ts';
import { orderMet } from './reads/index.ts';
import { type ClassName, canDo, isClass, SCHEDULE } from './rules/index.ts';
import {
  cancelOrder,
  decideOrder,
  isHeld,
  liftHold,
  placeHold,
  proposeOrder,
  setRule,
  termOfPerson,
} from './store/index.ts';

export interface Done {
  readonly id: string;
}
export interface AboutPerson extends Done {
  readonly person: string | null;
}

const classNamed = (name: string): ClassName => {
  if (!isClass(name) || SCHEDULE[name].years === null)
    throw new NotFound('The schedule has no such class, or its years are counted with another’s.');
  return name;
};

/** Sets how long a class is kept here. */
export const setYears = async (acting: Acting, name: string, form: RuleForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const set = await setRule(tx, { ...form, class: classNamed(name), by: actor.post, now });
  if (!set)
    throw new Conflict('A colleague changed this class while you were writing. Read what it says now.');
  return { id: name };
};

/** Holds one person's records, or everybody's, against disposal. */
export const hold = async (acting: Acting, form: HoldForm): Promise<AboutPerson> => {
  const { tx, actor, now, today } = acting;
  if (form.review <= today)
    throw new Invalid([
      { field: 'review', message: 'When the hold is looked at again must be in the future' },
    ]);
  return { id: await placeHold(tx, { ...form, by: actor.post, now }), person: form.person };
};

export const lift = async (acting: Acting, id: string, because: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  if (!(await liftHold(tx, id, { because, by: actor.post, now })))
    throw new NotFound('There is no such hold, or it was lifted already.');
  return { id };
};

/** Proposes the disposal of all that is kept about one person, whose term is over and whom nothing holds. */
export const propose = async (acting: Acting, form: ProposeForm): Promise<AboutPerson> => {
  const { tx, actor, now, today } = acting;
  const term = await termOfPerson(tx, form.person);
  if (!term || term.until_day === null || term.until_day >= today)
    throw new NotFound('There is nobody by that id whose records are kept no longer.');
  if (await isHeld(tx, form.person))
    throw new Conflict('The records are held. Lift the hold first, if it may be lifted.');
  const id = await proposeOrder(tx, {
    person: form.person,
    class: term.class,
    until: term.until_day,
    reason: form.reason,
    by: actor.post,
    staff: actor.staff,
    now,
  });
  if (id === null) throw new Conflict('A disposal of these records is ordered already.');
  return { id, person: form.person };
};

const met = async (acting: Acting, id: string, act: 'decide' | 'cancel') => {
  const { row, facts } = await orderMet(acting, id);
  const verdict = canDo(act, facts, acting.actor);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return row;
};

/** The second person's word. */
export const decide = async (acting: Acting, id: string, form: DecideForm): Promise<AboutPerson> => {
  const { tx, actor, now } = acting;
  const row = await met(acting, id, 'decide');
  // Who decides must see what would go: the policy of the order says so too.
  if (!(await recordById(tx, row.person_id))) throw new NotFound();
  const { decision, because } = form;
  if (!(await decideOrder(tx, id, { decision, because, by: actor.post, staff: actor.staff, now })))
    throw new Conflict('A colleague decided on this while you were reading. Read what they said.');
  await notify(acting, {
    to: { kind: 'post', id: row.proposed_by },
    event: 'disposal.decided',
    path: paths.order(id),
  });
  return { id, person: row.person_id };
};

/** Stops an order that was not carried out yet. */
export const cancel = async (acting: Acting, id: string): Promise<AboutPerson> => {
  const { tx, actor, now } = acting;
  const row = await met(acting, id, 'cancel');
  if (!(await cancelOrder(tx, id, actor.post, now)))
    throw new Conflict('This order has come to its end and cannot be cancelled.');
  return { id, person: row.person_id };
};
