import { calendarFor, clockFor } from '#calendar';
import { type Acting, newId } from '#db';
import type { Files } from '#files';
import { Conflict, type Day, type FileArrived, Invalid, NotAllowed, NotFound } from '#kernel';
import { itemById, keepsMeeting, meetingById } from '#meetings';
import { notify } from '#notifications';
import { bodyById, organisationById, postById } from '#partnership';
import { type AddPromiseForm, type OfferForm, readOwed } from './forms.ts';
import { paths } from './paths.ts';
import { bodiesOpen, NAMES_THE_CHILD, namingTheChild, promiseMet } from './reads/index.ts';
import { type Act, canDo, type OwedKind, type Step, type TOLD } from './rules/index.ts';
import {
  insertPromise,
  insertStep,
  lockPromise,
  meetingsOfBody,
  type PromiseRow,
  promisesToTell,
} from './store.ts';

/** What an act answers with. */
export interface Done {
  readonly id: string;
}

/** A promise to be recorded: from the form of a body, or from a minute, which says its item and where in it. */
export interface NewPromise {
  readonly what: string;
  readonly sentence?: string;
  readonly owedBy: { readonly kind: OwedKind; readonly id: string };
  /** Left out, an urgent promise has its clock's day (reference 12, clock 47). */
  readonly due?: Day | null;
  readonly urgent?: boolean;
  /** The body that was promised it; under an item the body of the meeting. */
  readonly body?: string;
  readonly item?: string | null;
  readonly entry?: string | null;
  readonly resolution?: string | null;
}

const tell = (
  acting: Pick<Acting, 'tx' | 'now'>,
  to: { readonly kind: OwedKind; readonly id: string },
  event: keyof typeof TOLD,
  promise: string,
): Promise<void> => notify(acting, { to, event, path: paths.one(promise) });

const inForce = (row: { readonly until: Day | null } | undefined, today: Day): boolean =>
  row !== undefined && (row.until === null || row.until >= today);
const refuseWhoIsGone = async ({ tx, today }: Acting, { kind, id }: NewPromise['owedBy']): Promise<void> => {
  const row =
    kind === 'organisation'
      ? await organisationById(tx, id)
      : kind === 'body'
        ? await bodyById(tx, id)
        : await postById(tx, id);
  if (!inForce(row, today))
    throw new Invalid([{ field: 'owedBy', message: 'Select somebody who is still there to owe it' }]);
};

/** The body and the meeting that it was made to: those of its item, for who keeps that meeting; or a body of the acting post. */
const madeTo = async (acting: Acting, { item, body }: NewPromise) => {
  const { tx } = acting;
  if (item) {
    const found = await itemById(tx, item);
    const meeting = found && (await meetingById(tx, found.meeting_id));
    if (!meeting) throw new NotFound();
    if (!(await keepsMeeting(tx, meeting.id)))
      throw new NotAllowed('You cannot record a promise of this meeting. Its clerk can.');
    return { body: meeting.body_id, meeting: meeting.id };
  }
  if (!(await bodiesOpen(acting)).some(({ value }) => value === body))
    throw new Invalid([{ field: 'body', message: 'Select a body that you sit on' }]);
  return { body: body ?? '', meeting: null };
};

/** Records a promise, and tells whoever owes it. Commits nothing by itself. */
export const addPromise = async (acting: Acting, promise: NewPromise): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const to = await madeTo(acting, promise);
  await refuseWhoIsGone(acting, promise.owedBy);
  const { what, sentence = '' } = promise;
  const named = await namingTheChild(acting, promise.item, { what, sentence });
  if (named.length > 0) throw new Invalid(named.map((field) => ({ field, message: NAMES_THE_CHILD })));
  const { urgent = false, due } = promise;
  const clock = urgent && !due ? clockFor('urgentScrutiny', today, await calendarFor(tx)) : undefined;
  const due_day = due ?? clock?.due;
  if (!due_day) throw new Invalid([{ field: 'due', message: 'Enter by when it is owed' }]);
  const id = newId();
  await insertPromise(tx, {
    ...{ id, body_id: to.body, meeting_id: to.meeting, item_id: promise.item ?? null },
    ...{ entry_id: promise.entry ?? null, resolution_id: promise.resolution ?? null },
    ...{ what, sentence },
    ...{ owed_kind: promise.owedBy.kind, owed_id: promise.owedBy.id },
    ...{ due_day, urgent, clock_rule: clock ? 'urgentScrutiny' : null, clock_from: clock ? today : null },
    ...{ made_by: actor.post, made_at: now },
  });
  await tell(acting, promise.owedBy, 'promise.given', id);
  return { id };
};

