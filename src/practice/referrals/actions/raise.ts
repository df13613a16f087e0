import { type Acting, newId } from '#db';
import { sendJob } from '#jobs';
import { Invalid, NotAllowed, NotFound } from '#kernel';
import { bodyById } from '#partnership';
import { personInParts, searchKey } from '#people';
import { addRecords, addShares } from '#records';
import type { ContactForm } from '../forms/index.ts';
import { CONTACT_RECEIVED, contactTitle, LAWFUL_BASES, mayRaise, takesDown } from '../rules/index.ts';
import { insertContacts, insertIdentifications } from '../store/index.ts';
import { tellTeams } from './telling.ts';

type Child = ContactForm['children'][number];

const MOST = 12;
/** A child who was found among the family, and of whom nothing was typed. */
const found = (person: string): Child => ({
  person,
  given: '',
  family: '',
  born: null,
  expected: null,
  sex: null,
  nhsNumber: '',
  address: '',
  postcode: '',
  school: '',
});

/** A child that the sender found rather than typed, with what the sender sees of them written down: the contact tells it by itself. */
const inWords = async ({ tx }: Acting, child: Child): Promise<Child> => {
  if (child.person === null) return child;
  const seen = await personInParts(tx, child.person);
  if (!seen) throw new NotFound();
  if (child.given.trim() !== '' || child.family.trim() !== '') return child;
  const { given, family, born, expected } = seen;
  return { ...child, given, family, born: child.born ?? born, expected: child.expected ?? expected };
};

/** A worry that may be sent: its form, judged, with each child in words. */
interface Worry {
  readonly form: ContactForm;
  readonly submission: string;
  readonly children: readonly (Child & { readonly contact: string })[];
}

/** A team as it stands, asked for once however many worries are for it. */
type TeamOf = (id: string) => ReturnType<typeof bodyById>;

const judged = async (acting: Acting, form: ContactForm, teamOf: TeamOf): Promise<Worry> => {
  const team = await teamOf(form.team);
  if (team?.receives !== 'contacts')
    throw new Invalid([{ field: 'team', message: 'Select a team that receives worries about children' }]);
  if (takesDown(acting.actor) && form.senderName.trim() === '')
    throw new Invalid([{ field: 'senderName', message: 'Enter the name of the person who told you' }]);
  const children = [...form.children, ...form.also.map(found)];
  if (children.length > MOST)
    throw new Invalid([{ field: 'also', message: `Send no more than ${MOST} children at once` }]);
  const people = children.flatMap(({ person }) => person ?? []);
  if (new Set(people).size < people.length)
    throw new Invalid([{ field: 'also', message: 'A child is there twice. Leave out one of the two' }]);
  const worded: Worry['children'][number][] = [];
  for (const child of children) worded.push({ ...(await inWords(acting, child)), contact: newId() });
  return { form, submission: newId(), children: worded };
};

const contactRow = ({ actor, now }: Acting, form: ContactForm, child: Worry['children'][number]) => {
  const byFrontDoor = takesDown(actor);
  return {
    id: child.contact,
    team_id: form.team,
    received_at: now,
    source_code: form.source,
    sender_name: byFrontDoor ? form.senderName : actor.staffName,
    sender_role: byFrontDoor ? form.senderRole : actor.postTitle,
    sender_organisation: senderOrganisation(actor, form),
    sender_reach: form.reach,
    by_front_door: byFrontDoor,
    given: child.given,
    family: child.family,
    called: searchKey(`${child.given} ${child.family}`),
    born: child.born,
    expected_day: child.expected,
    sex: child.sex ?? 'U',
    nhs_number: child.nhsNumber,
    address: child.address,
    postcode: child.postcode,
    school: child.school,
    worry: form.worry,
    lived_experience: form.livedExperience,
    immediate_risk: form.immediateRisk === 'yes',
    parents_told: form.parentsTold === 'yes',
    parents_not_told_why: form.parentsNotToldWhy,
    service_agreement: form.serviceAgreement,
    lawful_basis: form.lawfulBasis,
  };
};

const senderOrganisation = (actor: Acting['actor'], form: ContactForm): string =>
  takesDown(actor) ? form.senderOrganisation : actor.organisationName;

