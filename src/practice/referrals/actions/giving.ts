import type { Acting } from '#db';
import { addShare, endSharesBecauseOf, sharedBecauseOf } from '#records';
import { LAWFUL_BASES } from '../rules/index.ts';
import { identificationsOf, notesOfContact, senderOfContact } from '../store/index.ts';

/** Gives a record of the council's to whoever sent the contact: the post, its team, and its organisation's safeguarding leads. */
export const giveToSender = async (
  acting: Acting,
  contact: string,
  record: string,
  purpose: string,
): Promise<void> => {
  const sender = await senderOfContact(acting.tx, contact);
  if (sender.organisation === acting.actor.organisation) return;
  const grantees = [
    ['post', sender.post],
    ['body', sender.body],
    ['organisation', sender.organisation],
  ] as const;
  for (const [grantee_kind, grantee_id] of grantees)
    if (grantee_id !== null)
      await addShare(acting, {
        record,
        grantee_kind,
        grantee_id,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose,
      });
};

/**
 * Puts a contact and what its sender said since among what is known of a child, for the council's own posts: a worker reads how it
 * began. It goes the child's way: hidden where the child is.
 */
export const keepWithChild = async (acting: Acting, contact: string, child: string): Promise<void> => {
  const { tx, actor } = acting;
  const notes = await notesOfContact(tx, contact);
  const said = (await identificationsOf(tx, contact)).filter(
    ({ child_id, owner_organisation_id }) =>
      child_id === child && owner_organisation_id !== actor.organisation,
  );
  const records = [contact, ...[...notes, ...said].map(({ id }) => id)];
  const given = await sharedBecauseOf(tx, records, child);
  for (const record of records)
    if (!given.has(record))
      await addShare(acting, {
        record,
        child,
        grantee_kind: 'organisation',
        grantee_id: actor.organisation,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose: 'Part of what the council knows of this child',
      });
};

/** Takes back what was given because of a child that a contact is not about after all. */
export const takeFromChild = async (acting: Acting, contact: string, child: string): Promise<void> => {
  const { tx } = acting;
  const notes = await notesOfContact(tx, contact);
  const said = await identificationsOf(tx, contact);
  await endSharesBecauseOf(acting, [contact, ...[...notes, ...said].map(({ id }) => id)], child);
};
