/** The addresses of this module's pages. */
export const paths = {
  list: '/webhooks',
  add: '/webhooks/new',
  one: (id: string) => `/webhooks/${id}`,
  pageOf: (id: string, page: number) => `/webhooks/${id}?page=${page}`,
  change: (id: string) => `/webhooks/${id}/change`,
  secret: (id: string) => `/webhooks/${id}/secret`,
  test: (id: string) => `/webhooks/${id}/test`,
  switchOn: (id: string) => `/webhooks/${id}/on`,
  end: (id: string) => `/webhooks/${id}/end`,
  again: (id: string) => `/webhooks/${id}/again`,
  tellAgain: (id: string, delivery: string) => `/webhooks/${id}/deliveries/${delivery}/again`,
} as const;
