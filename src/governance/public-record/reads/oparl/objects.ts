import type { Instant } from '#kernel';
import { publicPaths } from '../../paths.ts';
import type { MunicipalYear } from '../../rules/index.ts';
import type { Place } from '../place.ts';

/** One object of OParl 1.1 (https://schema.oparl.org/1.1/): a plain record, whose fields are those of its type. */
export type OparlObject = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

const TYPES = [
  'System',
  'Body',
  'LegislativeTerm',
  'Organization',
  'Person',
  'Membership',
  'Meeting',
  'AgendaItem',
  'Paper',
  'Consultation',
  'File',
  'Location',
] as const;
export type OparlType = (typeof TYPES)[number];
export const typeOf = (type: OparlType): string => `https://schema.oparl.org/1.1/${type}`;

/** OParl's moments have no fractions of a second. */
export const moment = (at: Instant): string => `${at.slice(0, 19)}Z`;

/** The address of an object of ours: what it was made from, in a folder of its own. */
export const oparlUrl = (
  place: Place,
  rest = '',
  query: Readonly<Record<string, string | number | undefined>> = {},
): string => `${place.baseUrl}${publicPaths.oparl(place.slug, rest, query)}`;
export const webUrl = (place: Place, address: string): string =>
  `${place.baseUrl}${publicPaths.at(place.slug, address)}`;

interface Stamped {
  readonly firstAt: Instant;
  readonly publishedAt: Instant;
}
export const stamps = ({ firstAt, publishedAt }: Stamped) => ({
  created: moment(firstAt),
  modified: moment(publishedAt),
});
/** What was withdrawn: that it is deleted, and since when. */
export const deletedObject = (
  place: Place,
  type: OparlType,
  rest: string,
  { first_at, at }: { readonly first_at: Instant; readonly at: Instant },
): OparlObject => ({
  id: oparlUrl(place, rest),
  type: typeOf(type),
  created: moment(first_at),
  modified: moment(at),
  deleted: true,
});

export const systemObject = (place: Place): OparlObject => ({
  id: oparlUrl(place),
  type: typeOf('System'),
  oparlVersion: 'https://schema.oparl.org/1.1/',
  body: oparlUrl(place, 'bodies'),
  name: `${place.name}: public record`,
  website: `${place.baseUrl}${publicPaths.home(place.slug)}`,
});

export const termObject = (place: Place, year: MunicipalYear): OparlObject => ({
  id: oparlUrl(place, `terms/${year.slug}`),
  type: typeOf('LegislativeTerm'),
  body: oparlUrl(place, 'body'),
  name: `Municipal year ${year.name}`,
  startDate: year.from,
  endDate: year.until,
});
