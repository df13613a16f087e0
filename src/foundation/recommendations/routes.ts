import type { VNode } from 'preact';
import type { ZodType, z } from 'zod';
import { csvOf } from '#figures';
import { xlsxOf } from '#files';
import { type Ask, action, Identified, page, type Route, type Shows } from '#http';
import { FILE_TYPES } from '#kernel';
import { mayMeet } from '#meetings';
import {
  answerRecommendation,
  closeRecommendation,
  type Done,
  offerEvidence,
  recommend,
  recommendUnder,
  returnRecommendation,
  tellProgress,
} from './actions.ts';
import { AddRecommendationForm, BodyQuery, RegisterQuery, SAID_FORMS, UnderItemForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  ActModel,
  actModel,
  EvidenceModel,
  evidenceModel,
  NewModel,
  newModel,
  RecommendationModel,
  RegisterModel,
  recommendationModel,
  registerModel,
  SHEET_COLUMNS,
  SheetModel,
  sheetModel,
  sheetRows,
  subjectsOf,
  underModel,
} from './reads/index.ts';
import type { Act } from './rules.ts';
import * as acts from './views/acts.tsx';
import { NewPage, UnderPage } from './views/new.tsx';
import { OnePage } from './views/one.tsx';
import { RegisterPage } from './views/register.tsx';

const PURPOSE =
  'Hold partners to what was recommended to them (Children Act 2004 sections 16E and 16G; Local Government Act 2000 section 9F)';
const toOne = ({ id }: Done) => paths.one(id);
const target = ({ id }: Done) => `recommendation:${id}`;

const adding = page('/recommendations/new', {
  title: 'Record a recommendation',
  may: mayMeet,
  audit: { event: 'recommendation.begun', purpose: PURPOSE },
  asks: BodyQuery,
  shows: NewModel,
  load: newModel,
  view: NewPage,
  start: ({ body, bodies }) => ({ body: body ?? (bodies.length === 1 ? (bodies[0]?.value ?? '') : '') }),
});
const addingUnder = page('/recommendations/under/:itemId', {
  title: 'Record a recommendation',
  may: mayMeet,
  audit: { event: 'recommendation.begun', purpose: PURPOSE, subjects: subjectsOf },
  shows: NewModel,
  load: underModel,
  view: (shown) => UnderPage(shown) ?? NewPage(shown),
});

/** The page and the act of one thing that is done to a recommendation. */
const pair = <Form extends ZodType>(
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
  const asked = page(`/recommendations/:id/${act}`, {
    title: told.title,
    may: mayMeet,
    audit: { event: 'recommendation.viewed', purpose: PURPOSE, subjects: subjectsOf },
    shows: ActModel,
    load: (ask: Ask<{ readonly id: string }>) => actModel(act)(ask),
    view: told.view,
  });
  return [
    asked,
    action(`/recommendations/:id/${act}`, {
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

const columns = SHEET_COLUMNS.map(({ label }) => label);

export const routes: readonly Route[] = [
  page('/recommendations', {
    title: 'Recommendations',
    may: mayMeet,
    audit: { event: 'recommendations.listed', purpose: PURPOSE },
    asks: RegisterQuery,
    shows: RegisterModel,
    load: registerModel,
    view: RegisterPage,
  }),
  page('/recommendations/csv', {
    title: 'Recommendations as a CSV file',
    may: mayMeet,
    audit: { event: 'recommendations.exported', purpose: PURPOSE },
    asks: RegisterQuery,
    shows: SheetModel,
    load: sheetModel,
    sends: (model) => ({
      name: 'recommendations.csv',
      media: 'text/csv; charset=utf-8',
      content: csvOf(columns, sheetRows(model)),
    }),
  }),
  page('/recommendations/xlsx', {
    title: 'Recommendations as an Excel workbook',
    may: mayMeet,
    audit: { event: 'recommendations.exported', purpose: PURPOSE },
    asks: RegisterQuery,
    shows: SheetModel,
    load: sheetModel,
    sends: (model) => ({
      name: 'recommendations.xlsx',
      media: FILE_TYPES.xlsx.media,
      content: xlsxOf('Recommendations', SHEET_COLUMNS, sheetRows(model)),
    }),
  }),
  adding,
  action('/recommendations/new', {
    title: 'Record a recommendation',
    may: mayMeet,
    audit: { event: 'recommendation.made', purpose: PURPOSE, target },
    takes: AddRecommendationForm,
    from: adding,
    run: recommend,
    next: toOne,
    says: () => 'The recommendation was recorded. The partner is told.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  addingUnder,
  action('/recommendations/under/:itemId', {
    title: 'Record a recommendation under an item',
    may: mayMeet,
    audit: { event: 'recommendation.made', purpose: PURPOSE, target },
    takes: UnderItemForm,
    from: addingUnder,
    run: (ask, form) => recommendUnder(ask, ask.params.itemId, form),
    next: toOne,
    says: () => 'The recommendation was recorded. The partner is told.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  page('/recommendations/:id', {
    title: 'A recommendation',
    may: mayMeet,
    audit: {
      event: 'recommendation.viewed',
      purpose: PURPOSE,
      subjects: subjectsOf,
      target: ({ id }) => `recommendation:${id}`,
    },
    shows: RecommendationModel,
    load: recommendationModel,
    view: OnePage,
  }),
  page('/recommendations/:id/evidence/:stepId', {
    title: 'Evidence of a recommendation',
    may: mayMeet,
    audit: {
      event: 'recommendation.evidenceOpened',
      purpose: PURPOSE,
      subjects: subjectsOf,
      target: ({ id }) => `recommendation:${id}`,
    },
    shows: EvidenceModel,
    load: evidenceModel,
    sends: ({ name, media, sha256, bytes }) => ({ name, media, content: { sha256, bytes } }),
  }),
  ...pair('answer', {
    ...{ title: 'Answer a recommendation', event: 'recommendation.answered', form: SAID_FORMS.answer },
    ...{ view: acts.AnswerPage, run: answerRecommendation, says: 'The answer was sent to the body.' },
  }),
  ...pair('progress', {
    ...{ title: 'Tell of progress', event: 'recommendation.progressed', form: SAID_FORMS.progress },
    ...{ view: acts.ProgressPage, run: tellProgress, says: 'The progress was saved.' },
  }),
  ...pair('offer', {
    ...{ title: 'Offer evidence of impact', event: 'recommendation.offered', form: SAID_FORMS.offer },
    ...{ view: acts.OfferPage, run: offerEvidence, says: 'The evidence was offered. The body judges it.' },
  }),
  ...pair('close', {
    ...{ title: 'Close a recommendation', event: 'recommendation.closed', form: SAID_FORMS.close },
    ...{ view: acts.ClosePage, run: closeRecommendation, says: 'The recommendation was closed.' },
  }),
  ...pair('return', {
    ...{ title: 'Return a recommendation', event: 'recommendation.returned', form: SAID_FORMS.return },
    ...{
      view: acts.ReturnPage,
      run: returnRecommendation,
      says: 'The recommendation was returned. The partner reads why.',
    },
  }),
];
