import { page, type Route } from '#http';
import { yes } from '#kernel';
import { paths } from './paths.ts';
import { HomeModel, homeModel, PageQuery, subjectsOfHome, type WaitsFor } from './reads.ts';
import { HomePage } from './views/home.tsx';

/** The page that each post starts on. */
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
];
