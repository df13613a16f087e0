/** What narrows a reading of the audit, as it stands in an address. */
export interface Narrowed {
  readonly who?: string | undefined;
  readonly staff?: string | null | undefined;
  readonly post?: string | null | undefined;
  readonly event?: string | undefined;
  readonly outcome?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Older than this row, or newer. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

const NAMES = ['who', 'staff', 'post', 'event', 'outcome', 'from', 'until', 'after', 'before'] as const;

const asking = (narrowed: Narrowed): string => {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = narrowed[name];
    if (value && value !== 'all') search.set(name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
};

/** The addresses of this module's pages. */
export const paths = {
  audit: (narrowed: Narrowed = {}): string => `/audit${asking(narrowed)}`,
  event: (id: string): string => `/audit/events/${id}`,
  findChild: '/audit/children',
  child: (id: string, narrowed: Narrowed = {}): string => `/audit/children/${id}${asking(narrowed)}`,
  /** The first of several people who have one number, beside the others. */
  childBeside: (id: string, others: readonly string[]): string =>
    others.length === 0 ? `/audit/children/${id}` : `/audit/children/${id}?beside=${others.join('.')}`,
  chain: '/audit/chain',
  checkChain: '/audit/chain/check',
  /** "Why can I see this?", for any record. */
  why: (record: string): string => `/records/${record}/why`,
} as const;
