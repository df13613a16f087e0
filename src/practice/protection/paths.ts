/** The addresses of this module's pages, and of its FHIR face. */
export const paths = {
  ofChild: (child: string) => `/protection/children/${child}`,
  record: (child: string) => `/protection/children/${child}/new`,
  status: (id: string) => `/protection/${id}`,
  change: (id: string) => `/protection/${id}/change`,
  end: (id: string) => `/protection/${id}/end`,
  lookup: (id: string) => `/protection/lookups/${id}`,
  ask: '/protection/ask',
  askers: '/protection/askers',
  newAsker: '/protection/askers/new',
  endAsker: (id: string) => `/protection/askers/${id}/end`,
  metadata: '/fhir/r4/metadata',
  search: '/fhir/r4/Flag/_search',
} as const;
