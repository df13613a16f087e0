import type { Tx } from '#db';
import { bodyById } from '#partnership';
import { DECISION_OUTCOMES } from '../rules/index.ts';
import { contactById, contactOfRecord, outcomeOfContact } from '../store/index.ts';

/** A contact as modules above need it: which it is, who decides on it, and what came of it. */
export interface ContactInBrief {
  readonly id: string;
  readonly reference: string;
  readonly team: { readonly id: string; readonly name: string; readonly organisation: string | null };
  /** The child that it is known to be about, in the actor's sight. */
  readonly child: string | null;
  /** What was decided, in words; null while it is open. */
  readonly decided: string | null;
}

/** The contact that a record belongs to, if the actor sees it. */
export const contactInBrief = async (tx: Tx, record: string): Promise<ContactInBrief | undefined> => {
  const id = await contactOfRecord(tx, record);
  const contact = id === undefined ? undefined : await contactById(tx, id);
  if (!contact) return undefined;
  const team = await bodyById(tx, contact.team_id);
  const outcome = await outcomeOfContact(tx, contact.id);
  return {
    id: contact.id,
    reference: contact.reference,
    team: { id: contact.team_id, name: contact.team_name, organisation: team?.organisation_id ?? null },
    child: contact.child_id,
    decided: outcome ? DECISION_OUTCOMES[outcome.outcome].label : null,
  };
};

/** The contacts that somebody said are about a child, as far as the actor sees it said: they stand under no child themselves. */
export const contactsAbout = async (tx: Tx, child: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('record')
      .innerJoin('identification', 'identification.id', 'record.id')
      .select('identification.contact_id')
      .distinct()
      .where('record.child_id', '=', child)
      .where('record.kind', '=', 'identification')
      .execute()
  ).map(({ contact_id }) => contact_id);
