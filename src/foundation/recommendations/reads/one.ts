import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, dayOf, FILE_TYPES, fileTypes, NotFound, sayDay } from '#kernel';
import { itemById, keepsMeeting, meetingById, paths as meetingPaths } from '#meetings';
import { organisationsInForce } from '#partnership';
import { bodiesOpen, Choice } from '#promises';
import { recordById } from '#records';
import { paths } from '../paths.ts';
import { ACTS, type Act, actsOpen, answersFor, canDo, type RecommendationFacts, STEPS } from '../rules.ts';
import { type RecommendationRow, recommendationById, speaksFor, stepsOf } from '../store.ts';
import { linesOf, RecommendationLine } from './lines.ts';

/** A recommendation as the acting post meets it. Throws `NotFound` where it sees none. */
export const recommendationMet = async (
  { tx, actor }: Acting,
  id: string,
): Promise<{ recommendation: RecommendationRow; facts: RecommendationFacts }> => {
  const recommendation = await recommendationById(tx, id);
  if (!recommendation) throw new NotFound();
  const partner = recommendation.to_organisation_id === actor.organisation && answersFor(actor);
  const body = recommendation.made_by === actor.post || (await speaksFor(tx, recommendation.body_id));
  return {
    recommendation,
    facts: {
      state: recommendation.state,
      parts: [...(partner ? ['partner' as const] : []), ...(body ? ['body' as const] : [])],
    },
  };
};

const Place = z.object({ label: z.string(), href: z.string() });
const Subject = z.object({ child: z.string(), record: z.string() });
const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];

export const RecommendationModel = RecommendationLine.extend({
  acts: z.array(z.enum(ACTS)),
  meeting: Place.nullable(),
  made: z.object({ name: z.string(), post: z.string(), organisation: z.string(), at: z.string() }),
  /** The child of the record that its item is about, where the actor sees that. */
  subject: Subject.nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.enum(steps),
      said: z.string(),
      due: z.string().nullable(),
      file: z.object({ name: z.string(), href: z.string() }).nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});
export type RecommendationModel = z.infer<typeof RecommendationModel>;

/** Where it was made, and the child of the record that its item is about, for the audit: as far as the actor sees them. */
const placeOf = async ({ tx }: Acting, itemId: string | null) => {
  const item = itemId === null ? undefined : await itemById(tx, itemId);
  const meeting = item && (await meetingById(tx, item.meeting_id));
  const record = item?.about_record_id ? await recordById(tx, item.about_record_id) : undefined;
  return {
    meeting: meeting
      ? {
          label: `${meeting.title}, ${sayDay(dayOf(meeting.starts_at))}`,
          href: meetingPaths.one(meeting.id),
        }
      : null,
    subject: record?.child_id ? { child: record.child_id, record: record.id } : null,
  };
};

/** One recommendation and its whole life. */
export const recommendationModel = async (
  acting: Acting & { params: { id: string } },
): Promise<RecommendationModel> => {
  const { recommendation, facts } = await recommendationMet(acting, acting.params.id);
  const [line] = await linesOf(acting, [recommendation]);
  if (!line) throw new NotFound();
  return {
    ...line,
    acts: actsOpen(facts),
    ...(await placeOf(acting, recommendation.item_id)),
    made: {
      name: recommendation.maker_name,
      post: recommendation.maker_title,
      organisation: recommendation.maker_organisation_name,
      at: recommendation.made_at,
    },
    steps: (await stepsOf(acting.tx, recommendation.id)).map((step) => ({
      id: step.id,
      step: step.step,
      said: step.said,
      due: step.due_day,
      file:
        step.file_name === null
          ? null
          : { name: step.file_name, href: paths.evidence(recommendation.id, step.id) },
      by: `${step.staff_name}, ${step.post_title}, ${step.organisation_name}`,
      at: step.at,
    })),
  };
};
export const subjectsOf = ({ subject }: { subject: z.infer<typeof Subject> | null }) =>
  subject ? [subject] : [];

export const ActModel = RecommendationLine.extend({ subject: Subject.nullable() });
export type ActModel = z.infer<typeof ActModel>;
/** The page of an act, open only while the state table allows it. */
export const actModel =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<ActModel> => {
    const { recommendation, facts } = await recommendationMet(acting, acting.params.id);
    const verdict = canDo(act, facts);
    if (!verdict.ok) throw new Conflict(verdict.reason);
    const [line] = await linesOf(acting, [recommendation]);
    if (!line) throw new NotFound();
    return { ...line, subject: (await placeOf(acting, recommendation.item_id)).subject };
  };

export const NewModel = z.object({
  body: z.string().nullable(),
  bodies: z.array(Choice),
  partners: z.array(Choice),
  /** The item that it is made under. */
  under: z.object({ id: z.string(), title: z.string(), body: z.string() }).nullable(),
  subject: Subject.nullable(),
});
export type NewModel = z.infer<typeof NewModel>;
const partners = async ({ tx, today }: Acting): Promise<Choice[]> =>
  (await organisationsInForce(tx, today)).map(({ id, name }) => ({ value: id, text: name }));
export const newModel = async (
  acting: Acting & { query: { body?: string | undefined } },
): Promise<NewModel> => ({
  body: acting.query.body ?? null,
  bodies: await bodiesOpen(acting),
  partners: await partners(acting),
  under: null,
  subject: null,
});
/** A recommendation begun under an item, by who keeps its meeting. */
export const underModel = async (acting: Acting & { params: { itemId: string } }): Promise<NewModel> => {
  const { tx, params } = acting;
  const item = await itemById(tx, params.itemId);
  const meeting = item && (await meetingById(tx, item.meeting_id));
  if (!item || !meeting || !(await keepsMeeting(tx, meeting.id))) throw new NotFound();
  return {
    body: meeting.body_id,
    bodies: [],
    partners: await partners(acting),
    under: { id: item.id, title: item.title, body: meeting.body_name },
    subject: (await placeOf(acting, item.id)).subject,
  };
};

export const EvidenceModel = z.object({
  id: z.string(),
  name: z.string(),
  media: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  subject: Subject.nullable(),
});
export type EvidenceModel = z.infer<typeof EvidenceModel>;
/** A file that was offered as evidence, for who sees the recommendation. */
export const evidenceModel = async (
  acting: Acting & { params: { id: string; stepId: string } },
): Promise<EvidenceModel> => {
  const { recommendation } = await recommendationMet(acting, acting.params.id);
  const step = (await stepsOf(acting.tx, recommendation.id)).find(({ id }) => id === acting.params.stepId);
  if (!step?.sha256 || step.file_bytes === null) throw new NotFound();
  const type = fileTypes.find((each) => each === step.file_type);
  return {
    id: recommendation.id,
    name: step.file_name ?? 'evidence',
    media: type ? FILE_TYPES[type].media : 'application/octet-stream',
    sha256: step.sha256,
    bytes: step.file_bytes,
    subject: (await placeOf(acting, recommendation.item_id)).subject,
  };
};
