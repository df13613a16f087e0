interface Asked {
  readonly whose?: string;
  readonly which?: string;
  readonly page?: number;
}

/** The addresses of this module's pages. */
export const paths = {
  list: '/actions',
  listOf: ({ whose = 'mine', which = 'open', page = 1 }: Asked) =>
    `/actions?whose=${whose}&which=${which}${page > 1 ? `&page=${page}` : ''}`,
  add: (about?: string) => (about === undefined ? '/actions/new' : `/actions/new?about=${about}`),
  one: (id: string) => `/actions/${id}`,
  take: (id: string) => `/actions/${id}/take`,
  handBack: (id: string) => `/actions/${id}/hand-back`,
  assign: (id: string) => `/actions/${id}/assign`,
  done: (id: string) => `/actions/${id}/done`,
  notDone: (id: string) => `/actions/${id}/not-done`,
  changeDate: (id: string) => `/actions/${id}/date`,
  cancel: (id: string) => `/actions/${id}/cancel`,
} as const;
