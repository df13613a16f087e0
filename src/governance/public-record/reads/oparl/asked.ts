import type { Instant } from '#kernel';
import type { Since } from '../../store/index.ts';
import type { Visiting } from '../place.ts';
import { type OparlObject, oparlUrl } from './objects.ts';

const A_PAGE = 50;
const MOST_A_PAGE = 100;

/** What is wrong with the question: told with status 400, as OParl leaves it to us. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}

const momentAsked = (text: string | undefined, name: string): Instant | undefined => {
  if (text === undefined) return undefined;
  const written = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+ -]\d\d:?\d\d)$/.test(text);
  // In an address an unescaped plus sign arrives as a space.
  const at = written ? new Date(text.replace(/^(.{10}) /, '$1T').replace(/ (\d\d:?\d\d)$/, '+$1')) : null;
  if (at === null || Number.isNaN(at.getTime()))
    throw new NotAsked(`${name} is no moment with its time zone.`);
  return at.toISOString();
};
const numberAsked = (text: string | undefined, most: number, usual: number, name: string): number => {
  if (text === undefined) return usual;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new NotAsked(`${name} is no whole number from 1.`);
  return Math.min(number, most);
};

interface Asked {
  readonly since: Since;
  readonly page: number;
  readonly limit: number;
}
export const asked = ({ ask }: Visiting): Asked => ({
  since: {
    createdSince: momentAsked(ask.query.created_since, 'created_since'),
    createdUntil: momentAsked(ask.query.created_until, 'created_until'),
    modifiedSince: momentAsked(ask.query.modified_since, 'modified_since'),
    modifiedUntil: momentAsked(ask.query.modified_until, 'modified_until'),
  },
  page: numberAsked(ask.query.page, 1_000_000, 1, 'page'),
  limit: numberAsked(ask.query.limit, MOST_A_PAGE, A_PAGE, 'limit'),
});
export const sliceOf = ({ page, limit }: Asked) => ({ limit, offset: (page - 1) * limit });

/** An external list of OParl: a page of it, how many there are, and where the others are. */
export const listed = (
  { place, ask }: Visiting,
  at: string,
  { page, limit }: Asked,
  many: number,
  data: readonly OparlObject[],
) => {
  const pages = Math.max(1, Math.ceil(many / limit));
  const link = (to: number): string => {
    const { page: _, ...rest } = ask.query;
    return oparlUrl(place, at, { ...rest, page: to });
  };
  return {
    data,
    pagination: { totalElements: many, elementsPerPage: limit, currentPage: page, totalPages: pages },
    links: {
      first: link(1),
      self: link(page),
      last: link(pages),
      ...(page > 1 && page <= pages ? { prev: link(page - 1) } : {}),
      ...(page < pages ? { next: link(page + 1) } : {}),
    },
  };
};
