/** The addresses of this module's pages. */
export const paths = {
  start: '/emergency',
  one: (id: string) => `/emergency/${id}`,
  search: (id: string) => `/emergency/${id}/search`,
  searchOf: (id: string, question: string) => `/emergency/${id}/search?${question}`,
  child: (id: string) => `/emergency/${id}/children`,
  end: (id: string) => `/emergency/${id}/end`,
  stop: (id: string) => `/emergency/${id}/stop`,
  answer: (id: string) => `/emergency/${id}/answer`,
  posts: '/emergency/posts',
  withdraw: (permission: string) => `/emergency/posts/${permission}/end`,
  reviews: '/emergency/reviews',
  reviewsOf: (asked: { which: string; who?: string; child?: string; page?: number }) =>
    `/emergency/reviews?${new URLSearchParams(
      Object.entries(asked).flatMap(([name, value]) =>
        value === undefined || value === '' || (name === 'page' && value === 1) ? [] : [[name, `${value}`]],
      ),
    )}`,
  review: (id: string) => `/emergency/${id}/review`,
  ask: (id: string) => `/emergency/${id}/ask`,
  close: (id: string) => `/emergency/${id}/close`,
} as const;
