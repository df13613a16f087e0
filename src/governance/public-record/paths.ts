/** The folder of each kind of publication: kept for ever once something is published in it. */
const FOLDERS = {
  body: 'bodies',
  person: 'people',
  membership: 'memberships',
  meeting: 'meetings',
  item: 'items',
  minutes: 'minutes',
  decision: 'decisions',
  promise: 'promises',
  question: 'questions',
} as const;
type Kind = keyof typeof FOLDERS;

/** Kept for ever once published: the kind, and the id of what it was made from. */
export const addressOf = (kind: Kind, source: string): string => `${FOLDERS[kind]}/${source}`;

const below = (partnership: string, rest = ''): string =>
  `/public/${partnership}${rest === '' ? '' : `/${rest}`}`;
const asking = (query: Readonly<Record<string, string | number | undefined>>): string => {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return said.length === 0 ? '' : `?${said.join('&')}`;
};

/** Where the signed-in side keeps the public record. */
export const paths = {
  list: '/public-record',
  meeting: (id: string) => `/public-record/meetings/${id}`,
  publishMeeting: (id: string) => `/public-record/meetings/${id}/publish`,
  publishMinutes: (id: string) => `/public-record/meetings/${id}/minutes`,
  publishItem: (id: string) => `/public-record/items/${id}/publish`,
  publishBody: (id: string) => `/public-record/bodies/${id}/publish`,
  withdraw: (id: string) => `/public-record/publications/${id}/withdraw`,
  bodies: '/public-record/bodies',
} as const;

/** Where anybody reads it. These addresses never change. */
export const publicPaths = {
  home: (partnership: string) => below(partnership),
  at: (partnership: string, address: string) => below(partnership, address),
  one: (partnership: string, kind: Kind, source: string) => below(partnership, addressOf(kind, source)),
  body: (partnership: string, body: string, year?: string) =>
    `${below(partnership, addressOf('body', body))}${asking({ year })}`,
  list: (
    partnership: string,
    folder: 'bodies' | 'meetings' | 'decisions' | 'promises' | 'questions' | 'documents',
    query: Readonly<Record<string, string | number | undefined>> = {},
  ) => `${below(partnership, folder)}${asking(query)}`,
  search: (partnership: string, query: Readonly<Record<string, string | number | undefined>> = {}) =>
    `${below(partnership, 'search')}${asking(query)}`,
  file: (partnership: string, id: string) => below(partnership, `files/${id}`),
  atom: (partnership: string) => below(partnership, 'feed.atom'),
  rss: (partnership: string) => below(partnership, 'feed.rss'),
  calendar: (partnership: string) => below(partnership, 'meetings.ics'),
  sitemap: (partnership: string) => below(partnership, 'sitemap.xml'),
  oparl: (
    partnership: string,
    rest = '',
    query: Readonly<Record<string, string | number | undefined>> = {},
  ) => `${below(partnership, rest === '' ? 'oparl' : `oparl/${rest}`)}${asking(query)}`,
} as const;
