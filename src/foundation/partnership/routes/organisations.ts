import { action, Identified, page } from '#http';
import { addOrganisation, changeOrganisation, endRow, type TellsPerson } from '../actions/index.ts';
import { AddOrganisationForm, ChangeOrganisationForm, EndForm, OrganisationFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  Choices,
  EndModel,
  endModel,
  OrganisationList,
  OrganisationModel,
  organisationList,
  organisationModel,
  placeChoices,
} from '../reads/index.ts';
import { EndOrganisationPage } from '../views/ending.tsx';
import { OrganisationPage } from '../views/organisation.tsx';
import { AddOrganisationPage, ChangeOrganisationPage } from '../views/organisation-form.tsx';
import { OrganisationsPage } from '../views/organisations.tsx';
import { can, PURPOSE } from './may.ts';

const list = page('/partnership/organisations', {
  title: 'Organisations',
  may: can.read,
  audit: { event: 'organisations.listed', purpose: PURPOSE.read },
  asks: OrganisationFilter,
  shows: OrganisationList,
  load: (ask) => organisationList(ask, ask.query),
  view: OrganisationsPage,
});
const one = page('/partnership/organisations/:id', {
  title: 'An organisation',
  may: can.read,
  audit: { event: 'organisation.viewed', purpose: PURPOSE.read },
  shows: OrganisationModel,
  load: (ask) => organisationModel(ask, ask.params.id),
  view: OrganisationPage,
});

const adding = page('/partnership/organisations/new', {
  title: 'Add an organisation',
  may: can.keep('organisation'),
  audit: { event: 'organisation.formOpened', purpose: PURPOSE.keep },
  shows: Choices,
  load: placeChoices,
  view: AddOrganisationPage,
});
const add = action('/partnership/organisations/new', {
  title: 'Add an organisation',
  may: can.keep('organisation'),
  audit: { event: 'organisation.added', purpose: PURPOSE.keep, target: (id) => `id:${id}` },
  takes: AddOrganisationForm,
  from: adding,
  run: addOrganisation,
  next: paths.organisation,
  says: () => 'Organisation added',
  returns: (id) => ({ id }),
  gives: Identified,
});

const changing = page('/partnership/organisations/:id/change', {
  title: 'Change an organisation',
  may: can.keep('organisation'),
  audit: { event: 'organisation.formOpened', purpose: PURPOSE.keep },
  shows: OrganisationModel,
  load: (ask) => organisationModel(ask, ask.params.id),
  view: ChangeOrganisationPage,
  start: (model) => model,
});
const change = action('/partnership/organisations/:id/change', {
  title: 'Change an organisation',
  may: can.keep('organisation'),
  audit: { event: 'organisation.changed', purpose: PURPOSE.keep },
  takes: ChangeOrganisationForm,
  from: changing,
  run: (ask, form) => changeOrganisation(ask, ask.params.id, form),
  next: (_, { id }) => paths.organisation(id),
  says: () => 'Organisation changed',
});

const ending = page('/partnership/organisations/:id/end', {
  title: 'End an organisation',
  may: can.keep('organisation'),
  audit: { event: 'organisation.formOpened', purpose: PURPOSE.keep },
  shows: EndModel,
  load: (ask) => endModel(ask, 'organisation', ask.params.id),
  view: EndOrganisationPage,
  start: ({ until, version }) => ({ until, version }),
});
const end = (tell: TellsPerson) =>
  action('/partnership/organisations/:id/end', {
    title: 'End an organisation',
    may: can.keep('organisation'),
    audit: { event: 'organisation.ended', purpose: PURPOSE.keep },
    takes: EndForm,
    from: ending,
    run: (ask, form) => endRow(ask, 'organisation', ask.params.id, form, tell),
    next: (_, { id }) => paths.organisation(id),
    says: () => 'Last day saved',
  });

export const organisationRoutes = (tell: TellsPerson) => [
  list,
  one,
  adding,
  add,
  changing,
  change,
  ending,
  end(tell),
];
