import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import { type Act, type ContactFacts, canDo, mayAct, partsOf, statusOf } from '../rules/index.ts';
import {
  type ContactRow,
  contactById,
  decisionOfContact,
  identificationsOf,
  outcomeOfContact,
  triageOfContact,
} from '../store/index.ts';

/** A contact as the acting post meets it: its rows, as far as they are seen, and the facts that the rules ask for. */
export interface ContactMet {
  readonly contact: ContactRow;
  readonly triage: Awaited<ReturnType<typeof triageOfContact>>;
  readonly decision: Awaited<ReturnType<typeof decisionOfContact>>;
  readonly outcome: Awaited<ReturnType<typeof outcomeOfContact>>;
  readonly identifications: Awaited<ReturnType<typeof identificationsOf>>;
  /** Changes with whatever is made of the contact in the actor's sight: a form that was opened before acts on nothing newer. */
  readonly version: number;
  readonly facts: ContactFacts;
}

/** Meets a contact; there is none where the actor sees none. */
export const contactMet = async ({ tx, actor }: Acting, id: string): Promise<ContactMet> => {
  const contact = await contactById(tx, id);
  if (!contact) throw new NotFound();
  const triage = await triageOfContact(tx, id);
  const identifications = await identificationsOf(tx, id);
  const decision = await decisionOfContact(tx, id);
  const outcome = await outcomeOfContact(tx, id);
  const standing = decision && decision.returned_at === null;
  return {
    contact,
    triage,
    decision,
    outcome,
    identifications,
    version: identifications.reduce((sum, { version }) => sum + version, triage?.version ?? 0),
    facts: {
      status: statusOf({
        takenBy: triage?.taken_by ?? null,
        proposed: standing === true,
        decided: outcome !== undefined,
      }),
      parts: partsOf(actor, contact.owner_organisation_id),
      post: actor.post,
      takenBy: triage?.taken_by ?? null,
      takenByName: triage?.taken_by_name ?? null,
      decidedBy: standing ? decision.decided_by : null,
      byFrontDoor: contact.by_front_door,
      asked: contact.asked,
    },
  };
};

/** Refuses an act that is not this post's, or not to be done to the contact as it stands. */
export const insistAct = (act: Act, { facts }: Pick<ContactMet, 'facts'>): void => {
  const ever = mayAct(act, facts);
  if (!ever.ok) throw new NotAllowed(ever.reason);
  const now = canDo(act, facts);
  if (!now.ok) throw new Conflict(now.reason);
};
