import type { Acting } from '#db';
import { Conflict, type Day, type Instant, Invalid, NotAllowed, NotFound, startOfDay } from '#kernel';
import { personLine } from '#people';
import { addRecord } from '#records';
import type { CheckForm, EndForm, LookForm, SupportForm } from './forms.ts';
import { supportMet } from './reads/index.ts';
import { canWorkOn, FINDINGS, mayKeepSupport, NEEDS } from './rules.ts';
import { endSupportAt, insertCheck, insertSupport } from './store.ts';

/** What an act comes to: the record, and the child that it is about. */
export interface Done {
  readonly id: string;
  readonly child: string;
}

const insistOnKeeper = ({ actor }: Acting): void => {
  const allowed = mayKeepSupport(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
};

/** When it happened, for the story: at the moment where it was today. */
const momentOf = (day: Day, { now, today }: Acting): Instant => (day === today ? now : startOfDay(day));

/** Records which support a parent has: about a child in sight. */
export const recordSupport = async (acting: Acting, child: string, form: SupportForm): Promise<Done> => {
  insistOnKeeper(acting);
  if (!(await personLine(acting.tx, child, acting.today))) throw new NotFound();
  const id = await addRecord(acting, {
    kind: 'parentSupport',
    child,
    title: `Support for a parent: ${NEEDS[form.need].toLowerCase()}`,
    body: acting.actor.body,
    occurredAt: momentOf(form.since, acting),
  });
  await insertSupport(acting.tx, {
    id,
    parent: form.parent,
    need: form.need,
    support: form.support,
    provider: form.provider,
    provider_reach: form.providerReach,
    since_day: form.since,
  });
  return { id, child };
};

/** Records that somebody looked whether a support is still there: when, with whom, at which stage. */
export const checkSupport = async (acting: Acting, id: string, form: CheckForm): Promise<Done> => {
  insistOnKeeper(acting);
  const { support, child } = await supportMet(acting, id);
  const open = canWorkOn({ ended: support.ended_day });
  if (!open.ok) throw new Conflict(open.reason);
  if (form.on < support.since_day)
    throw new Invalid([
      { field: 'on', message: 'The day of the check must be on or after the day the support began' },
    ]);
  const check = await addRecord(acting, {
    kind: 'supportCheck',
    child,
    title: `Support for a parent: ${FINDINGS[form.inPlace].toLowerCase()}`,
    body: acting.actor.body,
    occurredAt: momentOf(form.on, acting),
  });
  await insertCheck(acting.tx, {
    id: check,
    support_id: support.id,
    stage: form.stage,
    checked_day: form.on,
    checked_with: form.with,
    in_place: form.inPlace,
    note: form.note,
  });
  return { id: check, child };
};

/** Records that somebody looked and found no support: because none is needed, or because none is given. */
export const lookForSupport = async (acting: Acting, child: string, form: LookForm): Promise<Done> => {
  insistOnKeeper(acting);
  if (!(await personLine(acting.tx, child, acting.today))) throw new NotFound();
  const id = await addRecord(acting, {
    kind: 'supportCheck',
    child,
    title: `Support for a parent: ${form.found === 'no' ? 'needed, and none given' : 'none needed'}`,
    body: acting.actor.body,
    occurredAt: momentOf(form.on, acting),
  });
  await insertCheck(acting.tx, {
    id,
    support_id: null,
    stage: form.stage,
    checked_day: form.on,
    checked_with: form.with,
    in_place: form.found,
    note: form.note,
  });
  return { id, child };
};

/** Ends a support, with the reason and what there is instead; what was recorded and checked stays. */
export const endSupport = async (acting: Acting, id: string, form: EndForm): Promise<Done> => {
  insistOnKeeper(acting);
  const { support, child } = await supportMet(acting, id);
  const open = canWorkOn({ ended: support.ended_day });
  if (!open.ok) throw new Conflict(open.reason);
  if (form.on < support.since_day)
    throw new Invalid([{ field: 'on', message: 'The day it ended must be on or after the day it began' }]);
  if (!(await endSupportAt(acting.tx, { id: support.id, version: form.version }, form)))
    throw new Conflict('Somebody changed this support while you had it open. Read it again.');
  return { id: support.id, child };
};
