import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import { type Act, canDo, type DisagreementFacts, partsOf, stageOf, statusOf } from '../rules/index.ts';
import { type DisagreementRow, disagreementById, postsGiven, stagesOf, stepsOf } from '../store/index.ts';

/** A disagreement as the acting post meets it: its rows and what the rules ask for. */
export interface DisagreementMet {
  readonly row: DisagreementRow;
  readonly stages: Awaited<ReturnType<typeof stagesOf>>;
  readonly steps: Awaited<ReturnType<typeof stepsOf>>;
  readonly given: Awaited<ReturnType<typeof postsGiven>>;
  readonly facts: DisagreementFacts;
  /** Rises with each stage and step: a form that was opened before acts on nothing newer. */
  readonly turn: number;
}

interface Around {
  /** The posts that the partners' stage was given to. */
  readonly given: readonly string[];
  /** Which people have replied so far. */
  readonly repliers: readonly string[];
  readonly stage: number;
}
/** What the rules ask of a disagreement that this post meets. */
export const factsOf = (
  { actor }: Pick<Acting, 'actor'>,
  row: DisagreementRow,
  { given, repliers, stage }: Around,
): DisagreementFacts => ({
  status: statusOf({ open: row.open_stage !== null, replied: row.open_replied === true }),
  stage,
  parts: partsOf(actor, {
    stage,
    raisedBy: row.recorded_by,
    raisedIn: row.owner_body_id,
    raisedFor: row.owner_organisation_id,
    withOrganisation: row.with_organisation_id,
    withBody: row.with_body_id,
    given,
  }),
  repliedBefore: repliers.includes(actor.staff),
});

/** Meets a disagreement; there is none where the actor sees none. */
export const disagreementMet = async (acting: Acting, id: string): Promise<DisagreementMet> => {
  const { tx } = acting;
  const row = await disagreementById(tx, id);
  if (!row) throw new NotFound();
  const stages = await stagesOf(tx, id);
  const steps = await stepsOf(tx, id);
  const given = await postsGiven(tx, [id]);
  return {
    row,
    stages,
    steps,
    given,
    facts: factsOf(acting, row, {
      given: given.map((post) => post.id),
      repliers: steps.filter(({ step }) => step === 'replied').map(({ staff_id }) => staff_id),
      stage: stages.at(-1)?.stage ?? 1,
    }),
    turn: stages.length + steps.length,
  };
};

/** Refuses an act that is not this post's, or not to be done to the disagreement as it stands. */
export const insistAct = (act: Act, { facts }: Pick<DisagreementMet, 'facts'>): void => {
  const verdict = canDo(act, facts);
  if (verdict.ok) return;
  if (facts.parts.length === 0) throw new NotAllowed(verdict.reason);
  throw new Conflict(verdict.reason);
};

/** Refuses a form that was opened before a stage was reached or something was said; none is asked of a program. */
export const insistOnTurn = ({ turn, stages, facts }: DisagreementMet, opened: number | undefined): void => {
  if (opened === undefined || opened === turn) return;
  const last = stages.at(-1);
  throw new Conflict(
    last?.because === 'silence' && facts.status === 'waiting'
      ? `It went on to stage ${last.stage} by itself while you had it open, because nobody had replied in time. It is now with ${stageOf(last.stage).to}.`
      : 'Somebody answered this disagreement while you had it open. Read it again, then do what you meant to do.',
  );
};
