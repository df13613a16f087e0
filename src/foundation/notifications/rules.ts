import { type Actor, addHours, type Instant, no, type Verdict, yes } from '#kernel';

/** The job that writes down who is told of what is new, by mail and by the agencies' systems. */
export const NOTICES_TO_PASS_ON = 'notices-to-pass-on';
/** The job that sends the e-mails that are written. */
export const MAIL_TO_SEND = 'mail-to-send';

/** How long news is kept, in days, read or not: what waits still stands on the page that it led to. */
export const KEPT_DAYS = 90;
/** The most that the bell counts: beyond, it says so with a plus. */
export const COUNTED = 99;

/** Whether e-mail leaves, and whether it arrived, is the administrator's to look after. */
export const mayLookAfterMail = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' ? yes : no('Only an administrator looks after mail.');

export const WHICH = { unread: 'Unread', read: 'Read' } as const;
export type Which = keyof typeof WHICH;

/** When a post is mailed about what is urgent. Never is not among them: a child may be in danger. */
export const URGENT = { atOnce: 'At once', daily: 'In one e-mail a day' } as const;
/** And about all else. */
export const OTHER = { atOnce: 'At once', daily: 'In one e-mail a day', never: 'Not at all' } as const;

export interface MailChoice {
  readonly urgent: keyof typeof URGENT;
  readonly other: keyof typeof OTHER;
  /** The hour of the e-mail of the day, in London. */
  readonly dailyHour: number;
}
/** What holds for a post that chose nothing. */
export const USUAL: MailChoice = { urgent: 'atOnce', other: 'daily', dailyHour: 8 };

/** Of which news an e-mail tells: the one of the day of everything that is wanted at all, one at once of what was wanted so. */
export const toldIn = (
  daily: boolean,
  { urgent, other }: Pick<MailChoice, 'urgent' | 'other'>,
): { readonly urgent: boolean; readonly other: boolean } => ({
  urgent: daily || urgent === 'atOnce',
  other: daily ? other !== 'never' : other === 'atOnce',
});

/**
 * What an e-mail says: that something waits, and where to sign in. Neither what, nor about whom, nor from whom: whoever else reads it
 * learns nothing (UK GDPR article 5(1)(f)).
 */
export const mailOf = (
  things: number,
  baseUrl: string,
): { readonly subject: string; readonly text: string } => ({
  subject: 'Something waits for you in Arden',
  text: [
    things === 1 ? 'One thing waits for you in Arden.' : `${things} things wait for you in Arden.`,
    `Sign in to see what: ${baseUrl}/notifications`,
    'This e-mail says no more, so that it tells nobody else anything.',
    `Choose when you get e-mails: ${baseUrl}/notifications/choices`,
  ].join('\n\n'),
});

/** Hours until an e-mail is tried again, after each try: three days in all. */
const DELAYS: readonly number[] = [1 / 60, 1 / 12, 1 / 4, 1, 2, 4, 8, 12, 12, 12, 12, 12];

/** When an e-mail that did not leave is tried again; null when it was tried for long enough. */
export const nextTry = (tries: number, now: Instant): Instant | null => {
  const delay = DELAYS[tries - 1];
  return delay === undefined ? null : addHours(now, delay);
};
