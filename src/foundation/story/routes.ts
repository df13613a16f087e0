import { page, type Route } from '#http';
import { AsAtQuery, StoryQuery } from './forms.ts';
import {
  AsAtModel,
  asAtModel,
  ChildrenModel,
  ChildrenQuery,
  childrenModel,
  NetworkModel,
  networkModel,
  type Providers,
  StoryModel,
  storyModel,
  subjectsOfAsAt,
  subjectsOfChildren,
  subjectsOfNetwork,
  subjectsOfStory,
} from './reads/index.ts';
import { mayReadStory } from './rules/index.ts';
import { AsAtPage } from './views/as-at.tsx';
import { ChildrenPage } from './views/children.tsx';
import { NetworkPage } from './views/network.tsx';
import { StoryPage } from './views/story.tsx';

const SAFEGUARDING = 'Safeguarding a child (Children Act 2004 section 11; Working Together)';
const WHO_ELSE = 'Knowing who else works with a child, to call them (Working Together)';

/** The pages, with what the modules above tell on them. */
export const routesOf = (providers: Providers): readonly Route[] => [
  page('/children', {
    title: 'Children you work with',
    may: mayReadStory,
    audit: { event: 'children.listed', purpose: SAFEGUARDING, subjects: subjectsOfChildren },
    asks: ChildrenQuery,
    shows: ChildrenModel,
    load: childrenModel,
    view: ChildrenPage,
  }),
  page('/children/:childId', {
    title: 'A child’s story',
    may: mayReadStory,
    audit: { event: 'story.viewed', purpose: SAFEGUARDING, subjects: subjectsOfStory },
    asks: StoryQuery,
    shows: StoryModel,
    faults: ({ chronology }) => chronology.faults,
    load: storyModel(providers),
    view: StoryPage,
  }),
  page('/children/:childId/as-at', {
    title: 'A record as it stood on a day',
    may: mayReadStory,
    audit: {
      event: 'record.viewedAsAt',
      purpose: SAFEGUARDING,
      subjects: subjectsOfAsAt,
      target: ({ record, on }) => `record:${record.id} on:${on}`,
    },
    asks: AsAtQuery,
    shows: AsAtModel,
    faults: ({ faults }) => faults,
    load: asAtModel,
    view: AsAtPage,
  }),
  page('/children/:childId/network', {
    title: 'Who else is involved with a child',
    may: mayReadStory,
    audit: { event: 'network.viewed', purpose: WHO_ELSE, subjects: subjectsOfNetwork },
    shows: NetworkModel,
    load: networkModel,
    view: NetworkPage,
  }),
];
