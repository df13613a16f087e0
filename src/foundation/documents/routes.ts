import { action, page, type Route } from '#http';
import { addDocument, addVersion, type Done, signVersion, withdrawDocument } from './actions.ts';
import { DocumentForm, SignForm, VersionForm, WithdrawForm } from './forms.ts';
import { paths } from './paths.ts';
import {
  DocumentModel,
  DocumentsModel,
  documentModel,
  documentsModel,
  NewVersionModel,
  NothingModel,
  newVersionModel,
  OneVersionModel,
  Put,
  signModel,
  withdrawModel,
} from './reads/index.ts';
import { mayKeepDocuments, mayReadDocuments } from './rules.ts';
import { DocumentsPage } from './views/list.tsx';
import { AddDocumentPage, NewVersionPage } from './views/new.tsx';
import { DocumentPage } from './views/one.tsx';
import { SignPage, WithdrawPage } from './views/sign.tsx';

const READ = 'Knowing what the partnership has agreed';
const KEEP = 'Keeping what the partnership has agreed, and who signed it (Working Together, chapter 2)';
const target = ({ document, version }: Done): string => `document:${document} version:${version}`;
const toOne = ({ document }: Done) => paths.one(document);

const list = page('/documents', {
  title: 'Documents',
  may: mayReadDocuments,
  audit: { event: 'documents.listed', purpose: READ },
  shows: DocumentsModel,
  load: documentsModel,
  view: DocumentsPage,
});
const adding = page('/documents/new', {
  title: 'Put a document to the partners',
  may: mayKeepDocuments,
  audit: { event: 'document.formOpened', purpose: KEEP },
  shows: NothingModel,
  load: async () => ({}),
  view: AddDocumentPage,
});
const one = page('/documents/:id', {
  title: 'A document',
  may: mayReadDocuments,
  audit: { event: 'document.viewed', purpose: READ },
  shows: DocumentModel,
  load: documentModel,
  view: DocumentPage,
});
const versioning = page('/documents/:id/versions/new', {
  title: 'Put a new version to the partners',
  may: mayKeepDocuments,
  audit: { event: 'document.formOpened', purpose: KEEP },
  shows: NewVersionModel,
  load: newVersionModel,
  view: NewVersionPage,
});
const signing = page('/documents/versions/:id/sign', {
  title: 'Sign or refuse a document',
  may: mayReadDocuments,
  audit: { event: 'document.toSignViewed', purpose: KEEP },
  shows: OneVersionModel,
  load: signModel,
  view: SignPage,
});
const withdrawing = page('/documents/versions/:id/withdraw', {
  title: 'Withdraw a version',
  may: mayKeepDocuments,
  audit: { event: 'document.formOpened', purpose: KEEP },
  shows: OneVersionModel,
  load: withdrawModel,
  view: WithdrawPage,
});

export const routes: readonly Route[] = [
  list,
  adding,
  action('/documents/new', {
    title: 'Put a document to the partners',
    may: mayKeepDocuments,
    audit: { event: 'document.put', purpose: KEEP, target },
    takes: DocumentForm,
    from: adding,
    run: addDocument,
    next: toOne,
    says: () => 'The document was put to the safeguarding partners.',
    returns: ({ document, version }) => ({ document, version }),
    gives: Put,
  }),
  one,
  versioning,
  action('/documents/:id/versions/new', {
    title: 'Put a new version to the partners',
    may: mayKeepDocuments,
    audit: { event: 'document.versionPut', purpose: KEEP, target },
    takes: VersionForm,
    from: versioning,
    run: (acting, form) => addVersion(acting, acting.params.id, form),
    next: toOne,
    says: () => 'The new version was put to the safeguarding partners. Each of them signs anew.',
    returns: ({ document, version }) => ({ document, version }),
    gives: Put,
  }),
  signing,
  action('/documents/versions/:id/sign', {
    title: 'Sign or refuse a document',
    may: mayReadDocuments,
    audit: { event: 'document.signed', purpose: KEEP, target },
    takes: SignForm,
    from: signing,
    run: (acting, form) => signVersion(acting, acting.params.id, form),
    next: toOne,
    says: () => 'What you said was kept.',
  }),
  withdrawing,
  action('/documents/versions/:id/withdraw', {
    title: 'Withdraw a version',
    may: mayKeepDocuments,
    audit: { event: 'document.withdrawn', purpose: KEEP, target },
    takes: WithdrawForm,
    from: withdrawing,
    run: (acting, form) => withdrawDocument(acting, acting.params.id, form),
    next: toOne,
    says: () => 'The version was withdrawn.',
  }),
];
