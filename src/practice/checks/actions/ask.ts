import { calendarFor } from '#calendar';
import { type Acting, newId } from '#db';
import { type Fault, Invalid, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import { bodyById, postById } from '#partnership';
import { addRecord, addShare } from '#records';
import type { AskForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { type About, aboutAsked, lastMoment, whoMayBeAsked } from '../reads/index.ts';
import { type Asked, canBeAsked, LAWFUL_BASES, mayAsk, readAsked } from '../rules.ts';
import { insertCheck, insertRequest } from '../store/index.ts';

type Agency = AskForm['agencies'][number];
interface Meant {
  readonly agency: Agency;
  readonly asked: Asked;
  readonly name: string;
}

/** Whom the form names, each one of those that may be asked about this child. Throws `Invalid` with a fault for each that may not. */
const meantBy = async (acting: Acting, about: About, agencies: readonly Agency[]): Promise<Meant[]> => {
  const choices = await whoMayBeAsked(acting, about);
  const keys = new Set(about.details.map(({ key }) => key));
  const faults: Fault[] = [];
  const meant = agencies.flatMap((agency, index) => {
    const asked = readAsked(agency.to);
    const choice = choices.find(({ value }) => value === agency.to);
    const kind = asked && canBeAsked(asked.kind, about.restricted);
    if (agency.give.some((key) => !keys.has(key)))
      faults.push({ field: `agencies.${index}.give`, message: 'Tick only what is on the list' });
    if (asked && choice) return [{ agency, asked, name: choice.text }];
    const message = kind && !kind.ok ? kind.reason : 'Select who is asked from the list';
    faults.push({ field: `agencies.${index}.to`, message });
    return [];
  });
  if (faults.length > 0) throw new Invalid(faults);
  return meant;
};

const organisationOf = async ({ tx }: Acting, { kind, id }: Asked): Promise<string | null> => {
  if (kind === 'organisation') return id;
  if (kind === 'body') return (await bodyById(tx, id))?.organisation_id ?? null;
  return (await postById(tx, id))?.organisation_id ?? null;
};

/** What asking answers with: the checks of the round, and what they are about. */
export interface Round {
  readonly contact: string | null;
  readonly child: string | null;
  readonly checks: readonly string[];
}

/**
 * Asks one agency: the council's own record under the child, and a request that holds what is handed over and no more, given to whoever
 * is asked. About a child in the open it goes the child's way, so that a restriction placed later takes it out of the inbox; about a
 * restricted one it is given to one post, in that post's own name.
 */
const askOne = async (
  acting: Acting,
  about: About,
  form: AskForm,
  {
    submission,
    dueAt,
    meant,
  }: { readonly submission: string; readonly dueAt: string; readonly meant: Meant },
): Promise<string> => {
  const { tx, actor, now } = acting;
  const { agency, asked, name } = meant;
  const check = await addRecord(acting, {
    kind: 'agencyCheck',
    child: about.child,
    submission,
    title: `Asked: ${name}`,
    body: actor.body,
  });
  await insertCheck(tx, { id: check, contact_id: about.contact?.id ?? null });
  const request = await addRecord(acting, {
    kind: 'checkRequest',
    child: null,
    submission,
    title: 'Request for an agency check',
    body: actor.body,
  });
  const chosen = new Set(agency.give);
  await insertRequest(tx, {
    id: request,
    check_id: check,
    asked_kind: asked.kind,
    asked_id: asked.id,
    asked_organisation_id: await organisationOf(acting, asked),
    about: about.name,
    given: about.details.filter(({ key }) => chosen.has(key)).map(({ label, value }) => ({ label, value })),
    question: agency.question,
    purpose: form.purpose,
    lawful_basis: form.lawfulBasis,
    condition: form.condition,
    family_told: form.familyTold === 'yes',
    family_not_told_why: form.familyTold === 'yes' ? '' : form.familyNotToldWhy,
    urgency: form.urgency,
    reach: form.reach,
    asked_at: now,
    due_at: dueAt,
  });
  await addShare(acting, {
    record: request,
    child: about.restricted ? null : about.child,
    grantee_kind: asked.kind,
    grantee_id: asked.id,
    lawful_basis: LAWFUL_BASES[form.lawfulBasis],
    purpose: 'To search for what is known, and to answer the front door (Children Act 2004 section 11)',
  });
  await notify(acting, {
    to: asked,
    event: form.urgency === 'immediate' ? 'check.askedNow' : 'check.asked',
    path: paths.request(request),
    record: request,
  });
  return check;
};

/** Asks several agencies at once what they know, each with its own question and no more details than were chosen for it. */
export const askAgencies = async (acting: Acting, form: AskForm): Promise<Round> => {
  const allowed = mayAsk(acting.actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const about = await aboutAsked(acting, form);
  const all = await meantBy(acting, about, form.agencies);
  const dueAt = lastMoment(form.urgency, acting.now, await calendarFor(acting.tx));
  if (dueAt === undefined) throw new NotFound();
  const submission = newId();
  const checks: string[] = [];
  for (const meant of all) checks.push(await askOne(acting, about, form, { submission, dueAt, meant }));
  return { contact: about.contact?.id ?? null, child: about.child, checks };
};
