import { newId, type Standing, stand, type Tx, transact } from '#db';
import { type Job, type JobWork, sendJob } from '#jobs';
import { addDays, dayOf, startOfDay } from '#kernel';
import { KEPT_DAYS, MAIL_TO_SEND, mailOf, NOTICES_TO_PASS_ON, nextTry, toldIn } from './rules.ts';
import {
  forgetMail,
  forgetNotices,
  insertMessage,
  mailedAtOnce,
  mailedDaily,
  markPassedOn,
  newsToMail,
  noteTry,
  noteWay,
  noticesToPassOn,
  type PassedOn,
  staffToMail,
  type ToSend,
  takeMail,
  takeWanted,
  wantMail,
} from './store/index.ts';

/** What else is told of news, in the transaction that passes it on: the agencies' systems. */
export type PassesOn = (
  acting: { readonly tx: Tx; readonly work: JobWork },
  news: readonly PassedOn[],
) => Promise<void>;

const AT_ONCE = 200;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'telling',
});
const tell = <T>(work: JobWork, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(work.databases.serving, standingOf(work), run);

/** Writes down for whom mail is wanted, and hands the news to whoever else passes it on. Some hundreds a transaction. */
const passOn = async (work: JobWork, others: readonly PassesOn[]): Promise<void> => {
  const mails = (work.outside?.mailer ?? null) !== null;
  for (let more = true; more; )
    more = await tell(work, async (tx) => {
      const news = await noticesToPassOn(tx, AT_ONCE);
      if (news.length === 0) return false;
      const ids = news.map(({ id }) => id);
      if (mails) await wantMail(tx, await mailedAtOnce(tx, ids), false);
      for (const other of others) await other({ tx, work }, news);
      await markPassedOn(tx, ids, work.now);
      return news.length === AT_ONCE;
    });
};

/**
 * Writes one person's e-mail: as many things as their posts see, have not read and were not mailed about. Each post stands for itself
 * under the policies, so that what is out of its sight is not even counted.
 */
const writeTo = (work: JobWork, staff: string): Promise<void> =>
  tell(work, async (tx) => {
    const found = new Set<string>();
    for (const { post_id, daily, ...choice } of await takeWanted(tx, staff)) {
      await stand(tx, { ...standingOf(work), role: 'reader', post: post_id });
      for (const id of await newsToMail(tx, toldIn(daily, choice))) found.add(id);
      await stand(tx, standingOf(work));
    }
    if (found.size === 0) return;
    const { now, partnership } = work;
    const message = { id: newId(), staff_id: staff, things: found.size, made_at: now, next_at: now };
    await insertMessage(tx, message, [...found]);
    await sendJob(tx, MAIL_TO_SEND, { partnership, about: {}, singletonKey: 'mail' });
  });

/** When it is killed half-way, whose mail was not written is still wanted, and the next run writes it. */
const write = async (work: JobWork): Promise<void> => {
  for (const staff of await tell(work, staffToMail)) await writeTo(work, staff);
};

/** Gives what is new to mail and to the agencies' systems: at once by the act that told it, and every minute for what was left. */
const passingOn = (others: readonly PassesOn[]): Job => ({
  name: NOTICES_TO_PASS_ON,
  every: '* * * * *',
  run: async (work) => {
    await tell(work, (tx) => noteWay(tx, work.outside?.mailer?.kind ?? 'none'));
    await passOn(work, others);
    await write(work);
  },
});

/** Writes the e-mails of the day to whoever's hour has come. */
const daily: Job = {
  name: 'daily-mail',
  every: '0 * * * *',
  run: async (work) => {
    if (!work.outside?.mailer) return work.log.info({ partnership: work.partnership }, 'mail is off');
    await tell(work, async (tx) => wantMail(tx, await mailedDaily(tx), true));
    await write(work);
  },
};

const TOGETHER = 8;
const BATCHES = 5;

/**
 * Sends what is written, some at a time, each once: claimed, sent, and noted as sent. A process that dies between the sending and the
 * noting sends that one again, under the same id.
 */
const sending: Job = {
  name: MAIL_TO_SEND,
  every: '* * * * *',
  run: async (work) => {
    const mailer = work.outside?.mailer;
    if (!mailer) return;
    const tryOne = async ({ id, address, things, tries }: ToSend): Promise<boolean> => {
      const message = mailOf(things, work.outside?.baseUrl ?? '');
      const sent =
        address === ''
          ? { ok: false, final: true, why: 'nobody' }
          : await mailer.send({ id, to: address, ...message, again: tries > 1 });
      await tell(work, (tx) => noteTry(tx, id, becameOf(sent, tries, work)));
      return sent.ok || ('final' in sent && sent.final);
    };
    for (let batch = 0; batch < BATCHES; batch++) {
      const taken = await tell(work, (tx) => takeMail(tx, TOGETHER));
      const done = await Promise.all(taken.map(tryOne));
      // Nobody answers: what waits is tried by a later round, and not each in vain now.
      if (taken.length < TOGETHER || !done.some(Boolean)) return;
    }
    const { partnership } = work;
    await tell(work, (tx) => sendJob(tx, MAIL_TO_SEND, { partnership, about: {}, singletonKey: 'mail' }));
  },
};

const becameOf = (
  sent: { readonly ok: boolean; readonly final?: boolean; readonly why?: string },
  tries: number,
  { now }: JobWork,
) => {
  if (sent.ok) return { sent_at: now, why: '' };
  const again = sent.final ? null : nextTry(tries, now);
  if (again !== null) return { next_at: again, why: sent.why ?? '' };
  return { failed_at: now, why: sent.final ? (sent.why ?? '') : 'given up' };
};

/** Forgets old news and old mail. */
const forgetting: Job = {
  name: 'notices-to-forget',
  every: '30 3 * * *',
  run: async (work) => {
    const before = startOfDay(addDays(dayOf(work.now), -KEPT_DAYS));
    while (await tell(work, (tx) => forgetNotices(tx, before, 1_000)));
    await tell(work, (tx) => forgetMail(tx, before));
  },
};

export const jobsOf = (others: readonly PassesOn[]): readonly Job[] => [
  passingOn(others),
  daily,
  sending,
  forgetting,
];
