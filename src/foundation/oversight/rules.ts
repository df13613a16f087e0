import { type Actor, type Instant, no, type Verdict, yes } from '#kernel';

/**
 * Whose work it is to read the audit: the accountability of a controller, UK GDPR article 5(2) and article 32(1)(d).
 * The tables' own policies say the same.
 */
export const mayReadAudit = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'informationGovernance'
    ? yes
    : no('Only the information governance lead reads who saw what. Ask them, if you need to know.');

/** Everybody may ask why they see a record; the record's own policy decides whether there is an answer. */
export const mayAskWhy = (): Verdict => yes;

/** What an event is called where its own name would not read well. */
const CALLED: Readonly<Record<string, string>> = {
  'emergency.opened': 'Emergency access opened',
  'emergency.childOpened': 'Emergency: records opened',
  'account.invited': 'Invited to sign in',
  'account.linkMade': 'Link for a new password made',
  'account.linkWithdrawn': 'Invitation or link for a new password withdrawn',
  'considered.begun': 'Referral considered and not made: form opened',
  'considered.recorded': 'Referral considered and not made: recorded',
  'considered.viewed': 'Referral considered and not made: viewed',
  'contact.addedTo': 'Contact added to',
  'contact.candidates': 'Contact: children who may be meant listed',
  'contact.receipt': 'Contact: receipt viewed',
  'children.listed': 'Children worked with listed',
  'contacts.sentListed': 'Contacts sent listed',
  'decision.judged': 'Decision authorised or sent back',
  'home.viewed': 'Home page viewed',
  'post.appointed': 'Appointed to a post',
  'queue.viewed': 'Front door queue viewed',
  'record.viewedAsAt': 'Record viewed as it stood on a day',
  'record.whyAsked': 'Asked why a record may be seen',
};

const wordsOf = (camel: string): string => camel.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** An event in words: 'person.addressAdded' is 'Person: address added'. The name is the route's own declaration. */
export const sayEvent = (event: string): string => {
  const called = CALLED[event];
  if (called) return called;
  const [subject = '', ...rest] = event.split('.');
  const about = wordsOf(subject).replace(/^./, (letter) => letter.toUpperCase());
  const act = wordsOf(rest.join(' '));
  if (act === 'begun' || act === 'form opened') return `${about}: form opened`;
  const form = /^(.+) opened$/.exec(act)?.[1];
  if (form) return `${about}: form opened (${form})`;
  return act.includes(' ') ? `${about}: ${act}` : `${about} ${act}`.trim();
};

/** Why a child was shown, by the ground that the policy found at that moment. */
const GROUNDS: Readonly<Record<string, string>> = {
  owner: 'Their organisation’s own record',
  team: 'Their team’s own record',
  own: 'They recorded it',
  share: 'Shared with them',
  named: 'Named to see a restricted child',
  emergency: 'Opened in an emergency',
  involvement: 'Involved with the child',
  oversight: 'Reading the audit',
};
/** A ground of the audit in words; what no rule knows is said to be so. */
export const sayGround = (ground: string): string => GROUNDS[ground] ?? 'No ground was found';

const REFUSED: Readonly<Record<string, string>> = {
  NotAllowed: 'The post may not do this.',
  NotFound: 'There was no such record, or no reason to see it.',
  PostEnded: 'The post had ended.',
};
/** Why something was refused, as the audit kept it: never what was asked for. */
export const sayRefusal = (detail: string): string => REFUSED[detail] ?? 'It was refused.';

/** The outcomes to narrow by. */
export const OUTCOMES = { all: 'All', allowed: 'Allowed', refused: 'Refused' } as const;
export type Outcome = keyof typeof OUTCOMES;

/** A place in the list, newest first: the moment and the id of a row. */
export interface Place {
  readonly at: string;
  readonly id: string;
}
const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** A place as an address carries it. */
export const writePlace = ({ at, id }: Place): string => `${at}_${id}`;
/** A place out of an address; null for anything else. */
export const readPlace = (text: string): Place | null => {
  const [, at, id] = PLACE.exec(text) ?? [];
  return at && id && !Number.isNaN(Date.parse(at)) ? { at, id } : null;
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What an act was about, as the audit kept it ('id:… key:accent'): names of fields, and ids or short words. */
export const readTarget = (target: string): readonly { name: string; value: string; isId: boolean }[] =>
  target
    .split(' ')
    .filter((token) => token.includes(':'))
    .map((token) => {
      const at = token.indexOf(':');
      const value = token.slice(at + 1);
      return { name: wordsOf(token.slice(0, at)), value, isId: UUID.test(value) };
    })
    .filter(({ value }) => value !== '');

/** Why the actor sees a record, by the ground that the policy found: need to know, as people read it. */
const WHY: Readonly<Record<string, string>> = {
  owner: 'Your organisation keeps this record, and your post sees what your organisation keeps.',
  team: 'Your team holds this record.',
  own: 'You recorded this yourself, in the post that you use now.',
  share: 'It was shared with you, your team or your organisation, for the purpose that is given below.',
  named: 'It is about a child whose record is open to named people only, and you are one of them.',
};
/** Why the actor sees a record, in a sentence. */
export const whyWords = (ground: string): string => WHY[ground] ?? 'You have a reason to see this record.';

/** Said of a record out of sight, and of none at all, in the same words: it explains the rule and never the record. */
export const NEED_TO_KNOW =
  'There is no such record, or you do not have a reason to see it: the two are never told apart.\n\n' +
  'You see a record when your organisation or team keeps it or when it was shared with them for a purpose, and when your role reads records of that kind. ' +
  'A few records are open to named people only, and nobody sees those of a child to whom they have a private connection.\n\n' +
  'If you need to know more for your work with a child, ask the safeguarding lead of your organisation, or call the front door. ' +
  'If a child is in immediate danger, call 999.';

/** UK GDPR, article 6(1): the bases on which agencies share to safeguard a child. */
const BASES: Readonly<Record<string, string>> = {
  publicTask: 'Public task',
  legalObligation: 'Legal obligation',
  vitalInterests: 'Vital interests',
  legitimateInterests: 'Legitimate interests',
};
/** A lawful basis by its name in the law. */
export const sayBasis = (basis: string): string => BASES[basis] ?? basis;

const AN_HOUR = 60 * 60_000;
/** A check of the chain that was asked for before this moment and has not ended was lost, and another may be asked for. */
export const lostBefore = (now: Instant): Instant => new Date(Date.parse(now) - AN_HOUR).toISOString();
