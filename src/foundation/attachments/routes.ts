import { action, Identified, page, type Route } from '#http';
import { nothing } from '#kernel';
import {
  addDocument,
  addRedacted,
  type Done,
  giveDocument,
  setAccess,
  stopGiving,
  withdrawDocument,
} from './actions.ts';
import { AccessForm, AddForm, GiveForm, RedactForm, WithdrawForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  actModel,
  type ChildOf,
  DocumentModel,
  documentModel,
  FileModel,
  fileModel,
  GiveModel,
  GivenModel,
  giveModel,
  givenModel,
  ListModel,
  listModel,
  mediaOf,
  NewModel,
  newModel,
  PageQuery,
  subjectsOfDocument,
  subjectsOfGiven,
  subjectsOfList,
} from './reads/index.ts';
import { mayOpenDocuments } from './rules.ts';
import { GivePage, RedactPage, WithdrawPage } from './views/acts.tsx';
import { DocumentPage } from './views/document.tsx';
import { AddPage, GivenPage, ListPage } from './views/lists.tsx';

const PURPOSE = 'Safeguarding a child (Children Act 2004 section 11; Working Together)';

const ofDone = ({ child, id }: Done) => (child ? [{ child, record: id }] : []);
const toDocument = ({ id }: Done) => paths.document(id);
const told = { returns: ({ id }: Done) => ({ id }), gives: Identified };

/** The pages of documents. `childOf` finds the child of a record that stands under none. */
export const routesOf = (childOf: readonly ChildOf[]): readonly Route[] => {
  const adding = page('/records/:recordId/documents/new', {
    title: 'Add a document',
    may: mayOpenDocuments,
    audit: { event: 'document.begun', purpose: PURPOSE, subjects: subjectsOfList },
    shows: NewModel,
    load: newModel(childOf),
    view: AddPage,
    start: () => ({ access: 'record' }),
  });
  const document = page('/attachments/:id', {
    title: 'A document',
    may: mayOpenDocuments,
    audit: { event: 'document.viewed', purpose: PURPOSE, subjects: subjectsOfDocument },
    shows: DocumentModel,
    load: documentModel(childOf),
    view: DocumentPage,
  });
  const redacting = page('/attachments/:id/redacted/new', {
    title: 'Add a redacted version',
    may: mayOpenDocuments,
    audit: { event: 'document.viewed', purpose: PURPOSE, subjects: subjectsOfDocument },
    shows: DocumentModel,
    load: actModel(childOf, 'redact'),
    view: RedactPage,
    start: () => ({ access: 'record' }),
  });
  const giving = page('/attachments/:id/give', {
    title: 'Give a document to somebody',
    may: mayOpenDocuments,
    audit: { event: 'document.viewed', purpose: PURPOSE, subjects: subjectsOfDocument },
    shows: GiveModel,
    load: giveModel(childOf),
    view: GivePage,
  });
  const withdrawing = page('/attachments/:id/withdraw', {
    title: 'Withdraw a document',
    may: mayOpenDocuments,
    audit: { event: 'document.viewed', purpose: PURPOSE, subjects: subjectsOfDocument },
    shows: DocumentModel,
    load: actModel(childOf, 'withdraw'),
    view: WithdrawPage,
  });
  return [
    page('/records/:recordId/documents', {
      title: 'Documents about a record',
      may: mayOpenDocuments,
      audit: { event: 'documents.listed', purpose: PURPOSE, subjects: subjectsOfList },
      shows: ListModel,
      load: listModel(childOf),
      view: ListPage,
    }),
    adding,
    action('/records/:recordId/documents/new', {
      title: 'Add a document',
      may: mayOpenDocuments,
      audit: {
        event: 'document.added',
        purpose: PURPOSE,
        subjects: ofDone,
        target: ({ id }) => `document:${id}`,
      },
      takes: AddForm,
      from: adding,
      run: (ask, form) => addDocument(ask, ask.params.recordId, form),
      next: ({ about }) => paths.ofRecord(about),
      says: () => 'The document was added',
      ...told,
    }),
    page('/attachments', {
      title: 'Documents given to you',
      may: mayOpenDocuments,
      audit: { event: 'documents.givenListed', purpose: PURPOSE, subjects: subjectsOfGiven },
      asks: PageQuery,
      shows: GivenModel,
      load: givenModel,
      view: GivenPage,
    }),
    document,
    page('/attachments/:id/file', {
      title: 'Download a document',
      may: mayOpenDocuments,
      audit: {
        event: 'document.downloaded',
        purpose: PURPOSE,
        subjects: ({ child, record }) => (child ? [{ child, record }] : []),
        target: ({ id }) => `document:${id}`,
      },
      shows: FileModel,
      load: fileModel(childOf),
      sends: ({ name, type, sha256, bytes }) => ({ name, media: mediaOf(type), content: { sha256, bytes } }),
    }),
    redacting,
    action('/attachments/:id/redacted/new', {
      title: 'Add a redacted version',
      may: mayOpenDocuments,
      audit: {
        event: 'document.redacted',
        purpose: PURPOSE,
        subjects: ofDone,
        target: ({ id }) => `document:${id}`,
      },
      takes: RedactForm,
      from: redacting,
      run: (ask, form) => addRedacted(ask, ask.params.id, form),
      next: toDocument,
      says: () => 'The redacted version was added',
      ...told,
    }),
    action('/attachments/:id/access', {
      title: 'Say who may see a document',
      may: mayOpenDocuments,
      audit: { event: 'document.accessChanged', purpose: PURPOSE, subjects: ofDone },
      takes: AccessForm,
      from: document,
      run: (ask, form) => setAccess(ask, ask.params.id, form),
      next: toDocument,
      says: () => 'Who may see it was changed',
      ...told,
    }),
    giving,
    action('/attachments/:id/give', {
      title: 'Give a document to somebody',
      may: mayOpenDocuments,
      audit: { event: 'document.given', purpose: PURPOSE, subjects: ofDone },
      takes: GiveForm,
      from: giving,
      run: (ask, form) => giveDocument(ask, ask.params.id, form),
      next: toDocument,
      says: () => 'The document was given',
      ...told,
    }),
    action('/attachments/:id/give/:shareId/end', {
      title: 'Stop giving a document to somebody',
      may: mayOpenDocuments,
      audit: { event: 'document.takenBack', purpose: PURPOSE, subjects: ofDone },
      takes: nothing,
      from: document,
      run: (ask) => stopGiving(ask, ask.params.id, ask.params.shareId),
      next: toDocument,
      says: () => 'They see the document no longer',
      ...told,
    }),
    withdrawing,
    action('/attachments/:id/withdraw', {
      title: 'Withdraw a document',
      may: mayOpenDocuments,
      audit: { event: 'document.withdrawn', purpose: PURPOSE, subjects: ofDone },
      takes: WithdrawForm,
      from: withdrawing,
      run: (ask, form) => withdrawDocument(ask, ask.params.id, form),
      next: toDocument,
      says: () => 'The document was withdrawn',
      ...told,
    }),
  ];
};
