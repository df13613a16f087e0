import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  answerWhy,
  askWhy,
  closeEmergency,
  type Done,
  endEmergency,
  grantEmergency,
  type OpenedChild,
  openChild,
  openEmergency,
  withdrawEmergency,
} from './actions.ts';
import {
  AnswerForm,
  AskForm,
  ChildForm,
  CloseForm,
  GrantForm,
  OpenForm,
  ReviewsQuery,
  SearchForm,
} from './forms.ts';
import { paths } from './paths.ts';
import {
  emergencySearch,
  OneModel,
  oneModel,
  PostsModel,
  postsModel,
  ReviewModel,
  ReviewsModel,
  reviewModel,
  reviewsModel,
  SearchModel,
  StartModel,
  startModel,
  subjectsOfOne,
  subjectsOfReview,
  subjectsOfSearch,
} from './reads/index.ts';
import { mayGrant, mayOpen, mayReview, maySee } from './rules.ts';
import { OnePage } from './views/one.tsx';
import { PostsPage } from './views/posts.tsx';
import { ReviewPage } from './views/review.tsx';
import { ReviewsPage } from './views/reviews.tsx';
import { SearchPage } from './views/search.tsx';
import { StartPage } from './views/start.tsx';

const EMERGENCY =
  'Protecting a child’s vital interests in an emergency (Data Protection Act 2018, schedule 1, paragraph 18)';
const ACCOUNTABILITY = 'Knowing who saw what and why (UK GDPR, articles 5(2) and 32)';

const ofDone = ({ id }: Done) => `access:${id}`;

const start = page('/emergency', {
  title: 'Emergency access',
  may: mayOpen,
  audit: { event: 'emergency.begun', purpose: EMERGENCY },
  shows: StartModel,
  load: startModel,
  view: StartPage,
});
const posts = page('/emergency/posts', {
  title: 'Who may use emergency access',
  may: mayGrant,
  audit: { event: 'emergency.postsViewed', purpose: ACCOUNTABILITY },
  shows: PostsModel,
  load: postsModel,
  view: PostsPage,
});
const reviews = page('/emergency/reviews', {
  title: 'Emergency access to review',
  may: mayReview,
  audit: {
    event: 'emergency.reviewsListed',
    purpose: ACCOUNTABILITY,
    subjects: ({ child }) => (child === '' ? [] : [{ child, ground: 'oversight' as const }]),
  },
  asks: ReviewsQuery,
  shows: ReviewsModel,
  load: reviewsModel,
  view: ReviewsPage,
  start: (_, query) => query,
});
const one = page('/emergency/:id', {
  title: 'An emergency access',
  may: maySee,
  audit: { event: 'emergency.viewed', purpose: EMERGENCY, subjects: subjectsOfOne },
  shows: OneModel,
  load: oneModel,
  view: OnePage,
});
const search = page('/emergency/:id/search', {
  title: 'Find a child in an emergency',
  may: mayOpen,
  audit: {
    event: 'emergency.searched',
    purpose: EMERGENCY,
    subjects: subjectsOfSearch,
    target: ({ id }) => `access:${id}`,
  },
  asks: SearchForm,
  limited: true,
  shows: SearchModel,
  load: (ask) => emergencySearch(ask, ask.query),
  view: SearchPage,
  start: (_, query) => query,
});
const review = page('/emergency/:id/review', {
  title: 'Review an emergency access',
  may: mayReview,
  audit: { event: 'emergency.reviewOpened', purpose: ACCOUNTABILITY, subjects: subjectsOfReview },
  shows: ReviewModel,
  load: reviewModel,
  view: ReviewPage,
});

export const routes: readonly Route[] = [
  start,
  action('/emergency', {
    title: 'Open an emergency access',
    may: mayOpen,
    audit: {
      event: 'emergency.opened',
      purpose: EMERGENCY,
      target: ofDone,
      reason: (form) => OpenForm.parse(form).ground,
    },
    takes: OpenForm,
    from: start,
    run: openEmergency,
    next: ({ id }) => paths.search(id),
  }),
  posts,
  action('/emergency/posts', {
    title: 'Allow a post emergency access',
    may: mayGrant,
    audit: {
      event: 'emergency.postAllowed',
      purpose: ACCOUNTABILITY,
      target: ({ id }) => `permission:${id}`,
    },
    takes: GrantForm,
    from: posts,
    run: grantEmergency,
    next: () => paths.posts,
    says: () => 'The post may use emergency access from now on.',
  }),
  action('/emergency/posts/:id/end', {
    title: 'Take emergency access away from a post',
    may: mayGrant,
    audit: { event: 'emergency.postWithdrawn', purpose: ACCOUNTABILITY },
    takes: nothing,
    from: posts,
    run: (acting) => withdrawEmergency(acting, acting.params.id),
    next: () => paths.posts,
    says: () => 'Taken away. Whatever was open under it is closed.',
  }),
  reviews,
  one,
  search,
  action('/emergency/:id/children', {
    title: 'Open a child’s records in an emergency',
    may: mayOpen,
    audit: {
      event: 'emergency.childOpened',
      purpose: EMERGENCY,
      subjects: ({ child }: OpenedChild) => [{ child }],
      target: ofDone,
    },
    takes: ChildForm,
    from: search,
    run: (acting, { child }) => openChild(acting, acting.params.id, child),
    next: ({ id }) => paths.one(id),
    says: () => 'The records are open to you. The people who work with this child have been told.',
  }),
  action('/emergency/:id/end', {
    title: 'End an emergency access',
    may: maySee,
    audit: { event: 'emergency.ended', purpose: EMERGENCY, target: ofDone },
    takes: nothing,
    from: one,
    run: (acting) => endEmergency(acting, acting.params.id),
    next: ({ id }) => paths.one(id),
    says: () => 'It is over. What it opened is out of sight again.',
  }),
  action('/emergency/:id/answer', {
    title: 'Answer about an emergency access',
    may: mayOpen,
    audit: { event: 'emergency.answered', purpose: ACCOUNTABILITY, target: ofDone },
    takes: AnswerForm,
    from: one,
    run: (acting, { answer }) => answerWhy(acting, acting.params.id, answer),
    next: ({ id }) => paths.one(id),
    says: () => 'Your answer is sent.',
  }),
  review,
  action('/emergency/:id/ask', {
    title: 'Ask about an emergency access',
    may: mayReview,
    audit: { event: 'emergency.asked', purpose: ACCOUNTABILITY, target: ofDone },
    takes: AskForm,
    from: review,
    run: (acting, { question }) => askWhy(acting, acting.params.id, question),
    next: ({ id }) => paths.review(id),
    says: () => 'Your question is sent. They are told now.',
  }),
  action('/emergency/:id/close', {
    title: 'Close the review of an emergency access',
    may: mayReview,
    audit: { event: 'emergency.reviewed', purpose: ACCOUNTABILITY, target: ofDone },
    takes: CloseForm,
    from: review,
    run: (acting, form) => closeEmergency(acting, acting.params.id, form),
    next: () => paths.reviews,
    says: () => 'The review is closed. Whoever opened it reads what you found.',
  }),
  action('/emergency/:id/stop', {
    title: 'Stop an emergency access',
    may: mayReview,
    audit: { event: 'emergency.stopped', purpose: ACCOUNTABILITY, target: ofDone },
    takes: nothing,
    from: review,
    run: (acting) => endEmergency(acting, acting.params.id),
    next: ({ id }) => paths.review(id),
    says: () => 'It is over. What it opened is out of sight again.',
  }),
];
