import { action, page, type Route } from '#http';
import { decideContact, identifyChild, judgeDecision, setUrgency, takeContact } from '../actions/index.ts';
import { AuthoriseForm, DecisionForm, IdentifyForm, TakeForm, UrgencyForm } from '../forms/index.ts';
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
  PageQuery,
  QueueModel,
  queueModel,
  subjectsOfContact,
  subjectsOfQueue,
  type TellsOfContact,
} from '../reads/index.ts';
import { mayOpenContact, mayTriage } from '../rules/index.ts';
import { IdentifyPage } from '../views/acts.tsx';
import { ContactPage } from '../views/contact.tsx';
import { AuthorisePage, DecidePage } from '../views/decide.tsx';
import { QueuePage } from '../views/lists.tsx';
import { ofAbout, ofContact, toContact } from './of-contact.ts';
import { FRONT_DOOR, SAFEGUARDING } from './purposes.ts';

const contactOf = (tellers: readonly TellsOfContact[]) =>
  page('/contacts/:id', {
    title: 'A contact',
    may: mayOpenContact,
    audit: { event: 'contact.viewed', purpose: SAFEGUARDING, subjects: subjectsOfContact },
    shows: ContactModel,
    load: (acting) => contactModel(acting, tellers),
    view: ContactPage,
  });
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
/** A contact at the front door, from the queue to its decision. */
export const contactRoutesOf = (tellers: readonly TellsOfContact[]): readonly Route[] => {
  const contact = contactOf(tellers);
  return [
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
    decide,
    action('/contacts/:id/decision', {
      title: 'Decide on a contact',
      may: mayTriage,
      audit: { event: 'contact.decided', purpose: FRONT_DOOR, subjects: ofContact },
      takes: DecisionForm,
      from: decide,
      run: (acting, form) => decideContact(acting, acting.params.id, form),
      next: () => paths.queue,
      says: () => 'Your decision was kept.',
    }),
    authorise,
    action('/contacts/:id/authorise', {
      title: 'Authorise a decision, or send it back',
      may: mayTriage,
      audit: { event: 'decision.judged', purpose: FRONT_DOOR, subjects: ofContact },
      takes: AuthoriseForm,
      from: authorise,
      run: (acting, form) => judgeDecision(acting, acting.params.id, form),
      next: () => paths.queue,
      says: () => 'What you judged was kept.',
    }),
  ];
};
