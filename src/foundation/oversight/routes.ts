import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { askForCheck, findChild } from './actions.ts';
import { AuditQuery, FindChildForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  auditModel,
  ChainModel,
  CheckAsked,
  ChildrenFound,
  chainModel,
  childModel,
  EventModel,
  eventModel,
  ListModel,
  subjectsOfChildPage,
  subjectsOfEventPage,
  subjectsOfWhy,
  WhyModel,
  whyModel,
} from './reads/index.ts';
import { mayAskWhy, mayReadAudit } from './rules.ts';
import { ChainPage } from './views/chain.tsx';
import { EventPage } from './views/event.tsx';
import { FindChildPage } from './views/find-child.tsx';
import { AuditPage, ChildPage } from './views/list.tsx';
import { WhyPage } from './views/why.tsx';

const ACCOUNTABILITY = 'Knowing who saw what and why (UK GDPR, articles 5(2) and 32)';

/** What a reading was narrowed by: names of fields and ids, and never a typed name. */
const narrowedBy = ({ asked: { staff, post, event, outcome } }: ListModel): string =>
  [
    staff && `staff:${staff.id}`,
    post && `post:${post.id}`,
    event && `event:${event}`,
    outcome !== 'all' && `outcome:${outcome}`,
  ]
    .filter(Boolean)
    .join(' ');

const list = page('/audit', {
  title: 'Who saw what',
  may: mayReadAudit,
  audit: { event: 'audit.read', purpose: ACCOUNTABILITY, target: narrowedBy },
  asks: AuditQuery,
  shows: ListModel,
  faults: ({ faults }) => faults,
  load: auditModel,
  view: AuditPage,
});
const one = page('/audit/events/:id', {
  title: 'A row of the audit',
  may: mayReadAudit,
  audit: { event: 'audit.read', purpose: ACCOUNTABILITY, subjects: subjectsOfEventPage },
  shows: EventModel,
  load: eventModel,
  view: EventPage,
});
const finding = page('/audit/children', {
  title: 'Who looked at a child',
  may: mayReadAudit,
  audit: { event: 'audit.findOpened', purpose: ACCOUNTABILITY },
  shows: nothing,
  load: async () => ({}),
  view: FindChildPage,
});
const find = action('/audit/children', {
  title: 'Find who looked at a child',
  may: mayReadAudit,
  audit: {
    event: 'audit.childSought',
    purpose: ACCOUNTABILITY,
    subjects: (found) => found.map((child) => ({ child, ground: 'oversight' })),
    reason: (form) => FindChildForm.parse(form).reason.trim(),
  },
  takes: FindChildForm,
  from: finding,
  run: findChild,
  next: ([first = '', ...others]) => paths.childBeside(first, others),
  returns: (found) => ({ children: found }),
  gives: ChildrenFound,
});
const child = page('/audit/children/:id', {
  title: 'Who looked at a child',
  may: mayReadAudit,
  audit: {
    event: 'audit.read',
    purpose: ACCOUNTABILITY,
    subjects: subjectsOfChildPage,
    target: (model) => [`child:${model.child}`, narrowedBy(model)].join(' ').trim(),
  },
  asks: AuditQuery,
  shows: ListModel,
  faults: ({ faults }) => faults,
  load: childModel,
  view: ChildPage,
});
const chain = page('/audit/chain', {
  title: 'The chain of the audit',
  may: mayReadAudit,
  audit: { event: 'audit.chainViewed', purpose: ACCOUNTABILITY },
  shows: ChainModel,
  load: chainModel,
  view: ChainPage,
});
const check = action('/audit/chain/check', {
  title: 'Check the chain',
  may: mayReadAudit,
  audit: { event: 'audit.checkAsked', purpose: ACCOUNTABILITY, target: (id) => `check:${id}` },
  takes: nothing,
  from: chain,
  run: (acting) => askForCheck(acting),
  next: () => paths.chain,
  says: () => 'The chain is being checked. Open this page again in a minute',
  returns: (id) => ({ check: id }),
  gives: CheckAsked,
});
const why = page('/records/:id/why', {
  title: 'Why can I see this?',
  may: mayAskWhy,
  audit: {
    event: 'record.whyAsked',
    purpose: 'Knowing why a record may be seen (UK GDPR, article 5(1)(a))',
    subjects: subjectsOfWhy,
  },
  shows: WhyModel,
  load: whyModel,
  view: WhyPage,
});

export const routes: readonly Route[] = [list, finding, find, child, one, chain, check, why];
