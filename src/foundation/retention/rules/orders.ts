import { type Actor, addDays, type Day, dayOf, type Instant, no, type Verdict, yes } from '#kernel';

/** What holds records against disposal. */
export const HOLD_KINDS = {
  inquiry: 'A public inquiry',
  litigation: 'Litigation, or a claim that is to be expected',
  review: 'A safeguarding practice review, or another review',
  police: 'A police investigation',
  request: 'A subject access request, or a complaint',
} as const;
export type HoldKind = keyof typeof HOLD_KINDS;

/** Days between the second person’s word and the disposal: time for a mistake to be seen. The function that erases says the same. */
export const GRACE_DAYS = 7;

export const STANDINGS = {
  proposed: 'Waits for a second person',
  authorised: 'To be carried out',
  stopped: 'Stopped',
  declined: 'Declined',
  cancelled: 'Cancelled',
  done: 'Carried out',
} as const;
export type Stands = keyof typeof STANDINGS;

export interface OrderFacts {
  readonly decision: 'authorised' | 'declined' | null;
  readonly cancelled: boolean;
  readonly done: boolean;
  readonly stopped: boolean;
  readonly proposedBy: string;
  readonly staff: string;
}

/** Status is computed from the facts of an order. */
export const standsAt = ({ decision, cancelled, done, stopped }: OrderFacts): Stands => {
  if (done) return 'done';
  if (cancelled) return 'cancelled';
  if (decision === 'declined') return 'declined';
  if (decision === 'authorised') return stopped ? 'stopped' : 'authorised';
  return 'proposed';
};

/** The day on which an authorised order is carried out, at the earliest. */
export const carriedOutOn = (decidedAt: Instant): Day => addDays(dayOf(decidedAt), GRACE_DAYS);

/** Whose work the schedule, the holds and the proposals are: UK GDPR, article 5(1)(e) and 5(2). */
export const mayKeep = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'informationGovernance'
    ? yes
    : no('Only the information governance lead keeps the retention schedule. Ask them.');

/** Who may be the second person: somebody who can read what would go. */
export const mayDecide = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'teamManager' || role === 'frontDoorManager'
    ? yes
    : no(
        'A disposal is decided by a manager who sees the records. Ask a team manager or the front door’s manager.',
      );

/** Both of the two people read what was ordered, and nobody else: UK GDPR, article 5(2). */
export const mayRead = (actor: Pick<Actor, 'role'>): Verdict =>
  mayKeep(actor).ok || mayDecide(actor).ok
    ? yes
    : no(
        'Orders of disposal are shown to the information governance lead and to managers who see the records.',
      );

export type Act = 'decide' | 'cancel';
/** The table of status × act × who. Nobody is both of the two people. */
export const canDo = (act: Act, facts: OrderFacts, actor: Pick<Actor, 'role'>): Verdict => {
  const stands = standsAt(facts);
  if (act === 'decide') {
    const may = mayDecide(actor);
    if (!may.ok) return may;
    if (facts.proposedBy === facts.staff)
      return no('You proposed this disposal, so another must decide on it.');
    return stands === 'proposed' ? yes : no('This disposal does not wait for a decision any more.');
  }
  const may = mayRead(actor);
  if (!may.ok) return may;
  return stands === 'proposed' || stands === 'authorised' || stands === 'stopped'
    ? yes
    : no('This order has come to its end and cannot be cancelled.');
};
