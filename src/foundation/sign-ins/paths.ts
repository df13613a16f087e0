/** What narrows the list, as it stands in an address. */
export interface Narrowed {
  readonly who?: string | undefined;
  readonly staff?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Older than this row, or newer. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

const NAMES = ['who', 'staff', 'kind', 'from', 'until', 'after', 'before'] as const;

const asking = (narrowed: Narrowed): string => {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = narrowed[name];
    if (value) search.set(name, value);
  }
  return search.size === 0 ? '' : `?${search}`;
};

/** The addresses of this module's pages. */
export const paths = { list: (narrowed: Narrowed = {}): string => `/sign-ins${asking(narrowed)}` } as const;
