import type { Acting } from '#db';
import { isCode, NotFound, rangeOfPartial, SEXES, sayDay, sayNhsNumber } from '#kernel';
import { type PersonFacts, personFacts } from '#people';
import { contactById } from '#referrals';
import type { Given } from '../tables.ts';

/** A detail that may be given, by the key that a form sends. */
export interface Detail extends Given {
  readonly key: string;
}

/** Whom checks are about, and the details that may be given of them. */
export interface About {
  readonly contact: { readonly id: string; readonly reference: string } | null;
  /** The child, once somebody said who it is. */
  readonly child: string | null;
  readonly name: string;
  readonly restricted: boolean;
  readonly details: readonly Detail[];
}

const detail = (key: string, label: string, value: string | null | undefined): Detail[] =>
  value ? [{ key, label, value }] : [];

/** A day of which only a part may be known, in words. */
const sayPartial = (partial: string | null): string => {
  if (partial === null || rangeOfPartial(partial) === null) return '';
  if (partial.length === 10) return sayDay(partial);
  return partial.length === 7 ? sayDay(`${partial}-01`).slice(2) : partial;
};
const saySex = (sex: string): string => (isCode(SEXES, sex) && sex !== 'U' ? SEXES[sex] : '');

const NUMBERS: Readonly<Record<string, string>> = { nhs: 'NHS number', upn: 'Unique pupil number' };

/** Of a known child. A withheld address is never among them, nor a relative whose own record is restricted. */
const detailsOfPerson = ({ line, school, identifiers, relatives }: PersonFacts): Detail[] => [
  ...detail('also', 'Also known as', line.alsoKnownAs.join(', ')),
  ...detail('born', 'Date of birth', sayPartial(line.born)),
  ...detail('expected', 'Expected', line.expected && sayDay(line.expected)),
  ...detail('sex', 'Sex', saySex(line.sex)),
  ...identifiers
    .filter(({ scheme }) => NUMBERS[scheme] !== undefined)
    .flatMap(({ scheme, said }) => detail(scheme, NUMBERS[scheme] ?? scheme, said)),
  ...detail('address', 'Address', line.address),
  ...detail('school', 'School, nursery or college', school),
  ...relatives
    .filter(({ restricted }) => !restricted)
    .flatMap(({ id, name, birth, relation }) =>
      detail(`kin:${id}`, relation, [name, birth.replace(/^Born/, 'born')].filter(Boolean).join(', ')),
    ),
];

type Contact = NonNullable<Awaited<ReturnType<typeof contactById>>>;
/** As the sender of a contact typed them. */
const detailsOfContact = (contact: Contact): Detail[] => [
  ...detail('born', 'Date of birth', sayPartial(contact.born)),
  ...detail('expected', 'Expected', contact.expected_day && sayDay(contact.expected_day)),
  ...detail('sex', 'Sex', saySex(contact.sex)),
  ...detail('nhs', 'NHS number', contact.nhs_number && sayNhsNumber(contact.nhs_number)),
  ...detail('address', 'Address', [contact.address, contact.postcode].filter(Boolean).join(', ')),
  ...detail('school', 'School, nursery or college', contact.school),
];

/** The child of that id with what may be given of it; nobody where the actor sees none. */
const aboutChild = async (acting: Acting, child: string): Promise<Omit<About, 'contact'>> => {
  const facts = await personFacts(acting, child);
  if (!facts) throw new NotFound();
  return { child, name: facts.line.name, restricted: facts.line.restricted, details: detailsOfPerson(facts) };
};

/** Whom a contact is about: the child, where one is known to the actor, and what the sender typed where the record holds nothing. */
export const aboutContact = async (acting: Acting, id: string): Promise<About> => {
  const contact = await contactById(acting.tx, id);
  if (!contact) throw new NotFound();
  const ref = { id, reference: contact.reference };
  const typed = detailsOfContact(contact);
  if (contact.child_id === null)
    return {
      contact: ref,
      child: null,
      name: `${contact.given} ${contact.family}`.trim() || 'A child whose name is not known',
      restricted: false,
      details: typed,
    };
  const facts = await personFacts(acting, contact.child_id);
  if (!facts) throw new NotFound();
  const known = detailsOfPerson(facts);
  const held = new Set(known.map(({ key }) => key));
  // Where the family's address is withheld, what the sender typed may be that very address.
  const added = typed.filter(({ key }) => !held.has(key) && !(key === 'address' && facts.line.withheld));
  return {
    contact: ref,
    child: contact.child_id,
    name: facts.line.name,
    restricted: facts.line.restricted,
    details: [...known, ...added],
  };
};

/** Whom a form or a page is about: a contact or a child, never both. */
export const aboutAsked = async (
  acting: Acting,
  {
    contact,
    child,
  }: { readonly contact?: string | null | undefined; readonly child?: string | null | undefined },
): Promise<About> => {
  if (contact) return aboutContact(acting, contact);
  if (child) return { contact: null, ...(await aboutChild(acting, child)) };
  throw new NotFound();
};
