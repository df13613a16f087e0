import { action, Identified, page } from '#http';
import { addBody, changeBody, endRow, type TellsPerson } from '../actions/index.ts';
import { AddBodyForm, BodyFilter, ChangeBodyForm, EndForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  BodyAndChoices,
  BodyList,
  BodyModel,
  bodyAndChoices,
  bodyList,
  bodyModel,
  Choices,
  EndModel,
  endModel,
  placeChoices,
} from '../reads/index.ts';
import { BodiesPage } from '../views/bodies.tsx';
import { BodyPage } from '../views/body.tsx';
import { AddBodyPage, ChangeBodyPage } from '../views/body-form.tsx';
import { EndBodyPage } from '../views/ending.tsx';
import { answersOf } from '../views/shell.tsx';
import { can, PURPOSE } from './may.ts';

const list = page('/partnership/bodies', {
  title: 'Bodies and teams',
  may: can.read,
  audit: { event: 'bodies.listed', purpose: PURPOSE.read },
  asks: BodyFilter,
  shows: BodyList,
  load: (ask) => bodyList(ask, ask.query),
  view: BodiesPage,
});
const one = page('/partnership/bodies/:id', {
  title: 'A body or team',
  may: can.read,
  audit: { event: 'body.viewed', purpose: PURPOSE.read },
  shows: BodyModel,
  load: (ask) => bodyModel(ask, ask.params.id),
  view: BodyPage,
});

const adding = page('/partnership/bodies/new', {
  title: 'Add a body or team',
  may: can.keep('body'),
  audit: { event: 'body.formOpened', purpose: PURPOSE.keep },
  shows: Choices,
  load: placeChoices,
  view: AddBodyPage,
});
const add = action('/partnership/bodies/new', {
  title: 'Add a body or team',
  may: can.keep('body'),
  audit: { event: 'body.added', purpose: PURPOSE.keep, target: (id) => `id:${id}` },
  takes: AddBodyForm,
  from: adding,
  run: addBody,
  next: paths.body,
  says: () => 'Added',
  returns: (id) => ({ id }),
  gives: Identified,
});

const changing = page('/partnership/bodies/:id/change', {
  title: 'Change a body or team',
  may: can.keep('body'),
  audit: { event: 'body.formOpened', purpose: PURPOSE.keep },
  shows: BodyAndChoices,
  load: (ask) => bodyAndChoices(ask, ask.params.id),
  view: ChangeBodyPage,
  start: ({ body }) => ({ ...body, organisation: body.host?.id ?? '' }),
  names: ({ choices }) => ({ organisation: answersOf(choices.organisations) }),
});
const change = action('/partnership/bodies/:id/change', {
  title: 'Change a body or team',
  may: can.keep('body'),
  audit: { event: 'body.changed', purpose: PURPOSE.keep },
  takes: ChangeBodyForm,
  from: changing,
  run: (ask, form) => changeBody(ask, ask.params.id, form),
  next: (_, { id }) => paths.body(id),
  says: () => 'Changes saved',
});

const ending = page('/partnership/bodies/:id/end', {
  title: 'End a body or team',
  may: can.keep('body'),
  audit: { event: 'body.formOpened', purpose: PURPOSE.keep },
  shows: EndModel,
  load: (ask) => endModel(ask, 'body', ask.params.id),
  view: EndBodyPage,
  start: ({ until, version }) => ({ until, version }),
});
const end = (tell: TellsPerson) =>
  action('/partnership/bodies/:id/end', {
    title: 'End a body or team',
    may: can.keep('body'),
    audit: { event: 'body.ended', purpose: PURPOSE.keep },
    takes: EndForm,
    from: ending,
    run: (ask, form) => endRow(ask, 'body', ask.params.id, form, tell),
    next: (_, { id }) => paths.body(id),
    says: () => 'Last day saved',
  });

export const bodyRoutes = (tell: TellsPerson) => [
  list,
  one,
  adding,
  add,
  changing,
  change,
  ending,
  end(tell),
];
