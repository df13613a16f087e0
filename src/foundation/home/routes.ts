import { action, Identified, page, type Route } from '#http';
import { nothing, yes } from '#kernel';
import { discard } from './actions.ts';
import { paths } from './paths.ts';
import {
  DraftModel,
  DraftsModel,
  draftModel,
  draftsModel,
  HomeModel,
  homeModel,
  PageQuery,
  subjectsOfHome,
  type WaitsFor,
} from './reads.ts';
import { DraftPage, DraftsPage } from './views/drafts.tsx';
import { HomePage } from './views/home.tsx';

const OWN_WORDS = 'Going on with a form that one began';

const drafts = page('/drafts', {
  title: 'Your drafts',
  may: () => yes,
  audit: { event: 'drafts.listed', purpose: OWN_WORDS },
  shows: DraftsModel,
  load: draftsModel,
  view: DraftsPage,
});
const draft = page('/drafts/:id', {
  title: 'A draft',
  may: () => yes,
  audit: { event: 'draft.viewed', purpose: OWN_WORDS },
  shows: DraftModel,
  load: (ask) => draftModel(ask, ask.params),
  view: DraftPage,
});

/** The page that each post starts on, and the forms that it has not finished. */
export const routesOf = (gather: readonly WaitsFor[]): readonly Route[] => [
  page(paths.home, {
    title: 'Home',
    may: () => yes,
    audit: {
      event: 'home.viewed',
      purpose: 'Seeing what waits for the post (Children Act 2004 section 11; Working Together)',
      subjects: subjectsOfHome,
    },
    asks: PageQuery,
    shows: HomeModel,
    load: homeModel(gather),
    view: HomePage,
  }),
  drafts,
  draft,
  action('/drafts/:id/discard', {
    title: 'Discard a draft',
    may: () => yes,
    audit: { event: 'draft.discarded', purpose: 'Throwing away a form that one began' },
    takes: nothing,
    from: drafts,
    run: (ask) => discard(ask, ask.params.id),
    next: () => paths.drafts,
    says: () => 'The draft is discarded',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
];
