interface Asked {
  readonly body?: string | undefined;
  readonly owner?: string | undefined;
  readonly which?: string | undefined;
  readonly age?: string | undefined;
  readonly page?: number | undefined;
}
const asked = ({ page = 1, ...filters }: Asked): string => {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  if (page > 1) query.set('page', `${page}`);
  return query.size === 0 ? '' : `?${query}`;
};

/** The addresses of this module's pages. */
export const paths = {
  list: '/promises',
  listOf: (filters: Asked) => `/promises${asked(filters)}`,
  csv: (filters: Asked) => `/promises/csv${asked({ ...filters, page: 1 })}`,
  xlsx: (filters: Asked) => `/promises/xlsx${asked({ ...filters, page: 1 })}`,
  ofBody: (body: string) => `/promises?body=${body}`,
  add: (body?: string) => (body === undefined ? '/promises/new' : `/promises/new?body=${body}`),
  one: (id: string) => `/promises/${id}`,
  act: (id: string, act: string) => `/promises/${id}/${act}`,
  evidence: (id: string, step: string) => `/promises/${id}/evidence/${step}`,
} as const;
