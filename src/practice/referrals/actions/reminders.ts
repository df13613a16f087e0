import type { Acting } from '#db';
import type { SeenForm } from '../forms/index.ts';
import { seeReminders } from '../store/index.ts';

/** Says that what was reminded of was seen, for the whole team where it is the team's; what came since stays. */
export const markSeen = async (
  { tx, actor, now }: Acting,
  { upTo }: SeenForm,
): Promise<{ seen: number }> => ({
  seen: await seeReminders(tx, actor.post, now, upTo),
});
