import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import type { ChildOf } from './reads/index.ts';
import { routesOf } from './routes.ts';
import { READERS } from './rules.ts';

export { type DocumentTraits, makeDocument } from './demo.ts';
export { removeContents } from './jobs.ts';
export { paths } from './paths.ts';
export {
  type ChildOf,
  type DocumentLine,
  documentsAbout,
  documentsOfChild,
  documentsOfContact,
} from './reads/index.ts';

/** Documents about records. The modules above say which child a record is about, where the spine does not. */
export const attachmentsOf = (childOf: readonly ChildOf[]): Module => ({
  name: 'attachments',
  routes: routesOf(childOf),
  jobs,
  kinds: {
    attachment: { label: 'Document', readBy: READERS, path: paths.document },
    // No record is a list of documents; its address stands among the kinds so that the pages of a person can lead to it.
    attachments: { label: 'Documents', readBy: [], path: paths.ofRecord },
  },
  notices: { 'document.given': 'A document was given to you' },
});
