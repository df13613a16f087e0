/** The addresses of this module's pages; modules above hang theirs under one meeting or one item. */
export const paths = {
  list: '/meetings',
  add: '/meetings/new',
  one: (id: string) => `/meetings/${id}`,
  item: (id: string) => `/meetings/items/${id}`,
  paper: (id: string) => `/meetings/papers/${id}`,
} as const;
