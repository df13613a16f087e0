/** The addresses of this module's pages. */
export const paths = {
  inbox: '/checks',
  asked: '/checks/asked',
  lateness: '/checks/lateness',
  ask: '/checks/new',
  askAboutContact: (contact: string) => `/checks/new?contact=${contact}`,
  askAboutChild: (child: string) => `/checks/new?child=${child}`,
  ofContact: (contact: string) => `/checks/of-contact/${contact}`,
  ofChild: (child: string) => `/checks/of-child/${child}`,
  /** A check, or what came of it, by any of its records. */
  one: (id: string) => `/checks/${id}`,
  withdraw: (id: string) => `/checks/${id}/withdraw`,
  /** A request as whoever was asked reads it. */
  request: (id: string) => `/checks/requests/${id}`,
  reply: (id: string) => `/checks/requests/${id}/reply`,
} as const;
