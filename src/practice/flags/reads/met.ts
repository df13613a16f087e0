import type { Acting } from '#db';
import { Conflict, NotAllowed, NotFound } from '#kernel';
import { canDo, type FlagAct, type FlagFacts, mayAct, partsOf, statusOf } from '../rules/index.ts';
import {
  acknowledgementOf,
  decisionOf,
  type FlagRow,
  flagById,
  flagOfRecord,
  identificationsOf,
  outcomeOf,
} from '../store/index.ts';

/** A flag as the acting post meets it: its parts, as far as they are seen, and the facts that the rules ask for. */
export interface FlagMet {
  readonly flag: FlagRow;
  readonly acknowledgement: Awaited<ReturnType<typeof acknowledgementOf>>;
  readonly decision: Awaited<ReturnType<typeof decisionOf>>;
  readonly outcome: Awaited<ReturnType<typeof outcomeOf>>;
  readonly identifications: Awaited<ReturnType<typeof identificationsOf>>;
  readonly facts: FlagFacts;
}

/** Meets a flag by its own id or by that of whatever was made of it; there is none where the actor sees none. */
export const flagMet = async ({ tx, actor }: Acting, record: string): Promise<FlagMet> => {
  const id = (await flagOfRecord(tx, record)) ?? record;
  const flag = await flagById(tx, id);
  if (!flag) throw new NotFound();
  const acknowledgement = await acknowledgementOf(tx, id);
  const outcome = await outcomeOf(tx, id);
  return {
    flag,
    acknowledgement,
    decision: await decisionOf(tx, id),
    outcome,
    identifications: await identificationsOf(tx, id),
    facts: {
      status: statusOf({ acknowledged: acknowledgement !== undefined, answered: outcome !== undefined }),
      parts: partsOf(actor, {
        owner: flag.owner_organisation_id,
        receiverKind: flag.receiver_kind,
        receiver: flag.receiver_id,
      }),
    },
  };
};

/** Refuses an act that is not this post's, or not to be done to the flag as it stands. */
export const insistAct = (act: FlagAct, { facts }: Pick<FlagMet, 'facts'>): void => {
  const ever = mayAct(act, facts);
  if (!ever.ok) throw new NotAllowed(ever.reason);
  const now = canDo(act, facts);
  if (!now.ok) throw new Conflict(now.reason);
};
