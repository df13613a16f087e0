/** The addresses of this module's pages. */
export const paths = {
  calendar: (year?: number): string => (year === undefined ? '/calendar' : `/calendar?year=${year}`),
  addHoliday: '/calendar/add',
  withdrawHoliday: (id: string): string => `/calendar/holidays/${id}/withdraw`,
  clocks: (ruleSet?: string): string =>
    ruleSet === undefined ? '/calendar/clocks' : `/calendar/clocks?ruleSet=${encodeURIComponent(ruleSet)}`,
} as const;
