import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  type Done,
  decide,
  extend,
  give,
  giveAgain,
  makeBundle,
  recordRequest,
  redactSuggested,
  redactWords,
  stopRedacting,
  withhold,
} from './actions.ts';
import {
  DecideForm,
  ExtendForm,
  GiveForm,
  ListQuery,
  RedactForm,
  RequestForm,
  SuggestedForm,
  WithholdForm,
} from './forms.ts';
import { paths } from './paths.ts';
import {
  type BesideOf,
  BundleModel,
  bundleModel,
  ListModel,
  listModel,
  NewModel,
  newModel,
  OneModel,
  oneModel,
  subjectsOfBundle,
  subjectsOfList,
  subjectsOfOne,
  WithholdModel,
  withholdModel,
} from './reads/index.ts';
import { mayAnswer } from './rules/index.ts';
import { BundlePage } from './views/bundle.tsx';
import { ListPage } from './views/list.tsx';
import { NewPage } from './views/new.tsx';
import { OnePage } from './views/one.tsx';
import { WithholdPage } from './views/withhold.tsx';

const PURPOSE = 'Answering a subject access request (UK GDPR, article 15)';

const ofDone = ({ id, person }: Done) => [{ child: person, record: id }];
const toOne = ({ id }: Done) => paths.one(id);
const toBundle = ({ id, bundle = '' }: Done) => paths.bundle(id, bundle);

/** The routes; the modules above say which records are about a person though they stand under nobody. */
export const routesOf = (besides: readonly BesideOf[]): readonly Route[] => {
  const list = page('/access-requests', {
    title: 'Subject access requests',
    may: mayAnswer,
    audit: { event: 'accessRequest.listed', purpose: PURPOSE, subjects: subjectsOfList },
    asks: ListQuery,
    shows: ListModel,
    load: listModel,
    view: ListPage,
  });
  const adding = page('/people/:personId/access-requests/new', {
    title: 'Record a subject access request',
    may: mayAnswer,
    audit: {
      event: 'accessRequest.begun',
      purpose: PURPOSE,
      subjects: ({ person }) => [{ child: person }],
    },
    shows: NewModel,
    load: newModel,
    view: NewPage,
  });
  const one = page('/access-requests/:id', {
    title: 'A subject access request',
    may: mayAnswer,
    audit: { event: 'accessRequest.viewed', purpose: PURPOSE, subjects: subjectsOfOne },
    asks: ListQuery,
    shows: OneModel,
    load: oneModel(besides),
    view: OnePage,
  });
  const withholding = page('/access-requests/:id/records/:recordId', {
    title: 'Withhold a record',
    may: mayAnswer,
    audit: {
      event: 'accessRequest.viewed',
      purpose: PURPOSE,
      subjects: ({ person, record }) => [{ child: person, record }],
    },
    shows: WithholdModel,
    load: withholdModel(besides),
    view: WithholdPage,
    start: ({ record }) => ({ record }),
  });
  const bundle = page('/access-requests/:id/bundles/:bundleId', {
    title: 'A bundle for a subject access request',
    may: mayAnswer,
    audit: { event: 'accessRequest.bundleViewed', purpose: PURPOSE, subjects: subjectsOfBundle },
    shows: BundleModel,
    load: bundleModel,
    view: BundlePage,
  });
  return [
    list,
    adding,
    action('/people/:personId/access-requests/new', {
      title: 'Record a subject access request',
      may: mayAnswer,
      audit: { event: 'accessRequest.recorded', purpose: PURPOSE, subjects: ofDone },
      takes: RequestForm,
      from: adding,
      run: (acting, form) => recordRequest(acting, acting.params.personId, form),
      next: toOne,
      returns: ({ id }) => ({ id }),
      gives: Identified,
    }),
    one,
    action('/access-requests/:id/redactions', {
      title: 'Black out words',
      may: mayAnswer,
      audit: { event: 'accessRequest.redacted', purpose: PURPOSE, subjects: ofDone },
      takes: RedactForm,
      from: one,
      run: (acting, form) => redactWords(acting, acting.params.id, form),
      next: toOne,
      says: () => 'Blacked out wherever it stands.',
    }),
    action('/access-requests/:id/suggested', {
      title: 'Black out names of others',
      may: mayAnswer,
      audit: { event: 'accessRequest.redacted', purpose: PURPOSE, subjects: ofDone },
      takes: SuggestedForm,
      from: one,
      run: (acting, { words }) => redactSuggested(acting, acting.params.id, words),
      next: toOne,
      says: () => 'Blacked out wherever they stand.',
    }),
    action('/access-requests/:id/redactions/:redactionId/end', {
      title: 'Show words again',
      may: mayAnswer,
      audit: { event: 'accessRequest.unredacted', purpose: PURPOSE, subjects: ofDone },
      takes: nothing,
      from: one,
      run: (acting) => stopRedacting(acting, acting.params.id, acting.params.redactionId),
      next: toOne,
    }),
    withholding,
    action('/access-requests/:id/records/:recordId', {
      title: 'Withhold a record',
      may: mayAnswer,
      audit: { event: 'accessRequest.withheld', purpose: PURPOSE, subjects: ofDone },
      takes: WithholdForm,
      from: withholding,
      run: withhold(besides),
      next: toOne,
      says: () => 'Withheld. The bundle will say that there is a record, and why it is not given.',
    }),
    action('/access-requests/:id/records/:recordId/give', {
      title: 'Give a record after all',
      may: mayAnswer,
      audit: { event: 'accessRequest.givenAgain', purpose: PURPOSE, subjects: ofDone },
      takes: nothing,
      from: one,
      run: (acting) => giveAgain(acting, acting.params.id, acting.params.recordId),
      next: toOne,
    }),
    action('/access-requests/:id/extension', {
      title: 'Extend a request',
      may: mayAnswer,
      audit: { event: 'accessRequest.extended', purpose: PURPOSE, subjects: ofDone },
      takes: ExtendForm,
      from: one,
      run: (acting, { because }) => extend(acting, acting.params.id, because),
      next: toOne,
      says: () => 'Extended by two months. Tell whoever asks now, and why.',
    }),
    action('/access-requests/:id/bundle', {
      title: 'Put a bundle together',
      may: mayAnswer,
      audit: { event: 'accessRequest.bundled', purpose: PURPOSE, subjects: ofDone },
      takes: nothing,
      from: one,
      run: (acting) => makeBundle(besides)(acting, acting.params.id),
      next: toBundle,
      says: () => 'Put together. Another has to approve it before it is given.',
    }),
    bundle,
    action('/access-requests/:id/bundles/:bundleId/decision', {
      title: 'Approve a bundle',
      may: mayAnswer,
      audit: { event: 'accessRequest.bundleDecided', purpose: PURPOSE, subjects: ofDone },
      takes: DecideForm,
      from: bundle,
      run: (acting, form) => decide(acting, acting.params.id, acting.params.bundleId, form),
      next: toBundle,
    }),
    action('/access-requests/:id/bundles/:bundleId/given', {
      title: 'Say how a bundle was given',
      may: mayAnswer,
      audit: { event: 'accessRequest.answered', purpose: PURPOSE, subjects: ofDone },
      takes: GiveForm,
      from: bundle,
      run: (acting, { how }) => give(acting, acting.params.id, acting.params.bundleId, how),
      next: toBundle,
    }),
  ];
};
