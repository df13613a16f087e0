import { chainLinks, type Link, verifyChain } from '#audit';
import { systemNow } from '#clock';
import { type Acting, type Databases, newId, type Standing, transact } from '#db';
import { type Job, sendJob } from '#jobs';
import { addDays, Conflict, dayOf, Invalid } from '#kernel';
import { notifyAll } from '#notifications';
import { identifierKey } from '#people';
import type { FindChildForm } from './forms.ts';
import { paths } from './paths.ts';
import { lostBefore } from './rules.ts';
import {
  checkUnderWay,
  childrenWithNumber,
  endCheck,
  insertCheck,
  lastWholeHead,
  unusualReadings,
} from './store/index.ts';

/** The people who have a number, as ids: what the reader of the audit may know of them. */
export const findChild = async ({ tx }: Acting, { number }: FindChildForm): Promise<readonly string[]> => {
  const key = identifierKey(number);
  const found = key === '' ? [] : await childrenWithNumber(tx, key);
  if (found.length === 0)
    throw new Invalid([{ field: 'number', message: 'Nobody here has that number. Check it, and try again' }]);
  return found;
};

const JOB = 'audit-check';
/** Rows that are checked in one transaction: an embedded database serves nobody else meanwhile. */
const SLICE = 2000;

/** Asks for the chain to be checked: a job does it, because a long chain takes longer than anybody waits for a page. */
export const askForCheck = async (acting: Acting): Promise<string> => {
  const { tx, actor, now } = acting;
  if (await checkUnderWay(tx, lostBefore(now)))
    throw new Conflict('The chain is being checked already. Open this page again in a minute.');
  const id = newId();
  await insertCheck(tx, { id, asked_by: actor.post, asked_at: now });
  await sendJob(tx, JOB, { partnership: actor.partnership, about: { check: id }, singletonKey: id });
  return id;
};

/** The chain from its beginning, a transaction a slice. */
async function* linksInSlices(databases: Databases, standing: Standing): AsyncGenerator<Link> {
  for (let since = 0; ; ) {
    const links = await transact(databases.serving, standing, async (tx) => {
      const slice: Link[] = [];
      for await (const link of chainLinks(tx, since)) {
        slice.push(link);
        if (slice.length === SLICE) break;
      }
      return slice;
    });
    yield* links;
    const last = links.at(-1);
    if (!last || links.length < SLICE) return;
    since = last.seq;
  }
}

/**
 * Checks the chain every night, and whenever it is asked for. It must pass through the head of the last check, so that
 * somebody who cuts off its end is found out here too.
 */
export const checkChain: Job = {
  name: JOB,
  every: '17 3 * * *',
  run: async ({ databases, partnership, about, now, log }) => {
    const standing: Standing = { role: 'app', partnership, now, work: 'sealing' };
    const known = await transact(databases.serving, standing, lastWholeHead);
    const found = await verifyChain(linksInSlices(databases, standing), known);
    const id = typeof about.check === 'string' ? about.check : newId();
    await transact(databases.serving, standing, async (tx) => {
      await insertCheck(tx, { id, asked_by: null, asked_at: now });
      await endCheck(tx, id, systemNow(), {
        whole: found.rows,
        head: found.ok ? found.head : null,
        fault: found.ok ? null : { seq: found.seq, event: found.eventId || null, says: found.why },
      });
    });
    if (found.ok) log.info({ partnership, rows: found.rows, head: found.head }, 'audit checked');
    else log.error({ partnership, seq: found.seq, event: found.eventId }, `audit broken: ${found.why}`);
  },
};

export const READ_MUCH = 'audit.unusualReading';

/**
 * Tells the information governance lead, the morning after, of posts that opened the records of more children in a day than the
 * partnership set as usual: once for each post and day (UK GDPR, article 32; ASVS 5.0, 2.4.1). Which children, the audit says.
 */
export const watchReading: Job = {
  name: 'unusual-reading',
  every: '40 5 * * *',
  run: async ({ databases, partnership, now, log }) => {
    const standing: Standing = { role: 'app', partnership, now, work: 'watching' };
    const day = addDays(dayOf(now), -1);
    const found = await transact(databases.serving, standing, async (tx) => {
      const readings = await unusualReadings(tx, day);
      await notifyAll(
        { tx, now },
        readings.map(({ post, lead }) => ({
          to: { kind: 'post', id: lead },
          event: READ_MUCH,
          path: paths.audit({ post, from: day, until: day }),
        })),
      );
      return readings.length;
    });
    if (found > 0) log.info({ partnership, found }, 'unusual reading told');
  },
};
