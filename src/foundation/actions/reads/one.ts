import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { personLines } from '#people';
import { recordById, recordKinds } from '#records';
import { type Act, actsOpen, canDo } from '../rules.ts';
import { stepsOf } from '../store.ts';
import { DueModel, dueOf } from './due.ts';
import { Person, personOf, setBy } from './list.ts';
import { actionMet } from './met.ts';

/** A record that something is about: what it is, and where it stands. */
export const RecordLink = z.object({ label: z.string(), href: z.string() });

/** The record as a link, where the actor sees it; the page of some kinds is not its own. */
export const linkTo = async (
  { tx }: Pick<Acting, 'tx'>,
  id: string | null,
): Promise<(z.infer<typeof RecordLink> & { child: string | null }) | null> => {
  const record = id === null ? undefined : await recordById(tx, id);
  const kind = record && (await recordKinds(tx)).get(record.kind);
  return record && kind ? { label: kind.label, href: kind.path(record.id), child: record.child_id } : null;
};

export const ActionModel = z.object({
  id: z.string(),
  what: z.string(),
  why: z.string(),
  status: z.enum(['waiting', 'taken', 'done', 'notDone', 'cancelled']),
  acts: z.array(z.enum(['take', 'assign', 'handBack', 'done', 'notDone', 'changeDate', 'cancel'])),
  owedBy: z.string(),
  owedByOnePost: z.boolean(),
  heldBy: z.string().nullable(),
  person: Person.nullable(),
  about: RecordLink.nullable(),
  setBy: z.object({ name: z.string(), post: z.string(), organisation: z.string(), at: z.string() }),
  clock: DueModel.nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.enum(['taken', 'assigned', 'handedBack', 'done', 'notDone', 'dateChanged', 'cancelled']),
      said: z.string(),
      due: z.string().nullable(),
      to: z.string().nullable(),
      by: z.string(),
      post: z.string(),
      organisation: z.string(),
      at: z.string(),
    }),
  ),
});
export type ActionModel = z.infer<typeof ActionModel>;

/** One action: what is owed, why that date, what was done about it, and what this post may do now. */
export const actionModel = async (acting: Acting & { params: { id: string } }): Promise<ActionModel> => {
  const { tx, today } = acting;
  const { action, facts } = await actionMet(acting, acting.params.id);
  const people = await personLines(tx, action.child_id === null ? [] : [action.child_id], today);
  // A person is a record about itself, and stands on the page as the child already.
  const itself = action.about_record_id === action.child_id;
  const about = itself ? null : await linkTo(acting, action.about_record_id);
  return {
    id: action.id,
    what: action.what,
    why: action.why,
    status: facts.status,
    acts: actsOpen(facts),
    owedBy: action.owed_name,
    owedByOnePost: action.owed_kind === 'post',
    heldBy: facts.heldByName,
    person: personOf(people, action.child_id),
    about: about && { label: about.label, href: about.href },
    setBy: {
      name: action.setter_name,
      post: action.setter_title,
      organisation: action.set_by_name,
      at: action.recorded_at,
    },
    clock: dueOf(action, acting, await calendarFor(tx)),
    steps: (await stepsOf(tx, action.id)).map((step) => ({
      id: step.id,
      step: step.step,
      said: step.said,
      due: step.due_day,
      to: step.holder_name,
      by: step.staff_name,
      post: step.post_title,
      organisation: step.organisation_name,
      at: step.recorded_at,
    })),
  };
};
/** The child that the page shows. */
export const subjectsOfAction = ({ id, person }: Pick<ActionModel, 'id' | 'person'>) =>
  person ? [{ child: person.id, record: id }] : [];

export const ActModel = z.object({
  id: z.string(),
  what: z.string(),
  why: z.string(),
  setBy: z.string(),
  person: Person.nullable(),
  due: z.string().nullable(),
});
export type ActModel = z.infer<typeof ActModel>;

/** The page of an act, open only while the state table allows it. */
export const actModel =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<ActModel> => {
    const { tx, today } = acting;
    const { action, facts } = await actionMet(acting, acting.params.id);
    const verdict = canDo(act, facts);
    if (!verdict.ok) throw new Conflict(verdict.reason);
    const people = await personLines(tx, action.child_id === null ? [] : [action.child_id], today);
    return {
      id: action.id,
      what: action.what,
      why: action.why,
      setBy: setBy(action),
      person: personOf(people, action.child_id),
      due: dueOf(action, acting, await calendarFor(tx))?.due ?? null,
    };
  };
