import './tables.ts';
import type { Module } from '#http';
import type { Likeness } from '#people';
import { jobsOf } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

export { paths } from './paths.ts';

/** Lists of people or of worries, by CSV or Excel: looked at row by row before anything of them is added. */
export const uploadsOf = (likeness: Likeness): Module => ({
  name: 'uploads',
  routes,
  jobs: jobsOf(likeness),
  navigation: [
    {
      label: 'Lists',
      href: paths.list,
      roles: ['safeguardingLead', 'frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager'],
      place: 90,
    },
  ],
  notices: {
    'upload.toReview': 'A list that you uploaded waits to be looked at',
    'upload.done': 'A list that you uploaded was added',
  },
});
