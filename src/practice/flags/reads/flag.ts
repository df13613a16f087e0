import { z } from 'zod';
import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import { personLine } from '#people';
import { actsOpen, DONE, type Done, RAISINGS, TOLD, type Told } from '../rules/index.ts';
import { raisingsOf } from '../store/index.ts';
import { acknowledgementClock, ClockModel, outcomeClock } from './clock.ts';
import { flagMet } from './met.ts';
import { calledOn, PersonRef, personRef, SentFlag, sentFlag } from './sent.ts';

const By = z.object({ by: z.string(), organisation: z.string(), at: z.string() });
const Outcome = z.object({
  told: z.enum(Object.keys(TOLD) as Told[]), // the table's own keys
  message: z.string(),
  at: z.string(),
});

export const FlagModel = z.object({
  flag: SentFlag,
  name: z.string(),
  status: z.enum(['received', 'acknowledged', 'answered']),
  acts: z.array(z.string()),
  /** Whether the acting post received it, and so works on it. */
  receives: z.boolean(),
  acknowledged: By.nullable(),
  outcome: Outcome.nullable(),
  person: PersonRef.nullable(),
  foundByNumber: z.boolean(),
  decision: By.extend({
    done: z.enum(Object.keys(DONE) as Done[]), // the table's own keys
    reason: z.string(),
    submission: z.string().nullable(),
  }).nullable(),
  raised: z.array(z.object({ what: z.string(), at: z.string() })),
  clocks: z.object({ acknowledgement: ClockModel.nullable(), outcome: ClockModel.nullable() }),
});
export type FlagModel = z.infer<typeof FlagModel>;

/** One flag: what was sent, how it stands, and for whoever received it what to do about it. */
export const flagModel = async (acting: Acting & { params: { id: string } }): Promise<FlagModel> => {
  const { tx, now, today } = acting;
  const { flag, acknowledgement, decision, outcome, facts } = await flagMet(acting, acting.params.id);
  const line = flag.child_id === null ? undefined : await personLine(tx, flag.child_id, today);
  const timed = {
    immediate: flag.urgency === 'immediate',
    received_at: flag.received_at,
    acknowledged_at: acknowledgement?.at ?? null,
    answered_at: outcome?.effective_at ?? null,
  };
  const calendar = await calendarFor(tx);
  const receives = facts.parts.includes('council') || facts.parts.includes('school');
  return {
    flag: sentFlag(flag),
    name: calledOn(flag, line?.name),
    status: facts.status,
    acts: actsOpen(facts),
    receives,
    acknowledged: acknowledgement
      ? {
          by: `${acknowledgement.by_name}, ${acknowledgement.by_title}`,
          organisation: acknowledgement.by_organisation,
          at: acknowledgement.at,
        }
      : null,
    outcome: outcome ? { told: outcome.told, message: outcome.message, at: outcome.effective_at } : null,
    person: line ? personRef(line) : null,
    foundByNumber: flag.how === 'numberAndBirth',
    decision: decision
      ? {
          done: decision.done,
          reason: decision.reason,
          submission: decision.submission_id,
          by: `${decision.by_name}, ${decision.by_title}`,
          organisation: decision.by_organisation,
          at: decision.at,
        }
      : null,
    raised: receives
      ? (await raisingsOf(tx, flag.id)).map(({ what, at }) => ({ what: RAISINGS[what], at }))
      : [],
    clocks: {
      acknowledgement: acknowledgementClock(timed, now, calendar),
      outcome: outcomeClock(timed, now, calendar),
    },
  };
};

/** The child that a flag's page shows. */
export const subjectsOfFlag = ({ flag, person }: FlagModel) =>
  person ? [{ child: person.id, record: flag.id }] : [];

export const ReceiptModel = z.object({ flag: SentFlag, name: z.string() });
export type ReceiptModel = z.infer<typeof ReceiptModel>;
/** The receipt of a flag that was sent by hand. It says the same of every flag, whoever it is about. */
export const receiptModel = async (acting: Acting & { params: { id: string } }): Promise<ReceiptModel> => {
  const { flag } = await flagMet(acting, acting.params.id);
  return { flag: sentFlag(flag), name: calledOn(flag) };
};
