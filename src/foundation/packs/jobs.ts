import { removeContents } from '#attachments';
import { type Acting, type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { dayOf, isRole, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import { postById } from '#partnership';
import { NotPrinted, type PrintedPack } from '#print';
import { paths } from './paths.ts';
import { type Pack, packOf } from './reads/index.ts';
import { SENSITIVE } from './rules/index.ts';
import {
  dropPrint,
  dropWanted,
  keepFailure,
  keepPrint,
  keepTold,
  lastReading,
  packNotWanted,
  packsOver,
  packsSeen,
  packsToLookAt,
  printOf,
  toldOf,
} from './store.ts';

/** How a pack is written as a document to print: markup stands above. */
export type Writes = (print: {
  readonly pack: Pack;
  readonly laid: Pick<PrintedPack, 'begins' | 'leftOut'> | null;
  readonly enclosed: ReadonlySet<string>;
  readonly baseUrl: string;
}) => string;

/** Whose pack of which meeting. */
interface Whose {
  readonly meeting: string;
  readonly post: string;
}
const AT_ONCE = 20;

const ownWork = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'packing',
});

/** Stands as the recipient's post, under its own policies, in a transaction of its own. */
const asRecipient = <T>(
  { databases, partnership, now }: JobWork,
  role: 'app' | 'reader',
  post: string,
  run: (acting: Acting) => Promise<T>,
): Promise<T> => {
  if (partnership === null) throw new Error('A pack is of a partnership.');
  return transact(databases.serving, { role, partnership, post, now }, async (tx) => {
    const held = await postById(tx, post);
    if (!held || !isRole(held.role)) throw new NotAllowed('The post has ended.');
    return run({
      tx,
      now,
      today: dayOf(now),
      actor: {
        ...{ account: '', post, partnership, role: held.role, postTitle: held.title },
        ...{ staff: held.staff_id, staffName: held.staff_name },
        ...{ organisation: held.organisation_id, organisationName: held.organisation_name },
        ...{ body: held.body_id, bodyName: held.body_name },
      },
    });
  });
};

/** Tells somebody that there are papers for them, or other ones than they know of. Whoever keeps the meeting knows without. */
const tell = (work: JobWork, { meeting, post }: Whose, pack: Pack): Promise<void> =>
  asRecipient(work, 'app', post, async ({ tx, now }) => {
    const told = await toldOf(tx, meeting, post);
    if (told?.edition === pack.edition) return;
    const read = await lastReading(tx, meeting, post);
    await keepTold(tx, meeting, post, pack.edition, now);
    if (pack.keeps || !pack.called || read?.edition === pack.edition) return;
    const event = told || read ? 'pack.changed' : 'pack.ready';
    await notify({ tx, now }, { to: { kind: 'post', id: post }, event, path: paths.one(meeting) });
  });

/** Throws away what was printed from what holds no more; true where what stands printed is of this edition. */
const clearOld = async (work: JobWork, { meeting, post }: Whose, edition: string): Promise<boolean> => {
  const old = await asRecipient(work, 'app', post, async ({ tx }) => {
    const print = await printOf(tx, meeting, post);
    if (print && print.edition !== edition) await dropPrint(tx, meeting, post);
    else if (print) await dropWanted(tx, meeting, post);
    return print;
  });
  if (old && old.edition !== edition) await removeContents(work, [old.sha256]);
  return old?.edition === edition;
};

