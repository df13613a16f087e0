import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { Conflict, NotFound } from '#kernel';
import { type ChoicesForm, hourOf, type ReadForm } from './forms.ts';
import { NOTICES_TO_PASS_ON } from './rules.ts';
import { insertNotices, keepChoice, markRead, noticeById, takeThePassingOn } from './store/index.ts';
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
export const notify = (acting: Pick<Acting, 'tx' | 'now'>, news: News): Promise<void> =>
  notifyAll(acting, [news]);

/** Tells many things at once, some hundreds, in one statement. */
export const notifyAll = async (acting: Pick<Acting, 'tx' | 'now'>, all: readonly News[]): Promise<void> => {
  if (all.length === 0) return;
  await insertNotices(
    acting.tx,
    all.map(({ to, event, path, record = null }) => ({
      ...{ id: newId(), to_kind: to.kind, to_id: to.id, event },
      ...{ path, record_id: record, made_at: acting.now },
    })),
  );
  await sendForThePassingOn(acting);
};

/**
 * Sends for the job that passes news on, where what told it did not come by `notify`: one job passes on all that waits. Where another
 * act is about to send it, the round of every minute finds what that left.
 */
export const sendForThePassingOn = async ({ tx }: Pick<Acting, 'tx'>): Promise<void> => {
  const partnership = await takeThePassingOn(tx);
  if (partnership !== null)
    await sendJob(tx, NOTICES_TO_PASS_ON, { partnership, about: {}, singletonKey: 'notices' });
};

/** News that was followed, and where to. */
export interface Followed {
  readonly id: string;
  readonly path: string;
}

/** Notes that news was read by whoever follows it, and where it leads. */
export const openNotice = async ({ tx, now }: Acting, id: string): Promise<Followed> => {
  const notice = await noticeById(tx, id);
  if (!notice) throw new NotFound();
  await markRead(tx, { one: id }, now);
  return { id, path: notice.path };
};

/** Marks everything as read that was there when the page was opened. */
export const readAll = async ({ tx, now }: Acting, { upTo }: ReadForm): Promise<{ read: number }> => ({
  read: await markRead(tx, { upTo }, now),
});

/** Keeps when the acting post is e-mailed. */
export const chooseMail = async ({ tx, actor }: Acting, form: ChoicesForm): Promise<void> => {
  const { urgent, other, dailyHour, version } = form;
  if (!(await keepChoice(tx, actor.post, { urgent, other, dailyHour: hourOf(dailyHour) }, version)))
    throw new Conflict('You changed this in another window. Open the page again to see what holds.');
};
