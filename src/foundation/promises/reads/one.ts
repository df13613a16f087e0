import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict, dayOf, FILE_TYPES, fileTypes, NotFound, sayDay } from '#kernel';
import { itemById, meetingById, paths as meetingPaths } from '#meetings';
import { recordById } from '#records';

import { ACTS, type Act, actsOpen, canDo, owesIt, type PromiseFacts, STEPS } from '../rules/index.ts';
import { meetingsOfBody, type PromiseRow, promiseById, standsFor, stepsOf } from '../store.ts';
import { Choice } from './choices.ts';
import { dueOf } from './due.ts';
import { linesOf, PromiseLine } from './lines.ts';

/** A promise as the acting post meets it. Throws `NotFound` where it sees none. */
export const promiseMet = async (
  { tx, actor }: Acting,
  id: string,
): Promise<{ promise: PromiseRow; facts: PromiseFacts }> => {
  const promise = await promiseById(tx, id);
  if (!promise) throw new NotFound();
  const { speaks } = await standsFor(tx, promise.body_id, promise.meeting_id);
  const owner = owesIt(actor, { kind: promise.owed_kind, id: promise.owed_id });
  return {
    promise,
    facts: {
      state: promise.state,
      parts: [...(owner ? ['owner' as const] : []), ...(speaks ? ['body' as const] : [])],
      ownAlone: promise.owed_kind === 'post' && owner,
    },
  };
};

const Place = z.object({ label: z.string(), href: z.string() });
const steps = Object.keys(STEPS) as (keyof typeof STEPS)[];

export const PromiseModel = PromiseLine.extend({
  acts: z.array(z.enum(ACTS)),
  meeting: Place.nullable(),
  made: z.object({ name: z.string(), post: z.string(), organisation: z.string(), at: z.string() }),
  /** The child of the record that its item is about, where the actor sees that. */
  subject: z.object({ child: z.string(), record: z.string() }).nullable(),
  steps: z.array(
    z.object({
      id: z.string(),
      step: z.enum(steps),
      said: z.string(),
      due: z.string().nullable(),
      file: z.object({ name: z.string(), href: z.string() }).nullable(),
      meeting: Place.nullable(),
      by: z.string(),
      at: z.string(),
    }),
  ),
});
export type PromiseModel = z.infer<typeof PromiseModel>;

/** The child of the record that a promise's item is about, for the audit; null where there is none that the actor sees. */
const subjectOf = async ({ tx }: Acting, { item_id }: PromiseRow) => {
  const item = item_id === null ? undefined : await itemById(tx, item_id);
  const record = item?.about_record_id ? await recordById(tx, item.about_record_id) : undefined;
  return record?.child_id ? { child: record.child_id, record: record.id } : null;
};
const placeOf = (id: string, title: string, at: string) => ({
  label: `${title}, ${sayDay(dayOf(at))}`,
  href: meetingPaths.one(id),
});

/** One promise and its whole life. */
export const promiseModel = async (acting: Acting & { params: { id: string } }): Promise<PromiseModel> => {
  const { tx } = acting;
  const { promise, facts } = await promiseMet(acting, acting.params.id);
  const [line] = await linesOf(acting, [promise]);
  if (!line) throw new NotFound();
  const meeting = promise.meeting_id === null ? undefined : await meetingById(tx, promise.meeting_id);
  return {
    ...line,
    acts: actsOpen(facts),
    meeting: meeting ? placeOf(meeting.id, meeting.title, meeting.starts_at) : null,
    made: {
      name: promise.maker_name,
      post: promise.maker_title,
      organisation: promise.maker_organisation_name,
      at: promise.made_at,
    },
    subject: await subjectOf(acting, promise),
    steps: (await stepsOf(tx, promise.id)).map((step) => ({
      id: step.id,
      step: step.step,
      said: step.said,
      due: step.due_day,
      file:
        step.file_name === null
          ? null
          : { name: step.file_name, href: `/promises/${promise.id}/evidence/${step.id}` },
      meeting:
        step.meeting_id !== null && step.meeting_title !== null && step.meeting_at !== null
          ? placeOf(step.meeting_id, step.meeting_title, step.meeting_at)
          : null,
      by: `${step.staff_name}, ${step.post_title}, ${step.organisation_name}`,
      at: step.at,
    })),
  };
};
export const subjectsOf = ({ subject }: { subject: { child: string; record: string } | null }) =>
  subject ? [subject] : [];

export const ActModel = z.object({
  id: z.string(),
  what: z.string(),
  sentence: z.string(),
  owedBy: z.string(),
  due: z.string(),
  meetings: z.array(Choice),
  subject: z.object({ child: z.string(), record: z.string() }).nullable(),
});
export type ActModel = z.infer<typeof ActModel>;
/** The page of an act, open only while the state table allows it. */
export const actModel =
  (act: Act) =>
  async (acting: Acting & { params: { id: string } }): Promise<ActModel> => {
    const { tx, today } = acting;
    const { promise, facts } = await promiseMet(acting, acting.params.id);
    const verdict = canDo(act, facts);
    if (!verdict.ok) throw new Conflict(verdict.reason);
    return {
      id: promise.id,
      what: promise.what,
      sentence: promise.sentence,
      owedBy: promise.owed_name,
      due: dueOf(promise, today, await calendarFor(tx)).due,
      meetings: (await meetingsOfBody(tx, promise.body_id)).map(({ id, title, starts_at }) => ({
        value: id,
        text: `${title}, ${sayDay(dayOf(starts_at))}`,
      })),
      subject: await subjectOf(acting, promise),
    };
  };

export const EvidenceModel = z.object({
  id: z.string(),
  name: z.string(),
  media: z.string(),
  sha256: z.string(),
  bytes: z.number(),
});
export type EvidenceModel = z.infer<typeof EvidenceModel>;
/** A file that was offered as evidence, for who sees the promise. */
export const evidenceModel = async (
  acting: Acting & { params: { id: string; stepId: string } },
): Promise<EvidenceModel> => {
  const { promise } = await promiseMet(acting, acting.params.id);
  const step = (await stepsOf(acting.tx, promise.id)).find(({ id }) => id === acting.params.stepId);
  if (!step?.sha256 || step.file_bytes === null) throw new NotFound();
  const type = fileTypes.find((each) => each === step.file_type);
  return {
    id: promise.id,
    name: step.file_name ?? 'evidence',
    media: type ? FILE_TYPES[type].media : 'application/octet-stream',
    sha256: step.sha256,
    bytes: step.file_bytes,
  };
};
