import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { NOTICES_TO_PASS_ON } from './rules.ts';
import { insertNotice, takeThePassingOn } from './store.ts';
import type { NoticeTable } from './tables.ts';

/** Whom news is for: a post, everybody of a team or other body, those whose work is a whole organisation, or a person in any post. */
export interface Addressee {
  readonly kind: NoticeTable['to_kind'];
  readonly id: string;
}

export interface News {
  readonly to: Addressee;
  /** One of the kinds that a module declares under `notices`. */
  readonly event: string;
  /** The page to go to. */
  readonly path: string;
  /** The record that it is about: whoever does not see that sees no news of it. */
  readonly record?: string | null;
}

/**
 * Tells somebody that something waits, in the transaction of the act itself: rolled back, nobody was told. The bell, mail and the
 * agencies' own systems follow from it. It holds ids only; whoever may not see `record` is told nothing.
 */
export const notify = async ({ tx, now }: Pick<Acting, 'tx' | 'now'>, news: News): Promise<void> => {
  const { to, event, path, record = null } = news;
  await insertNotice(tx, {
    id: newId(),
    to_kind: to.kind,
    to_id: to.id,
    event,
    path,
    record_id: record,
    made_at: now,
  });
  // One job passes on all news that waits. Where another act is about to send it, the round of every minute finds what that left.
  const partnership = await takeThePassingOn(tx);
  if (partnership !== null)
    await sendJob(tx, NOTICES_TO_PASS_ON, { partnership, about: {}, singletonKey: 'notices' });
};
