import './tables.ts';
import type { Module } from '#http';
import { type Role, roleNames } from '#kernel';
import { paths } from './paths.ts';
import { routes } from './routes.ts';

export { makeDocument, signAs } from './demo.ts';
export { paths } from './paths.ts';
export { documentsToSign } from './reads.ts';

/** In whose navigation the register stands: those who answer for the partnership. Everybody with a post may read it. */
const READERS: readonly Role[] = roleNames.filter((role) =>
  ['administrator', 'businessManager', 'boardMember', 'independentScrutineer'].includes(role),
);

/** What the partnership has agreed: named documents, put to the safeguarding partners version by version, and who signed. */
export const documents: Module = {
  name: 'documents',
  routes,
  navigation: [{ label: 'Documents', href: paths.list, roles: READERS }],
  notices: {
    'document.toSign': 'A document of the partnership waits for your signature',
    'document.signed': 'A safeguarding partner has signed a document',
    'document.refused': 'A safeguarding partner has refused to sign a document',
  },
};
