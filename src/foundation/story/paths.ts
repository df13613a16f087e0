/** What narrows a chronology, as it stands in an address. */
export interface StoryAsked {
  readonly kind?: string | undefined;
  readonly agency?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly order?: string | undefined;
  readonly page?: number | undefined;
  /** Every record on one page, to be printed. */
  readonly all?: boolean | undefined;
}

const search = (asked: StoryAsked): string => {
  const query = new URLSearchParams();
  for (const name of ['kind', 'agency', 'from', 'until'] as const) {
    const value = asked[name];
    if (value) query.set(name, value);
  }
  if (asked.order === 'oldest') query.set('order', 'oldest');
  if (asked.page !== undefined && asked.page > 1) query.set('page', `${asked.page}`);
  if (asked.all) query.set('all', 'true');
  return query.size === 0 ? '' : `?${query}`;
};

/** The addresses of this module's pages. */
export const paths = {
  story: (child: string, asked: StoryAsked = {}): string => `/children/${child}${search(asked)}`,
  /** The children that one works with, or that one's team does. */
  children: ({ whose, page }: { whose?: 'mine' | 'team'; page?: number } = {}): string => {
    const query = new URLSearchParams();
    if (whose === 'team') query.set('whose', whose);
    if (page !== undefined && page > 1) query.set('page', `${page}`);
    return `/children${query.size === 0 ? '' : `?${query}`}`;
  },
  network: (child: string): string => `/children/${child}/network`,
  /** A record of the child, the child's own when none is named, as it stood at the end of a day. */
  asAt: (child: string, record?: string, on?: string): string => {
    const query = new URLSearchParams();
    if (record !== undefined && record !== child) query.set('record', record);
    if (on !== undefined) query.set('on', on);
    return `/children/${child}/as-at${query.size === 0 ? '' : `?${query}`}`;
  },
} as const;
