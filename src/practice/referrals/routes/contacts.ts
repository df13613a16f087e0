import { action, page, type Route } from '#http';
import {
  addToContact,
  askSender,
  type Done,
  decideContact,
  identifyChild,
  judgeDecision,
  passOn,
  raiseContact,
  recordTold,
  replyToQuestion,
  setUrgency,
  takeContact,
} from '../actions/index.ts';
import {
  AuthoriseForm,
  ContactForm,
  DecisionForm,
  IdentifyForm,
  NoteForm,
  PassOnForm,
  TakeForm,
  TellForm,
  UrgencyForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  AuthoriseModel,
  authoriseModel,
  ContactModel,
  contactModel,
  DecideModel,
  decideModel,
  IdentifyModel,
  IdentifyQuery,
  identifyModel,
  NoteModel,
  noteModel,
  PageQuery,
  QueueModel,
  queueModel,
  Raised,
  RaiseModel,
  RaiseQuery,
  ReceiptModel,
  ReferralModel,
  raiseModel,
  receiptModel,
  referralModel,
  SentModel,
  sentModel,
  subjectsOfContact,
  subjectsOfQueue,
  subjectsOfReferral,
  subjectsOfSent,
} from '../reads/index.ts';
import { mayOpenContact, mayRaise, mayTriage } from '../rules.ts';
import { AddPage, AskPage, IdentifyPage, PassOnPage, ReplyPage, TellPage } from '../views/acts.tsx';
import { ContactPage } from '../views/contact.tsx';
import { AuthorisePage, DecidePage } from '../views/decide.tsx';
import { QueuePage, SentPage } from '../views/lists.tsx';
import { RaisePage } from '../views/raise.tsx';
import { ReceiptPage } from '../views/receipt.tsx';
import { ReferralPage } from '../views/referral.tsx';

import { FRONT_DOOR, SAFEGUARDING } from './purposes.ts';

const ofContact = ({ child, contact }: Done) => (child ? [{ child, record: contact }] : []);
const ofAbout = ({ person, contact }: NoteModel) => (person ? [{ child: person, record: contact.id }] : []);
const toContact = ({ contact }: Done) => paths.contact(contact);

const raise = page('/contacts/new', {
  title: 'Raise a worry about a child',
  may: mayRaise,
  audit: {
    event: 'contact.begun',
    purpose: SAFEGUARDING,
    subjects: ({ child, siblings }) =>
      [...(child ? [child] : []), ...siblings].map(({ id }) => ({ child: id })),
  },
  asks: RaiseQuery,
  shows: RaiseModel,
  load: raiseModel,
  view: RaisePage,
  start: ({ child, likelySource }) => ({
    source: likelySource ?? '',
    lawfulBasis: 'publicTask',
    ...(child ? { 'children.0.person': child.id } : {}),
  }),
});
const contact = page('/contacts/:id', {
  title: 'A contact',
  may: mayOpenContact,
  audit: { event: 'contact.viewed', purpose: SAFEGUARDING, subjects: subjectsOfContact },
  shows: ContactModel,
  load: contactModel,
  view: ContactPage,
});
const note = (
  path:
    | '/contacts/:id/ask'
    | '/contacts/:id/reply'
    | '/contacts/:id/add'
    | '/contacts/:id/pass-on'
    | '/contacts/:id/tell',
  title: string,
  act: Parameters<typeof noteModel>[0],
  view: typeof AskPage,
) =>
  page(path, {
    title,
    may: mayOpenContact,
    audit: { event: 'contact.viewed', purpose: SAFEGUARDING, subjects: ofAbout },
    shows: NoteModel,
    load: noteModel(act),
    view,
  });
