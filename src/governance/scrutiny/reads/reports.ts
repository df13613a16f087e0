import { z } from 'zod';
import type { Acting } from '#db';
import { dayOf, NotFound } from '#kernel';
import { postsInForce } from '#partnership';
import { canClear, isOfficer, lastReceived, READERS, sayPeriod } from '../rules/index.ts';
import {
  boardMeetings,
  draftsOf,
  publicItems,
  type ReportRow,
  receivedOn,
  reportById,
  subjectById,
} from '../store/index.ts';
import { BoardBrief } from './boards.ts';
import { Choice } from './choices.ts';
import { aboutChoices } from './questions/index.ts';

const PeriodModel = z.object({
  /** The last report on the subject that was received before this one. */
  since: z.object({ id: z.string(), title: z.string(), day: z.string() }).nullable(),
  until: z.string().nullable(),
  says: z.string(),
  /** It stands with the report; before that it is what would be found today. */
  fixed: z.boolean(),
});
export const ReportPageModel = z.object({
  id: z.string(),
  version: z.number(),
  board: BoardBrief,
  subject: z.string(),
  title: z.string(),
  author: z.string(),
  presenter: z.string(),
  meeting: z.object({ id: z.string(), title: z.string(), startsAt: z.string() }).nullable(),
  item: z.string().nullable(),
  background: z.array(z.string()),
  period: PeriodModel,
  says: z.string().nullable(),
  drafts: z.array(z.object({ number: z.number(), by: z.string(), at: z.string() })),
  cleared: z.object({ by: z.string(), at: z.string() }).nullable(),
  receivedDay: z.string().nullable(),
  mayDraft: z.boolean(),
  mayClear: z.boolean(),
  /** Why it cannot be cleared by whoever looks, in a sentence. */
  notCleared: z.string(),
});
export type ReportPageModel = z.infer<typeof ReportPageModel>;

/** What a report speaks for: as it stood when it was cleared, or as it is found now. */
const periodOf = async (acting: Acting, report: ReportRow, before: string) => {
  const received = await receivedOn(acting.tx, report.subject_id);
  const fixed = report.cleared_at !== null;
  const last = fixed ? null : lastReceived(received, before, report.id);
  const id = fixed ? report.since_report_id : (last?.id ?? null);
  const day = fixed ? report.since_day : (last?.day ?? null);
  return {
    since:
      id !== null && day !== null
        ? { id, title: received.find((each) => each.id === id)?.title ?? 'The report before', day }
        : null,
    until: report.until_day,
    says: sayPeriod(day),
    fixed,
  };
};
/** One report: whose it is, for what time it speaks, and how far it is. */
export const reportPageModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<ReportPageModel> => {
  const { tx, actor, today, params } = acting;
  const report = await reportById(tx, params.id);
  if (!report) throw new NotFound();
  const [meeting] =
    report.meeting_id === null ? [] : await boardMeetings(tx, report.body_id, [report.meeting_id]);
  const items = meeting ? await publicItems(tx, meeting.id) : [];
  const drafts = await draftsOf(tx, report.id);
  const officer = isOfficer(actor);
  const isAuthor = report.author_post_id === actor.post;
  const open = report.cleared_at === null && report.received_day === null;
  const clears = canClear({ cleared: !open, drafts: drafts.length, isAuthor });
  return {
    ...{ id: report.id, version: report.version, subject: report.subject_title, title: report.title },
    board: { id: report.body_id, name: report.body_name },
    author: `${report.author_name}, ${report.author_title}`,
    presenter: report.presenter || report.author_name,
    meeting: meeting ? { id: meeting.id, title: meeting.title, startsAt: meeting.starts_at } : null,
    item: items.find(({ id }) => id === report.item_id)?.title ?? null,
    background: report.background
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    period: await periodOf(acting, report, meeting ? dayOf(meeting.starts_at) : today),
    says: drafts[0]?.says ?? null,
    drafts: drafts.map(({ number, staff_name, made_at }) => ({ number, by: staff_name, at: made_at })),
    cleared:
      report.cleared_at === null ? null : { by: report.clearer_name ?? 'An officer', at: report.cleared_at },
    receivedDay: report.received_day,
    mayDraft: open && (isAuthor || officer),
    mayClear: officer && clears.ok,
    notCleared: officer && open && !clears.ok ? clears.reason : '',
  };
};

export const ReportFormModel = z.object({
  board: BoardBrief,
  subject: z.object({ id: z.string(), title: z.string() }),
  authors: z.array(Choice),
  about: z.array(Choice),
  period: z.string(),
});
export type ReportFormModel = z.infer<typeof ReportFormModel>;
export const reportFormModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<ReportFormModel> => {
  const { tx, today, params } = acting;
  const subject = await subjectById(tx, params.id);
  if (!subject) throw new NotFound();
  const last = lastReceived(await receivedOn(tx, subject.id), today, '');
  return {
    board: { id: subject.body_id, name: subject.body_name },
    subject: { id: subject.id, title: subject.title },
    authors: (await postsInForce(tx, today))
      .filter(({ role }) => READERS.some((each) => each === role))
      .map(({ id, staff_name, title, organisation_name }) => ({
        value: id,
        text: `${staff_name}, ${title}, ${organisation_name}`,
      })),
    about: (await aboutChoices(acting, subject.body_id)).about,
    period: sayPeriod(last?.day ?? null),
  };
};
