/** The addresses of this module's pages. */
export const paths = {
  list: '/access-requests',
  listPage: (page: number) => (page > 1 ? `/access-requests?page=${page}` : '/access-requests'),
  add: (person: string) => `/people/${person}/access-requests/new`,
  one: (id: string) => `/access-requests/${id}`,
  onePage: (id: string, page: number) => `/access-requests/${id}?page=${page}`,
  redact: (id: string) => `/access-requests/${id}/redactions`,
  suggested: (id: string) => `/access-requests/${id}/suggested`,
  endRedaction: (id: string, redaction: string) => `/access-requests/${id}/redactions/${redaction}/end`,
  withhold: (id: string, record: string) => `/access-requests/${id}/records/${record}`,
  giveAgain: (id: string, record: string) => `/access-requests/${id}/records/${record}/give`,
  extend: (id: string) => `/access-requests/${id}/extension`,
  make: (id: string) => `/access-requests/${id}/bundle`,
  bundle: (id: string, bundle: string) => `/access-requests/${id}/bundles/${bundle}`,
  decide: (id: string, bundle: string) => `/access-requests/${id}/bundles/${bundle}/decision`,
  give: (id: string, bundle: string) => `/access-requests/${id}/bundles/${bundle}/given`,
} as const;
