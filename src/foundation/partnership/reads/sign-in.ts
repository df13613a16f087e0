import { accountStanding } from '#auth';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import {
  canActOnMeans,
  canActOnSignIn,
  type LinkAct,
  type MeansAct,
  meansActs,
  type SignInFacts,
  sayMeans,
  signInActs,
  signInOf,
  signIns,
} from '../rules/index.ts';
import { personById } from '../store/index.ts';
import { insistOnPerson } from './keeping.ts';
import type { LinkModel } from './models.ts';
import { found } from './shaping.ts';

/** What is known of how a person signs in; null where there is no account. */
export const signInFacts = async (
  { tx, now }: Pick<Acting, 'tx' | 'now'>,
  account: string | null,
): Promise<SignInFacts | null> => {
  const standing = account === null ? undefined : await accountStanding(tx, account, now);
  if (!standing) return null;
  const { link, ...facts } = standing;
  return { ...facts, linkUntil: link?.until ?? null };
};

/** How a person signs in, in words, and what may be done about it by those who keep the registers. */
export const signInShown = async (
  acting: Pick<Acting, 'tx' | 'now'>,
  account: string | null,
  keeps: boolean,
) => {
  const facts = await signInFacts(acting, account);
  const standing = signInOf(facts);
  return {
    standing,
    says: signIns[standing],
    linkUntil: facts?.linkUntil ?? null,
    acts: keeps ? signInActs.filter((act) => canActOnSignIn(act, standing).ok) : [],
    means: sayMeans(facts),
    sessions: facts?.sessions ?? 0,
    meansActs: keeps ? meansActs.filter((act) => canActOnMeans(act, facts).ok) : [],
  };
};

/** What stands before a second step is reset, or every session is ended; where there is nothing to do, why. */
export const meansModel =
  (act: MeansAct) =>
  async (acting: Acting & { readonly params: { readonly id: string } }): Promise<LinkModel> => {
    const { id } = acting.params;
    const row = found(await personById(acting.tx, id));
    await insistOnPerson(acting, id);
    const verdict = canActOnMeans(act, await signInFacts(acting, row.account_id));
    if (!verdict.ok) throw new Conflict(verdict.reason);
    return { id, name: row.name, email: row.email, signIn: await signInShown(acting, row.account_id, true) };
  };

/** What stands before a link is made or withdrawn; where that does not fit how the person signs in, what does. */
export const linkModel =
  (act: LinkAct) =>
  async (acting: Acting & { readonly params: { readonly id: string } }): Promise<LinkModel> => {
    const { id } = acting.params;
    const row = found(await personById(acting.tx, id));
    await insistOnPerson(acting, id);
    const signIn = await signInShown(acting, row.account_id, true);
    const verdict = canActOnSignIn(act, signIn.standing);
    if (!verdict.ok) throw new Conflict(verdict.reason);
    return { id, name: row.name, email: row.email, signIn };
  };
