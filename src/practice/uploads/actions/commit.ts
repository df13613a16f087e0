import { writeAudit } from '#audit';
import { type Acting, attempt } from '#db';
import { Conflict, Invalid, NotAllowed, NotFound, rangeOfPartial } from '#kernel';
import { possiblySameOfMany } from '#matching';
import { AddPersonForm, addPeople, faultsOfEntered, type Likeness, newPersonOf, recordPerson } from '#people';
import { ContactForm, raiseContacts } from '#referrals';
import { mayUpload } from '../reads/index.ts';
import { AT_ONCE, becomes } from '../rules/index.ts';
import {
  birthsRecordedSince,
  keepOutcomes,
  madeByList,
  rowsToCommit,
  type Settled,
  type UploadRow,
} from '../store/index.ts';
import { detailsOf, LIKELY } from './judge.ts';

type Waiting = Awaited<ReturnType<typeof rowsToCommit>>[number];

/** What became of rows, and of which children. */
interface Kept {
  readonly settled: readonly Settled[];
  readonly children: readonly string[];
}

const MEANWHILE = 'Somebody like this was recorded meanwhile. Upload the row again to look at who it is';

/** What is wrong with a row that cannot be added after all, in words; anything else is a fault of ours and stops the work. */
const whyNot = (error: unknown): string[] | null => {
  if (error instanceof Invalid)
    return error.faults.map(({ field, message }) => (field === 'different' ? MEANWHILE : message));
  return error instanceof Conflict || error instanceof NotAllowed || error instanceof NotFound
    ? [error.message]
    : null;
};

/** Of these rows, those that somebody recorded since the list was looked into may be: by their numbers. Rows of this very list are none. */
const recordedMeanwhile = async (
  acting: Acting,
  upload: UploadRow,
  rows: readonly Waiting[],
): Promise<ReadonlySet<number>> => {
  const dayOf = ({ form }: Waiting) => {
    const born = form?.born;
    const range = typeof born === 'string' ? rangeOfPartial(born) : null;
    return range?.from === range?.until ? range?.from : undefined;
  };
  const days = new Set(rows.flatMap((row) => dayOf(row) ?? []));
  const since = await birthsRecordedSince(
    acting.tx,
    upload.id,
    [...days],
    upload.judged_at ?? upload.made_at,
  );
  // Who was born on a day on which nobody was recorded since is nobody's second record. A birth that is known in part says no such thing.
  const doubtful = rows.filter((row) => {
    const day = dayOf(row);
    return day === undefined || since.has(day);
  });
  const found = await possiblySameOfMany(
    acting,
    doubtful.map(({ form }) => detailsOf('people', form ?? {})),
  );
  const likely = found.map((alike) => alike.filter(({ probability }) => probability >= LIKELY));
  const own = await madeByList(
    acting.tx,
    upload.id,
    likely.flat().map(({ id }) => id),
  );
  return new Set(
    doubtful.flatMap(({ number }, at) => (likely[at]?.some(({ id }) => !own.has(id)) ? [number] : [])),
  );
};

/** Adds people of whom nobody had to say who they are: together, in as few statements as there are tables. */
const addNewPeople = async (acting: Acting, upload: UploadRow, rows: readonly Waiting[]): Promise<Kept> => {
  const meanwhile = await recordedMeanwhile(acting, upload, rows);
  const refused: Settled[] = [];
  const fresh = rows.flatMap(({ number, form }) => {
    const entered = AddPersonForm.parse(form);
    const why = meanwhile.has(number)
      ? [MEANWHILE]
      : faultsOfEntered(entered, acting.today).map(({ message }) => message);
    if (why.length === 0) return [{ number, person: newPersonOf(entered) }];
    refused.push({ number, outcome: 'refused', why });
    return [];
  });
  const made =
    fresh.length === 0
      ? []
      : await addPeople(
          acting,
          fresh.map(({ person }) => person),
        );
  return {
    settled: [
      ...refused,
      ...fresh.map(({ number }, at): Settled => ({ number, outcome: 'added', made: made[at] ?? null })),
    ],
    children: made,
  };
};

/** Adds one by one those of whom somebody said that they are nobody who is recorded: each as the page adds one. */
const addSaidPeople = async (acting: Acting, rows: readonly Waiting[], likeness: Likeness): Promise<Kept> => {
  const settled: Settled[] = [];
  const children: string[] = [];
  for (const { number, form } of rows)
    try {
      const { id } = await attempt(acting.tx, () =>
        recordPerson(acting, { ...AddPersonForm.parse(form), different: true }, likeness),
      );
      settled.push({ number, outcome: 'added', made: id });
      children.push(id);
    } catch (error) {
      const why = whyNot(error);
      if (!why) throw error;
      settled.push({ number, outcome: 'refused', why });
    }
  return { settled, children };
};

/** Sends contacts together, each as the page sends one. */
const sendContacts = async (acting: Acting, rows: readonly Waiting[]): Promise<Kept> => {
  const raised = await raiseContacts(
    acting,
    rows.map(({ form, said, same_as }) => {
      const entered = ContactForm.parse(form);
      const [child, ...more] = entered.children;
      return said === 'same' && child
        ? { ...entered, children: [{ ...child, person: same_as }, ...more] }
        : entered;
    }),
  );
  return {
    settled: raised.map((one, at): Settled => {
      const number = rows[at]?.number ?? 0;
      if (one.ok) return { number, outcome: 'added', made: one.submission };
      const why = whyNot(one.error);
      if (!why) throw one.error;
      return { number, outcome: 'refused', why };
    }),
    children: raised.flatMap((one) => (one.ok ? one.children : [])),
  };
};

/**
 * Makes records of the next rows, by the acts that a page would have used, in one transaction with its audit: whatever is cut off is done
 * again from the first row of which nothing has become. False when there are no more.
 */
export const commitSome = async (acting: Acting, upload: UploadRow, likeness: Likeness): Promise<boolean> => {
  const { tx, actor, now } = acting;
  const { kind } = upload;
  const allowed = mayUpload(kind, actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
  const rows = await rowsToCommit(tx, upload.id, AT_ONCE);
  if (rows.length === 0) return false;
  const ends = Map.groupBy(rows, ({ verdict, said }) =>
    becomes(verdict ?? 'refused', said, kind === 'contacts'),
  );
  const { added = [], ...others } = Object.fromEntries(ends);
  const kept: Kept[] =
    kind === 'contacts'
      ? [await sendContacts(acting, added)]
      : [
          await addNewPeople(
            acting,
            upload,
            added.filter(({ said }) => said === null),
          ),
          await addSaidPeople(
            acting,
            added.filter(({ said }) => said !== null),
            likeness,
          ),
        ];
  await keepOutcomes(tx, upload.id, [
    ...kept.flatMap(({ settled }) => settled),
    ...(['same', 'left', 'refused'] as const).flatMap((outcome) =>
      (others[outcome] ?? []).map(
        ({ number, same_as }): Settled => ({
          number,
          outcome,
          made: outcome === 'same' ? same_as : null,
        }),
      ),
    ),
  ]);
  const children = new Set(kept.flatMap(({ children: each }) => each));
  await writeAudit(tx, {
    ...{ at: now, account: actor.account, staff: actor.staff, post: actor.post },
    ...{
      event: 'upload.added',
      purpose: 'Add what a list holds',
      outcome: 'allowed',
      target: `upload:${upload.id}`,
    },
    subjects: [...children].map((child) => ({ child })),
  });
  return rows.length === AT_ONCE;
};
