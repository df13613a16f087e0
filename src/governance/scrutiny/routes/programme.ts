import { action, Identified, page, type Route } from '#http';
import {
  addReport,
  addToProgramme,
  clearReport,
  type Done,
  describeSeat,
  draftReport,
  dropEntry,
  finishEntry,
  placeEntry,
} from '../actions/index.ts';
import {
  DraftForm,
  DropForm,
  EntryForm,
  ProgrammeQuery,
  ReportForm,
  SeatForm,
  SubjectForm,
  VersionForm,
} from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  EntryModel,
  entryModel,
  MembersModel,
  membersModel,
  ProgrammeModel,
  programmeModel,
  ReportFormModel,
  ReportPageModel,
  reportFormModel,
  reportPageModel,
  SeatModel,
  SubjectFormModel,
  seatModel,
  subjectFormModel,
} from '../reads/index.ts';
import { mayKeepScrutiny, mayReadScrutiny, mayWriteReports } from '../rules/index.ts';
import { MembersPage, SeatPage } from '../views/members.tsx';
import { AddSubjectPage, DropPage, EntryPage, ProgrammePage } from '../views/programme.tsx';
import { AddReportPage, DraftPage, ReportPage } from '../views/reports.tsx';
import { formOpened, PURPOSE } from './purposes.ts';

const toProgramme = ({ id }: Done) => paths.programme(id);
const toReport = ({ id }: Done) => paths.report(id);
const ofBoard = ({ id }: Done) => `body:${id}`;
const ofReport = ({ id }: Done) => `report:${id}`;

const seat = page('/scrutiny/seats/:id', {
  title: 'A seat on a scrutiny board',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: SeatModel,
  load: seatModel,
  view: SeatPage,
  start: ({ seat: { kind, substituteFor, termUntil, version } }) => ({
    ...{ kind, substituteFor: substituteFor?.id ?? '', termUntil, version },
  }),
});
const adding = page('/scrutiny/:board/programme/new', {
  title: 'Add a subject to a work programme',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: SubjectFormModel,
  load: subjectFormModel,
  view: AddSubjectPage,
});
const entry = page('/scrutiny/programme/:id', {
  title: 'A subject of a work programme',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: EntryModel,
  load: entryModel,
  view: EntryPage,
  start: ({ when, lead, meeting, item, version }) => ({ when, lead, meeting, item, version }),
});
const dropping = page('/scrutiny/programme/:id/drop', {
  title: 'Drop a subject from a work programme',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: EntryModel,
  load: entryModel,
  view: DropPage,
  start: ({ version }) => ({ version }),
});
const asking = page('/scrutiny/subjects/:id/report', {
  title: 'Ask for a report',
  may: mayKeepScrutiny,
  audit: formOpened,
  shows: ReportFormModel,
  load: reportFormModel,
  view: AddReportPage,
});
const report = page('/scrutiny/reports/:id', {
  title: 'A report to a scrutiny board',
  may: mayReadScrutiny,
  audit: { event: 'scrutiny.reportViewed', purpose: PURPOSE, target: ofReport },
  shows: ReportPageModel,
  load: reportPageModel,
  view: ReportPage,
});
const drafting = page('/scrutiny/reports/:id/draft', {
  title: 'Write a report',
  may: mayWriteReports,
  audit: formOpened,
  shows: ReportPageModel,
  load: reportPageModel,
  view: DraftPage,
  start: ({ says }) => ({ says: says ?? '' }),
});

export const programmeRoutes: readonly Route[] = [
  page('/scrutiny/:board/members', {
    title: 'Members of a scrutiny board',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.membersViewed', purpose: PURPOSE },
    shows: MembersModel,
    load: membersModel,
    view: MembersPage,
  }),
  seat,
  action('/scrutiny/seats/:id', {
    title: 'Describe a seat on a scrutiny board',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.seatDescribed', purpose: PURPOSE, target: ({ id }: Done) => `seat:${id}` },
    takes: SeatForm,
    from: seat,
    run: (ask, form) => describeSeat(ask, ask.params.id, form),
    next: ({ board }: Done & { readonly board: string }) => paths.members(board),
    says: () => 'The seat was saved.',
  }),
  page('/scrutiny/:board/programme', {
    title: 'Work programme of a scrutiny board',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.programmeViewed', purpose: PURPOSE },
    asks: ProgrammeQuery,
    shows: ProgrammeModel,
    load: programmeModel,
    view: ProgrammePage,
  }),
  adding,
  action('/scrutiny/:board/programme/new', {
    title: 'Add a subject to a work programme',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.subjectAdded', purpose: PURPOSE, target: ofBoard },
    takes: SubjectForm,
    from: adding,
    run: (ask, form) => addToProgramme(ask, ask.params.board, form),
    next: toProgramme,
    says: () => 'The subject was added to the work programme.',
  }),
  entry,
  action('/scrutiny/programme/:id', {
    title: 'Place a subject of a work programme',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.subjectPlaced', purpose: PURPOSE, target: ofBoard },
    takes: EntryForm,
    from: entry,
    run: (ask, form) => placeEntry(ask, ask.params.id, form),
    next: toProgramme,
    says: () => 'The subject was saved.',
  }),
  action('/scrutiny/programme/:id/done', {
    title: 'Say that a board has looked at a subject',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.subjectDone', purpose: PURPOSE, target: ofBoard },
    takes: VersionForm,
    from: entry,
    run: (ask, form) => finishEntry(ask, ask.params.id, form),
    next: toProgramme,
    says: () => 'Saved that the board has looked at it.',
  }),
  dropping,
  action('/scrutiny/programme/:id/drop', {
    title: 'Drop a subject from a work programme',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.subjectDropped', purpose: PURPOSE, target: ofBoard },
    takes: DropForm,
    from: dropping,
    run: (ask, form) => dropEntry(ask, ask.params.id, form),
    next: toProgramme,
    says: () => 'The subject was dropped, with the reason.',
  }),
  asking,
  action('/scrutiny/subjects/:id/report', {
    title: 'Ask for a report',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.reportAsked', purpose: PURPOSE, target: ofReport },
    takes: ReportForm,
    from: asking,
    run: (ask, form) => addReport(ask, ask.params.id, form),
    next: toReport,
    says: () => 'The report was asked for. Its author is told.',
    returns: ({ id }) => ({ id }),
    gives: Identified,
  }),
  report,
  drafting,
  action('/scrutiny/reports/:id/draft', {
    title: 'Write a report',
    may: mayWriteReports,
    audit: { event: 'scrutiny.reportDrafted', purpose: PURPOSE, target: ofReport },
    takes: DraftForm,
    from: drafting,
    run: (ask, form) => draftReport(ask, ask.params.id, form),
    next: toReport,
    says: () => 'The draft was saved.',
  }),
  action('/scrutiny/reports/:id/clear', {
    title: 'Clear a report',
    may: mayKeepScrutiny,
    audit: { event: 'scrutiny.reportCleared', purpose: PURPOSE, target: ofReport },
    takes: VersionForm,
    from: report,
    run: (ask, form) => clearReport(ask, ask.params.id, form),
    next: toReport,
    says: () => 'The report was cleared. The board reads it now.',
  }),
];
