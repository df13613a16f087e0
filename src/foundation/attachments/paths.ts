/** The addresses of this module's pages. */
export const paths = {
  ofRecord: (record: string) => `/records/${record}/documents`,
  add: (record: string) => `/records/${record}/documents/new`,
  given: '/attachments',
  document: (id: string) => `/attachments/${id}`,
  file: (id: string) => `/attachments/${id}/file`,
  redact: (id: string) => `/attachments/${id}/redacted/new`,
  access: (id: string) => `/attachments/${id}/access`,
  give: (id: string) => `/attachments/${id}/give`,
  stopGiving: (id: string, share: string) => `/attachments/${id}/give/${share}/end`,
  withdraw: (id: string) => `/attachments/${id}/withdraw`,
} as const;
