import { action, Identified, page } from '#http';
import { addReportingLine, addRepresentation, endOnBody, type TellsPerson } from '../actions/index.ts';
import { EndForm, ReportingLineForm, RepresentationForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { BodyAndChoices, bodyAndChoices, bodyAndSeatChoices, EndModel, endModel } from '../reads/index.ts';
import { AddReportingLinePage, AddRepresentationPage } from '../views/body-form.tsx';
import { EndReportingLinePage, EndRepresentationPage } from '../views/ending.tsx';
import { can, PURPOSE } from './may.ts';

const addingLine = page('/partnership/bodies/:id/reporting/new', {
  title: 'Add whom a body reports to',
  may: can.keep('reporting_line'),
  audit: { event: 'reportingLine.formOpened', purpose: PURPOSE.keep },
  shows: BodyAndChoices,
  load: (ask) => bodyAndChoices(ask, ask.params.id),
  view: AddReportingLinePage,
});
const addLine = action('/partnership/bodies/:id/reporting/new', {
  title: 'Add whom a body reports to',
  may: can.keep('reporting_line'),
  audit: { event: 'reportingLine.added', purpose: PURPOSE.keep },
  takes: ReportingLineForm,
  from: addingLine,
  run: (ask, form) => addReportingLine(ask, ask.params.id, form),
  next: (_, { id }) => paths.body(id),
  says: () => 'Reporting line added',
  returns: (id) => ({ id }),
  gives: Identified,
});
const endingLine = page('/partnership/reporting/:id/end', {
  title: 'End a reporting line',
  may: can.keep('reporting_line'),
  audit: { event: 'reportingLine.formOpened', purpose: PURPOSE.keep },
  shows: EndModel,
  load: (ask) => endModel(ask, 'reporting_line', ask.params.id),
  view: EndReportingLinePage,
  start: ({ until, version }) => ({ until, version }),
});
const endLine = (tell: TellsPerson) =>
  action('/partnership/reporting/:id/end', {
    title: 'End a reporting line',
    may: can.keep('reporting_line'),
    audit: { event: 'reportingLine.ended', purpose: PURPOSE.keep },
    takes: EndForm,
    from: endingLine,
    run: (ask, form) => endOnBody(ask, 'reporting_line', ask.params.id, form, tell),
    next: paths.body,
    says: () => 'Last day saved',
  });

const addingSeat = page('/partnership/bodies/:id/representation/new', {
  title: 'Add somebody who sits on a body',
  may: can.keep('representation'),
  audit: { event: 'representation.formOpened', purpose: PURPOSE.keep },
  shows: BodyAndChoices,
  load: (ask) => bodyAndSeatChoices(ask, ask.params.id),
  view: AddRepresentationPage,
});
const addSeat = action('/partnership/bodies/:id/representation/new', {
  title: 'Add somebody who sits on a body',
  may: can.keep('representation'),
  audit: { event: 'representation.added', purpose: PURPOSE.keep },
  takes: RepresentationForm,
  from: addingSeat,
  run: (ask, form) => addRepresentation(ask, ask.params.id, form),
  next: (_, { id }) => paths.body(id),
  says: () => 'Added',
  returns: (id) => ({ id }),
  gives: Identified,
});
const endingSeat = page('/partnership/representation/:id/end', {
  title: 'End a seat on a body',
  may: can.keep('representation'),
  audit: { event: 'representation.formOpened', purpose: PURPOSE.keep },
  shows: EndModel,
  load: (ask) => endModel(ask, 'representation', ask.params.id),
  view: EndRepresentationPage,
  start: ({ until, version }) => ({ until, version }),
});
const endSeat = (tell: TellsPerson) =>
  action('/partnership/representation/:id/end', {
    title: 'End a seat on a body',
    may: can.keep('representation'),
    audit: { event: 'representation.ended', purpose: PURPOSE.keep },
    takes: EndForm,
    from: endingSeat,
    run: (ask, form) => endOnBody(ask, 'representation', ask.params.id, form, tell),
    next: paths.body,
    says: () => 'Last day saved',
  });

export const seatRoutes = (tell: TellsPerson) => [
  addingLine,
  addLine,
  endingLine,
  endLine(tell),
  addingSeat,
  addSeat,
  endingSeat,
  endSeat(tell),
];
