import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  chooseColumns,
  confirmUpload,
  type Done,
  discardUpload,
  sayOfRows,
  takeUpload,
} from './actions/index.ts';
import { ColumnsForm, NewForm, PageQuery, SayForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  ColumnsModel,
  columnsModel,
  ListModel,
  listModel,
  mayOpenUploads,
  NewModel,
  newModel,
  RefusedModel,
  RowsModel,
  refusedModel,
  rowsModel,
  startOfColumns,
  subjectsOfRows,
  UploadModel,
  uploadModel,
} from './reads/index.ts';
import { ColumnsPage } from './views/columns.tsx';
import { ListPage, NewPage } from './views/lists.tsx';
import { RowsPage } from './views/rows.tsx';
import { UploadPage } from './views/upload.tsx';

const PURPOSE = 'Add what a list holds: people, or worries about children';

const told = { returns: ({ id }: Done) => ({ id }), gives: Identified };
const toOne = ({ id }: Done) => paths.one(id);
const target = ({ id }: Done) => `upload:${id}`;

const adding = page('/uploads/new', {
  title: 'Upload a list',
  may: mayOpenUploads,
  audit: { event: 'upload.begun', purpose: PURPOSE },
  shows: NewModel,
  load: newModel,
  view: NewPage,
  start: ({ kinds }) => (kinds.length === 1 ? { kind: kinds[0] } : {}),
});
const one = page('/uploads/:id', {
  title: 'A list that was uploaded',
  may: mayOpenUploads,
  audit: { event: 'upload.viewed', purpose: PURPOSE },
  shows: UploadModel,
  load: uploadModel,
  view: UploadPage,
});
const columns = page('/uploads/:id/columns', {
  title: 'Choose the columns of a list',
  may: mayOpenUploads,
  audit: { event: 'upload.viewed', purpose: PURPOSE },
  shows: ColumnsModel,
  load: columnsModel,
  view: ColumnsPage,
  start: startOfColumns,
});
const rows = page('/uploads/:id/rows', {
  title: 'The rows of a list',
  may: mayOpenUploads,
  audit: { event: 'upload.rowsViewed', purpose: PURPOSE, subjects: subjectsOfRows },
  asks: PageQuery,
  shows: RowsModel,
  load: rowsModel,
  view: RowsPage,
});

/** A list, from its file to what it made: nothing is added until somebody has looked, and says so. */
export const routes: readonly Route[] = [
  page('/uploads', {
    title: 'Lists',
    may: mayOpenUploads,
    audit: { event: 'uploads.listed', purpose: PURPOSE },
    shows: ListModel,
    load: listModel,
    view: ListPage,
  }),
  adding,
  action('/uploads/new', {
    title: 'Upload a list',
    may: mayOpenUploads,
    audit: { event: 'upload.taken', purpose: PURPOSE, target },
    takes: NewForm,
    from: adding,
    run: takeUpload,
    next: toOne,
    ...told,
  }),
  one,
  columns,
  action('/uploads/:id/columns', {
    title: 'Choose the columns of a list',
    may: mayOpenUploads,
    audit: { event: 'upload.mapped', purpose: PURPOSE, target },
    takes: ColumnsForm,
    from: columns,
    run: (ask, form) => chooseColumns(ask, ask.params.id, form),
    next: toOne,
    ...told,
  }),
  rows,
  action('/uploads/:id/rows', {
    title: 'Say who the rows of a list are',
    may: mayOpenUploads,
    audit: { event: 'upload.said', purpose: PURPOSE, target },
    takes: SayForm,
    from: rows,
    run: (ask, form) => sayOfRows(ask, ask.params.id, form),
    next: ({ id }) => paths.rows(id, 'same'),
    says: () => 'What you said was kept',
    ...told,
  }),
  action('/uploads/:id/confirm', {
    title: 'Add what a list holds',
    may: mayOpenUploads,
    audit: { event: 'upload.confirmed', purpose: PURPOSE, target },
    takes: nothing,
    from: one,
    run: (ask) => confirmUpload(ask, ask.params.id),
    next: toOne,
    ...told,
  }),
  action('/uploads/:id/discard', {
    title: 'Discard a list',
    may: mayOpenUploads,
    audit: { event: 'upload.discarded', purpose: PURPOSE, target },
    takes: nothing,
    from: one,
    run: (ask) => discardUpload(ask, ask.params.id),
    next: () => paths.list,
    says: () => 'The list was discarded',
    ...told,
  }),
  page('/uploads/:id/refused', {
    title: 'The rows of a list that were not added',
    may: mayOpenUploads,
    audit: { event: 'upload.reported', purpose: PURPOSE },
    shows: RefusedModel,
    load: refusedModel,
    sends: ({ name, csv }) => ({ name, media: 'text/csv; charset=utf-8', content: csv }),
  }),
];
