import { type Acting, newId } from '#db';
import { Conflict, Invalid, NotFound } from '#kernel';
import { personLine } from '#people';
import { comparedWith, pairFacts, undoModel } from './reads/index.ts';
import { canSay } from './rules/index.ts';
import { insertSaying, sayingsOfPair, undoSaying } from './store/index.ts';

/** What was said, and of which two. */
export interface Said {
  readonly id: string;
  readonly other: string;
}

const sqlState = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What the database refuses where two people say something at once, or a tree of links would close into a ring. */
const REFUSALS: Readonly<Record<string, string>> = {
  '23505': 'Somebody said something of these two records at this moment. Open the page again',
  AR002: 'Both records are restricted, and to different people. Name the same people on both, then link them',
  AR003: 'These two records are linked already, by way of another record',
};

/**
 * Says that two records are of one child, or of two. No row of either record changes: each stays as it is, and what hides the one hides the
 * other for as long as the link stands.
 */
export const saySame = async (
  acting: Acting,
  id: string,
  other: string,
  { saying, reason }: { readonly saying: 'same' | 'different'; readonly reason: string },
): Promise<Said> => {
  const compared = id === other ? undefined : await comparedWith(acting, id, other);
  if (!compared) throw new NotFound();
  for (const each of [id, other])
    if (!(await personLine(acting.tx, each, acting.today))) throw new NotFound();
  const verdict = canSay(await pairFacts(acting, id, other, saying));
  if (!verdict.ok) throw new Conflict(verdict.reason);
  try {
    await insertSaying(acting.tx, {
      id: newId(),
      kept_id: id,
      other_id: other,
      saying,
      reason,
      probability: compared.likely.probability,
      said_by: acting.actor.post,
      said_at: acting.now,
      undone_by: null,
      undone_at: null,
    });
  } catch (error) {
    const refusal = REFUSALS[sqlState(error)];
    if (refusal) throw new Conflict(refusal);
    throw error;
  }
  return { id, other };
};

/** Says of somebody just recorded that they are none of those who were shown as possibly the same. */
export const sayNoneOf = async (
  acting: Acting,
  id: string,
  others: readonly string[],
  reason: string,
): Promise<void> => {
  for (const other of others) await saySame(acting, id, other, { saying: 'different', reason });
};

/**
 * Takes back what was said of two records. Both are as they were; what came to one of them through the link stays with it as its own, so
 * that nothing hidden shows because of a click, unless whoever undoes it says that it ends.
 */
export const undoSame = async (
  acting: Acting,
  id: string,
  other: string,
  {
    why,
    carried,
    version,
  }: { readonly why: string; readonly carried: 'keep' | 'end' | null; readonly version: number },
): Promise<Said> => {
  const { carriedTo } = await undoModel(acting, id, other);
  if (carriedTo.length > 0 && carried === null)
    throw new Invalid([{ field: 'carried', message: 'Select what happens to what came through the link' }]);
  const standing = (await sayingsOfPair(acting.tx, id, other)).find(({ undone_at }) => undone_at === null);
  if (!standing) throw new NotFound();
  const undone = await undoSaying(acting.tx, standing.id, version, {
    by: acting.actor.post,
    at: acting.now,
    why,
    endCarried: carried === 'end',
  });
  if (!undone) throw new Conflict('Somebody undid this already. Open the page again');
  return { id, other };
};
