import { type ClockId, calendarFor, clockFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict, type Day, type Instant, Invalid, NotAllowed, NotFound } from '#kernel';
import { bodyById, organisationById, postById } from '#partnership';
import { addRecord, addShare, recordById } from '#records';
import type { AddActionForm, ChangeDateForm } from '../forms.ts';
import { readOwed } from '../forms.ts';
import { actionMet, postsFor } from '../reads/index.ts';
import { type Act, canBeGiven, canDo, mayWork, type OwedKind, type Step } from '../rules.ts';
import { type ActionRow, insertAction, insertStep, lockAction } from '../store.ts';
import { tell } from './telling.ts';

/** UK GDPR article 6(1)(e): the duties under section 11 of the Children Act 2004 are public tasks. */
const PUBLIC_TASK = 'Public task: my organisation has a duty to safeguard children';

/** What an act answers with: the action, and the child it is about. */
export interface Done {
  readonly id: string;
  readonly child: string | null;
}

/** Work to be set: by a person on the form, or by a module for what its own record asks for. */
export interface NewAction {
  readonly what: string;
  readonly why: string;
  readonly owedBy: { readonly kind: OwedKind; readonly id: string };
  readonly due?: Day | null;
  /** The clock that makes the date, and the day or moment that it runs from; it wins over `due`. */
  readonly clock?: { readonly rule: ClockId; readonly from: Day | Instant };
  /** The record that asks for it, whose child the action is about. */
  readonly about?: string | null;
  /** Whom it is about, where no record asks for it. */
  readonly child?: string | null;
}

const refuse = (message: string): never => {
  throw new Invalid([{ field: 'owedBy', message }]);
};
const inForce = (row: { readonly until: Day | null } | undefined, today: Day): boolean =>
  row !== undefined && (row.until === null || row.until >= today);

/** The organisation that whoever owes it belongs to. Throws `Invalid` where nobody is there to owe it. */
const organisationOwing = async (
  { tx, today }: Acting,
  { kind, id }: NewAction['owedBy'],
): Promise<string | null> => {
  if (kind === 'organisation') {
    if (!inForce(await organisationById(tx, id), today))
      refuse('Select an organisation that still works here');
    return id;
  }
  if (kind === 'body') {
    const body = await bodyById(tx, id);
    if (!inForce(body, today)) refuse('Select a team that is still there');
    return body?.organisation_id ?? null;
  }
  const post = await postById(tx, id);
  if (!inForce(post, today)) refuse('Select somebody who is still in that post');
  if (post && !canBeGiven(post.role, 'post'))
    refuse('Select somebody who works with children’s records: that post would not see it');
  return post?.organisation_id ?? null;
};

/**
 * Sets an action, and gives it to whoever owes it. Throws `NotFound` for a record out of sight, `Invalid` where whoever should owe
 * it cannot, `NotAllowed` for posts that work with no child's record.
 */
