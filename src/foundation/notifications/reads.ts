import { z } from 'zod';
import type { Acting } from '#db';
import { addDays, startOfDay } from '#kernel';
import { type ListQuery, sayHour } from './forms.ts';
import { COUNTED, USUAL } from './rules.ts';
import { choiceOf, failedMail, mailTally, mailWay, noticesOf, unreadCount } from './store/index.ts';

const ROWS = 25;

export const NoticeModel = z.object({
  id: z.string(),
  /** Which kind of news it is, by name: what a program goes by. */
  event: z.string(),
  says: z.string(),
  urgent: z.boolean(),
  path: z.string(),
  at: z.string(),
});
export const NoticesModel = z.object({
  which: z.enum(['unread', 'read']),
  page: z.number(),
  more: z.boolean(),
  /** Up to a hundred: beyond, nobody counts. */
  unread: z.number(),
  notices: z.array(NoticeModel),
});
export type NoticesModel = z.infer<typeof NoticesModel>;

/** How much the bell counts. */
export const bell = ({ tx }: Pick<Acting, 'tx'>): Promise<number> => unreadCount(tx, COUNTED + 1);

/** A page of the acting person's news. */
export const noticesModel = async ({ tx, query }: Acting & { query: ListQuery }): Promise<NoticesModel> => {
  const { which, page } = query;
  const rows = await noticesOf(tx, which, { limit: ROWS + 1, offset: (page - 1) * ROWS });
  return {
    which,
    page,
    more: rows.length > ROWS,
    unread: await bell({ tx }),
    notices: rows.slice(0, ROWS).map(({ id, event, words, urgent, path, made_at }) => ({
      id,
      event,
      says: words,
      urgent,
      path,
      at: made_at,
    })),
  };
};

export const ChoicesModel = z.object({
  urgent: z.enum(['atOnce', 'daily']),
  other: z.enum(['atOnce', 'daily', 'never']),
  dailyHour: z.string(),
  /** 0 where the post has not chosen. */
  version: z.number(),
});
export type ChoicesModel = z.infer<typeof ChoicesModel>;

/** When the acting post is e-mailed. */
export const choicesModel = async ({ tx, actor }: Acting): Promise<ChoicesModel> => {
  const chosen = await choiceOf(tx, actor.post);
  return chosen
    ? {
        urgent: chosen.urgent,
        other: chosen.other,
        dailyHour: sayHour(chosen.daily_hour),
        version: chosen.version,
      }
    : { ...USUAL, dailyHour: sayHour(USUAL.dailyHour), version: 0 };
};

const FAILED = 50;
/** How far back the tally of mail goes, in days. */
const TALLY = 7;

export const MailModel = z.object({
  /** By which way mail leaves; null where nothing was passed on yet. */
  way: z.enum(['none', 'smtp', 'notify']).nullable(),
  sent: z.number(),
  failed: z.number(),
  waiting: z.number(),
  /** How many of those that wait were tried and did not leave, and why the last did not. */
  trying: z.number(),
  why: z.string().nullable(),
  failures: z.array(
    z.object({ id: z.string(), staff: z.string(), name: z.string(), at: z.string(), why: z.string() }),
  ),
});
export type MailModel = z.infer<typeof MailModel>;

/** Whether e-mail leaves, and to whom it could not be delivered. */
export const mailModel = async ({ tx, today }: Acting): Promise<MailModel> => ({
  way: await mailWay(tx),
  ...(await mailTally(tx, startOfDay(addDays(today, -TALLY)))),
  failures: (await failedMail(tx, FAILED)).flatMap(({ id, staff, name, failed_at, why }) =>
    failed_at === null ? [] : [{ id, staff, name, at: failed_at, why }],
  ),
});
