import { action, Identified, page } from '#http';
import { nothing } from '#kernel';
import { type Done, recordPerson } from '../actions/index.ts';
import { AddPersonForm, queryOf, SearchForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { SearchModel, searchModel } from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { AddPersonPage } from '../views/AddPerson.tsx';
import { SearchPage } from '../views/Search.tsx';

const search = page('/people', {
  title: 'Find a person',
  may: may('find'),
  audit: {
    event: 'people.searched',
    purpose: 'Find who a child or an adult is',
    subjects: ({ people }) => people.map(({ id }) => ({ child: id })),
    target: ({ fields, page: at }) => (fields === '' ? '' : `fields:${fields} page:${at}`),
    reason: (query) => SearchForm.parse(query).reason.trim(),
  },
  asks: SearchForm,
  limited: true,
  shows: SearchModel,
  faults: ({ faults }) => faults,
  load: (ask) => searchModel(ask, ask.query),
  view: SearchPage,
  start: (_, query) => query,
});

const adding = page('/people/new', {
  title: 'Add a person',
  may: may('add'),
  audit: { event: 'person.addOpened', purpose: 'Record a person who was not found' },
  asks: SearchForm,
  shows: nothing,
  load: async () => ({}),
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
  run: recordPerson,
  next: ({ id }) => paths.person(id),
  says: () => 'The person is recorded',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

export const searchRoutes = [search, adding, add];
