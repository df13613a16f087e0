/** The addresses of this module's pages. */
export const paths = {
  home: '/',
  drafts: '/drafts',
  draft: (id: string) => `/drafts/${id}`,
  discardDraft: (id: string) => `/drafts/${id}/discard`,
} as const;
