/** The addresses of this module's pages. */
export const paths = {
  list: '/uploads',
  add: '/uploads/new',
  one: (id: string) => `/uploads/${id}`,
  columns: (id: string) => `/uploads/${id}/columns`,
  rows: (id: string, show = 'all', page = 1) =>
    `/uploads/${id}/rows?show=${show}${page > 1 ? `&page=${page}` : ''}`,
  say: (id: string) => `/uploads/${id}/rows`,
  confirm: (id: string) => `/uploads/${id}/confirm`,
  discard: (id: string) => `/uploads/${id}/discard`,
  refused: (id: string) => `/uploads/${id}/refused`,
} as const;
