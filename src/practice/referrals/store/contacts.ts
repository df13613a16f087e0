import { type Insertable, sql } from 'kysely';
import { newReference, type Tx } from '#db';
import type { Instant } from '#kernel';
import type { ContactNoteTable, ContactTable } from '../tables.ts';

export type NewContact = Omit<Insertable<ContactTable>, 'reference' | 'version'>;

/** Adds contacts' own rows, in one statement; their references are made here, from chance and not from a count. */
export const insertContacts = async (tx: Tx, contacts: readonly NewContact[]): Promise<void> => {
  await tx
    .insertInto('contact')
    .values(contacts.map((contact) => ({ ...contact, reference: newReference() })))
    .execute();
};

/** The child that a contact is about, as somebody said last of those in the actor's sight. */
export const identified = sql<{ child_id: string | null }>`lateral (
    select spine.child_id from identification join record as spine on spine.id = identification.id
    where identification.contact_id = contact.id order by identification.id desc limit 1)`;

const contactRow = (tx: Tx) =>
  tx
    .selectFrom('contact')
    .innerJoin('record', 'record.id', 'contact.id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .innerJoin('body', 'body.id', 'contact.team_id')
    .leftJoin(identified.as('identified'), (join) => join.onTrue())
    .selectAll('contact')
    .select([
      'identified.child_id',
      'record.submission_id',
      'record.owner_organisation_id',
      'record.recorded_by',
      'record.occurred_at',
      'organisation.name as organisation_name',
      'body.name as team_name',
    ]);

export type ContactRow = NonNullable<Awaited<ReturnType<ReturnType<typeof contactRow>['executeTakeFirst']>>>;

/** One contact, if the actor sees it, and whether its sender was asked anything. */
export const contactById = (tx: Tx, id: string) =>
  contactRow(tx)
    .select(
      sql<boolean>`exists (select from contact_note where contact_note.contact_id = contact.id and purpose = 'question')`.as(
        'asked',
      ),
    )
    .where('contact.id', '=', id)
    .executeTakeFirst();

/**
 * Waits for whoever acts on the contact now, until the end of this transaction. Its row is its sender's, which the front door may
 * not lock, and what the front door makes of it may not be there yet; so the lock is on the id itself.
 */
export const waitForContact = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx);
};

/** The contacts that were sent together, in the order they were written. */
export const contactsOfSubmission = (tx: Tx, submission: string) =>
  contactRow(tx).where('record.submission_id', '=', submission).orderBy('contact.id').execute();

/** What was said about a contact afterwards, in order. */
export const notesOfContact = (tx: Tx, contact: string) =>
  tx
    .selectFrom('contact_note')
    .innerJoin('record', 'record.id', 'contact_note.id')
    .innerJoin('post', 'post.id', 'record.recorded_by')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'record.owner_organisation_id')
    .selectAll('contact_note')
    .select([
      'record.recorded_at',
      'staff.name as staff_name',
      'post.title as post_title',
      'organisation.name as organisation_name',
    ])
    .where('contact_note.contact_id', '=', contact)
    .orderBy('record.recorded_at')
    .orderBy('contact_note.id')
    .execute();

export const insertNote = async (
  tx: Tx,
  note: Pick<ContactNoteTable, 'id' | 'contact_id' | 'purpose' | 'body'> & {
    to_council?: string;
    how?: string;
  },
): Promise<void> => {
  await tx.insertInto('contact_note').values(note).execute();
};