/** Who owes it, as a form says it. Throws `Invalid` where it names nobody. */
export const owedIn = (owedBy: string) => {
  const owed = readOwed(owedBy);
  if (owed === null) throw new Invalid([{ field: 'owedBy', message: 'Select who owes it' }]);
  return owed;
};
/** Records a promise from the form of the register. */
export const recordPromise = async (acting: Acting, form: AddPromiseForm): Promise<Done> => {
  if (form.due !== null && form.due < acting.today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  return addPromise(acting, { ...form, owedBy: owedIn(form.owedBy) });
};

/** Waits for whoever acts on it at this moment, then meets it as it stands. */
const meet = async (acting: Acting, id: string, act: Act): Promise<PromiseRow> => {
  await lockPromise(acting.tx, id);
  const { promise, facts } = await promiseMet(acting, id);
  const verdict = canDo(act, facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return promise;
};
interface Taken {
  readonly said?: string;
  readonly due?: Day | null;
  readonly meeting?: string | null;
  readonly evidence?: FileArrived | null;
}
const step = async (
  { tx, actor, now }: Acting,
  { id }: PromiseRow,
  taken: Step,
  { said = '', due = null, meeting = null, evidence = null }: Taken = {},
): Promise<void> =>
  insertStep(tx, {
    ...{ id: newId(), promise_id: id, step: taken, said, due_day: due, meeting_id: meeting },
    ...{ sha256: evidence?.sha256 ?? null, file_name: evidence?.name ?? null },
    ...{ file_bytes: evidence?.bytes ?? null, file_type: evidence?.type ?? null },
    ...{ post_id: actor.post, at: now },
  });
const owner = ({ owed_kind, owed_id }: PromiseRow) => ({ kind: owed_kind, id: owed_id });
const ofBody = async ({ tx }: Acting, promise: PromiseRow, meeting: string | null | undefined) => {
  if (!meeting) return null;
  if (!(await meetingsOfBody(tx, promise.body_id)).some(({ id }) => id === meeting))
    throw new Invalid([{ field: 'meeting', message: 'Select a meeting of the body that was promised it' }]);
  return meeting;
};
const notPast = ({ today }: Acting, due: Day | null): Day | null => {
  if (due !== null && due < today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  return due;
};

/** Whoever owes it says that it has it. */
export const takePromise = async (acting: Acting, id: string): Promise<Done> => {
  await step(acting, await meet(acting, id, 'take'), 'taken');
  return { id };
};
export const tellProgress = async (acting: Acting, id: string, { said }: { said: string }): Promise<Done> => {
  await step(acting, await meet(acting, id, 'progress'), 'progress', { said });
  return { id };
};
/** Gives a promise another day. The one before stays on record, with who moved it and why. */
export const movePromise = async (
  acting: Acting,
  id: string,
  { due, said }: { due: Day; said: string },
): Promise<Done> => {
  const promise = await meet(acting, id, 'move');
  await step(acting, promise, 'moved', { said, due: notPast(acting, due) });
  await tell(acting, owner(promise), 'promise.moved', id);
  return { id };
};
/** Offers what shows that it was done; whoever recorded it is told, for the body to judge. */
export const offerEvidence = async (
  acting: Acting & { readonly files: Files | undefined },
  id: string,
  { said, evidence }: OfferForm,
): Promise<Done> => {
  const promise = await meet(acting, id, 'offer');
  if (evidence && !(await acting.files?.has(acting.actor.partnership, evidence.sha256)))
    throw new Invalid([
      { field: 'evidence', message: 'The file waited too long and was cleared away. Choose it again' },
    ]);
  await step(acting, promise, 'offered', { said, evidence });
  await tell(acting, { kind: 'post', id: promise.made_by }, 'promise.offered', id);
  return { id };
};
export const reportPromise = async (
  acting: Acting,
  id: string,
  { said, meeting }: { said: string; meeting: string },
): Promise<Done> => {
  const promise = await meet(acting, id, 'report');
  await step(acting, promise, 'reported', { said, meeting: await ofBody(acting, promise, meeting) });
  return { id };
};
/** The body is convinced: the promise comes back on no agenda any more. */
export const dischargePromise = async (
  acting: Acting,
  id: string,
  { said, meeting = null }: { said: string; meeting?: string | null },
): Promise<Done> => {
  const promise = await meet(acting, id, 'discharge');
  await step(acting, promise, 'discharged', { said, meeting: await ofBody(acting, promise, meeting) });
  await tell(acting, owner(promise), 'promise.judged', id);
  return { id };
};
export const returnPromise = async (
  acting: Acting,
  id: string,
  { said, due }: { said: string; due: Day | null },
): Promise<Done> => {
  const promise = await meet(acting, id, 'return');
  await step(acting, promise, 'returned', { said, due: notPast(acting, due) });
  await tell(acting, owner(promise), 'promise.judged', id);
  return { id };
};
export const releasePromise = async (
  acting: Acting,
  id: string,
  { said }: { said: string },
): Promise<Done> => {
  const promise = await meet(acting, id, 'release');
  await step(acting, promise, 'released', { said });
  await tell(acting, owner(promise), 'promise.judged', id);
  return { id };
};

/** Tells of what is due in three days and of what is late since yesterday: by the program itself. */
export const tellOfPromises = async (acting: Omit<Acting, 'actor'>): Promise<void> => {
  for (const { promise_id, event, to_kind, to_id } of await promisesToTell(acting.tx, acting.today))
    await tell(acting, { kind: to_kind, id: to_id }, event, promise_id);
};
