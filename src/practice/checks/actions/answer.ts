import type { Acting } from '#db';
import { Conflict, Invalid, NotFound } from '#kernel';
import { notify } from '#notifications';
import { addRecord, addShare } from '#records';
import type { ReplyForm } from '../forms.ts';
import { paths } from '../paths.ts';
import { checkMet, insist, requestMet } from '../reads/index.ts';
import { ANSWERED, GROUNDS } from '../rules.ts';
import {
  checkOfRecord,
  insertReply,
  type RequestRow,
  requestOfRecord,
  waitForRequest,
  withdrawAt,
} from '../store/index.ts';

const FIRST_WAS_ANOTHER =
  'Somebody answered this while you had it open. Read their answer, then correct it if it is wrong.';

/** What an answer comes to: the request, and the child that it was given because of. */
export interface Done {
  readonly id: string;
  readonly request: string;
  readonly child: string | null;
}

/** A refusal is a decision about sharing, and is recorded as one (DfE, Information sharing, 2024: golden rule 7). */
const recordRefusal = async (
  acting: Acting,
  request: RequestRow,
  reply: string,
  form: ReplyForm,
): Promise<void> => {
  if (form.ground === null) return;
  const [grantee_kind, grantee_id] =
    request.owner_body_id === null
      ? (['organisation', request.owner_organisation_id] as const)
      : (['body', request.owner_body_id] as const);
  await addShare(acting, {
    record: reply,
    grantee_kind,
    grantee_id,
    outcome: 'refused',
    lawful_basis: GROUNDS[form.ground],
    purpose: 'What an agency check asked for',
    reason: form.reason,
  });
};

/**
 * Answers a request, or corrects the answer: what is known, that nothing is, or a refusal with its ground. The answer is the agency's
 * record; the team that asked is given it by the database, which knows whose check it is.
 */
export const answerCheck = async (acting: Acting, id: string, form: ReplyForm): Promise<Done> => {
  const { tx, actor } = acting;
  const asked = await requestOfRecord(tx, id);
  if (asked === undefined) throw new NotFound();
  await waitForRequest(tx, asked);
  const { request, replies, facts } = await requestMet(acting, asked);
  const last = replies.at(-1);
  if (form.version !== undefined && form.version !== replies.length) throw new Conflict(FIRST_WAS_ANOTHER);
  insist(last ? 'correct' : 'reply', facts);
  if (last && form.correctedWhy.trim() === '')
    throw new Invalid([{ field: 'correctedWhy', message: 'Enter why you correct your answer' }]);
  const refused = form.answer === 'refused';
  const reply = await addRecord(acting, {
    kind: 'checkReply',
    child: null,
    submission: request.submission_id,
    title: `Answer to an agency check: ${ANSWERED[form.answer].toLowerCase()}`,
    body: actor.body,
  });
  await insertReply(tx, {
    id: reply,
    request_id: request.id,
    answer: form.answer,
    known: form.answer === 'known' ? form.known : '',
    searched: refused ? '' : form.searched,
    ground: refused ? form.ground : null,
    reason: refused ? form.reason : '',
    next_step: refused ? form.nextStep : '',
    corrects_id: last?.id ?? null,
    corrected_why: last ? form.correctedWhy : '',
  });
  if (refused) await recordRefusal(acting, request, reply, form);
  await notify(acting, {
    to: { kind: 'post', id: request.recorded_by },
    event: refused ? 'check.refused' : 'check.replied',
    path: paths.one(request.check_id),
    record: request.check_id,
  });
  return { id: reply, request: request.id, child: request.child_id };
};

/** What withdrawing comes to. */
export interface Withdrawn {
  readonly id: string;
  readonly child: string | null;
}

/** Takes a question back: the agency need not search any more, and reads why. */
export const withdrawCheck = async (acting: Acting, id: string, why: string): Promise<Withdrawn> => {
  const { tx, actor, now } = acting;
  const asked = await checkOfRecord(tx, id);
  if (asked === undefined) throw new NotFound();
  const first = await checkMet(acting, asked);
  await waitForRequest(tx, first.check.id);
  const { check, facts } = await checkMet(acting, asked);
  insist('withdraw', facts);
  const row = { id: check.check_id, version: check.version };
  if (!(await withdrawAt(tx, row, { by: actor.post, at: now, why })))
    throw new Conflict('Somebody changed this check while you had it open. Read it again.');
  await notify(acting, {
    to: { kind: check.asked_kind, id: check.asked_id },
    event: 'check.withdrawn',
    path: paths.request(check.id),
    record: check.id,
  });
  return { id: check.check_id, child: check.child_id };
};