/** The front door's open contacts, the most urgent and the oldest first. */
export const openContactsForTeams = (
  tx: Tx,
  teams: readonly string[],
  page: { limit: number; offset: number },
) =>
  contactRow(tx)
    .innerJoin('open_contact', 'open_contact.contact_id', 'contact.id')
    .leftJoin('triage', 'triage.contact_id', 'contact.id')
    .leftJoin('post as taker', 'taker.id', 'triage.taken_by')
    .leftJoin('staff as taker_staff', 'taker_staff.id', 'taker.staff_id')
    .select(['triage.urgency', 'triage.taken_by', 'taker_staff.name as taken_by_name'])
    .select(
      sql<boolean>`exists (select from decision where decision.contact_id = contact.id and decision.returned_at is null)`.as(
        'proposed',
      ),
    )
    .where('open_contact.team_id', 'in', [...teams])
    .orderBy('contact.immediate_risk', 'desc')
    .orderBy(sql`case triage.urgency when 'red' then 0 when 'green' then 2 else 1 end`)
    .orderBy('open_contact.received_at')
    .orderBy('contact.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();

/** How many contacts wait in the teams' queue, of those the actor sees. */
export const countOpenContacts = async (tx: Tx, teams: readonly string[]): Promise<number> => {
  const { count } = await tx
    .selectFrom('open_contact')
    .select(sql<number>`count(*)`.as('count'))
    .where('team_id', 'in', [...teams])
    .executeTakeFirstOrThrow();
  return count;
};

/** How many contacts the actor's organisation sent, of those the actor sees. */
export const countSentContacts = async (tx: Tx, organisation: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('owner_organisation_id', '=', organisation)
    .where('kind', '=', 'contact')
    .executeTakeFirstOrThrow();
  return count;
};

/** What the actor's organisation sent, as far as the actor sees it, newest first, each with what came of it. */
export const sentContacts = (tx: Tx, organisation: string, page: { limit: number; offset: number }) =>
  contactRow(tx)
    .leftJoin('outcome', 'outcome.contact_id', 'contact.id')
    .select(['outcome.outcome', 'outcome.effective_at', 'outcome.message'])
    .where('record.owner_organisation_id', '=', organisation)
    .where('record.kind', '=', 'contact')
    .orderBy('record.occurred_at', 'desc')
    .orderBy('record.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();

/** Contacts found to be about a child since a moment, other than one of them. */
export const earlierContacts = (tx: Tx, child: string, since: Instant, except: string) =>
  contactRow(tx)
    .leftJoin('outcome', 'outcome.contact_id', 'contact.id')
    .select(['outcome.outcome', 'outcome.effective_at'])
    .where(
      sql<boolean>`contact.id in (select identification.contact_id from identification join record as spine on spine.id = identification.id
        where spine.child_id = ${child} and spine.kind = 'identification')`,
    )
    .where('contact.received_at', '>=', since)
    .where('contact.id', '<>', except)
    .orderBy('contact.received_at', 'desc')
    .limit(50)
    .execute();

/**
 * Contacts since a moment that are like one in what their senders typed, whoever they are about: the same NHS number, or the same name
 * where the births do not differ.
 */
export const likeContacts = (
  tx: Tx,
  { id, called, born, nhs_number }: Pick<ContactRow, 'id' | 'called' | 'born' | 'nhs_number'>,
  since: Instant,
) =>
  contactRow(tx)
    .leftJoin('outcome', 'outcome.contact_id', 'contact.id')
    .select(['outcome.outcome', 'outcome.effective_at'])
    .where((eb) =>
      eb.or([
        ...(called === ''
          ? []
          : [
              eb.and([
                eb('contact.called', '=', called),
                ...(born === null
                  ? []
                  : [
                      sql<boolean>`(contact.born is null or starts_with(contact.born, ${born}) or starts_with(${born}, contact.born))`,
                    ]),
              ]),
            ]),
        ...(nhs_number === '' ? [] : [eb('contact.nhs_number', '=', nhs_number)]),
      ]),
    )
    .where('contact.received_at', '>=', since)
    .where('contact.id', '<>', id)
    .orderBy('contact.received_at', 'desc')
    .limit(20)
    .execute();

/** A contact by the reference that people paste, if the actor sees it. */
export const contactByReference = (tx: Tx, reference: string) =>
  tx.selectFrom('contact').select('id').where('reference', '=', reference).executeTakeFirst();

/** The contact that a record belongs to: itself, or the one that whatever was made of it is about. */
export const contactOfRecord = async (tx: Tx, id: string): Promise<string | undefined> => {
  const { rows } = await sql<{ contact: string }>`
    select id as contact from contact where id = ${id}
    union all select contact_id from contact_note where id = ${id}
    union all select contact_id from triage where id = ${id}
    union all select contact_id from identification where id = ${id}
    union all select contact_id from parent_support_check where id = ${id}
    union all select contact_id from decision where id = ${id}
    union all select contact_id from outcome where id = ${id} limit 1`.execute(tx);
  return rows[0]?.contact;
};
