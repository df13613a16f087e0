/** The addresses of this module's pages. */
export const paths = {
  list: '/documents',
  add: '/documents/new',
  one: (id: string) => `/documents/${id}`,
  newVersion: (id: string) => `/documents/${id}/versions/new`,
  sign: (version: string) => `/documents/versions/${version}/sign`,
  withdraw: (version: string) => `/documents/versions/${version}/withdraw`,
} as const;
