import { action, page, type Route } from '#http';
import { raiseContact } from '../actions/index.ts';
import { ContactForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  PageQuery,
  Raised,
  RaiseModel,
  RaiseQuery,
  ReceiptModel,
  raiseModel,
  receiptModel,
  SentModel,
  sentModel,
  subjectsOfSent,
} from '../reads/index.ts';
import { mayRaise } from '../rules/index.ts';
import { SentPage } from '../views/lists.tsx';
import { RaisePage } from '../views/raise.tsx';
import { ReceiptPage } from '../views/receipt.tsx';
import { SAFEGUARDING } from './purposes.ts';

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
  start: ({ child, likelySource, teams }) => ({
    team: teams.length === 1 ? teams[0]?.id : '',
    source: likelySource ?? '',
    lawfulBasis: 'publicTask',
    ...(child ? { 'children.0.person': child.id } : {}),
  }),
});

/** Raising a worry, its receipt, and what came of what was sent. */
export const sendingRoutes: readonly Route[] = [
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
];
