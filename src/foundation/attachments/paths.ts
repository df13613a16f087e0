/** The addresses of this module's pages. */
export const paths = {
  ofRecord: (record: string) => `/records/${record}/documents`,
  add: (record: string) => `/records/${record}/documents/new`,
  given: '/documents',
  document: (id: string) => `/documents/${id}`,
  file: (id: string) => `/documents/${id}/file`,
  redact: (id: string) => `/documents/${id}/redacted/new`,
  access: (id: string) => `/documents/${id}/access`,
  give: (id: string) => `/documents/${id}/give`,
  stopGiving: (id: string, share: string) => `/documents/${id}/give/${share}/end`,
  withdraw: (id: string) => `/documents/${id}/withdraw`,
} as const;
