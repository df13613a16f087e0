import { action, page, type Route } from '#http';
import { nothing } from '#kernel';
import { addPerson, answer, changePerson, removePerson } from '../actions/index.ts';
import { AnswerForm, ChangePersonForm, PersonForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  AnswerModel,
  answerModel,
  PeopleModel,
  PeopleQuery,
  PersonModel,
  peopleModel,
  personModel,
  Told,
} from '../reads/index.ts';
import { mayMeet } from '../rules/index.ts';
import { AnswerPage, PeoplePage, PersonPage } from '../views/people.tsx';
import { KEEP, TAKE_PART, target, told } from './purposes.ts';

const toPeople = ({ meeting }: { readonly meeting: string }) => paths.people(meeting);
const gives = { returns: told, gives: Told };

const people = page('/meetings/:id/people', {
  title: 'People of a meeting',
  may: mayMeet,
  audit: {
    event: 'meeting.peopleViewed',
    purpose: TAKE_PART,
    target: ({ meeting }) => `meeting:${meeting.id}`,
  },
  asks: PeopleQuery,
  shows: PeopleModel,
  load: peopleModel,
  view: PeoplePage,
  start: () => ({ part: 'member' }),
});
const person = page('/meetings/people/:id', {
  title: 'Somebody on the list of a meeting',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: KEEP },
  shows: PersonModel,
  load: personModel,
  view: PersonPage,
  start: ({ person: { part, votes, version } }) => ({ part, votes, version }),
});
const answering = page('/meetings/:id/answer', {
  title: 'Say whether you are coming',
  may: mayMeet,
  audit: { event: 'meeting.formOpened', purpose: TAKE_PART },
  asks: PeopleQuery,
  shows: AnswerModel,
  load: answerModel,
  view: AnswerPage,
  start: (model, { q }) => ({ answer: model.answer ?? (q ? 'no' : ''), said: model.said }),
});

export const peopleRoutes: readonly Route[] = [
  people,
  action('/meetings/:id/people', {
    title: 'Add somebody to a meeting',
    may: mayMeet,
    audit: { event: 'meeting.personAdded', purpose: KEEP, target },
    takes: PersonForm,
    from: people,
    run: (acting, form) => addPerson(acting, acting.params.id, form),
    next: toPeople,
    says: () => 'They are on the list.',
    ...gives,
  }),
  person,
  action('/meetings/people/:id', {
    title: 'Change as what somebody comes',
    may: mayMeet,
    audit: { event: 'meeting.personChanged', purpose: KEEP, target },
    takes: ChangePersonForm,
    from: person,
    run: (acting, form) => changePerson(acting, acting.params.id, form),
    next: toPeople,
    says: () => 'It was changed.',
    ...gives,
  }),
  action('/meetings/people/:id/remove', {
    title: 'Take somebody off the list of a meeting',
    may: mayMeet,
    audit: { event: 'meeting.personRemoved', purpose: KEEP, target },
    takes: nothing,
    from: person,
    run: (acting) => removePerson(acting, acting.params.id),
    next: toPeople,
    says: () => 'They were taken off the list.',
    ...gives,
  }),
  answering,
  action('/meetings/:id/answer', {
    title: 'Say whether you are coming',
    may: mayMeet,
    audit: { event: 'meeting.answered', purpose: TAKE_PART, target },
    takes: AnswerForm,
    from: answering,
    run: (acting, form) => answer(acting, acting.params.id, form),
    next: ({ meeting }) => paths.one(meeting),
    says: () => 'Your answer was kept.',
    ...gives,
  }),
];
