/** The addresses of this module's pages. */
export const paths = {
  list: '/notifications',
  listOf: (which: 'unread' | 'read', page = 1) =>
    `/notifications?which=${which}${page > 1 ? `&page=${page}` : ''}`,
  open: (id: string) => `/notifications/${id}/open`,
  choices: '/notifications/choices',
  mail: '/notifications/mail',
} as const;
