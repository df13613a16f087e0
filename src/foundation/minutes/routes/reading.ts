import { action, page, type Route } from '#http';
import { FILE_TYPES, nothing } from '#kernel';
import { mayMeet } from '#meetings';
import { askForPdf } from '../actions/index.ts';
import { paths } from '../paths.ts';
import {
  DocxModel,
  docxModel,
  MinutesPageModel,
  minutesPage,
  PdfModel,
  pdfModel,
  subjectsOfMinutes,
} from '../reads/index.ts';
import { MinutesPage } from '../views/minutes.tsx';
import { ofMeeting, READ, toldOfMeeting } from './purposes.ts';

export const minutesRoute = page('/meetings/:id/minutes', {
  title: 'Minutes of a meeting',
  may: mayMeet,
  audit: { event: 'minutes.viewed', purpose: READ, subjects: subjectsOfMinutes, target: ofMeeting },
  shows: MinutesPageModel,
  load: minutesPage,
  view: MinutesPage,
});

export const readingRoutes: readonly Route[] = [
  minutesRoute,
  page('/meetings/:id/minutes.docx', {
    title: 'Minutes as a Word document',
    may: mayMeet,
    audit: { event: 'minutes.saved', purpose: READ, subjects: ({ subjects }: DocxModel) => subjects },
    shows: DocxModel,
    load: docxModel,
    sends: ({ name, content }) => ({
      name,
      media: FILE_TYPES.docx.media,
      content: Buffer.from(content, 'base64'),
    }),
  }),
  page('/meetings/:id/minutes.pdf', {
    title: 'Minutes as a PDF',
    may: mayMeet,
    audit: {
      event: 'minutes.saved',
      purpose: READ,
      subjects: ({ subjects }: PdfModel) => subjects,
      target: ({ edition }) => `edition:${edition.slice(0, 16)}`,
    },
    shows: PdfModel,
    load: pdfModel,
    sends: ({ name, sha256, bytes }) => ({
      name,
      media: FILE_TYPES.pdf.media,
      content: { sha256, bytes },
    }),
  }),
  action('/meetings/:id/minutes/pdf', {
    title: 'Make a PDF of the minutes',
    may: mayMeet,
    audit: { event: 'minutes.pdfAsked', purpose: READ, target: ofMeeting },
    takes: nothing,
    from: minutesRoute,
    run: (acting) => askForPdf(acting, acting.params.id),
    next: ({ meeting }) => paths.of(meeting),
    says: () => 'The PDF is being made. Open this page again in a minute.',
    ...toldOfMeeting,
  }),
];
