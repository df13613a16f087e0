/** The addresses of this module's pages. */
export const paths = {
  unchecked: '/support/unchecked',
  unseen: '/support/under-ones',
  ofChild: (child: string) => `/support/of-child/${child}`,
  add: (child: string) => `/support/of-child/${child}/new`,
  lookFor: (child: string) => `/support/of-child/${child}/look`,
  /** A support, or a check of one, by its record. */
  one: (id: string) => `/support/${id}`,
  check: (id: string) => `/support/${id}/check`,
  end: (id: string) => `/support/${id}/end`,
} as const;
