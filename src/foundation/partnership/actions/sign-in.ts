import { inviteIn, resetIn, resetSecondStepIn, signOutIn, withdrawIn } from '#auth';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import { found, insistOnPerson, signInFacts } from '../reads/index.ts';
import { canActOnMeans, canActOnSignIn, type LinkAct, type MeansAct, signInOf } from '../rules/index.ts';
import { linkAccount, lockRegisters, personById } from '../store/index.ts';
import { type TellsPerson, tellOfReset } from './telling.ts';

/** What was made: for whom, and the path to hand over, which is shown once and kept nowhere. */
export interface LinkMade {
  readonly staff: string;
  readonly account: string;
  readonly name: string;
  /** Null where the account had a password already: the person signs in with it. */
  readonly link: string | null;
}

const met = async (acting: Acting, id: string, act: LinkAct) => {
  await lockRegisters(acting.tx);
  const person = found(await personById(acting.tx, id));
  await insistOnPerson(acting, id);
  const verdict = canActOnSignIn(act, signInOf(await signInFacts(acting, person.account_id)));
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return person;
};

const makerOf = ({ actor }: Acting) => ({ account: actor.account, partnership: actor.partnership });

/** Invites a person who works here to sign in: an account, joined to the person, and a link to choose a password. */
export const inviteStaff = async (acting: Acting, id: string): Promise<LinkMade> => {
  const { tx, now } = acting;
  const { name, email } = await met(acting, id, 'invite');
  const { account, link } = await inviteIn(tx, { name, email, maker: makerOf(acting), now });
  await linkAccount(tx, id, account);
  return { staff: id, account, name, link };
};

/** Makes a link by which a person sets a new password, and every session of theirs ends when they do. */
export const makePasswordLink = async (acting: Acting, id: string): Promise<LinkMade> => {
  const { account_id, name } = await met(acting, id, 'reset');
  const account = found(account_id ?? undefined);
  const link = await resetIn(acting.tx, { account, maker: makerOf(acting), now: acting.now });
  return { staff: id, account, name, link };
};

/** Withdraws the link that still works, whoever holds it by now. */
export const withdrawLink = async (acting: Acting, id: string): Promise<Omit<LinkMade, 'link'>> => {
  const { account_id, name } = await met(acting, id, 'withdraw');
  const account = found(account_id ?? undefined);
  await withdrawIn(acting.tx, { account, maker: makerOf(acting), now: acting.now });
  return { staff: id, account, name };
};

const metMeans = async (acting: Acting, id: string, act: MeansAct) => {
  await lockRegisters(acting.tx);
  const { name, account_id } = found(await personById(acting.tx, id));
  await insistOnPerson(acting, id);
  const verdict = canActOnMeans(act, await signInFacts(acting, account_id));
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return { staff: id, account: found(account_id ?? undefined), name };
};

/** Takes away what a person lost: their app, its recovery codes and their passkeys. They are signed out, and add a second step again. */
export const resetSecondStep = async (
  acting: Acting,
  id: string,
  tell: TellsPerson,
): Promise<Omit<LinkMade, 'link'>> => {
  const person = await metMeans(acting, id, 'resetSecondStep');
  await resetSecondStepIn(acting.tx, { account: person.account, maker: makerOf(acting), now: acting.now });
  await tellOfReset(acting, tell, id);
  return person;
};

/** Ends every session of a person: somebody who leaves, or whose device was lost. */
export const signOutEverywhere = async (acting: Acting, id: string): Promise<Omit<LinkMade, 'link'>> => {
  const person = await metMeans(acting, id, 'signOut');
  await signOutIn(acting.tx, { account: person.account, maker: makerOf(acting), now: acting.now });
  return person;
};
