import { calendarFor, clockFor } from '#calendar';
import { type Acting, newId, newReference } from '#db';
import type { Files } from '#files';
import { Conflict, type Day, type FileArrived, Invalid, NotAllowed, NotFound } from '#kernel';
import { itemById, keepsMeeting, meetingById } from '#meetings';
import { notify } from '#notifications';
import { organisationById } from '#partnership';
import { bodiesOpen, NAMES_THE_CHILD, namingTheChild } from '#promises';
import type { AddRecommendationForm, AnswerForm, OfferForm, UnderItemForm } from './forms.ts';
import { paths } from './paths.ts';
import { recommendationMet } from './reads/index.ts';
import { type Act, canDo, type Step, type TOLD } from './rules.ts';
import {
  insertRecommendation,
  insertStep,
  lockRecommendation,
  type RecommendationRow,
  recommendationsToTell,
} from './store.ts';

/** What an act answers with. */
export interface Done {
  readonly id: string;
}

const tell = (
  acting: Pick<Acting, 'tx' | 'now'>,
  to: { readonly kind: 'organisation' | 'post'; readonly id: string },
  event: keyof typeof TOLD,
  id: string,
): Promise<void> => notify(acting, { to, event, path: paths.one(id) });

const CLOCK = 'recommendationAnswer';
/** Records a recommendation, and tells the partner. Without a day it has its clock's. Commits nothing by itself. */
const addRecommendation = async (
  acting: Acting,
  made: UnderItemForm & { readonly body: string; readonly item: string | null },
): Promise<Done> => {
  const { tx, actor, now, today } = acting;
  const partner = await organisationById(tx, made.to);
  if (!partner || (partner.until !== null && partner.until < today))
    throw new Invalid([{ field: 'to', message: 'Select a partner that is still there' }]);
  if (made.answerBy !== null && made.answerBy < today)
    throw new Invalid([{ field: 'answerBy', message: 'By when must be today or in the future' }]);
  const named = await namingTheChild(acting, made.item, { says: made.says, because: made.because });
  if (named.length > 0) throw new Invalid(named.map((field) => ({ field, message: NAMES_THE_CHILD })));
  const clock = made.answerBy ? undefined : clockFor(CLOCK, today, await calendarFor(tx));
  const answer_by = made.answerBy ?? clock?.due;
  if (!answer_by) throw new Invalid([{ field: 'answerBy', message: 'Enter by when it is to be answered' }]);
  const id = newId();
  await insertRecommendation(tx, {
    ...{ id, body_id: made.body, item_id: made.item, to_organisation_id: made.to },
    ...{ reference: newReference(), says: made.says, because: made.because, answer_by },
    ...{ clock_rule: clock ? CLOCK : null, clock_from: clock ? today : null },
    ...{ made_by: actor.post, made_at: now },
  });
  await tell(acting, { kind: 'organisation', id: made.to }, 'recommendation.made', id);
  return { id };
};
/** Records what a body recommends, by who sits on it or keeps the registers. */
export const recommend = async (acting: Acting, form: AddRecommendationForm): Promise<Done> => {
  if (!(await bodiesOpen(acting)).some(({ value }) => value === form.body))
    throw new Invalid([{ field: 'body', message: 'Select a body that you sit on' }]);
  return addRecommendation(acting, { ...form, item: null });
};
/** Records what a body recommends under an item of its meeting, by who keeps that meeting. */
export const recommendUnder = async (acting: Acting, item: string, form: UnderItemForm): Promise<Done> => {
  const found = await itemById(acting.tx, item);
  const meeting = found && (await meetingById(acting.tx, found.meeting_id));
  if (!meeting) throw new NotFound();
  if (!(await keepsMeeting(acting.tx, meeting.id)))
    throw new NotAllowed('You cannot record a recommendation of this meeting. Its clerk can.');
  return addRecommendation(acting, { ...form, body: meeting.body_id, item });
};

