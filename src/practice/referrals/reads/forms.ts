import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, type ReferralSource } from '#kernel';
import { organisationById, settingOf, teamsReceiving } from '#partnership';
import { personLine, siblingsOf } from '#people';
import { type Act, needsAuthorising } from '../rules/index.ts';
import { supportChecksOfContact, thresholdSchemeOn } from '../store/index.ts';
import { Candidate, candidatesOf } from './candidates.ts';
import { contactMet, insistAct } from './met.ts';
import { calledOn, Outcome, PersonRef, personRef, SentContact, sentContact } from './sent.ts';

/** The source code that an organisation's type most likely means: a start for the form, which the person may change. */
const LIKELY_SOURCE: Readonly<Record<string, ReferralSource>> = {
  school: '2A',
  academy: '2A',
  nhsTrust: '3B',
  gpPractice: '3A',
  icb: '3D',
  police: '6',
  housing: '4',
  voluntary: '8',
  earlyYears: '2B',
  probation: '7',
  cafcass: '7',
};

export const RaiseModel = z.object({
  teams: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string(), outOfHours: z.string() })),
  frontDoor: z.boolean(),
  likelySource: z.string().nullable(),
  child: PersonRef.extend({ restricted: z.boolean() }).nullable(),
  /** The other children of that child's family, whom the worry may be about too. */
  siblings: z.array(PersonRef),
});
export type RaiseModel = z.infer<typeof RaiseModel>;
export const RaiseQuery = z.object({ child: z.uuid().optional() });

/** What the form of a new contact begins with: where it may go, and the child it was opened for. */
export const raiseModel = async (
  acting: Acting & { query: { child?: string | undefined } },
): Promise<RaiseModel> => {
  const { tx, actor, today, query } = acting;
  const teams = await teamsReceiving(tx, 'contacts', today);
  const own = await organisationById(tx, actor.organisation);
  const line = query.child ? await personLine(tx, query.child, today) : undefined;
  return {
    teams: teams.map(({ id, name, phone, out_of_hours }) => ({ id, name, phone, outOfHours: out_of_hours })),
    frontDoor: actor.role === 'frontDoorWorker' || actor.role === 'frontDoorManager',
    likelySource: (own && LIKELY_SOURCE[own.type]) ?? null,
    child: line ? { ...personRef(line), restricted: line.restricted } : null,
    siblings: line ? (await siblingsOf(acting, line.id)).map(personRef) : [],
  };
};

const About = z.object({ contact: SentContact, name: z.string(), person: z.string().nullable() });

const openFor = async (acting: Acting & { params: { id: string } }, act: Act) => {
  const met = await contactMet(acting, acting.params.id);
  insistAct(act, met);
  const child = met.contact.child_id;
  const line = child ? await personLine(acting.tx, child, acting.today) : undefined;
  return {
    met,
    child,
    line,
    about: {
      contact: sentContact(met.contact),
      name: calledOn(met.contact, line?.name),
      person: line ? line.id : null,
    },
  };
};

export const NoteModel = About;
export type NoteModel = z.infer<typeof NoteModel>;
/** The page of a note on a contact, open only while the state table allows the act. */
export const noteModel =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<NoteModel> =>
    (await openFor(acting, act)).about;

/** Another spelling to look for, where what was sent finds nobody. */
export const IdentifyQuery = z.object({ find: z.string().trim().max(200).catch('').default('') });
export type IdentifyQuery = z.output<typeof IdentifyQuery>;

export const IdentifyModel = About.extend({
  find: z.string(),
  candidates: z.array(Candidate),
  version: z.number().int(),
});
export type IdentifyModel = z.infer<typeof IdentifyModel>;
/** Whom the contact may be about, of those that the front door sees, from what the sender typed. */
export const identifyModel = async (
  acting: Acting & { params: { id: string }; query: IdentifyQuery },
): Promise<IdentifyModel> => {
  const { find } = acting.query;
  const { met, about } = await openFor(acting, 'identify');
  const candidates = await candidatesOf(acting, met.contact, find);
  return { ...about, find, candidates, version: met.version };
};

export const DecideModel = About.extend({
  identified: z.boolean(),
  /** The child's record is kept to named people, of whom the actor is one. */
  restricted: z.boolean(),
  version: z.number().int(),
  scheme: z.string().nullable(),
  levels: z.array(z.object({ code: z.string(), name: z.string(), meaning: z.string() })),
  waitsForManager: z.boolean(),
  returnedWhy: z.string(),
  before: z
    .object({
      outcome: z.string(),
      levelOfNeed: z.string(),
      reason: z.string(),
      primaryNeed: z.string().nullable(),
      message: z.string(),
      support: z.string(),
      supportProvider: z.string(),
      supportCheckedOn: z.string().nullable(),
      supportCheckedWith: z.string(),
      supportInPlace: z.string(),
    })
    .nullable(),
});
export type DecideModel = z.infer<typeof DecideModel>;
/** The page of the decision: one that was sent back comes with what was written. */
export const decideModel = async (acting: Acting & { params: { id: string } }): Promise<DecideModel> => {
  const { met, about, child, line } = await openFor(acting, 'decide');
  const scheme = await thresholdSchemeOn(acting.tx, acting.today);
  const back = met.decision?.returned_at ? met.decision : undefined;
  const check = back ? (await supportChecksOfContact(acting.tx, met.contact.id)).at(-1) : undefined;
  return {
    ...about,
    identified: child !== null,
    restricted: line?.restricted ?? false,
    version: met.version,
    scheme: scheme?.name ?? null,
    levels: [...(scheme?.levels ?? [])],
    waitsForManager: needsAuthorising(
      acting.actor.role,
      await settingOf(acting.tx, 'managerAuthorisesDecisions'),
    ),
    returnedWhy: back?.returned_why ?? '',
    before: back
      ? {
          outcome: back.outcome,
          levelOfNeed: back.level_of_need,
          reason: back.reason,
          primaryNeed: back.primary_need,
          message: back.message,
          support: check?.support ?? '',
          supportProvider: check?.provider ?? '',
          supportCheckedOn: check?.checked_on ?? null,
          supportCheckedWith: check?.checked_with ?? '',
          supportInPlace: check?.in_place ?? '',
        }
      : null,
  };
};

export const AuthoriseModel = About.extend({
  decision: z.string(),
  outcome: Outcome,
  level: z.string(),
  reason: z.string(),
  message: z.string(),
  by: z.string(),
  at: z.string(),
});
export type AuthoriseModel = z.infer<typeof AuthoriseModel>;
/** What a manager is asked to authorise. */
export const authoriseModel = async (
  acting: Acting & { params: { id: string } },
): Promise<AuthoriseModel> => {
  const { met, about } = await openFor(acting, 'authorise');
  const { decision } = met;
  if (!decision) throw new Conflict('There is no decision to authorise.');
  return {
    ...about,
    decision: decision.id,
    outcome: decision.outcome,
    level:
      decision.levels.find(({ code }) => code === decision.level_of_need)?.name ?? decision.level_of_need,
    reason: decision.reason,
    message: decision.message,
    by: `${decision.decided_by_name}, ${decision.decided_by_title}`,
    at: decision.decided_at,
  };
};
