import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { type Act, actsOpen, canDo } from '../rules.ts';
import type { ReplyRow, RequestRow } from '../store/index.ts';
import { ClockModel, checkClock } from './clock.ts';
import { requestMet } from './met.ts';

const Given = z.object({ label: z.string(), value: z.string() });
/** What was asked of whom, as both sides read it. */
export const RequestModel = z.object({
  id: z.string(),
  check: z.string(),
  asked: z.string(),
  from: z.string(),
  about: z.string(),
  given: z.array(Given),
  question: z.string(),
  purpose: z.string(),
  lawfulBasis: z.enum(['publicTask', 'legalObligation', 'vitalInterests']),
  condition: z.enum(['safeguarding', 'healthOrSocialCare', 'vitalInterests']),
  familyTold: z.boolean(),
  familyNotToldWhy: z.string(),
  urgency: z.enum(['immediate', 'urgent', 'routine']),
  reach: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  withdrawnWhy: z.string().nullable(),
});
export type RequestModel = z.infer<typeof RequestModel>;
export const requestModelOf = (row: RequestRow): RequestModel => ({
  id: row.id,
  check: row.check_id,
  asked: row.asked_name,
  from: row.asking_organisation,
  about: row.about,
  given: [...row.given],
  question: row.question,
  purpose: row.purpose,
  lawfulBasis: row.lawful_basis,
  condition: row.condition,
  familyTold: row.family_told,
  familyNotToldWhy: row.family_not_told_why,
  urgency: row.urgency,
  reach: row.reach,
  askedBy: `${row.asker_name}, ${row.asker_title}`,
  askedAt: row.asked_at,
  withdrawnWhy: row.withdrawn_at === null ? null : row.withdrawn_why,
});

/** An answer of the agency's. */
export const ReplyModel = z.object({
  id: z.string(),
  answer: z.enum(['known', 'nothing', 'refused']),
  known: z.string(),
  searched: z.string(),
  ground: z.enum(['tooMuch', 'noBasis', 'harm', 'investigation', 'privilege']).nullable(),
  reason: z.string(),
  nextStep: z.string(),
  /** Why it corrects the one before; null where it is the first. */
  correctedWhy: z.string().nullable(),
  by: z.string(),
  organisation: z.string(),
  at: z.string(),
});
export type ReplyModel = z.infer<typeof ReplyModel>;
export const replyModelOf = (row: ReplyRow): ReplyModel => ({
  id: row.id,
  answer: row.answer,
  known: row.known,
  searched: row.searched,
  ground: row.ground,
  reason: row.reason,
  nextStep: row.next_step,
  correctedWhy: row.corrects_id === null ? null : row.corrected_why,
  by: `${row.staff_name}, ${row.post_title}`,
  organisation: row.organisation_name,
  at: row.recorded_at,
});

export const AskedModel = z.object({
  request: RequestModel,
  /** The child’s own record, where it was given because of one that is not kept from whoever was asked. */
  child: z.string().nullable(),
  clock: ClockModel.nullable(),
  acts: z.array(z.enum(['reply', 'correct', 'withdraw'])),
  /** How many answers there are: a form that was opened before another answer acts on nothing newer. */
  version: z.number().int(),
  replies: z.array(ReplyModel),
});
export type AskedModel = z.infer<typeof AskedModel>;

/** A request before whoever was asked, with what they have answered. */
export const askedModel = async (acting: Acting & { params: { id: string } }): Promise<AskedModel> => {
  const { request, replies, facts } = await requestMet(acting, acting.params.id);
  return {
    request: requestModelOf(request),
    child: request.child_id,
    clock: checkClock(request, replies[0]?.recorded_at ?? null, acting.now, await calendarFor(acting.tx)),
    acts: actsOpen(facts),
    version: replies.length,
    replies: replies.map(replyModelOf),
  };
};

/** The form of an answer, open only while one may be given or corrected. */
export const replyFormModel = async (acting: Acting & { params: { id: string } }): Promise<AskedModel> => {
  const model = await askedModel(acting);
  const act: Act = model.replies.length === 0 ? 'reply' : 'correct';
  if (!model.acts.includes(act)) {
    const { facts } = await requestMet(acting, acting.params.id);
    const verdict = canDo(act, facts);
    if (!verdict.ok) throw new Conflict(verdict.reason);
  }
  return model;
};
export const subjectsOfAsked = ({ request, child }: AskedModel) =>
  child === null ? [] : [{ child, record: request.id }];
