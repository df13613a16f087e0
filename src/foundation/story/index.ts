import type { Module } from '#http';
import type { Providers } from './reads/index.ts';
import { routesOf } from './routes.ts';

export { paths } from './paths.ts';

import { paths } from './paths.ts';

export { type Line, type Part, type Provider, type Providers, recordInParts } from './reads/index.ts';

/** A child’s story on one page. What is in force and what is due is told by the modules above, which app.ts names. */
export const storyOf = (providers: Providers): Module => ({
  name: 'story',
  routes: routesOf(providers),
  navigation: [
    {
      label: 'Children',
      href: paths.children(),
      place: 15,
      roles: ['practitioner', 'safeguardingLead', 'socialWorker', 'teamManager'],
    },
  ],
  // No record is a story; its address stands among the kinds so that the page of a person can lead to it.
  kinds: { story: { label: 'Story', readBy: [], path: paths.story } },
});
