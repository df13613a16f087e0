/** The addresses of this module's pages. */
export const paths = {
  people: '/people',
  search: (question: string): string => `/people?${question}`,
  addPerson: '/people/new',
  addPersonLike: (question: string): string => `/people/new?${question}`,
  person: (id: string): string => `/people/${id}`,
  changePerson: (id: string): string => `/people/${id}/change`,
  addName: (id: string): string => `/people/${id}/names/new`,
  changeName: (id: string, name: string): string => `/people/${id}/names/${name}/change`,
  addAddress: (id: string): string => `/people/${id}/addresses/new`,
  changeAddress: (id: string, address: string): string => `/people/${id}/addresses/${address}/change`,
  addIdentifier: (id: string): string => `/people/${id}/identifiers/new`,
  changeIdentifier: (id: string, identifier: string): string =>
    `/people/${id}/identifiers/${identifier}/change`,
  findRelative: (id: string): string => `/people/${id}/relationships/new`,
  relationship: (id: string): string => `/relationships/${id}`,
  addRelationship: (id: string, other: string): string => `/people/${id}/relationships/with/${other}`,
  changeRelationship: (id: string, relationship: string): string =>
    `/people/${id}/relationships/${relationship}/change`,
  network: (id: string): string => `/people/${id}/network`,
  addInvolvement: (id: string): string => `/people/${id}/network/new`,
  changeInvolvement: (id: string, involvement: string): string =>
    `/people/${id}/network/${involvement}/change`,
  history: (id: string, on?: string): string =>
    on === undefined ? `/people/${id}/history` : `/people/${id}/history?on=${on}`,
  restriction: (id: string): string => `/people/${id}/restriction`,
  nameStaff: (id: string): string => `/people/${id}/restriction/names`,
  unnameStaff: (id: string, name: string): string => `/people/${id}/restriction/names/${name}/end`,
  liftRestriction: (id: string): string => `/people/${id}/restriction/lift`,
  exclusions: (id: string): string => `/people/${id}/exclusions`,
  stopExcluding: (id: string, exclusion: string): string => `/people/${id}/exclusions/${exclusion}/end`,
  shares: (id: string): string => `/people/${id}/shares`,
  stopSharing: (id: string, share: string): string => `/people/${id}/shares/${share}/end`,
} as const;
