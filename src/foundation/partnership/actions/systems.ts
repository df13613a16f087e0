import { addAccount, makeCredential } from '#auth';
import { type Acting, newId } from '#db';
import { Conflict } from '#kernel';
import type { AddSystemForm, CredentialForm } from '../forms/index.ts';
import { found, insistOnPost } from '../reads/index.ts';
import { canMakeCredential, standingOf } from '../rules/index.ts';
import {
  credentialsOf,
  insertCredential,
  insertPost,
  insertStaff,
  linkAccount,
  lockRegisters,
  postById,
  setCredentialEnded,
  systemById,
} from '../store/index.ts';
import { insistNone } from './insist.ts';
import { judgePost } from './judging.ts';
import { insistOnPlace } from './placing.ts';

/** A credential, made: `whole` is shown in the answer to this act, and kept nowhere. */
export interface CredentialMade {
  readonly system: string;
  readonly name: string;
  readonly credential: string;
  readonly label: string;
  readonly until: string | null;
  readonly whole: string;
}

const credentialFor = async (
  { tx, actor, now }: Acting,
  system: { readonly id: string; readonly name: string },
  { label, until }: CredentialForm,
): Promise<CredentialMade> => {
  const { id, hash, whole } = makeCredential();
  await insertCredential(tx, { id, post: system.id, label, hash, by: actor.post, at: now, until });
  return { system: system.id, name: system.name, credential: id, label, until, whole };
};

/** Adds an agency's system: it works here like a person, through one post, with an account that nobody signs in to by a page. */
export const addSystem = async (acting: Acting, form: AddSystemForm): Promise<CredentialMade> => {
  const { tx, today } = acting;
  const { name, organisation, body } = form;
  await lockRegisters(tx);
  await insistOnPlace(acting, { organisation, body, role: 'agencySystem' });
  insistNone(await judgePost(tx, { organisation, body }, { from: today, until: null }));
  // An address that no mail reaches: RFC 2606 keeps this ending free.
  const email = `system.${newId()}@system.invalid`;
  const staff = await insertStaff(tx, { name, email, phone: '' }, 'system');
  const post = await insertPost(tx, {
    ...{ staff, organisation, body, from: today, until: null },
    role: 'agencySystem',
    title: 'Agency system',
  });
  // Once it has a post: until then it is nobody's whom an organisation's administrator keeps.
  await linkAccount(tx, staff, await addAccount(tx, { name, email }));
  return credentialFor(acting, { id: post, name }, form);
};

/** Makes a system's next credential, beside the one that it has until that is ended. */
export const addCredential = async (
  acting: Acting,
  id: string,
  form: CredentialForm,
): Promise<CredentialMade> => {
  const { tx, today } = acting;
  await lockRegisters(tx);
  const system = found(await systemById(tx, id));
  await insistOnPost(acting, 'change', found(await postById(tx, id)));
  const isOver = standingOf(system, today) !== 'inForce';
  const verdict = canMakeCredential(await credentialsOf(tx, [id]), today, isOver);
  if (!verdict.ok) throw new Conflict(verdict.reason);
  return credentialFor(acting, system, form);
};

/** Ends a credential: from the next request on it is none. */
export const endCredential = async (acting: Acting, post: string, credential: string): Promise<void> => {
  const { tx, actor, now } = acting;
  found(await systemById(tx, post));
  await insistOnPost(acting, 'change', found(await postById(tx, post)));
  const ended = await setCredentialEnded(tx, { id: credential, post, by: actor.post, at: now });
  if (!ended) throw new Conflict('This credential has already ended.');
};
