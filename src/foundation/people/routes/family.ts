import { action, Identified, page } from '#http';
import { addRelationship, changeRelationship, type Done } from '../actions/index.ts';
import { ChangeRelationshipForm, FindRelativeForm, RelationshipForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  FindRelativeModel,
  findRelativeModel,
  RelateModel,
  RelationshipModel,
  RelationshipSeen,
  relateModel,
  relationshipModel,
  relationshipSeen,
} from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { FindRelativePage } from '../views/FindRelative.tsx';
import { AddRelationshipPage, ChangeRelationshipPage, RelationshipPage } from '../views/Relationship.tsx';

const finding = page('/people/:id/relationships/new', {
  title: 'Find a relative',
  may: may('change'),
  audit: {
    event: 'person.relativeSearched',
    purpose: 'Find a relative of a person, to relate them',
    subjects: ({ person, found }) => [person, ...found].map(({ id }) => ({ child: id })),
    target: ({ person, searched }) => `person:${person.id}${searched ? ' fields:name' : ''}`,
    // The person whose relative is sought is the reason: the form asks for no other.
    reason: (query) =>
      FindRelativeForm.parse(query).find.trim() === '' ? '' : 'To relate somebody to this person',
  },
  asks: FindRelativeForm,
  limited: true,
  shows: FindRelativeModel,
  faults: ({ faults }) => faults,
  load: (ask) => findRelativeModel(ask, ask.params.id, ask.query.find),
  view: FindRelativePage,
  start: (_, query) => query,
});

const relating = page('/people/:id/relationships/with/:otherId', {
  title: 'Relate two people',
  may: may('change'),
  audit: {
    event: 'person.relateOpened',
    purpose: 'Keep a family right',
    subjects: ({ person, other }) => [{ child: person.id }, { child: other.id }],
  },
  shows: RelateModel,
  load: (ask) => relateModel(ask, ask.params.id, ask.params.otherId),
  view: AddRelationshipPage,
});

const relate = action('/people/:id/relationships/with/:otherId', {
  title: 'Relate two people',
  may: may('change'),
  audit: {
    event: 'person.related',
    purpose: 'Keep a family right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: RelationshipForm,
  from: relating,
  run: (ask, form) => addRelationship(ask, { person: ask.params.id, other: ask.params.otherId, ...form }),
  next: ({ id }) => paths.person(id),
  says: () => 'The relationship is recorded',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const relationship = page('/relationships/:id', {
  title: 'A relationship',
  may: may('find'),
  audit: {
    event: 'relationship.viewed',
    purpose: 'Read what one person is to another',
    subjects: ({ person, other }) => [{ child: person.id }, { child: other.id }],
  },
  shows: RelationshipSeen,
  load: (ask) => relationshipSeen(ask, ask.params.id),
  view: RelationshipPage,
});

const changing = page('/people/:id/relationships/:relationshipId/change', {
  title: 'Change a relationship',
  may: may('change'),
  audit: {
    event: 'person.relationshipChangeOpened',
    purpose: 'Keep a family right',
    subjects: ({ person, other }) => [{ child: person.id }, { child: other.id }],
  },
  shows: RelationshipModel,
  load: (ask) => relationshipModel(ask, ask.params.id, ask.params.relationshipId),
  view: ChangeRelationshipPage,
  start: ({ start }) => start,
});

const change = action('/people/:id/relationships/:relationshipId/change', {
  title: 'Change a relationship',
  may: may('change'),
  audit: {
    event: 'person.relationshipChanged',
    purpose: 'Keep a family right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangeRelationshipForm,
  from: changing,
  run: (ask, { version, ...facts }) =>
    changeRelationship(ask, ask.params.id, ask.params.relationshipId, version, facts),
  next: ({ id }) => paths.person(id),
  says: () => 'The relationship is changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

export const familyRoutes = [finding, relating, relate, relationship, changing, change];
