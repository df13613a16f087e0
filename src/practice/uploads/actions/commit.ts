import { writeAudit } from '#audit';
import { type Acting, attempt } from '#db';
import { Conflict, Invalid, NotAllowed, NotFound, rangeOfPartial } from '#kernel';
import { AddPersonForm, addPeople, type Likeness, newPersonOf, recordPerson } from '#people';
import { ContactForm, raiseContact } from '#referrals';
import { becomes, type Said, type Verdict } from '../rules/index.ts';
import { birthsRecordedSince, keepAdded, keepOutcome, rowsToCommit, type UploadRow } from '../store/index.ts';

const AT_ONCE = 100;

interface Added {
  readonly made: string;
  readonly children: readonly string[];
}

interface Waiting {
  readonly form: Readonly<Record<string, unknown>> | null;
  readonly said: Said | null;
  readonly same_as: string | null;
}

const addPersonOf = async (acting: Acting, { form, said }: Waiting, likeness: Likeness): Promise<Added> => {
  const entered = AddPersonForm.parse(form);
  const { id } = await recordPerson(acting, { ...entered, different: said === 'add' }, likeness);
  return { made: id, children: [id] };
};

const addContactOf = async (acting: Acting, { form, said, same_as }: Waiting): Promise<Added> => {
  const entered = ContactForm.parse(form);
  const [child, ...more] = entered.children;
  const children = said === 'same' && child ? [{ ...child, person: same_as }, ...more] : entered.children;
  const { submission, children: known } = await raiseContact(acting, { ...entered, children });
  return { made: submission, children: known };
};

/**
 * The rows that were found to be nobody who is recorded, and of whose day of birth nobody was recorded since: they need no second look,
 * and are added together. The others are added one by one, as a page adds them.
 */
const plainlyNew = async (
  { tx }: Acting,
  upload: UploadRow,
  rows: readonly (Waiting & { number: number; verdict: Verdict | null })[],
) => {
  const fresh = rows.flatMap(({ number, verdict, said, form }) => {
    if (verdict !== 'new' || said !== null) return [];
    const entered = AddPersonForm.parse(form);
    const day = entered.born === null ? undefined : rangeOfPartial(entered.born)?.from;
    return day === undefined ? [] : [{ number, entered, day }];
  });
  const since = await birthsRecordedSince(
    tx,
    upload.id,
    [...new Set(fresh.map(({ day }) => day))],
    upload.judged_at ?? upload.made_at,
  );
  return fresh.filter(({ day }) => !since.has(day));
};

/** What is wrong with a row that cannot be added after all, in words; anything else is a fault of ours and stops the work. */
const whyNot = (error: unknown): string[] | null => {
  if (error instanceof Invalid)
    return error.faults.map(({ field, message }) =>
      field === 'different'
        ? 'Somebody like this was recorded meanwhile. Upload the row again to look at who it is'
        : message,
    );
  return error instanceof Conflict || error instanceof NotAllowed || error instanceof NotFound
    ? [error.message]
    : null;
};

/**
 * Makes records of the next rows, each by the act that a page would have used, in one transaction with its audit: whatever is cut off is
 * done again from the first row of which nothing has become. False when there are no more.
 */
export const commitSome = async (acting: Acting, upload: UploadRow, likeness: Likeness): Promise<boolean> => {
  const { tx, actor, now } = acting;
  const rows = await rowsToCommit(tx, upload.id, AT_ONCE);
  const children: string[] = [];
  const together = upload.kind === 'people' ? await plainlyNew(acting, upload, rows) : [];
  if (together.length > 0) {
    const made = await addPeople(
      acting,
      together.map(({ entered }) => newPersonOf(entered)),
    );
    await keepAdded(
      tx,
      upload.id,
      together.map(({ number }, at) => ({ number, made: made[at] ?? '' })),
    );
    children.push(...made);
  }
  const added = new Set(together.map(({ number }) => number));
  for (const row of rows.filter(({ number }) => !added.has(number))) {
    const outcome = becomes(row.verdict ?? 'refused', row.said, upload.kind === 'contacts');
    if (outcome !== 'added') {
      await keepOutcome(tx, upload.id, row.number, outcome, outcome === 'same' ? { made: row.same_as } : {});
      continue;
    }
    try {
      const one = await attempt(tx, () =>
        upload.kind === 'people' ? addPersonOf(acting, row, likeness) : addContactOf(acting, row),
      );
      children.push(...one.children);
      await keepOutcome(tx, upload.id, row.number, 'added', { made: one.made });
    } catch (error) {
      const why = whyNot(error);
      if (!why) throw error;
      await keepOutcome(tx, upload.id, row.number, 'refused', { why });
    }
  }
  if (rows.length > 0)
    await writeAudit(tx, {
      ...{ at: now, account: actor.account, staff: actor.staff, post: actor.post },
      ...{
        event: 'upload.added',
        purpose: 'Add what a list holds',
        outcome: 'allowed',
        target: `upload:${upload.id}`,
      },
      subjects: [...new Set(children)].map((child) => ({ child })),
    });
  return rows.length === AT_ONCE;
};
