import { action, Identified, page } from '#http';
import { type Done, recordPerson } from '../actions/index.ts';
import { AddPersonForm, queryOf, SearchForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { AddModel, addModel, type Likeness, SearchModel, searchModel } from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { AddPersonPage } from '../views/AddPerson.tsx';
import { SearchPage } from '../views/Search.tsx';

/** The search, and who was not found: with how likeness is weighed. */
export const searchRoutesOf = (likeness: Likeness) => {
  const search = page('/people', {
    title: 'Find a person',
    may: may('find'),
    audit: {
      event: 'people.searched',
      purpose: 'Find who a child or an adult is',
      subjects: ({ people }) =>
        people.flatMap(({ id, also }) => [{ child: id }, ...also.map((other) => ({ child: other.id }))]),
      target: ({ fields, page: at }) => (fields === '' ? '' : `fields:${fields} page:${at}`),
      reason: (query) => SearchForm.parse(query).reason.trim(),
    },
    asks: SearchForm,
    limited: true,
    shows: SearchModel,
    faults: ({ faults }) => faults,
    load: (ask) => searchModel(ask, ask.query, likeness),
    view: SearchPage,
    start: (_, query) => query,
  });

  const adding = page('/people/new', {
    title: 'Add a person',
    may: may('add'),
    audit: {
      event: 'person.addOpened',
      purpose: 'Record a person who was not found',
      subjects: ({ alike }) => alike.map(({ person }) => ({ child: person.id })),
    },
    asks: SearchForm,
    shows: AddModel,
    load: (ask) => addModel(ask, ask.typed, likeness),
    view: AddPersonPage,
    start: (_, query) => {
      const { name = '', born, address } = queryOf(query);
      const words = name.trim().split(/\s+/);
      return {
        given: words.slice(0, -1).join(' ') || name.trim(),
        family: words.length > 1 ? words.at(-1) : '',
        born,
        lines: address,
        sex: '',
        ethnicity: 'NOBT',
      };
    },
  });

  const add = action('/people/new', {
    title: 'Add a person',
    may: may('add'),
    audit: {
      event: 'person.added',
      purpose: 'Record a person who was not found',
      subjects: ({ id }: Done) => [{ child: id }],
      target: ({ id }: Done) => `person:${id}`,
    },
    takes: AddPersonForm,
    from: adding,
    run: (ask, form) => recordPerson(ask, form, likeness),
    next: ({ id }) => paths.person(id),
    says: () => 'The person is recorded',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  });

  return [search, adding, add];
};
