import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { personLines } from '#people';
import { recordById, recordKinds } from '#records';
import { contactInBrief } from '#referrals';
import {
  type Act,
  actsOpen,
  ENDINGS,
  type Ending,
  REPLIES,
  type Reply,
  stageOf,
  THEMES,
} from '../rules/index.ts';
import { learningOf } from '../store/index.ts';
import { StageClock, stageClock } from './clock.ts';
import { type DisagreementMet, disagreementMet, insistAct } from './met.ts';

const By = z.object({ name: z.string(), post: z.string(), organisation: z.string() });
const codes = <T extends object>(table: T) => z.enum(Object.keys(table) as (keyof T & string)[]); // the table's own keys

const Said = z.object({
  id: z.string(),
  step: z.enum(['replied', 'notResolved', 'atRisk', 'ended']),
  verdict: z.union([codes(REPLIES), codes(ENDINGS)]).nullable(),
  said: z.string(),
  by: By,
  at: z.string(),
});
export const DisagreementModel = z.object({
  id: z.string(),
  reference: z.string(),
  theme: codes(THEMES),
  about: z.string(),
  wanted: z.string(),
  why: z.string(),
  immediateRisk: z.boolean(),
  aboutRecord: z.object({ label: z.string(), href: z.string() }).nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  raisedBy: By,
  raisedAt: z.string(),
  decider: z.string(),
  status: z.enum(['waiting', 'replied', 'ended']),
  stage: z.number(),
  stageName: z.string(),
  askedNow: z.string(),
  clock: StageClock.nullable(),
  /** Each stage that it reached, with what was said there. */
  stages: z.array(
    z.object({
      stage: z.number(),
      name: z.string(),
      because: z.enum(['raised', 'notResolved', 'silence', 'immediateRisk']),
      by: By.nullable(),
      at: z.string(),
      clock: StageClock.nullable(),
      /** Whether nobody replied at it in time. */
      silent: z.boolean(),
      steps: z.array(Said),
    }),
  ),
  learning: z.array(z.object({ id: z.string(), said: z.string(), by: By, at: z.string() })),
  partners: z.array(z.object({ name: z.string(), post: z.string(), organisation: z.string() })),
  acts: z.array(z.enum(['reply', 'answer', 'atRisk', 'withdraw', 'learn'])),
  turn: z.number(),
});
export type DisagreementModel = z.infer<typeof DisagreementModel>;

const verdictOf = (verdict: string): Reply | Ending | null =>
  [...Object.keys(REPLIES), ...Object.keys(ENDINGS)].includes(verdict)
    ? (verdict as Reply | Ending) // just looked up among the keys
    : null;

const by = (row: {
  staff_name: string | null;
  post_title: string | null;
  organisation_name: string | null;
}) =>
  row.staff_name === null
    ? null
    : { name: row.staff_name, post: row.post_title ?? '', organisation: row.organisation_name ?? '' };
const NOBODY = { name: '', post: '', organisation: '' };

/** What a disagreement is about, as a link where the actor sees it. */
const linkTo = async ({ tx }: Acting, record: string | null) => {
  if (record === null) return null;
  const contact = await contactInBrief(tx, record);
  const kinds = await recordKinds(tx);
  if (contact)
    return { label: `Contact ${contact.reference}`, href: kinds.get('contact')?.path(contact.id) ?? '' };
  const found = await recordById(tx, record);
  const kind = found && kinds.get(found.kind);
  return found && kind ? { label: kind.label, href: kind.path(found.id) } : null;
};

const modelOf = async (acting: Acting, met: DisagreementMet): Promise<DisagreementModel> => {
  const { tx, today } = acting;
  const { row, stages, steps, given, facts, turn } = met;
  const calendar = await calendarFor(tx);
  const people = await personLines(tx, row.child_id === null ? [] : [row.child_id], today);
  const person = row.child_id === null ? undefined : people.get(row.child_id);
  const itself = row.about_record_id !== null && row.about_record_id === row.child_id;
  const answeredAt = (stage: number, next: string | undefined) =>
    steps.find((step) => step.stage === stage && step.step === 'replied')?.recorded_at ??
    steps.find((step) => step.stage === stage && step.step === 'ended')?.recorded_at ??
    next ??
    null;
  const told = stages.map((stage, index) => ({
    stage: stage.stage,
    name: stageOf(stage.stage).name,
    because: stage.because,
    by: by(stage),
    at: stage.reached_at,
    clock: stageClock(
      stage.clock_rule,
      stage.reached_at,
      answeredAt(stage.stage, stages[index + 1]?.reached_at),
      today,
      calendar,
    ),
    silent: stages[index + 1]?.because === 'silence',
    steps: steps
      .filter((step) => step.stage === stage.stage)
      .map((step) => ({
        id: step.id,
        step: step.step,
        verdict: verdictOf(step.verdict),
        said: step.said,
        by: by(step) ?? NOBODY,
        at: step.recorded_at,
      })),
  }));
  return {
    id: row.id,
    reference: row.reference,
    theme: row.theme,
    about: row.about,
    wanted: row.wanted,
    why: row.why,
    immediateRisk: row.immediate_risk || stages.some(({ because }) => because === 'immediateRisk'),
    aboutRecord: itself ? null : await linkTo(acting, row.about_record_id),
    person: person ? { id: person.id, name: person.name } : null,
    raisedBy: {
      name: row.raiser_name,
      post: row.raiser_title,
      organisation: row.raised_for_name,
    },
    raisedAt: row.recorded_at,
    decider: row.deciding_name === null ? row.decider_name : `${row.deciding_name}, ${row.decider_name}`,
    status: facts.status,
    stage: facts.stage,
    stageName: stageOf(facts.stage).name,
    askedNow: stageOf(facts.stage).to,
    clock: told.at(-1)?.clock ?? null,
    stages: told,
    learning: (await learningOf(tx, row.id)).map((each) => ({
      id: each.id,
      said: each.said,
      by: by(each) ?? NOBODY,
      at: each.learned_at,
    })),
    partners: given.map((post) => ({
      name: post.staff_name,
      post: post.title,
      organisation: post.organisation_name,
    })),
    acts: actsOpen(facts),
    turn,
  };
};

/** One disagreement: what is disagreed with, every stage with what was said there, and what this post may do now. */
export const disagreementModel = async (
  acting: Acting & { params: { id: string } },
): Promise<DisagreementModel> => modelOf(acting, await disagreementMet(acting, acting.params.id));

/** The page of an act, open only while the state table allows it. */
export const actModel =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<DisagreementModel> => {
    const met = await disagreementMet(acting, acting.params.id);
    insistAct(act, met);
    return modelOf(acting, met);
  };

/** The child that the page shows. */
export const subjectsOfDisagreement = ({ id, person }: Pick<DisagreementModel, 'id' | 'person'>) =>
  person ? [{ child: person.id, record: id }] : [];
