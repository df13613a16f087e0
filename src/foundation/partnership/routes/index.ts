import { page, type Route } from '#http';
import type { TellsPerson } from '../actions/index.ts';
import { PictureQuery } from '../forms/index.ts';
import { OverviewModel, overviewModel, PictureModel, pictureModel } from '../reads/index.ts';
import { OverviewPage } from '../views/overview.tsx';
import { PicturePage } from '../views/picture.tsx';
import { bodyRoutes } from './bodies.ts';
import { directoryRoutes } from './directories.ts';
import { can, PURPOSE } from './may.ts';
import { organisationRoutes } from './organisations.ts';
import { postRoutes } from './posts.ts';
import { seatRoutes } from './seats.ts';
import { settingRoutes } from './settings.ts';
import { signInRoutes } from './sign-in.ts';
import { staffRoutes } from './staff.ts';
import { systemRoutes } from './systems.ts';

const overview = page('/partnership', {
  title: 'The partnership',
  may: can.read,
  audit: { event: 'partnership.viewed', purpose: PURPOSE.read },
  shows: OverviewModel,
  load: overviewModel,
  view: OverviewPage,
});

const picture = page('/partnership/picture', {
  title: 'Who reports to whom',
  may: can.read,
  audit: { event: 'partnership.pictureViewed', purpose: PURPOSE.read },
  asks: PictureQuery,
  shows: PictureModel,
  load: pictureModel,
  view: PicturePage,
});

/** Every page and act of the registers; `tell` tells a person what was done to what is theirs. */
export const routesOf = (tell: TellsPerson): readonly Route[] => [
  overview,
  picture,
  ...organisationRoutes(tell),
  ...bodyRoutes(tell),
  ...seatRoutes(tell),
  ...staffRoutes(tell),
  ...signInRoutes(tell),
  ...postRoutes(tell),
  ...systemRoutes,
  ...directoryRoutes,
  ...settingRoutes,
];
