import type { VNode } from 'preact';
import type { ZodType, z } from 'zod';
import { csvOf } from '#figures';
import { xlsxOf } from '#files';
import { type Ask, action, Identified, page, type Route, type Shows } from '#http';
import { FILE_TYPES, nothing } from '#kernel';
import { mayMeet } from '#meetings';
import {
  type Done,
  dischargePromise,
  movePromise,
  offerEvidence,
  recordPromise,
  releasePromise,
  reportPromise,
  returnPromise,
  takePromise,
  tellProgress,
} from './actions.ts';
import { AddPromiseForm, BodyQuery, RegisterQuery, SAID_FORMS } from './forms.ts';
import { paths } from './paths.ts';
import {
  ActModel,
  actModel,
  EvidenceModel,
  evidenceModel,
  NewModel,
  newModel,
  PromiseModel,
  promiseModel,
  RegisterModel,
  registerModel,
  SHEET_COLUMNS,
  SheetModel,
  sheetModel,
  sheetRows,
  subjectsOf,
} from './reads/index.ts';
import type { Act } from './rules/index.ts';
import * as acts from './views/acts.tsx';
import { NewPage } from './views/new.tsx';
import { OnePage } from './views/one.tsx';
import { RegisterPage } from './views/register.tsx';

const PURPOSE =
  'Hold partners to what they promised (Children Act 2004 sections 11, 16E and 16G; Local Government Act 2000 section 9F)';
const toOne = ({ id }: Done) => paths.one(id);
const target = ({ id }: Done) => `promise:${id}`;

const register = page('/promises', {
  title: 'Promises',
  may: mayMeet,
  audit: { event: 'promises.listed', purpose: PURPOSE },
  asks: RegisterQuery,
  shows: RegisterModel,
  load: registerModel,
  view: RegisterPage,
});
const adding = page('/promises/new', {
  title: 'Record a promise',
  may: mayMeet,
  audit: { event: 'promise.begun', purpose: PURPOSE },
  asks: BodyQuery,
  shows: NewModel,
  load: newModel,
  view: NewPage,
  start: ({ body, bodies }) => ({ body: body ?? (bodies.length === 1 ? (bodies[0]?.value ?? '') : '') }),
});
const one = page('/promises/:id', {
  title: 'A promise',
  may: mayMeet,
  audit: {
    event: 'promise.viewed',
    purpose: PURPOSE,
    subjects: subjectsOf,
    target: ({ id }) => `promise:${id}`,
  },
  shows: PromiseModel,
  load: promiseModel,
  view: OnePage,
});

/** The page and the act of one thing that is done to a promise. */
const pair = <const Path extends `/promises/:id/${string}`, Form extends ZodType>(
  path: Path,
  act: Act,
  told: {
    readonly title: string;
    readonly event: string;
    readonly form: Form;
    readonly view: (shown: Shows<ActModel>) => VNode;
    readonly run: (ask: Ask<{ readonly id: string }>, id: string, form: z.output<Form>) => Promise<Done>;
    readonly says: string;
  },
): readonly Route[] => {
  const asked = page(`/promises/:id/${path.slice('/promises/:id/'.length)}`, {
    title: told.title,
    may: mayMeet,
    audit: { event: 'promise.viewed', purpose: PURPOSE, subjects: subjectsOf },
    shows: ActModel,
    load: (ask: Ask<{ readonly id: string }>) => actModel(act)(ask),
    view: told.view,
  });
  return [
    asked,
    action(`/promises/:id/${path.slice('/promises/:id/'.length)}`, {
      title: told.title,
      may: mayMeet,
      audit: { event: told.event, purpose: PURPOSE, target },
      takes: told.form,
      from: asked,
      run: (ask: Ask<{ readonly id: string }>, form) => told.run(ask, ask.params.id, form),
      next: toOne,
      says: () => told.says,
    }),
  ];
};

const BOOK = FILE_TYPES.xlsx.media;
const columns = SHEET_COLUMNS.map(({ label }) => label);

