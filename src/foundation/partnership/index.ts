import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
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
  capacities,
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
export { paths };

/** Organisations, bodies, people, posts, and who speaks for whom: the registers that everything else stands on. */
export const partnership: Module = {
  name: 'partnership',
  routes,
  navigation: [{ label: 'Partnership', href: paths.overview, place: 70, roles: registerReaders }],
};