export const addAction = async (acting: Acting, action: NewAction): Promise<Done> => {
  const { tx, actor } = acting;
  const allowed = mayWork(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const about = action.about ? await recordById(tx, action.about) : undefined;
  if (action.about && !about) throw new NotFound();
  const owedOrganisation = await organisationOwing(acting, action.owedBy);
  const { clock } = action;
  const due = clock ? clockFor(clock.rule, clock.from, await calendarFor(tx))?.due : action.due;
  const id = await addRecord(acting, {
    kind: 'action',
    child: about ? null : (action.child ?? null),
    title: 'Action',
    body: actor.body,
  });
  await insertAction(tx, {
    id,
    what: action.what,
    why: action.why,
    owed_kind: action.owedBy.kind,
    owed_id: action.owedBy.id,
    owed_organisation_id: owedOrganisation,
    set_due_day: due ?? null,
    clock_rule: clock?.rule ?? null,
    clock_from: clock?.from ?? null,
    about_record_id: about?.id ?? null,
  });
  await addShare(acting, {
    record: id,
    grantee_kind: action.owedBy.kind,
    grantee_id: action.owedBy.id,
    lawful_basis: PUBLIC_TASK,
    purpose: 'Work about a child, for whoever owes it (Children Act 2004 section 11)',
  });
  await tell(acting, action.owedBy, 'action.set', id);
  return { id, child: about ? about.child_id : (action.child ?? null) };
};

/** Sets an action from the form. */
export const setAction = async (acting: Acting, form: AddActionForm): Promise<Done> => {
  const owedBy = readOwed(form.owedBy);
  if (owedBy === null) throw new Invalid([{ field: 'owedBy', message: 'Select who is to do it' }]);
  if (form.due < acting.today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  return addAction(acting, { ...form, owedBy });
};

/** Waits for whoever acts on it at this moment, then meets it as it stands. */
const meet = async (acting: Acting, id: string, act: Act): Promise<ActionRow> => {
  await lockAction(acting.tx, id);
  const { action, facts } = await actionMet(acting, id);
  const verdict = canDo(act, facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return action;
};

interface Taken {
  readonly step: Step;
  readonly title: string;
  readonly post?: string;
  readonly said?: string;
  readonly due?: Day;
}
/** Records a step as the acting post's own: a team's step is the whole team's to read. */
const takeStep = async (acting: Acting, action: ActionRow, taken: Taken): Promise<string> => {
  const { actor } = acting;
  const id = await addRecord(acting, {
    kind: 'actionProgress',
    // The database puts it under the action's own child, whom the acting post need not see.
    child: null,
    submission: action.submission_id,
    title: taken.title,
    body: action.owed_kind === 'body' && action.owed_id === actor.body ? action.owed_id : actor.body,
  });
  await insertStep(acting.tx, {
    id,
    action_id: action.id,
    step: taken.step,
    post_id: taken.post ?? null,
    said: taken.said ?? '',
    due_day: taken.due ?? null,
  });
  return id;
};

const give = async (
  acting: Acting,
  record: string,
  purpose: string,
  to: readonly (readonly [OwedKind, string | null])[],
): Promise<void> => {
  for (const [grantee_kind, grantee_id] of to)
    if (grantee_id !== null)
      await addShare(acting, { record, grantee_kind, grantee_id, lawful_basis: PUBLIC_TASK, purpose });
};
/** The setter, its team and its organisation hear how an action ended. */
const tellSetter = async (acting: Acting, action: ActionRow, step: string): Promise<void> => {
  await give(acting, step, 'What came of an action, for whoever set it', [
    ['post', action.recorded_by],
    ['body', action.owner_body_id],
    ['organisation', action.owner_organisation_id],
  ]);
  await tell(acting, { kind: 'post', id: action.recorded_by }, 'action.ended', action.id);
};
/** Whoever owes an action hears what its setter changes. */
const tellOwing = async (acting: Acting, action: ActionRow, step: string): Promise<void> => {
  await give(acting, step, 'What changed about an action, for whoever owes it', [
    [action.owed_kind, action.owed_id],
  ]);
  await tell(acting, { kind: action.owed_kind, id: action.owed_id }, 'action.changed', action.id);
};

const done = ({ id, child_id }: ActionRow): Done => ({ id, child: child_id });

/** Takes an action out of the team's inbox, so that two people do not do one thing. */
export const takeAction = async (acting: Acting, id: string): Promise<Done> => {
  const action = await meet(acting, id, 'take');
  await takeStep(acting, action, { step: 'taken', title: 'Action taken', post: acting.actor.post });
  return done(action);
};

/** Gives an action to a post of the team or organisation that owes it. */
export const assignAction = async (acting: Acting, id: string, post: string): Promise<Done> => {
  const action = await meet(acting, id, 'assign');
  if (!(await postsFor(acting, action)).some((each) => each.id === post))
    throw new Invalid([{ field: 'post', message: 'Select somebody of those who owe it' }]);
  await takeStep(acting, action, { step: 'assigned', title: 'Action assigned', post });
  await tell(acting, { kind: 'post', id: post }, 'action.assigned', id);
  return done(action);
};

/** Puts an action back into the inbox. */
export const handBackAction = async (acting: Acting, id: string): Promise<Done> => {
  const action = await meet(acting, id, 'handBack');
  await takeStep(acting, action, { step: 'handedBack', title: 'Action handed back' });
  return done(action);
};

/** Says what was done, and where the evidence is; whoever set it reads it. */
export const completeAction = async (acting: Acting, id: string, said: string): Promise<Done> => {
  const action = await meet(acting, id, 'done');
  await tellSetter(
    acting,
    action,
    await takeStep(acting, action, { step: 'done', title: 'Action done', said }),
  );
  return done(action);
};

/** Says that it will not be done, and why; whoever set it reads it. */
export const declineAction = async (acting: Acting, id: string, said: string): Promise<Done> => {
  const action = await meet(acting, id, 'notDone');
  const step = await takeStep(acting, action, { step: 'notDone', title: 'Action not done', said });
  await tellSetter(acting, action, step);
  return done(action);
};

/** Gives an action another date. The one before stays on record, with why it changed. */
export const changeDate = async (acting: Acting, id: string, form: ChangeDateForm): Promise<Done> => {
  const action = await meet(acting, id, 'changeDate');
  if (form.due < acting.today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  const step = await takeStep(acting, action, {
    step: 'dateChanged',
    title: 'Date of an action changed',
    said: form.said,
    due: form.due,
  });
  await tellOwing(acting, action, step);
  return done(action);
};

/** Takes an action back: it is owed no more. */
export const cancelAction = async (acting: Acting, id: string, said: string): Promise<Done> => {
  const action = await meet(acting, id, 'cancel');
  const step = await takeStep(acting, action, { step: 'cancelled', title: 'Action cancelled', said });
  await tellOwing(acting, action, step);
  return done(action);
};
