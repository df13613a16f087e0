import './tables.ts';
import type { Module } from '#http';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { READERS } from './rules.ts';

export { makeDocument, signAs } from './demo.ts';
export { paths } from './paths.ts';
export { documentsToSign } from './reads/index.ts';

/** What the partnership has agreed: named documents, put to the safeguarding partners version by version, and who signed. */
export const documents: Module = {
  name: 'documents',
  routes,
  navigation: [{ label: 'Documents', href: paths.list, place: 72, roles: READERS }],
  notices: {
    'document.toSign': 'A document of the partnership waits for your signature',
    'document.signed': 'A safeguarding partner has signed a document',
    'document.refused': 'A safeguarding partner has refused to sign a document',
  },
};
