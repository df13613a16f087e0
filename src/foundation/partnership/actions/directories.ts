import { endDirectoryIn } from '#auth';
import type { Acting } from '#db';
import { Conflict } from '#kernel';
import type { DirectoryForm } from '../forms/index.ts';
import { domainsIn } from '../rules/index.ts';
import { insertDirectory, lockRegisters, setDirectoryEnded } from '../store/index.ts';

/**
 * Registers the directory of the actor's own organisation, in place of the one before: whoever signed in through that signs in again.
 * `close` closes the client's secret for the directory of that id: it is kept no other way.
 */
export const registerDirectory = async (
  { tx, actor, now }: Acting,
  { issuer, clientId, clientSecret, domains, asks, acr, vouched, maxAge }: DirectoryForm,
  close: (id: string, secret: string) => string,
): Promise<string> => {
  await lockRegisters(tx);
  const before = await setDirectoryEnded(tx, actor.organisation, now);
  if (before) await endDirectoryIn(tx, before);
  const facts = {
    organisation: actor.organisation,
    issuer: issuer.trim(),
    clientId: clientId.trim(),
    domains: domainsIn(domains),
    acr: acr.split(/\s+/).filter(Boolean),
    maxAge: maxAge === '' ? null : Number(maxAge),
    vouched: asks === 'always' ? { reason: vouched.trim(), by: actor.post } : null,
    at: now,
  };
  return insertDirectory(tx, facts, (id) => close(id, clientSecret.trim()));
};

/** Ends the directory of the actor's own organisation, and every session that was begun by its word. */
export const endDirectory = async ({ tx, actor, now }: Acting): Promise<string> => {
  await lockRegisters(tx);
  const ended = await setDirectoryEnded(tx, actor.organisation, now);
  if (!ended) throw new Conflict('Your organisation signs in through no directory.');
  await endDirectoryIn(tx, ended);
  return ended;
};
