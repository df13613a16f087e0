import './tables.ts';
import type { Module } from '#http';
import { NOTICES, type TellsPerson } from './actions/index.ts';
import { paths } from './paths.ts';
import { routesOf } from './routes/index.ts';
import { registerReaders } from './rules/index.ts';

export {
  makeBody,
  makeOrganisation,
  makePost,
  makeReportingLine,
  makeSeat,
  makeSetting,
  makeStaff,
} from './demo.ts';
export { settingOf } from './reads/index.ts';
export {
  bodyTypes,
  type Capacity,
  canReach,
  capacities,
  holdingOfPerson,
  holdingOfPost,
  type Keeper,
  type OrganisationType,
  organisationTypes,
  type PartnerSeat,
  partnerSeats,
  type SettingKey,
  seatOf,
  settings,
} from './rules/index.ts';
export {
  bodiesInForce,
  bodyById,
  linkAccount,
  organisationById,
  organisationsInForce,
  postById,
  postsInForce,
  postsOfBody,
  seatsOfBody,
  staffById,
  teamsReceiving,
} from './store/index.ts';
export type { TellsPerson };
/** The kinds of news that one person alone is told, of themselves. */
export const TOLD_IN_PERSON: readonly string[] = Object.keys(NOTICES);
export { paths };

/**
 * Organisations, bodies, people, posts, and who speaks for whom: the registers that everything else
 * stands on. `tell` tells a person what was done to their posts and to how they sign in: news stands above.
 */
export const partnershipOf = (tell: TellsPerson): Module => ({
  name: 'partnership',
  routes: routesOf(tell),
  notices: NOTICES,
  navigation: [{ label: 'Partnership', href: paths.overview, place: 70, roles: registerReaders }],
});