/** The sender's word on whom its contacts are about: for the teams that receive them, and for each child's own story. */
const sayWhichAsSender = async (acting: Acting, worries: readonly Worry[]): Promise<void> => {
  const said = worries.flatMap(({ form, submission, children }) =>
    children.flatMap(({ person, contact }) =>
      person === null ? [] : [{ id: newId(), form, submission, person, contact }],
    ),
  );
  if (said.length === 0) return;
  await addRecords(
    acting,
    said.map(({ id, form, submission, person }) => ({
      ...{ id, kind: 'identification', child: person, submission },
      title: contactTitle(senderOrganisation(acting.actor, form)),
      body: acting.actor.body,
    })),
  );
  await insertIdentifications(
    acting.tx,
    said.map(({ id, contact }) => ({ id, contact_id: contact })),
  );
  await addShares(
    acting,
    said.flatMap(({ id, form, person, contact }) => [
      {
        record: id,
        grantee_kind: 'body',
        grantee_id: form.team,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose: 'Which child a contact is about',
      },
      {
        record: contact,
        child: person,
        grantee_kind: 'organisation',
        grantee_id: acting.actor.organisation,
        lawful_basis: LAWFUL_BASES.publicTask,
        purpose: 'Part of what is known of this child',
      },
    ]),
  );
};

/**
 * Keeps worries that were judged: one contact a child, joined by the submission, each shared with the front door's team and with nobody
 * else, in as few statements as there are tables. The clock of the decision runs from this moment. Whether one is also for people named on
 * a restricted child is found out after the sending, for every contact alike, so that neither the answer nor its time tells.
 */
const send = async (acting: Acting, worries: readonly Worry[]): Promise<void> => {
  const { tx, actor } = acting;
  const contacts = worries.flatMap(({ form, submission, children }) =>
    children.map((child) => ({ form, submission, child, id: child.contact })),
  );
  if (contacts.length === 0) return;
  await addRecords(
    acting,
    contacts.map(({ id, submission }) => ({
      ...{ id, kind: 'contact', child: null, submission, title: 'Contact', body: actor.body },
    })),
  );
  await insertContacts(
    tx,
    contacts.map(({ form, child }) => contactRow(acting, form, child)),
  );
  await addShares(
    acting,
    contacts.map(({ id, form }) => ({
      record: id,
      grantee_kind: 'body',
      grantee_id: form.team,
      lawful_basis: LAWFUL_BASES[form.lawfulBasis],
      purpose:
        'A worry about a child, for the front door to decide on (Children Act 2004 section 11; Working Together)',
    })),
  );
  await sayWhichAsSender(acting, worries);
  await tellTeams(
    acting,
    contacts.map(({ id, form }) => ({
      contact: { id, team_id: form.team },
      event: form.immediateRisk === 'yes' ? 'contact.receivedUrgent' : 'contact.received',
    })),
  );
  await sendJob(tx, CONTACT_RECEIVED, {
    partnership: actor.partnership,
    about: { contacts: contacts.map(({ id }) => id) },
  });
};

const insistMayRaise = ({ actor }: Acting): void => {
  const allowed = mayRaise(actor);
  if (!allowed.ok) throw new NotAllowed(allowed.reason);
};

interface Raised {
  readonly submission: string;
  /** The children whom the sender found, of those that it sees. */
  readonly children: string[];
}
const raisedOf = ({ submission, children }: Worry): Raised => ({
  submission,
  children: children.flatMap(({ person }) => person ?? []),
});

/** Sends a worry: one contact a child, joined by the submission. Throws where the form cannot be sent. */
export const raiseContact = async (acting: Acting, form: ContactForm): Promise<Raised> => {
  insistMayRaise(acting);
  const worry = await judged(acting, form, (id) => bodyById(acting.tx, id));
  await send(acting, [worry]);
  return raisedOf(worry);
};

/** Sends many worries at once, some hundreds: what became of each, in the order given. One that cannot be sent hinders no other. */
export const raiseContacts = async (
  acting: Acting,
  forms: readonly ContactForm[],
): Promise<
  readonly (({ readonly ok: true } & Raised) | { readonly ok: false; readonly error: unknown })[]
> => {
  insistMayRaise(acting);
  const teams = new Map<string, ReturnType<typeof bodyById>>();
  const teamOf: TeamOf = (id) => {
    const asked = teams.get(id) ?? bodyById(acting.tx, id);
    teams.set(id, asked);
    return asked;
  };
  const met: ({ readonly worry: Worry } | { readonly error: unknown })[] = [];
  for (const form of forms)
    try {
      met.push({ worry: await judged(acting, form, teamOf) });
    } catch (error) {
      if (!(error instanceof Invalid || error instanceof NotFound)) throw error;
      met.push({ error });
    }
  await send(
    acting,
    met.flatMap((one) => ('worry' in one ? [one.worry] : [])),
  );
  return met.map((one) =>
    'worry' in one ? { ok: true, ...raisedOf(one.worry) } : { ok: false, error: one.error },
  );
};
