import { z } from 'zod';
import { removeContents } from '#attachments';
import { type Acting, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { dayOf, isRole, NotAllowed, NotFound } from '#kernel';
import { postById } from '#partnership';
import { NotPrinted } from '#print';
import { MINUTES_TO_PRINT } from './actions/index.ts';
import { editionOf, type MinutesModel, markingOf, minutesModel } from './reads/index.ts';
import { keepFailure, keepPrint, printOf, printsOver } from './store/index.ts';

/** How minutes are written as a document to print: markup stands above. */
export type Writes = (model: MinutesModel, marking: string) => string;
const About = z.object({ meeting: z.uuid(), post: z.uuid() });
const AT_ONCE = 50;

/** Stands as the post that asked, under its own policies, in a transaction of its own. */
const asPost = <T>(
  { databases, partnership, now }: JobWork,
  role: 'app' | 'reader',
  post: string,
  run: (acting: Acting) => Promise<T>,
): Promise<T> => {
  if (partnership === null) throw new Error('Minutes are of a partnership.');
  return transact(databases.serving, { role, partnership, post, now }, async (tx) => {
    const held = await postById(tx, post);
    if (!held || !isRole(held.role)) throw new NotAllowed('The post has ended.');
    return run({
      ...{ tx, now, today: dayOf(now) },
      actor: {
        ...{ account: '', post, partnership, role: held.role, postTitle: held.title },
        ...{ staff: held.staff_id, staffName: held.staff_name },
        ...{ organisation: held.organisation_id, organisationName: held.organisation_name },
        ...{ body: held.body_id, bodyName: held.body_name },
      },
    });
  });
};

/** Prints the minutes for whoever asked, and keeps the PDF only where it is still what they may read. */
const printing = (writes: Writes): Job => ({
  name: MINUTES_TO_PRINT,
  silence: 300,
  run: async (work) => {
    const { printer, files, partnership, now, log } = work;
    const { meeting, post } = About.parse(work.about);
    if (!printer || !files || partnership === null) return;
    const read = { params: { id: meeting } };
    try {
      const asked = await asPost(work, 'reader', post, async (acting) => ({
        model: await minutesModel({ ...acting, ...read }),
        recipient: `${acting.actor.staffName}, ${acting.actor.postTitle}, ${acting.actor.organisationName}`,
      }));
      const { model, recipient } = asked;
      const marking = markingOf(model);
      const pdf = await printer.printPdf(writes(model, marking), { recipient, marking });
      const sha256 = await files.keep(partnership, pdf);
      const old = await asPost(work, 'app', post, async (acting) => {
        const edition = editionOf(await minutesModel({ ...acting, ...read }));
        const before = await printOf(acting.tx, meeting, post);
        if (!before || edition !== editionOf(model)) return sha256;
        await keepPrint(acting.tx, meeting, post, {
          ...{ edition, sha256, bytes: pdf.length },
        });
        return before.sha256;
      });
      if (old !== null && old !== undefined) await removeContents(work, [old]);
    } catch (problem) {
      // The post has ended, or the meeting is theirs no more.
      if (problem instanceof NotAllowed || problem instanceof NotFound) return;
      if (!(problem instanceof NotPrinted)) throw problem;
      log.warn({ err: problem, meeting, post }, 'minutes were not printed');
      await asPost(work, 'app', post, ({ tx }) => keepFailure(tx, meeting, post, now));
    }
  },
});

/** Removes what was printed long ago, or for people who are no longer called. */
const clearing: Job = {
  name: 'minutes-clearing',
  every: '55 3 * * *',
  run: async (work) => {
    const { databases, partnership, now } = work;
    if (partnership === null) return;
    for (let more = true; more; ) {
      const gone = await transact(
        databases.serving,
        { role: 'app', partnership, now, work: 'minuting' },
        (tx) => printsOver(tx, AT_ONCE),
      );
      await removeContents(
        work,
        gone.filter((sha256) => sha256 !== null),
      );
      more = gone.length === AT_ONCE;
    }
  },
};

export const jobsOf = (writes: Writes): readonly Job[] => [printing(writes), clearing];
