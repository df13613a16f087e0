import { action, Identified, page } from '#http';
import { changeInvolvement, type Done, involve } from '../actions/index.ts';
import { ChangeInvolvementForm, InvolvementForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  headFor,
  InvolvementModel,
  involvementModel,
  NetworkModel,
  networkModel,
  PersonHead,
} from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { AddInvolvementPage, ChangeInvolvementPage } from '../views/Involvement.tsx';
import { NetworkPage } from '../views/Network.tsx';

const network = page('/people/:id/network', {
  title: 'Who is involved with a person',
  may: may('find'),
  audit: {
    event: 'person.networkViewed',
    purpose: 'Find whom to ring about a person: contact and not content',
    subjects: ({ child }) => [{ child }],
  },
  shows: NetworkModel,
  load: (ask) => networkModel(ask, ask.params.id),
  view: NetworkPage,
});

const adding = page('/people/:id/network/new', {
  title: 'Say that you are involved',
  may: may('involve'),
  audit: {
    event: 'person.involveOpened',
    purpose: 'Let others know whom to ring',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: PersonHead,
  load: (ask) => headFor(ask, ask.params.id, 'involve'),
  view: AddInvolvementPage,
});

const add = action('/people/:id/network/new', {
  title: 'Say that you are involved',
  may: may('involve'),
  audit: {
    event: 'person.involved',
    purpose: 'Let others know whom to ring',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: InvolvementForm,
  from: adding,
  run: (ask, form) => involve(ask, ask.params.id, form),
  next: ({ id }) => paths.network(id),
  says: () => 'The involvement is recorded',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const changing = page('/people/:id/network/:involvementId/change', {
  title: 'Change an involvement',
  may: may('involve'),
  audit: {
    event: 'person.involvementChangeOpened',
    purpose: 'Let others know whom to ring',
    subjects: ({ child }) => [{ child }],
  },
  shows: InvolvementModel,
  load: (ask) => involvementModel(ask, ask.params.id, ask.params.involvementId),
  view: ChangeInvolvementPage,
  start: ({ start }) => start,
});

const change = action('/people/:id/network/:involvementId/change', {
  title: 'Change an involvement',
  may: may('involve'),
  audit: {
    event: 'person.involvementChanged',
    purpose: 'Let others know whom to ring',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ChangeInvolvementForm,
  from: changing,
  run: (ask, { version, ...involved }) =>
    changeInvolvement(ask, ask.params.id, ask.params.involvementId, version, involved),
  next: ({ id }) => paths.network(id),
  says: () => 'The involvement is changed',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

export const networkRoutes = [network, adding, add, changing, change];