/** Prints a pack, and keeps it only where it is still what that person may have. */
const print = async (work: JobWork, whose: Whose, pack: Pack, writes: Writes): Promise<void> => {
  const { printer, files, partnership, outside, now } = work;
  const { meeting, post } = whose;
  if (!printer || !files || partnership === null) return;
  const baseUrl = outside?.baseUrl ?? '';
  const { name, post: title, organisation } = pack.recipient;
  const printed = await printer.printPack(
    (laid, enclosed) => writes({ pack, laid, enclosed, baseUrl }),
    pack.pdfs.map(({ id, item, sha256 }) => ({
      ...{ id, after: `item-${item}` },
      content: () => files.read(partnership, sha256),
    })),
    { recipient: `${name}, ${title}, ${organisation}`, marking: pack.sensitive ? SENSITIVE : '' },
  );
  const sha256 = await files.keep(partnership, printed.pdf);
  const kept = await asRecipient(work, 'app', post, async (acting) => {
    const { edition } = await packOf(acting, meeting, files);
    if (edition !== pack.edition) return false;
    await keepPrint(acting.tx, {
      ...{
        meeting_id: meeting,
        post_id: post,
        edition,
        sha256,
        bytes: printed.pdf.length,
        pages: printed.pages,
      },
      ...{ begins: JSON.stringify(printed.begins), left_out: JSON.stringify(printed.leftOut), made_at: now },
    });
    await dropWanted(acting.tx, meeting, post);
    return true;
  }).catch(async (problem: unknown) => {
    await removeContents(work, [sha256]);
    throw problem;
  });
  // What they may have changed while it was printed: the next round makes another.
  if (!kept) await removeContents(work, [sha256]);
};

/** Looks at one person's pack: tells them, and prints what is not printed. */
const lookAt = async (work: JobWork, whose: Whose, writes: Writes): Promise<void> => {
  const { meeting, post } = whose;
  const notWanted = () =>
    transact(work.databases.serving, ownWork(work), (tx) => packNotWanted(tx, meeting, post));
  try {
    const pack = await asRecipient(work, 'reader', post, (acting) => packOf(acting, meeting, work.files));
    await tell(work, whose, pack);
    if (await clearOld(work, whose, pack.edition)) return;
    if (work.printer && !pack.meeting.cancelled) await print(work, whose, pack, writes);
    else await notWanted();
  } catch (problem) {
    if (problem instanceof NotPrinted) {
      work.log.warn({ err: problem, meeting, post }, 'a pack was not printed');
      await asRecipient(work, 'app', post, ({ tx, now }) => keepFailure(tx, meeting, post, now));
      return;
    }
    // The post has ended, or the meeting is theirs no more.
    if (!(problem instanceof NotAllowed || problem instanceof NotFound)) throw problem;
    await notWanted();
  }
};

/** Removes what was printed for meetings that are over, and for people who are no longer called. */
const clearOver = async (work: JobWork): Promise<void> => {
  const { databases, partnership, log } = work;
  for (let more = true; more; ) {
    const gone = await transact(databases.serving, ownWork(work), (tx) => packsOver(tx, AT_ONCE));
    await removeContents(work, gone);
    if (gone.length > 0) log.info({ partnership, removed: gone.length }, 'packs removed');
    more = gone.length === AT_ONCE;
  }
};

/** Makes the packs of meetings in which something changed, and of whoever waits for theirs. */
const making = (writes: Writes): Job => ({
  name: 'packs-making',
  every: '* * * * *',
  silence: 300,
  run: async (work) => {
    if (work.partnership === null) return;
    const found = await transact(work.databases.serving, ownWork(work), (tx) => packsToLookAt(tx, AT_ONCE));
    for (const [meeting, theirs] of Map.groupBy(found, ({ meeting_id }) => meeting_id)) {
      for (const post of new Set(theirs.map(({ post_id }) => post_id)))
        await lookAt(work, { meeting, post }, writes);
      const event = theirs.find((each) => each.event !== null)?.event;
      if (event) await transact(work.databases.serving, ownWork(work), (tx) => packsSeen(tx, meeting, event));
    }
    // Somebody may be called no more.
    if (found.some(({ event }) => event !== null)) await clearOver(work);
  },
});

/** What no change told of: a meeting that is simply long past. */
const clearing: Job = {
  name: 'packs-clearing',
  every: '50 3 * * *',
  run: async (work) => {
    if (work.partnership !== null) await clearOver(work);
  },
};

export const jobsOf = (writes: Writes): readonly Job[] => [making(writes), clearing];