export const routes: readonly Route[] = [
  register,
  page('/promises/csv', {
    title: 'Promises as a CSV file',
    may: mayMeet,
    audit: { event: 'promises.exported', purpose: PURPOSE },
    asks: RegisterQuery,
    shows: SheetModel,
    load: sheetModel,
    sends: (model) => ({
      name: 'promises.csv',
      media: 'text/csv; charset=utf-8',
      content: csvOf(columns, sheetRows(model)),
    }),
  }),
  page('/promises/xlsx', {
    title: 'Promises as an Excel workbook',
    may: mayMeet,
    audit: { event: 'promises.exported', purpose: PURPOSE },
    asks: RegisterQuery,
    shows: SheetModel,
    load: sheetModel,
    sends: (model) => ({
      name: 'promises.xlsx',
      media: BOOK,
      content: xlsxOf('Promises', SHEET_COLUMNS, sheetRows(model)),
    }),
  }),
  adding,
  action('/promises/new', {
    title: 'Record a promise',
    may: mayMeet,
    audit: { event: 'promise.made', purpose: PURPOSE, target },
    takes: AddPromiseForm,
    from: adding,
    run: recordPromise,
    next: toOne,
    says: () => 'The promise was recorded. Whoever owes it sees it now.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  one,
  action('/promises/:id/take', {
    title: 'Take a promise',
    may: mayMeet,
    audit: { event: 'promise.taken', purpose: PURPOSE, target },
    takes: nothing,
    from: one,
    run: (ask) => takePromise(ask, ask.params.id),
    next: toOne,
  }),
  page('/promises/:id/evidence/:stepId', {
    title: 'Evidence of a promise',
    may: mayMeet,
    audit: { event: 'promise.evidenceOpened', purpose: PURPOSE, target: ({ id }) => `promise:${id}` },
    shows: EvidenceModel,
    load: evidenceModel,
    sends: ({ name, media, sha256, bytes }) => ({ name, media, content: { sha256, bytes } }),
  }),
  ...pair('/promises/:id/progress', 'progress', {
    ...{ title: 'Tell of progress', event: 'promise.progressed', form: SAID_FORMS.progress },
    ...{ view: acts.ProgressPage, run: tellProgress, says: 'The progress was saved.' },
  }),
  ...pair('/promises/:id/offer', 'offer', {
    ...{ title: 'Offer evidence', event: 'promise.offered', form: SAID_FORMS.offer },
    ...{ view: acts.OfferPage, run: offerEvidence, says: 'The evidence was offered. The body judges it.' },
  }),
  ...pair('/promises/:id/report', 'report', {
    ...{ title: 'Reported to a meeting', event: 'promise.reported', form: SAID_FORMS.report },
    ...{ view: acts.ReportPage, run: reportPromise, says: 'Saved that it was reported.' },
  }),
  ...pair('/promises/:id/move', 'move', {
    ...{ title: 'Move a promise to another day', event: 'promise.moved', form: SAID_FORMS.move },
    ...{
      view: acts.MovePage,
      run: movePromise,
      says: 'The promise was moved. The day before stays on record.',
    },
  }),
  ...pair('/promises/:id/discharge', 'discharge', {
    ...{ title: 'Discharge a promise', event: 'promise.discharged', form: SAID_FORMS.discharge },
    ...{ view: acts.DischargePage, run: dischargePromise, says: 'The promise was discharged.' },
  }),
  ...pair('/promises/:id/return', 'return', {
    ...{ title: 'Return a promise', event: 'promise.returned', form: SAID_FORMS.return },
    ...{
      view: acts.ReturnPage,
      run: returnPromise,
      says: 'The promise was returned. Whoever owes it reads why.',
    },
  }),
  ...pair('/promises/:id/release', 'release', {
    ...{ title: 'Release a promise', event: 'promise.released', form: SAID_FORMS.release },
    ...{ view: acts.ReleasePage, run: releasePromise, says: 'The promise was released.' },
  }),
];
