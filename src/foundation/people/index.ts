import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import type { Likeness } from './reads/index.ts';
import { routesOf } from './routes/index.ts';
import { ACTS } from './rules/index.ts';

export {
  addAddress,
  addFamilies,
  addIdentifier,
  addName,
  addPeople,
  addPerson,
  addRelationship,
  changePerson,
  faultsOfEntered,
  type NewAddress,
  type NewFamily,
  type NewIdentifier,
  type NewName,
  type NewPerson,
  type NewRelationship,
  newPersonOf,
  recordPerson,
} from './actions/index.ts';
export {
  DISTRICTS,
  draftFamily,
  type FamilyTraits,
  type MadeFamily,
  makeFamilies,
  makeFamily,
  makeNhsNumber,
  makePerson,
  makeUpn,
  NAMINGS,
  type Naming,
  type PersonTraits,
  type Random,
  SCHOOLS,
  STREETS,
  seeded,
} from './demo/index.ts';
export { AddPersonForm } from './forms/index.ts';
export {
  type AlikePerson,
  type Described,
  type Likeness,
  type PersonFacts,
  PersonLine,
  personFacts,
  personInParts,
  personLine,
  personLines,
  relativeIdsOf,
  searchPeople,
  siblingsOf,
} from './reads/index.ts';
export {
  callPerson,
  identifierKey,
  may,
  type Query,
  type Relationship,
  type Scheme,
  sayAge,
  sayBirth,
  sayIdentifier,
  sayName,
  searchKey,
} from './rules/index.ts';
export {
  type CensusFacts,
  correctIdentifier,
  correctPerson,
  peopleByLaChildId,
  personById,
} from './store/index.ts';
export { paths };

const readBy = [
  'practitioner',
  'safeguardingLead',
  'frontDoorWorker',
  'frontDoorManager',
  'socialWorker',
  'teamManager',
  'censusImport',
] as const;

/**
 * Who the children and the adults are: names, births, numbers, addresses, families, and who is involved with them. Who may be the same
 * person is weighed by a module above it, which app.ts hands in.
 */
export const peopleOf = (likeness: Likeness): Module => ({
  name: 'people',
  routes: routesOf(likeness),
  kinds: {
    person: { label: 'Person', readBy, path: paths.person, inStory: false },
    relationship: { label: 'Relationship', readBy, path: paths.relationship, inStory: false },
  },
  navigation: [{ label: 'People', href: paths.people, place: 25, roles: [...ACTS.find.by] }],
});