const ask = note('/contacts/:id/ask', 'Ask the sender for more', 'ask', AskPage);
const reply = note('/contacts/:id/reply', 'Reply to the front door', 'reply', ReplyPage);
const add = note('/contacts/:id/add', 'Add to a contact', 'add', AddPage);
const passing = note('/contacts/:id/pass-on', 'Pass on to another council', 'passOn', PassOnPage);
const tell = note('/contacts/:id/tell', 'Record that the sender was told', 'tell', TellPage);
const identify = page('/contacts/:id/identify', {
  title: 'Which child is this?',
  may: mayTriage,
  audit: {
    event: 'contact.candidates',
    purpose: FRONT_DOOR,
    subjects: ({ candidates }) => candidates.map(({ id }) => ({ child: id })),
  },
  asks: IdentifyQuery,
  shows: IdentifyModel,
  load: identifyModel,
  view: IdentifyPage,
});
const decide = page('/contacts/:id/decision', {
  title: 'Decide on a contact',
  may: mayTriage,
  audit: { event: 'contact.viewed', purpose: FRONT_DOOR, subjects: ofAbout },
  shows: DecideModel,
  load: decideModel,
  view: DecidePage,
  start: ({ before }) => ({ ...before }),
});
const authorise = page('/contacts/:id/authorise', {
  title: 'Authorise a decision',
  may: mayTriage,
  audit: { event: 'decision.viewed', purpose: FRONT_DOOR, subjects: ofAbout },
  shows: AuthoriseModel,
  load: authoriseModel,
  view: AuthorisePage,
});
/** A contact from its sending to its decision. */
export const contactRoutes: readonly Route[] = [
  raise,
  action('/contacts/new', {
    title: 'Raise a worry about a child',
    may: mayRaise,
    audit: {
      event: 'contact.raised',
      purpose: SAFEGUARDING,
      subjects: ({ children }) => children.map((child) => ({ child })),
    },
    takes: ContactForm,
    from: raise,
    run: raiseContact,
    next: ({ submission }) => paths.receipt(submission),
    returns: ({ submission }) => ({ submission, receipt: paths.receipt(submission) }),
    gives: Raised,
  }),
  page('/contacts/sent', {
    title: 'Sent',
    may: mayRaise,
    audit: { event: 'contacts.sentListed', purpose: SAFEGUARDING, subjects: subjectsOfSent },
    asks: PageQuery,
    shows: SentModel,
    load: sentModel,
    view: SentPage,
  }),
  page('/contacts/sent/:submissionId', {
    title: 'Receipt',
    may: mayRaise,
    audit: { event: 'contact.receipt', purpose: SAFEGUARDING, subjects: ({ people }) => people },
    shows: ReceiptModel,
    load: receiptModel,
    view: ReceiptPage,
  }),
  page('/front-door', {
    title: 'Front door',
    may: mayTriage,
    audit: { event: 'queue.viewed', purpose: FRONT_DOOR, subjects: subjectsOfQueue },
    asks: PageQuery,
    shows: QueueModel,
    load: queueModel,
    view: QueuePage,
  }),
  contact,
  action('/contacts/:id/take', {
    title: 'Take a contact',
    may: mayTriage,
    audit: { event: 'contact.taken', purpose: FRONT_DOOR, subjects: ofContact },
    takes: TakeForm,
    from: contact,
    run: (acting, { version }) => takeContact(acting, acting.params.id, version),
    next: toContact,
  }),
  action('/contacts/:id/urgency', {
    title: 'Set the urgency of a contact',
    may: mayTriage,
    audit: { event: 'contact.urgencySet', purpose: FRONT_DOOR, subjects: ofContact },
    takes: UrgencyForm,
    from: contact,
    run: (acting, { urgency, version }) => setUrgency(acting, acting.params.id, urgency, version),
    next: toContact,
  }),
  identify,
  action('/contacts/:id/identify', {
    title: 'Say which child a contact is about',
    may: mayTriage,
    audit: { event: 'contact.identified', purpose: FRONT_DOOR, subjects: ofContact },
    takes: IdentifyForm,
    from: identify,
    run: (acting, { child, version }) => identifyChild(acting, acting.params.id, child, version),
    next: toContact,
  }),
  ask,
  action('/contacts/:id/ask', {
    title: 'Ask the sender for more',
    may: mayTriage,
    audit: { event: 'contact.asked', purpose: FRONT_DOOR, subjects: ofContact },
    takes: NoteForm,
    from: ask,
    run: (acting, { body }) => askSender(acting, acting.params.id, body),
    next: toContact,
    says: () => 'Your question was sent. The clock keeps running.',
  }),
  reply,
  action('/contacts/:id/reply', {
    title: 'Reply to the front door',
    may: mayRaise,
    audit: { event: 'contact.replied', purpose: SAFEGUARDING, subjects: ofContact },
    takes: NoteForm,
    from: reply,
    run: (acting, { body }) => replyToQuestion(acting, acting.params.id, body),
    next: toContact,
    says: () => 'Your reply was sent.',
  }),
  add,
  action('/contacts/:id/add', {
    title: 'Add to a contact',
    may: mayRaise,
    audit: { event: 'contact.addedTo', purpose: SAFEGUARDING, subjects: ofContact },
    takes: NoteForm,
    from: add,
    run: (acting, { body }) => addToContact(acting, acting.params.id, body),
    next: toContact,
    says: () => 'This was added.',
  }),
  passing,
  action('/contacts/:id/pass-on', {
    title: 'Pass a contact on to another council',
    may: mayTriage,
    audit: { event: 'contact.passedOn', purpose: FRONT_DOOR, subjects: ofContact },
    takes: PassOnForm,
    from: passing,
    run: (acting, form) => passOn(acting, acting.params.id, form),
    next: toContact,
    says: () => 'Recorded. The contact stays open here until you decide.',
  }),
  tell,
  action('/contacts/:id/tell', {
    title: 'Record that the sender was told',
    may: mayTriage,
    audit: { event: 'contact.senderTold', purpose: FRONT_DOOR, subjects: ofContact },
    takes: TellForm,
    from: tell,
    run: (acting, form) => recordTold(acting, acting.params.id, form),
    next: toContact,
  }),
  decide,
  action('/contacts/:id/decision', {
    title: 'Decide on a contact',
    may: mayTriage,
    audit: { event: 'contact.decided', purpose: FRONT_DOOR, subjects: ofContact },
    takes: DecisionForm,
    from: decide,
    run: (acting, form) => decideContact(acting, acting.params.id, form),
    next: toContact,
  }),
  authorise,
  action('/contacts/:id/authorise', {
    title: 'Authorise a decision, or send it back',
    may: mayTriage,
    audit: { event: 'decision.judged', purpose: FRONT_DOOR, subjects: ofContact },
    takes: AuthoriseForm,
    from: authorise,
    run: (acting, form) => judgeDecision(acting, acting.params.id, form),
    next: toContact,
  }),
  page('/referrals/:id', {
    title: 'A referral',
    may: mayOpenContact,
    audit: { event: 'referral.viewed', purpose: FRONT_DOOR, subjects: subjectsOfReferral },
    shows: ReferralModel,
    load: referralModel,
    view: ReferralPage,
  }),
];