/** Waits for whoever acts on it at this moment, then meets it as it stands. */
const meet = async (acting: Acting, id: string, act: Act): Promise<RecommendationRow> => {
  await lockRecommendation(acting.tx, id);
  const { recommendation, facts } = await recommendationMet(acting, id);
  const verdict = canDo(act, facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return recommendation;
};
const step = async (
  { tx, actor, now }: Acting,
  { id }: RecommendationRow,
  taken: Step,
  { said, due = null, evidence = null }: { said: string; due?: Day | null; evidence?: FileArrived | null },
): Promise<void> =>
  insertStep(tx, {
    ...{ id: newId(), recommendation_id: id, step: taken, said, due_day: due },
    ...{ sha256: evidence?.sha256 ?? null, file_name: evidence?.name ?? null },
    ...{ file_bytes: evidence?.bytes ?? null, file_type: evidence?.type ?? null },
    ...{ post_id: actor.post, at: now },
  });
const notPast = ({ today }: Acting, due: Day | null): Day | null => {
  if (due !== null && due < today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  return due;
};
const toMaker = ({ made_by }: RecommendationRow) => ({ kind: 'post' as const, id: made_by });
const toPartner = ({ to_organisation_id }: RecommendationRow) => ({
  kind: 'organisation' as const,
  id: to_organisation_id,
});

/** The partner accepts it, wholly or in part, or does not: with its reasons, and by when it will be done. */
export const answerRecommendation = async (
  acting: Acting,
  id: string,
  { answer, said, due }: AnswerForm,
): Promise<Done> => {
  const recommendation = await meet(acting, id, 'answer');
  await step(acting, recommendation, answer, {
    said,
    due: answer === 'notAccepted' ? null : notPast(acting, due),
  });
  await tell(acting, toMaker(recommendation), 'recommendation.answered', id);
  return { id };
};
export const tellProgress = async (acting: Acting, id: string, { said }: { said: string }): Promise<Done> => {
  await step(acting, await meet(acting, id, 'progress'), 'progress', { said });
  return { id };
};
/** Offers evidence of impact, for the body to judge. */
export const offerEvidence = async (
  acting: Acting & { readonly files: Files | undefined },
  id: string,
  { said, evidence }: OfferForm,
): Promise<Done> => {
  const recommendation = await meet(acting, id, 'offer');
  if (evidence && !(await acting.files?.has(acting.actor.partnership, evidence.sha256)))
    throw new Invalid([
      { field: 'evidence', message: 'The file waited too long and was cleared away. Choose it again' },
    ]);
  await step(acting, recommendation, 'offered', { said, evidence });
  await tell(acting, toMaker(recommendation), 'recommendation.offered', id);
  return { id };
};
/** The body is convinced by the evidence, or leaves a refusal where it is. */
export const closeRecommendation = async (
  acting: Acting,
  id: string,
  { said }: { said: string },
): Promise<Done> => {
  const recommendation = await meet(acting, id, 'close');
  await step(acting, recommendation, 'closed', { said });
  await tell(acting, toPartner(recommendation), 'recommendation.judged', id);
  return { id };
};
/** The body asks again: for another answer, or for better evidence. Without a day, a refusal asked again has a fresh clock. */
export const returnRecommendation = async (
  acting: Acting,
  id: string,
  { said, due }: { said: string; due: Day | null },
): Promise<Done> => {
  const recommendation = await meet(acting, id, 'return');
  const again =
    recommendation.state === 'notAccepted' && due === null
      ? (clockFor(CLOCK, acting.today, await calendarFor(acting.tx))?.due ?? null)
      : notPast(acting, due);
  await step(acting, recommendation, 'returned', { said, due: again });
  await tell(acting, toPartner(recommendation), 'recommendation.judged', id);
  return { id };
};

/** Tells of what is due in three days and of what is late since yesterday: by the program itself. */
export const tellOfRecommendations = async (acting: Omit<Acting, 'actor'>): Promise<void> => {
  for (const { recommendation_id, event, to_kind, to_id } of await recommendationsToTell(
    acting.tx,
    acting.today,
  ))
    await tell(acting, { kind: to_kind, id: to_id }, event, recommendation_id);
};
