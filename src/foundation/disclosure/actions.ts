import { type Acting, newId } from '#db';
import { Conflict, NotFound } from '#kernel';
import { personLine } from '#people';
import { addRecord, recordById, seeingNoOther } from '#records';
import type { DecideForm, RedactForm, RequestForm, WithholdForm } from './forms.ts';
import { type BesideOf, contentNow, requestMet, withholdModel } from './reads/index.ts';
import { type Act, canDo, REQUESTER_KINDS } from './rules/index.ts';
import {
  addRedactions,
  bundleById,
  decideBundle,
  endRedaction,
  endWithholding,
  extendRequest,
  giveBundle,
  insertBundle,
  insertRequest,
  withholdRecord,
} from './store/index.ts';

export interface Done {
  readonly id: string;
  readonly person: string;
  readonly bundle?: string;
}

const met = async (acting: Acting, id: string, act: Act) => {
  const found = await requestMet(acting, id);
  const verdict = canDo(act, found.facts, found.who);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return found;
};

/** Records that somebody asked for what is kept about a person. */
export const recordRequest = async (acting: Acting, person: string, form: RequestForm): Promise<Done> => {
  const { tx } = acting;
  if (!(await recordById(tx, person))) throw new NotFound();
  const id = newId();
  await addRecord(acting, {
    id,
    kind: 'accessRequest',
    child: person,
    title: `Asked by: ${REQUESTER_KINDS[form.kind].split(',')[0]?.toLowerCase()}`,
  });
  await insertRequest(tx, id, form);
  return { id, person };
};

/** Blacks out words, wherever they stand. */
export const redactWords = async (acting: Acting, id: string, form: RedactForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { person } = await met(acting, id, 'redact');
  await addRedactions(tx, id, [form], { by: actor.post, now });
  return { id, person };
};

/** Blacks out names that were suggested, as those of third parties. */
export const redactSuggested = async (
  acting: Acting,
  id: string,
  words: readonly string[],
): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { person } = await met(acting, id, 'redact');
  await addRedactions(
    tx,
    id,
    [...new Set(words)].map((each) => ({ words: each, exemption: 'thirdParty' as const, why: '' })),
    { by: actor.post, now },
  );
  return { id, person };
};

export const stopRedacting = async (acting: Acting, id: string, redaction: string): Promise<Done> => {
  const { person } = await met(acting, id, 'redact');
  if (!(await endRedaction(acting.tx, id, redaction, acting.now)))
    throw new NotFound('These words are not blacked out, or not any more.');
  return { id, person };
};

/** Gives a whole record to nobody, and says why. */
export const withhold =
  (besides: readonly BesideOf[]) =>
  async (
    acting: Acting & { params: { id: string; recordId: string } },
    form: WithholdForm,
  ): Promise<Done> => {
    const { tx, actor, now, params } = acting;
    const { person } = await met(acting, params.id, 'redact');
    await withholdModel(besides)(acting);
    const { exemption, why } = form;
    const made = await withholdRecord(tx, {
      request: params.id,
      record: params.recordId,
      exemption,
      why,
      by: actor.post,
      now,
    });
    if (!made) throw new Conflict('This record is withheld already.');
    return { id: params.id, person };
  };

export const giveAgain = async (acting: Acting, id: string, record: string): Promise<Done> => {
  const { person } = await met(acting, id, 'redact');
  if (!(await endWithholding(acting.tx, id, record, acting.now)))
    throw new NotFound('This record is not withheld, or not any more.');
  return { id, person };
};

/** Two months more, for a complex request: UK GDPR, article 12(3). */
export const extend = async (acting: Acting, id: string, because: string): Promise<Done> => {
  const { person } = await met(acting, id, 'extend');
  if (!(await extendRequest(acting.tx, id, because, acting.now)))
    throw new Conflict('This request was extended already. It cannot be extended twice.');
  return { id, person };
};

/** Puts together what would be given now, and keeps it as it is: it is read by colleagues, and then by the person. */
export const makeBundle =
  (besides: readonly BesideOf[]) =>
  async (acting: Acting, id: string): Promise<Done> => {
    const { tx, actor, now, today } = acting;
    const { person } = await met(acting, id, 'make');
    const line = await personLine(tx, person, today);
    if (!line) throw new NotFound();
    const made = await seeingNoOther(tx, person, () =>
      contentNow(acting, { id, person, name: line.name }, besides),
    );
    const bundle = await insertBundle(tx, { ...made, request: id, by: actor.post, staff: actor.staff, now });
    return { id, person, bundle };
  };

const latest = async (acting: Acting, id: string, bundle: string, act: Act) => {
  const found = await met(acting, id, act);
  if (found.row.bundle !== bundle || !(await bundleById(acting.tx, id, bundle)))
    throw new Conflict('A newer bundle was put together. Read that one.');
  return found;
};

/** The second person’s word on a bundle. */
export const decide = async (acting: Acting, id: string, bundle: string, form: DecideForm): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { person } = await latest(acting, id, bundle, 'decide');
  if (!(await decideBundle(tx, bundle, { ...form, by: actor.post, staff: actor.staff, now })))
    throw new Conflict('A colleague decided on this bundle while you were reading.');
  return { id, person, bundle };
};

/** Keeps that it was given, and how. */
export const give = async (acting: Acting, id: string, bundle: string, how: string): Promise<Done> => {
  const { tx, actor, now } = acting;
  const { person } = await latest(acting, id, bundle, 'give');
  if (!(await giveBundle(tx, bundle, { how, by: actor.post, now })))
    throw new Conflict('This bundle was given already.');
  return { id, person, bundle };
};
