import { type Acting, type Standing, transact } from '#db';
import { type Files, MOST_ROWS, readSheet, type SheetRow, SheetUnreadable, TOO_MANY_ROWS } from '#files';
import { type Job, type JobWork, sendJob } from '#jobs';
import { addDays, dayOf, isRole, NotAllowed, startOfDay } from '#kernel';
import type { Likeness } from '#people';
import { commitSome, judgeSome, tellUploader } from './actions/index.ts';
import {
  COMMIT_UPLOAD,
  headingRow,
  JUDGE_UPLOAD,
  READ_UPLOAD,
  rowsOfMerged,
  STEPS,
  sayFacts,
  sayNotes,
  stageOf,
  WAITS_DAYS,
} from './rules/index.ts';
import {
  actorOfPost,
  addNotes,
  deleteRows,
  forgetUploads,
  insertRows,
  keepDone,
  keepFacts,
  keepFault,
  keepJudged,
  type ReadRow,
  type UploadRow,
  uploadById,
  uploadHeld,
} from './store/index.ts';

/** Whose upload a job goes on with. */
interface Whose {
  readonly upload: string;
  readonly post: string;
  readonly account: string;
}
const whose = ({ about: { upload, post, account } }: JobWork): Whose => {
  if (typeof upload !== 'string' || typeof post !== 'string' || typeof account !== 'string')
    throw new Error('This job is about one upload.');
  return { upload, post, account };
};

/** Acts as the post that uploaded the list, under its own policies, in a transaction of its own. */
const asUploader = <T>(
  { databases, partnership, now }: JobWork,
  { post, account }: Whose,
  run: (acting: Acting) => Promise<T>,
): Promise<T> => {
  if (partnership === null) throw new Error('A list is of a partnership.');
  return transact(databases.serving, { role: 'app', partnership, post, account, now }, async (tx) => {
    const held = await actorOfPost(tx, post);
    if (!held || !isRole(held.role)) throw new NotAllowed('The post has ended.');
    return run({
      tx,
      now,
      today: dayOf(now),
      actor: {
        ...{ account, post, partnership, role: held.role, postTitle: held.title },
        ...{ staff: held.staff, staffName: held.staff_name },
        ...{ organisation: held.organisation, organisationName: held.organisation_name },
        ...{ body: held.body, bodyName: held.body_name },
      },
    });
  });
};

/** A post that ended takes its uploads with it: what they wait for does not happen, and they are forgotten in time. */
const whilePostHolds = async (work: JobWork, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    work.log.info({ partnership: work.partnership }, 'an upload stopped: its post has ended');
  }
};

const READ_AT_ONCE = 1000;
const FIRST_ROWS = 20;
const SAMPLE = 3;

const isEmpty = ({ cells }: Pick<SheetRow, 'cells'>): boolean => cells.every(({ text }) => text === '');

/** Reads a whole file into the waiting room, some hundreds of rows a transaction. Gives what there is to know of it. */
const readInto = async (work: JobWork, who: Whose, upload: UploadRow, path: string): Promise<void> => {
  const sheet = await readSheet(path, upload.type);
  const first: SheetRow[] = [];
  let heading: SheetRow | undefined;
  let waiting: ReadRow[] = [];
  const sample: string[][] = [];
  let count = 0;
  let formulas = 0;
  let garbled = 0;
  const flush = async () => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) await asUploader(work, who, ({ tx }) => insertRows(tx, who.upload, rows));
  };
  const take = async (row: SheetRow) => {
    if (isEmpty(row)) return;
    count += 1;
    if (count > MOST_ROWS) throw new SheetUnreadable(TOO_MANY_ROWS);
    const headings = heading?.cells.map(({ text }) => text) ?? [];
    const notes = sayNotes(row.cells, headings);
    if (row.cells.some(({ mark }) => mark === 'formula')) formulas += 1;
    if (notes.some((note) => note.startsWith('Letters'))) garbled += 1;
    const cells = row.cells.map(({ text }) => text);
    if (sample.length < SAMPLE) sample.push(cells);
    waiting.push({ number: row.number, cells, notes });
    if (waiting.length === READ_AT_ONCE) await flush();
  };
  const begin = async () => {
    const found = headingRow(
      upload.kind,
      first.map(({ number, cells }) => ({ number, cells: cells.map(({ text }) => text) })),
    );
    heading = first.find(({ number }) => number === found);
    if (!heading) throw new SheetUnreadable('It is empty.');
    for (const row of first) if (row.number > heading.number) await take(row);
  };
  await asUploader(work, who, ({ tx }) => deleteRows(tx, who.upload));
  for await (const row of sheet.rows) {
    if (heading) await take(row);
    else {
      first.push(row);
      if (first.length === FIRST_ROWS) await begin();
    }
  }
  if (!heading) await begin();
  await flush();
  if (!heading || count === 0) throw new SheetUnreadable('It has headings, and no rows below them.');
  const { cells, number } = heading;
  const facts = {
    says: sayFacts({ ...sheet.facts, headingRow: number, formulas, garbled }),
    ...{ headingRow: number, headings: cells.map(({ text }) => text), sample, rows: count },
  };
  const merged = new Map(
    [...rowsOfMerged(sheet.facts.merged)].map(([row, range]) => [
      row,
      `Cells are joined here (${range}): check that nothing is missing`,
    ]),
  );
  await asUploader(work, who, async ({ tx, now }) => {
    await addNotes(tx, who.upload, merged);
    await keepFacts(tx, who.upload, facts, now);
  });
};

