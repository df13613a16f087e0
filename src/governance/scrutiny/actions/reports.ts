import { type Acting, newId } from '#db';
import { type Day, dayOf, Invalid, NotAllowed, NotFound } from '#kernel';
import { notify } from '#notifications';
import { postById } from '#partnership';
import { type DraftForm, type ReportForm, readAbout, type VersionForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { canClear, isOfficer, lastReceived } from '../rules/index.ts';
import {
  boardMeetings,
  draftsOf,
  insertDraft,
  insertReport,
  publicItems,
  receivedOn,
  reportById,
  subjectById,
  updateReport,
} from '../store/index.ts';
import { type Done, insist, insistOfficer, unlessFirst } from './met.ts';

/** The meeting and item that a form names, of one board. */
export const aboutOf = async (
  { tx }: Acting,
  board: string,
  value: string,
): Promise<{ readonly meeting: string | null; readonly item: string | null }> => {
  if (value.trim() === '') return { meeting: null, item: null };
  const about = readAbout(value);
  const [meeting] = about ? await boardMeetings(tx, board, [about.meeting]) : [];
  const items = meeting && about?.item ? await publicItems(tx, meeting.id) : [];
  if (!about || !meeting || (about.item !== null && !items.some(({ id }) => id === about.item)))
    throw new Invalid([{ field: 'about', message: 'Select a meeting or an item from the list' }]);
  return about;
};

/** Asks a post for a report on a subject. */
export const addReport = async (acting: Acting, subject: string, form: ReportForm): Promise<Done> => {
  insistOfficer(acting);
  const { tx, actor, now, today } = acting;
  const found = await subjectById(tx, subject);
  if (!found) throw new NotFound();
  const author = await postById(tx, form.author);
  if (!author || (author.until !== null && author.until < today))
    throw new Invalid([{ field: 'author', message: 'Select a post that is held' }]);
  const about = await aboutOf(acting, found.body_id, form.about);
  const id = newId();
  await insertReport(tx, {
    ...{ id, subject_id: subject, title: form.title, author_post_id: author.id, presenter_post_id: null },
    ...{ presenter: form.presenter, background: form.background },
    ...{ meeting_id: about.meeting, item_id: about.item, since_report_id: null, since_day: null },
    ...{ until_day: null, cleared_by: null, cleared_at: null, received_day: null },
    ...{ made_by: actor.post, made_at: now },
  });
  await notify(acting, {
    to: { kind: 'post', id: author.id },
    event: 'scrutiny.reportAsked',
    path: paths.report(id),
  });
  return { id };
};
const reportMet = async ({ tx }: Acting, id: string) => {
  const report = await reportById(tx, id);
  if (!report) throw new NotFound();
  return report;
};
/** Keeps a draft: its author's, or an officer's. */
export const draftReport = async (acting: Acting, id: string, { says }: DraftForm): Promise<Done> => {
  const report = await reportMet(acting, id);
  if (report.author_post_id !== acting.actor.post && !isOfficer(acting.actor))
    throw new NotAllowed(
      'The report’s author and the officers write it. Tell one of them what should change.',
    );
  insist(
    report.cleared_at === null
      ? { ok: true }
      : { ok: false, reason: 'The report was cleared already. What changes is a supplement to it.' },
  );
  await insertDraft(acting.tx, {
    ...{ id: newId(), report_id: id, says, made_by: acting.actor.post, made_at: acting.now },
  });
  return { id };
};
/** Clears a report: the time that it speaks for is found, and stands with it from then on. */
export const clearReport = async (acting: Acting, id: string, form: VersionForm): Promise<Done> => {
  insistOfficer(acting);
  const { tx, actor, now, today } = acting;
  const report = await reportMet(acting, id);
  insist(
    canClear({
      cleared: report.cleared_at !== null,
      drafts: (await draftsOf(tx, id)).length,
      isAuthor: report.author_post_id === actor.post,
    }),
  );
  const [meeting] =
    report.meeting_id === null ? [] : await boardMeetings(tx, report.body_id, [report.meeting_id]);
  const before: Day = meeting ? dayOf(meeting.starts_at) : today;
  const last = lastReceived(await receivedOn(tx, report.subject_id), before, id);
  unlessFirst(
    await updateReport(tx, id, form.version, {
      ...{ since_report_id: last?.id ?? null, since_day: last?.day ?? null, until_day: today },
      ...{ cleared_by: actor.post, cleared_at: now },
    }),
  );
  return { id };
};
