interface Asked {
  readonly body?: string | undefined;
  readonly partner?: string | undefined;
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
  list: '/recommendations',
  listOf: (filters: Asked) => `/recommendations${asked(filters)}`,
  csv: (filters: Asked) => `/recommendations/csv${asked({ ...filters, page: 1 })}`,
  xlsx: (filters: Asked) => `/recommendations/xlsx${asked({ ...filters, page: 1 })}`,
  add: (body?: string) => (body === undefined ? '/recommendations/new' : `/recommendations/new?body=${body}`),
  addUnder: (item: string) => `/recommendations/under/${item}`,
  one: (id: string) => `/recommendations/${id}`,
  act: (id: string, act: string) => `/recommendations/${id}/${act}`,
  evidence: (id: string, step: string) => `/recommendations/${id}/evidence/${step}`,
} as const;
