import { action, Identified, page } from '#http';
import { changePerson, type Done } from '../actions/index.ts';
import { ChangePersonForm, HistoryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  changeModel,
  HistoryModel,
  historyModel,
  type Likeness,
  PartModel,
  PersonModel,
  personModel,
} from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { ChangePersonPage } from '../views/ChangePerson.tsx';
import { HistoryPage } from '../views/History.tsx';
import { PersonPage } from '../views/Person.tsx';

const personOf = (likeness: Likeness) =>
  page('/people/:id', {
    title: 'Who a person is',
    may: may('find'),
    audit: {
      event: 'person.viewed',
      purpose: 'Read who a child or an adult is, their family and network',
      subjects: ({ id, also, relatives, numberWarnings }) =>
        [{ id }, ...also, ...relatives, ...numberWarnings.flatMap(({ people }) => people)].map((shown) => ({
          child: shown.id,
        })),
    },
    shows: PersonModel,
    load: (ask) => personModel(ask, ask.params.id, likeness),
    view: PersonPage,
  });

const changing = page('/people/:id/change', {
  title: 'Change the details of a person',
  may: may('change'),
  audit: {
    event: 'person.changeOpened',
    purpose: 'Keep the details of a person right',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PartModel,
  load: (ask) => changeModel(ask, ask.params.id),
  view: ChangePersonPage,
  start: ({ start }) => start,
});

const change = action('/people/:id/change', {
  title: 'Change the details of a person',
  may: may('change'),
  audit: {
    event: 'person.changed',
    purpose: 'Keep the details of a person right',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangePersonForm,
  from: changing,
  run: (ask, { version, ...facts }) => changePerson(ask, ask.params.id, version, facts),
  next: ({ id }) => paths.person(id),
  says: () => 'The details are changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const history = page('/people/:id/history', {
  title: 'History of a person’s record',
  may: may('find'),
  audit: {
    event: 'person.historyViewed',
    purpose: 'Read what was recorded about a person, by whom and when',
    subjects: (model) => [{ child: model.person.id }],
    target: ({ person: { id }, on }) => `person:${id}${on === null ? '' : ` on:${on}`}`,
  },
  asks: HistoryForm,
  shows: HistoryModel,
  faults: ({ faults }) => faults,
  load: (ask) => historyModel(ask, ask.params.id, ask.query),
  view: HistoryPage,
  start: ({ on, faults }, query) => (faults.length > 0 ? query : { on: on ?? '' }),
});

export const personRoutesOf = (likeness: Likeness) => [personOf(likeness), changing, change, history];