const read = async (work: JobWork, files: Files): Promise<void> => {
  const who = whose(work);
  const upload = await asUploader(work, who, ({ tx }) => uploadById(tx, who.upload));
  if (!upload || stageOf(upload) !== 'reading') return;
  const fail = (fault: string) =>
    asUploader(work, who, async ({ tx }) => {
      await deleteRows(tx, who.upload);
      await keepFault(tx, who.upload, fault);
    });
  try {
    const found = await files.withFile(work.partnership ?? '', upload.sha256, async (path) => {
      await readInto(work, who, upload, path);
      return true;
    });
    if (!found) await fail('The file waited too long and was cleared away. Upload it again.');
  } catch (error) {
    if (!(error instanceof SheetUnreadable)) throw error;
    await fail(error.message);
  }
};

/**
 * Takes steps of a list's work, each kept when it ends, and after some sends for itself. What is cut off in the middle of a step is taken
 * up with that step; two that go on with one list wait for each other, because each holds the list while it takes a step.
 */
const takeSteps = async (
  work: JobWork,
  job: string,
  step: (acting: Acting, who: Whose) => Promise<boolean>,
) => {
  const who = whose(work);
  for (let taken = 1; ; taken += 1) {
    const more = await asUploader(work, who, async (acting) => {
      const left = await step(acting, who);
      if (left && taken === STEPS)
        await sendJob(acting.tx, job, { partnership: work.partnership, about: work.about });
      return left && taken < STEPS;
    });
    if (!more) return;
  }
};
/** What the uploads do by themselves. Who may be somebody who is recorded is weighed by whoever app.ts hands in. */
export const jobsOf = (likeness: Likeness): readonly Job[] => [
  {
    name: READ_UPLOAD,
    silence: 300,
    run: (work) =>
      whilePostHolds(work, async () => {
        if (!work.files) throw new Error('No files are kept here.');
        await read(work, work.files);
      }),
  },
  {
    name: JUDGE_UPLOAD,
    silence: 120,
    run: (work) =>
      whilePostHolds(work, () =>
        takeSteps(work, JUDGE_UPLOAD, async (acting, who) => {
          const upload = await uploadHeld(acting.tx, who.upload);
          if (!upload || stageOf(upload) !== 'judging') return false;
          if (await judgeSome(acting, upload)) return true;
          await keepJudged(acting.tx, who.upload, acting.now);
          await tellUploader(acting, 'upload.toReview', who.upload);
          return false;
        }),
      ),
  },
  {
    name: COMMIT_UPLOAD,
    silence: 120,
    run: (work) =>
      whilePostHolds(work, () =>
        takeSteps(work, COMMIT_UPLOAD, async (acting, who) => {
          const upload = await uploadHeld(acting.tx, who.upload);
          if (!upload || stageOf(upload) !== 'committing') return false;
          if (await commitSome(acting, upload, likeness)) return true;
          const until = startOfDay(addDays(acting.today, WAITS_DAYS));
          await keepDone(acting.tx, who.upload, acting.now, until);
          await tellUploader(acting, 'upload.done', who.upload);
          return false;
        }),
      ),
  },
  {
    name: 'upload-forgetting',
    every: '20 4 * * *',
    run: async ({ databases, partnership, now, log }) => {
      const standing: Standing = { role: 'app', partnership, now, work: 'keepingFiles' };
      const gone = await transact(databases.serving, standing, forgetUploads);
      if (gone > 0) log.info({ partnership, gone }, 'uploads forgotten');
    },
  },
];
