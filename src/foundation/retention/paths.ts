/** The addresses of this module's pages. */
export const paths = {
  schedule: '/retention',
  rule: (name: string) => `/retention/schedule/${name}`,
  due: '/retention/due',
  duePage: (page: number) => (page > 1 ? `/retention/due?page=${page}` : '/retention/due'),
  propose: (person: string) => `/retention/due/${person}`,
  holds: '/retention/holds',
  lift: (id: string) => `/retention/holds/${id}/lift`,
  orders: '/retention/orders',
  ordersPage: (page: number) => (page > 1 ? `/retention/orders?page=${page}` : '/retention/orders'),
  order: (id: string) => `/retention/orders/${id}`,
  decide: (id: string) => `/retention/orders/${id}/decision`,
  cancel: (id: string) => `/retention/orders/${id}/cancel`,
} as const;
