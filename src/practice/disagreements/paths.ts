/** The addresses of this module's pages. */
export const paths = {
  list: '/disagreements',
  listOf: ({ which = 'open', page = 1 }: { which?: string; page?: number }) =>
    `/disagreements?which=${which}${page > 1 ? `&page=${page}` : ''}`,
  raise: (about?: string) =>
    about === undefined ? '/disagreements/new' : `/disagreements/new?about=${about}`,
  one: (id: string) => `/disagreements/${id}`,
  reply: (id: string) => `/disagreements/${id}/reply`,
  answer: (id: string) => `/disagreements/${id}/answer`,
  atRisk: (id: string) => `/disagreements/${id}/at-risk`,
  withdraw: (id: string) => `/disagreements/${id}/withdraw`,
  learn: (id: string) => `/disagreements/${id}/learning`,
  patterns: '/disagreements/patterns',
  patternsOf: (year: string) => `/disagreements/patterns?year=${year}`,
} as const;
