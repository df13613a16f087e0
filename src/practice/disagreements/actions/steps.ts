import type { Acting } from '#db';
import { Invalid } from '#kernel';
import { personLines } from '#people';
import { addRecord } from '#records';
import type { AnswerForm, AtRiskForm, LearnForm, ReplyForm, WithdrawForm } from '../forms.ts';
import { type DisagreementMet, disagreementMet, insistAct, insistOnTurn } from '../reads/index.ts';
import {
  type Act,
  AT_RISK_CLOCK,
  AT_RISK_STAGE,
  endingsAt,
  LAST_STAGE,
  namesSuspected,
  nextStage,
} from '../rules/index.ts';
import { insertLearning, insertStage, insertStep, lockDisagreement } from '../store/index.ts';
import type { DisagreementStepTable } from '../tables.ts';
import type { Done } from './raise.ts';
import { takeToPartners, tell, tellAgency } from './telling.ts';

/** Waits for whoever acts on it at this moment, the program among them, then meets it as it stands. */
const meet = async (acting: Acting, id: string, act: Act, turn?: number): Promise<DisagreementMet> => {
  await lockDisagreement(acting.tx, id);
  const met = await disagreementMet(acting, id);
  insistOnTurn(met, turn);
  insistAct(act, met);
  return met;
};
const done = ({ row }: DisagreementMet): Done => ({ id: row.id, child: row.child_id });

const TITLES: Readonly<Record<DisagreementStepTable['step'], string>> = {
  replied: 'Reply to a professional disagreement',
  notResolved: 'Professional disagreement not resolved',
  atRisk: 'Professional disagreement: a child at immediate risk',
  ended: 'Professional disagreement ended',
};
/** Says something of a disagreement, as the acting agency's own record; the database gives it to everybody who has a part. */
const say = async (
  acting: Acting,
  { row, facts }: DisagreementMet,
  step: Pick<DisagreementStepTable, 'step' | 'said'> & { readonly verdict?: string },
): Promise<void> => {
  const id = await addRecord(acting, {
    kind: 'disagreementStep',
    child: null,
    submission: row.submission_id,
    title: TITLES[step.step],
    body: acting.actor.body,
  });
  await insertStep(acting.tx, {
    id,
    disagreement_id: row.id,
    stage: facts.stage,
    verdict: '',
    ...step,
  });
};

/** Takes a disagreement to another stage, and tells those who are asked there. */
const moveTo = async (
  acting: Acting,
  { row }: DisagreementMet,
  { stage, clock }: { readonly stage: number; readonly clock: string },
  because: 'notResolved' | 'immediateRisk',
): Promise<void> => {
  const { tx, now, actor } = acting;
  await insertStage(tx, {
    disagreement_id: row.id,
    stage,
    because,
    reached_at: now,
    clock_rule: clock,
    by_post_id: actor.post,
  });
  if (stage >= LAST_STAGE) await takeToPartners(acting, row.id, true);
  else
    await tellAgency(
      acting,
      because === 'immediateRisk' ? 'disagreement.atRisk' : 'disagreement.stage',
      row.id,
      { body: null, organisation: row.with_organisation_id },
    );
};

/** Replies for the agency that decided, or for the partners: accept, accept in part, keep the decision. */
export const replyTo = async (acting: Acting, id: string, form: ReplyForm): Promise<Done> => {
  const met = await meet(acting, id, 'reply', form.turn);
  await say(acting, met, { step: 'replied', verdict: form.verdict, said: form.said });
  await tell(acting, 'disagreement.replied', id, { kind: 'post', id: met.row.recorded_by });
  return done(met);
};

/** Whoever raised it says how it ended, or that it is not resolved: then it goes to the next stage. */
export const answerReply = async (acting: Acting, id: string, form: AnswerForm): Promise<Done> => {
  const met = await meet(acting, id, 'answer', form.turn);
  const { row, facts, given } = met;
  if (form.resolved === 'no') {
    const next = nextStage(facts.stage);
    if (next === null)
      throw new Invalid([
        {
          field: 'resolved',
          message:
            'The safeguarding partners have decided, and there is no stage above them. Select Yes, and how it ended',
        },
      ]);
    await say(acting, met, { step: 'notResolved', said: form.said });
    await moveTo(acting, met, next, 'notResolved');
    return done(met);
  }
  const ending = endingsAt(facts.stage).find((each) => each === form.ending);
  if (!ending)
    throw new Invalid([
      {
        field: 'ending',
        message: 'Before the last stage, say No where you do not agree, and it goes to the next stage',
      },
    ]);
  await say(acting, met, { step: 'ended', verdict: ending, said: form.said });
  await tellEnd(acting, met);
  for (const { id: post } of given)
    await tell(acting, 'disagreement.resolved', id, { kind: 'post', id: post });
  return done({ ...met, row });
};
const tellEnd = (acting: Acting, { row }: DisagreementMet): Promise<void> =>
  tellAgency(acting, 'disagreement.resolved', row.id, {
    body: row.with_body_id,
    organisation: row.with_organisation_id,
  });

/** Says that a child is at immediate risk now: it skips the stages between. */
export const sayAtRisk = async (acting: Acting, id: string, form: AtRiskForm): Promise<Done> => {
  const met = await meet(acting, id, 'atRisk', form.turn);
  await say(acting, met, { step: 'atRisk', said: form.said });
  await moveTo(acting, met, { stage: AT_RISK_STAGE, clock: AT_RISK_CLOCK }, 'immediateRisk');
  return done(met);
};

/** Takes a disagreement back. */
export const withdraw = async (acting: Acting, id: string, form: WithdrawForm): Promise<Done> => {
  const met = await meet(acting, id, 'withdraw', form.turn);
  await say(acting, met, { step: 'ended', verdict: 'withdrawn', said: form.said });
  await tellEnd(acting, met);
  return done(met);
};

/**
 * Says what was learned, for the partnership, which sees no child: without names. What looks as though it named somebody is pointed out,
 * and kept only when whoever wrote it says that it names nobody.
 */
export const learnFrom = async (acting: Acting, id: string, form: LearnForm): Promise<Done> => {
  const met = await meet(acting, id, 'learn');
  const { row, steps, stages } = met;
  const people = await personLines(acting.tx, row.child_id === null ? [] : [row.child_id], acting.today);
  const suspected = namesSuspected(form.said, {
    names: [
      ...[...people.values()].map(({ name }) => name),
      row.raiser_name,
      ...steps.map(({ staff_name }) => staff_name),
      ...stages.flatMap(({ staff_name }) => staff_name ?? []),
    ],
    references: [row.reference],
  });
  if (suspected.length > 0 && !form.namesNobody)
    throw new Invalid([
      {
        field: 'namesNobody',
        message: `This may name somebody: ${suspected.join(', ')}. Change it, or read it again and say that it names nobody`,
      },
    ]);
  await insertLearning(acting.tx, {
    disagreement_id: id,
    said: form.said,
    learned_at: acting.now,
    by_post_id: acting.actor.post,
  });
  return done(met);
};
