import { action, Identified, page, type Route } from '#http';
import { checkSupport, type Done, endSupport, lookForSupport, recordSupport } from './actions.ts';
import { CheckForm, EndForm, LookForm, SupportForm, UncheckedQuery, UnseenQuery } from './forms.ts';
import { paths } from './paths.ts';
import {
  ChildModel,
  childModel,
  NewModel,
  newModel,
  OneModel,
  oneModel,
  recordModel,
  subjectsOfChild,
  subjectsOfUnchecked,
  subjectsOfUnseen,
  UncheckedModel,
  UnseenModel,
  uncheckedModel,
  unseenModel,
} from './reads/index.ts';
import { mayAskForUnseen, mayKeepSupport } from './rules.ts';
import { ChildPage } from './views/child.tsx';
import { CheckPage, EndPage, LookPage, SupportPage } from './views/forms.tsx';
import { UncheckedPage, UnseenPage } from './views/lists.tsx';

const PURPOSE = 'Help and protection of a child (Children Act 1989 section 17; Working Together)';

const ofDone = ({ id, child }: Done) => [{ child, record: id }];
const toChild = ({ child }: Done) => paths.ofChild(child);
const onlyId = ({ id }: Done) => ({ id });

const adding = page('/support/of-child/:childId/new', {
  title: 'Record support for a parent',
  may: mayKeepSupport,
  audit: { event: 'support.begun', purpose: PURPOSE, subjects: subjectsOfChild },
  shows: NewModel,
  load: newModel,
  view: SupportPage,
});
const looking = page('/support/of-child/:childId/look', {
  title: 'Record that no support is in place',
  may: mayKeepSupport,
  audit: { event: 'support.begun', purpose: PURPOSE, subjects: subjectsOfChild },
  shows: NewModel,
  load: newModel,
  view: LookPage,
});
const checking = page('/support/:id/check', {
  title: 'Check support for a parent',
  may: mayKeepSupport,
  audit: { event: 'support.viewed', purpose: PURPOSE, subjects: subjectsOfChild },
  shows: OneModel,
  load: oneModel,
  view: CheckPage,
});
const ending = page('/support/:id/end', {
  title: 'End support for a parent',
  may: mayKeepSupport,
  audit: { event: 'support.viewed', purpose: PURPOSE, subjects: subjectsOfChild },
  shows: OneModel,
  load: oneModel,
  view: EndPage,
  start: ({ version }) => ({ version }),
});

export const routes: readonly Route[] = [
  page('/support/unchecked', {
    title: 'Support not checked',
    may: mayKeepSupport,
    audit: { event: 'support.uncheckedListed', purpose: PURPOSE, subjects: subjectsOfUnchecked },
    asks: UncheckedQuery,
    shows: UncheckedModel,
    load: uncheckedModel,
    view: UncheckedPage,
    start: ({ days, age }) => ({ days, age }),
  }),
  page('/support/under-ones', {
    title: 'Babies not seen',
    may: mayAskForUnseen,
    audit: { event: 'support.unseenListed', purpose: PURPOSE, subjects: subjectsOfUnseen },
    asks: UnseenQuery,
    shows: UnseenModel,
    load: unseenModel,
    view: UnseenPage,
    start: ({ days, whose }) => ({ days, whose }),
  }),
  page('/support/of-child/:childId', {
    title: 'Support for the parents',
    may: mayKeepSupport,
    audit: { event: 'support.viewed', purpose: PURPOSE, subjects: subjectsOfChild },
    shows: ChildModel,
    load: childModel,
    view: ChildPage,
  }),
  page('/support/:id', {
    title: 'Support for a parent',
    may: mayKeepSupport,
    audit: { event: 'support.viewed', purpose: PURPOSE, subjects: subjectsOfChild },
    shows: ChildModel,
    load: recordModel,
    view: ChildPage,
  }),
  adding,
  action('/support/of-child/:childId/new', {
    title: 'Record support for a parent',
    may: mayKeepSupport,
    audit: { event: 'support.recorded', purpose: PURPOSE, subjects: ofDone },
    takes: SupportForm,
    from: adding,
    run: (acting, form) => recordSupport(acting, acting.params.childId, form),
    next: toChild,
    says: () => 'The support was recorded.',
    returns: onlyId,
    gives: Identified,
  }),
  looking,
  action('/support/of-child/:childId/look', {
    title: 'Record that no support is in place',
    may: mayKeepSupport,
    audit: { event: 'support.lookedFor', purpose: PURPOSE, subjects: ofDone },
    takes: LookForm,
    from: looking,
    run: (acting, form) => lookForSupport(acting, acting.params.childId, form),
    next: toChild,
    says: () => 'What you found was recorded.',
    returns: onlyId,
    gives: Identified,
  }),
  checking,
  action('/support/:id/check', {
    title: 'Check support for a parent',
    may: mayKeepSupport,
    audit: { event: 'support.checked', purpose: PURPOSE, subjects: ofDone },
    takes: CheckForm,
    from: checking,
    run: (acting, form) => checkSupport(acting, acting.params.id, form),
    next: toChild,
    says: () => 'The check was recorded.',
    returns: onlyId,
    gives: Identified,
  }),
  ending,
  action('/support/:id/end', {
    title: 'End support for a parent',
    may: mayKeepSupport,
    audit: { event: 'support.ended', purpose: PURPOSE, subjects: ofDone },
    takes: EndForm,
    from: ending,
    run: (acting, form) => endSupport(acting, acting.params.id, form),
    next: toChild,
    says: () => 'The support was ended.',
    returns: onlyId,
    gives: Identified,
  }),
];
