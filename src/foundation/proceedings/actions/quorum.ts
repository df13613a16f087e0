import { type Acting, newId } from '#db';
import { sayTime } from '#kernel';
import { roomMet } from '../reads/index.ts';
import { notQuorate } from '../rules/index.ts';
import { endQuorumLoss, insertQuorumLoss, minuteQuorum, quorumLoss } from '../store.ts';

/**
 * After each act that could change it: a quorum that was lost is said at once, in the minutes too, and so is one that is there again. An item
 * taken without one says so under itself.
 */
export const heedQuorum = async (
  acting: Acting,
  meeting: string,
  { itemTaken = false }: { readonly itemTaken?: boolean } = {},
): Promise<void> => {
  const { tx, actor, now } = acting;
  const { quorum, facts } = await roomMet(acting, meeting);
  if (!quorum?.isSet || facts.stands !== 'live') return;
  const loss = await quorumLoss(tx, meeting);
  if (quorum.isThere && loss) {
    await endQuorumLoss(tx, loss.id, now);
    await minuteQuorum(tx, meeting, newId(), `The meeting was quorate again at ${sayTime(now)}.`);
  } else if (!quorum.isThere && !loss) {
    const why = quorum.lacks.join(' ');
    await insertQuorumLoss(tx, {
      ...{ id: newId(), meeting_id: meeting, why, from_at: now, until_at: null, recorded_by: actor.post },
    });
    await minuteQuorum(tx, meeting, newId(), `The meeting was not quorate from ${sayTime(now)}. ${why}`);
  } else if (!quorum.isThere && itemTaken)
    await minuteQuorum(tx, meeting, newId(), `${notQuorate(quorum)} No decision was taken while it was not.`);
};
