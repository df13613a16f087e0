import { action, Identified, page, type Route } from '#http';
import { askAgencies, type Withdrawn, withdrawCheck } from '../actions/index.ts';
import { AboutQuery, AskForm, PageQuery, WithdrawForm } from '../forms.ts';
import { paths } from '../paths.ts';
import {
  Asked,
  AskedListModel,
  AskModel,
  askedListModel,
  askModel,
  CompareModel,
  checkModel,
  childChecksModel,
  contactChecksModel,
  subjectsOfAsk,
  subjectsOfAskedList,
  subjectsOfCompare,
  WithdrawModel,
  withdrawModel,
} from '../reads/index.ts';
import { mayAsk, mayReadChecks } from '../rules.ts';
import { AskPage } from '../views/ask.tsx';
import { ComparePage } from '../views/compare.tsx';
import { AskedListPage } from '../views/lists.tsx';
import { WithdrawPage } from '../views/withdraw.tsx';
import { DECIDING, ofChild } from './purposes.ts';

const ask = page('/checks/new', {
  title: 'Ask other agencies',
  may: mayAsk,
  audit: { event: 'check.begun', purpose: DECIDING, subjects: subjectsOfAsk },
  asks: AboutQuery,
  shows: AskModel,
  load: askModel,
  view: AskPage,
  start: ({ contact, child, details }) => ({
    contact: contact?.id ?? '',
    child: contact === null ? (child ?? '') : '',
    lawfulBasis: 'publicTask',
    condition: 'safeguarding',
    // Without a date of birth no other system tells one child from another.
    'agencies.0.give': details
      .filter(({ key }) => key === 'born' || key === 'expected')
      .map(({ key }) => key),
  }),
});
const withdraw = page('/checks/:id/withdraw', {
  title: 'Withdraw an agency check',
  may: mayAsk,
  audit: { event: 'check.viewed', purpose: DECIDING, subjects: ({ id, child }) => ofChild(child, id) },
  shows: WithdrawModel,
  load: withdrawModel,
  view: WithdrawPage,
});
const comparing = { event: 'checks.compared', purpose: DECIDING, subjects: subjectsOfCompare } as const;

/** Asking agencies, and every answer beside the others. */
export const askingRoutes: readonly Route[] = [
  ask,
  action('/checks/new', {
    title: 'Ask other agencies',
    may: mayAsk,
    audit: {
      event: 'check.asked',
      purpose: DECIDING,
      subjects: ({ child, checks }) => checks.flatMap((id) => ofChild(child, id)),
      target: ({ checks }) => checks.map((id) => `check:${id}`).join(' '),
    },
    takes: AskForm,
    from: ask,
    run: askAgencies,
    next: ({ contact, child, checks }) =>
      contact === null
        ? child === null
          ? paths.one(checks[0] ?? '')
          : paths.ofChild(child)
        : paths.ofContact(contact),
    says: ({ checks }) =>
      checks.length === 1 ? '1 agency was asked.' : `${checks.length} agencies were asked.`,
    returns: ({ checks }) => ({ checks }),
    gives: Asked,
  }),
  page('/checks/asked', {
    title: 'Agency checks',
    may: mayAsk,
    audit: { event: 'checks.listed', purpose: DECIDING, subjects: subjectsOfAskedList },
    asks: PageQuery,
    shows: AskedListModel,
    load: askedListModel,
    view: AskedListPage,
  }),
  page('/checks/of-contact/:contactId', {
    title: 'Agency checks of a contact',
    may: mayReadChecks,
    audit: comparing,
    shows: CompareModel,
    load: contactChecksModel,
    view: ComparePage,
  }),
  page('/checks/of-child/:childId', {
    title: 'Agency checks about a child',
    may: mayReadChecks,
    audit: comparing,
    shows: CompareModel,
    load: childChecksModel,
    view: ComparePage,
  }),
  page('/checks/:id', {
    title: 'An agency check',
    may: mayReadChecks,
    audit: comparing,
    shows: CompareModel,
    load: checkModel,
    view: ComparePage,
  }),
  withdraw,
  action('/checks/:id/withdraw', {
    title: 'Withdraw an agency check',
    may: mayAsk,
    audit: {
      event: 'check.withdrawn',
      purpose: DECIDING,
      subjects: ({ id, child }: Withdrawn) => ofChild(child, id),
    },
    takes: WithdrawForm,
    from: withdraw,
    run: (acting, { why }) => withdrawCheck(acting, acting.params.id, why),
    next: ({ id }: Withdrawn) => paths.one(id),
    says: () => 'The check was withdrawn. Whoever was asked reads why.',
    returns: ({ id }: Withdrawn) => ({ id }),
    gives: Identified,
  }),
];
