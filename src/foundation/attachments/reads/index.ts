export type { About, ChildOf } from './about.ts';
export * from './document.ts';
export { DocumentLine, documentsAbout, documentsOfChild, documentsOfContact } from './lines.ts';
export * from './lists.ts';
