import { type Answered, call, signed } from '#calls';
import { attempt, newId, type Standing, stand, type Tx, transact } from '#db';
import { type Job, type JobWork, sendJob } from '#jobs';
import { addDays, addHours, dayOf, NotAllowed, startOfDay } from '#kernel';
import type { PassesOn } from '#notifications';
import { switchOffAndSay } from './actions.ts';
import { arrived, bodyOf, FAILING_HOURS, isGone, KEPT_DAYS, nextTry, WEBHOOKS_TO_SEND } from './rules.ts';
import {
  dropTellings,
  forgetDeliveries,
  insertDeliveries,
  noteArrival,
  noteFailure,
  noteTelling,
  recordsInSight,
  type Telling,
  takeTellings,
  tellingsOf,
} from './store.ts';

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'telling',
});
const tell = <T>(work: JobWork, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(work.databases.serving, standingOf(work), run);

interface About {
  readonly post_id: string;
  readonly record_id: string | null;
}

/**
 * Of these, what each system's own post sees at this moment, as it would on a page; and the posts that have ended, which see nothing.
 * What is about no record is in sight of every post in force.
 */
const inSight = async <T extends About>(
  tx: Tx,
  work: JobWork,
  all: readonly T[],
): Promise<{ readonly seen: readonly T[]; readonly ended: ReadonlySet<string> }> => {
  const seen: T[] = [];
  const ended = new Set<string>();
  for (const [post, theirs] of Map.groupBy(all, ({ post_id }) => post_id)) {
    try {
      const sight = await attempt(tx, async () => {
        await stand(tx, { ...standingOf(work), role: 'reader', post });
        return recordsInSight(
          tx,
          theirs.flatMap(({ record_id }) => record_id ?? []),
        );
      });
      seen.push(...theirs.filter(({ record_id }) => record_id === null || sight.has(record_id)));
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error;
      ended.add(post);
    }
    await stand(tx, standingOf(work));
  }
  return { seen, ended };
};

/** Writes down which systems are told of what is new, in the transaction that passes it on. */
export const passToWebhooks: PassesOn = async ({ tx, work }, news) => {
  const tellings = await tellingsOf(
    tx,
    news.map(({ id }) => id),
  );
  if (tellings.length === 0) return;
  const { seen } = await inSight(tx, work, tellings);
  await insertDeliveries(
    tx,
    seen.map(({ webhook_id, notice_id, event, path, record_id, made_at }) => ({
      id: newId(),
      webhook_id,
      notice_id,
      event,
      path,
      record_id,
      at: made_at,
      next_at: work.now,
    })),
  );
  const { partnership } = work;
  if (seen.length > 0)
    await sendJob(tx, WEBHOOKS_TO_SEND, { partnership, about: {}, singletonKey: 'webhooks' });
};

/** Notes what became of one try: arrived, tried again later, or given up; an address where nothing arrives is switched off in the end. */
const note = (work: JobWork, telling: Telling, { status, why }: Answered): Promise<void> =>
  tell(work, async (tx) => {
    const { id, webhook_id, tries } = telling;
    const { now } = work;
    const last = { last_at: now, last_status: status ?? null, last_why: why ?? '' };
    if (arrived(status)) {
      await noteTelling(tx, id, { ...last, delivered_at: now });
      await noteArrival(tx, webhook_id);
      return;
    }
    const again = nextTry(id, tries, now);
    await noteTelling(tx, id, again === null ? { ...last, dead_at: now } : { ...last, next_at: again });
    const since = await noteFailure(tx, webhook_id, now);
    if (isGone(status)) await switchOffAndSay({ tx, now }, webhook_id, 'gone');
    else if (addHours(since, FAILING_HOURS) <= now) await switchOffAndSay({ tx, now }, webhook_id, 'failing');
  });

/** Takes what is to be told, and drops what its system sees no more: a record may have been restricted since. */
const take = (work: JobWork): Promise<{ taken: number; tellings: readonly Telling[] }> =>
  tell(work, async (tx) => {
    const all = await takeTellings(tx);
    const { seen, ended } = await inSight(tx, work, all);
    const still = new Set(seen);
    const lost = all.filter((telling) => !still.has(telling) && !ended.has(telling.post_id));
    await dropTellings(
      tx,
      lost.map(({ id }) => id),
    );
    const silent = all.filter(({ post_id }) => ended.has(post_id));
    for (const webhook of new Set(silent.map(({ webhook_id }) => webhook_id)))
      await switchOffAndSay({ tx, now: work.now }, webhook, 'postEnded');
    for (const { id } of silent) await noteTelling(tx, id, { tries: 0 });
    return { taken: all.length, tellings: seen };
  });

const BATCHES = 20;

/**
 * Tells the agencies' systems what waits: taken, sent, and noted. A process that dies between the sending and the noting tells that one
 * again, under the same id, by which the other side knows it.
 */
const telling: Job = {
  name: WEBHOOKS_TO_SEND,
  every: '* * * * *',
  run: async (work) => {
    const allowed = work.outside?.webhookNetworks ?? [];
    const send = async (one: Telling): Promise<void> => {
      const body = bodyOf(one);
      const secrets = one.before === null ? [one.secret] : [one.secret, one.before];
      const seconds = Math.floor(Date.parse(work.now) / 1000);
      const headers = {
        ...signed({ id: one.id, seconds, body, secrets }),
        'content-type': 'application/json',
        'user-agent': 'Arden',
      };
      await note(work, one, await call({ url: one.url, headers, body, allowed }));
    };
    for (let batch = 0; batch < BATCHES; batch++) {
      const { taken, tellings } = await take(work);
      if (taken === 0) return;
      await Promise.all(tellings.map(send));
    }
    const { partnership } = work;
    await tell(work, (tx) =>
      sendJob(tx, WEBHOOKS_TO_SEND, { partnership, about: {}, singletonKey: 'webhooks' }),
    );
  },
};

/** Forgets what was told long ago. */
const forgetting: Job = {
  name: 'webhooks-to-forget',
  every: '45 3 * * *',
  run: async (work) => {
    const before = startOfDay(addDays(dayOf(work.now), -KEPT_DAYS));
    while (await tell(work, (tx) => forgetDeliveries(tx, before, 1_000)));
  },
};

export const jobs: readonly Job[] = [telling, forgetting];
