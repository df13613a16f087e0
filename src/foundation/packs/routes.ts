import { page, type Route } from '#http';
import { mayMeet } from '#meetings';
import { PackModel, PdfModel, packModel, pdfModel } from './reads/index.ts';
import { PackPage } from './views/pack.tsx';

export { packPaper } from './views/paper.tsx';

const READ = 'Reading one’s papers for a meeting';

export const routes: readonly Route[] = [
  page('/meetings/:id/pack', {
    title: 'Your papers',
    may: mayMeet,
    audit: {
      event: 'pack.opened',
      purpose: READ,
      subjects: ({ subjects }: PackModel) => subjects,
      target: ({ meeting, edition }) => `meeting:${meeting.id} edition:${edition.slice(0, 16)}`,
    },
    shows: PackModel,
    load: packModel,
    view: PackPage,
  }),
  page('/meetings/:id/pack.pdf', {
    title: 'Your papers as a PDF',
    may: mayMeet,
    audit: {
      event: 'pack.saved',
      purpose: READ,
      subjects: ({ subjects }: PdfModel) => subjects,
      target: ({ edition }) => `edition:${edition.slice(0, 16)}`,
    },
    shows: PdfModel,
    load: pdfModel,
    sends: ({ name, sha256, bytes }) => ({ name, media: 'application/pdf', content: { sha256, bytes } }),
  }),
];
