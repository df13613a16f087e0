import { writeAudit } from '#audit';
import { type Acting, attempt } from '#db';
import { Conflict, Invalid, NotAllowed, NotFound } from '#kernel';
import { AddPersonForm, type Likeness, recordPerson } from '#people';
import { ContactForm, raiseContact } from '#referrals';
import { becomes, type Said } from '../rules/index.ts';
import { keepOutcome, rowsToCommit, type UploadRow } from '../store/index.ts';

const AT_ONCE = 25;

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
  for (const row of rows) {
    const outcome = becomes(row.verdict ?? 'refused', row.said, upload.kind === 'contacts');
    if (outcome !== 'added') {
      await keepOutcome(tx, upload.id, row.number, outcome, outcome === 'same' ? { made: row.same_as } : {});
      continue;
    }
    try {
      const added = await attempt(tx, () =>
        upload.kind === 'people' ? addPersonOf(acting, row, likeness) : addContactOf(acting, row),
      );
      children.push(...added.children);
      await keepOutcome(tx, upload.id, row.number, 'added', { made: added.made });
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
