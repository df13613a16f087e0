import { z } from 'zod';
import type { Acting } from '#db';
import { Conflict, NotFound } from '#kernel';
import { type Act, type CheckFacts, canDo, partsOf, statusOf } from '../rules.ts';
import {
  type CheckRow,
  checkById,
  checkOfRecord,
  type ReplyRow,
  type RequestRow,
  repliesTo,
  requestById,
  requestOfRecord,
} from '../store/index.ts';

const factsOf = (
  { actor }: Pick<Acting, 'actor'>,
  row: RequestRow | CheckRow,
  replies: readonly ReplyRow[],
): CheckFacts => ({
  status: statusOf({ answered: replies.length > 0, withdrawn: row.withdrawn_at !== null }),
  parts: partsOf(actor, { kind: row.asked_kind, id: row.asked_id }, row.owner_organisation_id),
});

/** A request as whoever was asked meets it, by its id or that of an answer to it; there is none where the actor sees none. */
export const requestMet = async (acting: Acting, id: string) => {
  const request = await requestById(acting.tx, (await requestOfRecord(acting.tx, id)) ?? id);
  if (!request) throw new NotFound();
  const replies = await repliesTo(acting.tx, [request.id]);
  return { request, replies, facts: factsOf(acting, request, replies) };
};

/** A check as those who asked meet it. */
export const checkMet = async (acting: Acting, id: string) => {
  const check = await checkById(acting.tx, id);
  if (!check) throw new NotFound();
  const replies = await repliesTo(acting.tx, [check.id]);
  return { check, replies, facts: factsOf(acting, check, replies) };
};

/** Refuses what cannot be done to it now. */
export const insist = (act: Act, facts: CheckFacts): void => {
  const verdict = canDo(act, facts);
  if (!verdict.ok) throw new Conflict(verdict.reason);
};

export const WithdrawModel = z.object({
  id: z.string(),
  child: z.string().nullable(),
  about: z.string(),
  asked: z.string(),
  question: z.string(),
});
export type WithdrawModel = z.infer<typeof WithdrawModel>;

/** The form of a withdrawal, open only while the check waits. */
export const withdrawModel = async (acting: Acting & { params: { id: string } }): Promise<WithdrawModel> => {
  const { check, facts } = await checkMet(
    acting,
    (await checkOfRecord(acting.tx, acting.params.id)) ?? acting.params.id,
  );
  insist('withdraw', facts);
  return {
    id: check.check_id,
    child: check.child_id,
    about: check.about,
    asked: check.asked_name,
    question: check.question,
  };
};
