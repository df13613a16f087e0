import { sayInstant } from '#kernel';
import { publicPaths } from '../paths.ts';
import {
  type CalendarEntry,
  calendarOf,
  documentOf,
  element,
  KINDS,
  type Kind,
  rfc822,
  type Xml,
} from '../rules/index.ts';
import { addressesListed } from '../store/index.ts';
import { latestOf } from './lists.ts';
import { MODELS } from './models.ts';
import type { Visiting } from './place.ts';

const TOLD: readonly Kind[] = ['meeting', 'item', 'minutes', 'decision', 'promise', 'question'];
const MOST = 50;

const urlOf = ({ place }: Pick<Visiting, 'place'>, address: string): string =>
  `${place.baseUrl}${publicPaths.at(place.slug, address)}`;
const whenOf = (at: string | null): string => (at === null ? '' : `, ${sayInstant(at)}`);

/** What was published and withdrawn last, as Atom (RFC 4287), with what was withdrawn as deleted (RFC 6721). */
export const atomFeed = async (visit: Visiting): Promise<string> => {
  const { place, stands, gone } = await latestOf(visit, TOLD, MOST);
  const self = `${place.baseUrl}${publicPaths.atom(place.slug)}`;
  const updated = [...stands.map(({ changed_at }) => changed_at), ...gone.map(({ at }) => at)]
    .toSorted()
    .at(-1);
  const entries: Xml[] = stands.map((row) =>
    element('entry', {}, [
      element('id', {}, urlOf(visit, row.address)),
      element('title', {}, row.title),
      element('link', { rel: 'alternate', type: 'text/html', href: urlOf(visit, row.address) }),
      element('published', {}, row.first_at),
      element('updated', {}, row.published_at),
      element('category', { term: row.kind, label: KINDS[row.kind].label }),
      element('summary', {}, `${KINDS[row.kind].label}${whenOf(row.happens_at)}`),
    ]),
  );
  const deleted = gone.map(({ address, at, reason }) =>
    element('at:deleted-entry', { ref: urlOf(visit, address), when: at }, [
      element('at:comment', {}, reason),
    ]),
  );
  return documentOf(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:at': 'http://purl.org/atompub/tombstones/1.0' },
      [
        element('id', {}, self),
        element('title', {}, `${place.name}: public record`),
        element('updated', {}, updated ?? '1970-01-01T00:00:00.000Z'),
        element('author', {}, [element('name', {}, place.name)]),
        element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
        element('link', {
          rel: 'alternate',
          type: 'text/html',
          href: `${place.baseUrl}${publicPaths.home(place.slug)}`,
        }),
        ...deleted,
        ...entries,
      ],
    ),
  );
};

/** The same as RSS 2.0, which knows no deletion: what was withdrawn says so under its own guid. */
export const rssFeed = async (visit: Visiting): Promise<string> => {
  const { place, stands, gone } = await latestOf(visit, TOLD, MOST);
  const self = `${place.baseUrl}${publicPaths.rss(place.slug)}`;
  const items = [
    ...gone.map(({ address, at, reason, kind }) => ({
      at,
      xml: element('item', {}, [
        element('title', {}, `Deleted: ${KINDS[kind].label.toLowerCase()}`),
        element('link', {}, urlOf(visit, address)),
        element('guid', { isPermaLink: 'true' }, urlOf(visit, address)),
        element('pubDate', {}, rfc822(at)),
        element('category', {}, 'Deleted'),
        element('description', {}, `Withdrawn. ${reason}`),
      ]),
    })),
    ...stands.map((row) => ({
      at: row.published_at,
      xml: element('item', {}, [
        element('title', {}, row.title),
        element('link', {}, urlOf(visit, row.address)),
        element('guid', { isPermaLink: 'true' }, urlOf(visit, row.address)),
        element('pubDate', {}, rfc822(row.published_at)),
        element('category', {}, KINDS[row.kind].label),
        element('description', {}, `${KINDS[row.kind].label}${whenOf(row.happens_at)}`),
      ]),
    })),
  ].toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return documentOf(
    element('rss', { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' }, [
      element('channel', {}, [
        element('title', {}, `${place.name}: public record`),
        element('link', {}, `${place.baseUrl}${publicPaths.home(place.slug)}`),
        element(
          'description',
          {},
          'Meetings, agendas, minutes, decisions and promises, as they are published.',
        ),
        element('language', {}, 'en-gb'),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: self }),
        ...items.map(({ xml }) => xml),
      ]),
    ]),
  );
};

/** The meetings, to subscribe to from a calendar. What was withdrawn is cancelled there, and says no more of itself. */
export const meetingsCalendar = async (visit: Visiting): Promise<string> => {
  const { place, stands, gone } = await latestOf(visit, ['meeting'], 400);
  const host = new URL(place.baseUrl).hostname;
  const uidOf = (address: string): string => `${address.replace('/', '-')}@${host}`;
  const entries: CalendarEntry[] = stands.map((row) => {
    const model = MODELS.meeting.parse(row.model);
    return {
      ...{ uid: uidOf(row.address), title: model.title, from: model.startsAt, until: model.endsAt },
      ...{ place: model.place, url: urlOf(visit, row.address), changedAt: row.changed_at },
      says: [model.body.title, model.purpose].filter(Boolean).join('\n'),
      sequence: row.edition - 1,
      cancelled: model.stands === 'cancelled',
    };
  });
  const withdrawn: CalendarEntry[] = gone.map(({ address, at, first_at, reason }) => ({
    ...{ uid: uidOf(address), title: 'Withdrawn', from: first_at, until: first_at, place: '' },
    ...{ says: reason, url: urlOf(visit, address), changedAt: at, sequence: 9_999, cancelled: true },
  }));
  return calendarOf(`${place.name}: meetings`, [...entries, ...withdrawn]);
};

/** Every page that stands, for search engines; none of a synthetic partnership. */
export const sitemapOf = async (visit: Visiting): Promise<string> => {
  const { tx, place } = visit;
  const rows = place.synthetic ? [] : await addressesListed(tx, ['body', ...TOLD]);
  const url = (loc: string, lastmod?: string) =>
    element('url', {}, [
      element('loc', {}, loc),
      lastmod === undefined ? null : element('lastmod', {}, lastmod),
    ]);
  return documentOf(
    element('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, [
      ...(place.synthetic ? [] : [url(`${place.baseUrl}${publicPaths.home(place.slug)}`)]),
      ...rows.map(({ address, changed_at }) => url(urlOf(visit, address), changed_at)),
    ]),
  );
};
