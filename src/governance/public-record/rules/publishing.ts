import { type Actor, type Day, type Instant, no, type Role, type Verdict, yes } from '#kernel';

/** What is published, each under an address of its own. */
export const KINDS = {
  body: { label: 'Body' },
  person: { label: 'Person' },
  membership: { label: 'Membership' },
  meeting: { label: 'Meeting' },
  item: { label: 'Agenda item' },
  minutes: { label: 'Minutes' },
  decision: { label: 'Decision' },
  promise: { label: 'Promise' },
  question: { label: 'Question' },
} as const satisfies Record<string, { label: string }>;
export type Kind = keyof typeof KINDS;
export type FileKind = 'main' | 'appendix' | 'supplement';

/** Who publishes: those who also see every question and report that an item has. */
export const PUBLISHERS: readonly Role[] = ['democraticServices', 'businessManager'];
/** Who withdraws at once, whosever meeting it was: by name, in the audit. */
export const WITHDRAWERS: readonly Role[] = [...PUBLISHERS, 'administrator'];
/** Who may publish: the posts that keep a board's papers (Local Government Act 1972, section 100B). */
export const mayPublish = ({ role }: Pick<Actor, 'role'>): Verdict =>
  PUBLISHERS.includes(role)
    ? yes
    : no('Your post does not publish. Ask democratic services or the partnership’s business unit.');
/** Who may withdraw, and look at what is published to do so. */
export const mayWithdraw = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WITHDRAWERS.includes(role)
    ? yes
    : no(
        'Your post does not keep the public record. Ask democratic services or the partnership’s business unit.',
      );

interface MeetingFacts {
  /** Whether the actor called it, or is its clerk: nobody else sees the whole of it. */
  readonly keeps: boolean;
  readonly isPublic: boolean;
  readonly calledAt: Instant | null;
  readonly cancelledAt: Instant | null;
}
/**
 * Whether a meeting may be published: one that is open to the public, once it was called (Local Government Act 1972, sections 100A to
 * 100C; the partnership's own bodies as their terms of reference say).
 */
export const canPublishMeeting = ({ keeps, isPublic, calledAt, cancelledAt }: MeetingFacts): Verdict => {
  if (!keeps) return no('Whoever called this meeting publishes it, or its clerk. Ask one of them.');
  if (!isPublic)
    return no('This meeting is not open to the public. Only meetings that are can be published.');
  if (calledAt === null && cancelledAt === null)
    return no('This meeting has not been called yet. Call it first, then publish it.');
  return yes;
};

/** Minutes are published once they went round: as a draft until they are approved. */
export const canPublishMinutes = (standing: string, meetingStands: boolean): Verdict => {
  if (!meetingStands) return no('Publish the meeting first: its minutes stand under it.');
  if (standing === 'draft')
    return no('These minutes have not gone round yet. Send them round first, then publish them.');
  return yes;
};

/** What an agenda tells the public of an item. */
export type Shows = 'open' | 'exempt' | 'nothing';
/** By whom the item is open to: only what is exempt shows that it is there (Local Government Act 1972, section 100B and Schedule 12A). */
export const showsOf = (openTo: string): Shows => {
  if (openTo === 'public') return 'open';
  return openTo === 'exempt' ? 'exempt' : 'nothing';
};

/** Said of what was published and may be public no longer. */
export const NOT_PUBLIC_NOW = 'This is no longer considered in public.';
/** Said of what was published and is no longer there. */
export const TAKEN_OFF = 'This was taken off the agenda.';

/** What can be withdrawn by itself. A decision stands in its minutes and on its item, and goes with either. */
export const WITHDRAWN_ALONE: readonly Kind[] = ['body', 'meeting', 'item', 'minutes', 'promise', 'question'];

/** How a promise stands for the public, on a day. */
export const PROMISE_STANDS = {
  late: 'Late',
  open: 'Open',
  discharged: 'Discharged',
  released: 'Released',
} as const;
export type PromiseStands = keyof typeof PROMISE_STANDS;
/** A promise is late from the day after it was due, whenever it was published last. */
export const promiseStands = (state: string, dueDay: Day, today: Day): PromiseStands => {
  if (state === 'discharged' || state === 'released') return state;
  return dueDay < today ? 'late' : 'open';
};

/** Which promises a list of them holds. */
export const WHICH_PROMISES = {
  open: 'Open',
  late: 'Late',
  ended: 'Discharged or released',
  all: 'All',
} as const;
export type WhichPromises = keyof typeof WHICH_PROMISES;
