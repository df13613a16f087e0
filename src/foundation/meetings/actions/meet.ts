import type { Acting } from '#db';
import { Conflict, type Instant, NotAllowed, NotFound } from '#kernel';
import { notifyAll } from '#notifications';
import { recordById } from '#records';
import { paths } from '../paths.ts';
import { type Act, canDo, type MeetingFacts, standsAs } from '../rules/index.ts';
import {
  attendeesOf,
  type ItemRow,
  insertInvitations,
  itemById,
  keepsMeeting,
  type MeetingRow,
  meetingById,
} from '../store/index.ts';

/** What was done: to which meeting, with what of it, and which child it showed. */
export interface Done {
  readonly id: string;
  readonly meeting: string;
  /** The item that a paper stands under. */
  readonly item?: string;
  readonly child?: string | null;
  readonly record?: string | null;
}

export const CHANGED =
  'Somebody changed this while you were looking at it. Look at what it says now, then try again.';

/** What the rules ask of a meeting and of the post that meets it. */
export const factsOf = async (acting: Acting, meeting: MeetingRow): Promise<MeetingFacts> => {
  const { tx, actor, now } = acting;
  const people = await attendeesOf(tx, meeting.id);
  return {
    stands: standsAs(meeting),
    keeps: await keepsMeeting(tx, meeting.id),
    called: people.some(({ post_id, called_at }) => post_id === actor.post && called_at !== null),
    endsAt: meeting.ends_at,
    now,
    people: people.filter(({ part }) => part !== 'clerk').length,
  };
};

/** The meeting, if the actor knows of it and may do this with it now. */
export const meet = async (acting: Acting, id: string, act: Act): Promise<MeetingRow> => {
  const meeting = await meetingById(acting.tx, id);
  if (!meeting) throw new NotFound();
  const facts = await factsOf(acting, meeting);
  const verdict = canDo(act, facts);
  if (verdict.ok) return meeting;
  throw facts.keeps || act === 'answer' ? new Conflict(verdict.reason) : new NotAllowed(verdict.reason);
};

/** The item and its meeting, if the actor sees the one and keeps the other. */
export const meetItem = async (
  acting: Acting,
  id: string,
): Promise<{ item: ItemRow; meeting: MeetingRow }> => {
  const item = await itemById(acting.tx, id);
  if (!item) throw new NotFound();
  return { item, meeting: await meet(acting, item.meeting_id, 'agenda') };
};

/** The child of the record that an item is about, for the audit. */
export const childOf = async (
  { tx }: Pick<Acting, 'tx'>,
  record: string | null,
): Promise<{ readonly child: string | null; readonly record: string | null }> => {
  const found = record === null ? undefined : await recordById(tx, record);
  return { child: found ? (found.child_id ?? (found.kind === 'person' ? found.id : null)) : null, record };
};

/** Tells people of a meeting: by news, and by mail with what their calendars take in. */
export const tellPeople = async (
  { tx, now, actor }: Acting,
  meeting: { readonly id: string; readonly sequence: number },
  people: readonly { readonly id: string; readonly post_id: string }[],
  event: 'meeting.called' | 'meeting.changed' | 'meeting.cancelled',
): Promise<void> => {
  await insertInvitations(
    tx,
    meeting,
    people.map(({ id }) => id),
    event === 'meeting.cancelled' ? 'cancel' : 'request',
    now,
  );
  await notifyAll(
    { tx, now },
    people
      .filter(({ post_id }) => post_id !== actor.post)
      .map(({ post_id }) => ({
        to: { kind: 'post' as const, id: post_id },
        event,
        path: paths.one(meeting.id),
      })),
  );
};

/** Everybody who was called, and is on the list still. */
export const calledTo = async ({ tx }: Pick<Acting, 'tx'>, meeting: string) =>
  (await attendeesOf(tx, meeting)).filter(({ called_at }) => called_at !== null);

export type When = { readonly startsAt: Instant; readonly endsAt: Instant };
