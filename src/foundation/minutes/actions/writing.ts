import { type Acting, attempt, newId } from '#db';
import { ChangedSince, Conflict, Invalid, NotAllowed, NotFound } from '#kernel';
import { attendeesOf, type ItemRow, itemById, keepsMeeting } from '#meetings';
import { recordById } from '#records';
import { APPROVED_STAND, type EntryKind, queryFor, type ResolutionKind, type Voice } from '../rules/index.ts';
import {
  entriesOf,
  entryById,
  insertEntry,
  insertResolution,
  moveEntry,
  putVoice,
  resolutionById,
  updateEntry,
  updateResolution,
} from '../store/index.ts';

/** What was written, under which item of which meeting. */
export interface Written {
  readonly id: string;
  readonly item: string;
  readonly meeting: string;
  /** The child of the record that the item is about, for the audit. */
  readonly subject: { readonly child: string; readonly record: string } | null;
}
export interface NewEntry {
  readonly item: string;
  readonly kind: EntryKind;
  readonly speaker?: string;
  readonly attendee?: string | null;
  /** Left out, a reply answers the last query that has none. */
  readonly replyTo?: string | null;
  readonly says: string;
}
export interface NewResolution {
  readonly item: string;
  readonly kind: ResolutionKind;
  readonly says: string;
  readonly because?: string;
  readonly proposedBy?: string | null;
  readonly secondedBy?: string | null;
}

const sqlState = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Writes, and says in a sentence what the database says of minutes that were approved (AR002). */
export const standingBy = async <T>({ tx }: Pick<Acting, 'tx'>, write: () => Promise<T>): Promise<T> => {
  try {
    return await attempt(tx, write);
  } catch (error) {
    if (sqlState(error) === 'AR002') throw new Conflict(APPROVED_STAND);
    throw error;
  }
};

/** The item, if the actor sees it and keeps its meeting. Throws `NotFound` or `NotAllowed`. */
export const itemKept = async ({ tx }: Pick<Acting, 'tx'>, id: string) => {
  const item = await itemById(tx, id);
  if (!item) throw new NotFound();
  if (!(await keepsMeeting(tx, item.meeting_id)))
    throw new NotAllowed('You cannot write these minutes. The meeting’s clerk can.');
  return item;
};
export const writtenUnder = async (
  { tx }: Pick<Acting, 'tx'>,
  { id: item, meeting_id: meeting, about_record_id }: ItemRow,
  id: string,
): Promise<Written> => {
  const record = about_record_id ? await recordById(tx, about_record_id) : undefined;
  const subject = record?.child_id ? { child: record.child_id, record: record.id } : null;
  return { id, item, meeting, subject };
};
const attendeeOf = async (
  { tx }: Acting,
  meeting: string,
  asked: string | null | undefined,
  field: string,
) => {
  if (!asked) return null;
  if (!(await attendeesOf(tx, meeting)).some(({ id }) => id === asked))
    throw new Invalid([{ field, message: 'Select somebody who was called to this meeting' }]);
  return asked;
};
/** The query that it answers. It stands under the same item. */
const replyOf = async (
  { tx }: Acting,
  item: string,
  { kind, replyTo }: Pick<NewEntry, 'kind' | 'replyTo'>,
) => {
  if (kind !== 'reply') return null;
  const entries = (await entriesOf(tx, [item])).map(({ id, kind: each, reply_to_id }) => ({
    ...{ id, kind: each },
    replyTo: reply_to_id,
  }));
  if (!replyTo) return queryFor(entries);
  if (!entries.some(({ id, kind: each }) => id === replyTo && each === 'query'))
    throw new Invalid([{ field: 'replyTo', message: 'Select a query of this item' }]);
  return replyTo;
};

/** Adds an entry to the minutes of an item. Commits nothing by itself. */
export const addEntry = async (acting: Acting, entry: NewEntry): Promise<Written> => {
  const { tx, actor, now } = acting;
  const item = await itemKept(acting, entry.item);
  const attendee_id = await attendeeOf(acting, item.meeting_id, entry.attendee, 'attendee');
  const reply_to_id = await replyOf(acting, item.id, entry);
  const id = newId();
  await standingBy(acting, () =>
    insertEntry(tx, {
      ...{ id, item_id: item.id, kind: entry.kind, says: entry.says, attendee_id, reply_to_id },
      speaker: entry.speaker ?? '',
      ...{ written_by: actor.post, written_at: now, removed_at: null },
    }),
  );
  return writtenUnder(acting, item, id);
};

const firstOf = (row: { readonly writer_name: string; readonly written_at: string }) => ({
  by: row.writer_name,
  at: row.written_at,
});

/** Changes an entry that is still as it was opened. Throws `ChangedSince` where another clerk was first. */
export const changeEntry = async (
  acting: Acting,
  id: string,
  change: Omit<NewEntry, 'item'> & { readonly version: number },
): Promise<Written> => {
  const entry = await entryById(acting.tx, id);
  if (!entry) throw new NotFound();
  const item = await itemKept(acting, entry.item_id);
  const attendee_id = await attendeeOf(acting, item.meeting_id, change.attendee, 'attendee');
  const reply_to_id =
    change.kind === 'reply' && !change.replyTo && entry.kind === 'reply'
      ? entry.reply_to_id
      : await replyOf(acting, item.id, change);
  const { kind, speaker = '', says, version } = change;
  const changed = await standingBy(acting, () =>
    updateEntry(acting.tx, id, version, {
      ...{ kind, speaker, says, attendee_id, reply_to_id },
      ...{ written_by: acting.actor.post, written_at: acting.now },
    }),
  );
  if (!changed) throw new ChangedSince(entry.version === version ? null : firstOf(entry));
  return writtenUnder(acting, item, id);
};

/** Takes an entry out. What it said stays in the changes of the meeting. */
export const removeEntry = async (acting: Acting, id: string, version: number): Promise<Written> => {
  const entry = await entryById(acting.tx, id);
  if (!entry) throw new NotFound();
  const item = await itemKept(acting, entry.item_id);
  const removed = await standingBy(acting, () =>
    updateEntry(acting.tx, id, version, { removed_at: acting.now }),
  );
  if (!removed)
    throw new Conflict('Somebody changed this entry while you looked at it. Read what it says now.');
  return writtenUnder(acting, item, id);
};

/** Puts an entry one place up or down. */
export const placeEntry = async (acting: Acting, id: string, by: 'up' | 'down'): Promise<Written> => {
  const entry = await entryById(acting.tx, id);
  if (!entry) throw new NotFound();
  const item = await itemKept(acting, entry.item_id);
  await standingBy(acting, () => moveEntry(acting.tx, item.id, id, by));
  return writtenUnder(acting, item, id);
};

/** Records what was decided under an item. Commits nothing by itself. */
export const addResolution = async (acting: Acting, resolution: NewResolution): Promise<Written> => {
  const { tx, actor, now } = acting;
  const item = await itemKept(acting, resolution.item);
  const proposed_by = await attendeeOf(acting, item.meeting_id, resolution.proposedBy, 'proposedBy');
  const seconded_by = await attendeeOf(acting, item.meeting_id, resolution.secondedBy, 'secondedBy');
  const id = newId();
  await standingBy(acting, () =>
    insertResolution(tx, {
      ...{ id, item_id: item.id, kind: resolution.kind, says: resolution.says },
      because: resolution.because ?? '',
      ...{ proposed_by, seconded_by, made_at: now, written_by: actor.post, removed_at: null },
    }),
  );
  return writtenUnder(acting, item, id);
};

/** Changes a decision that is still as it was opened, or takes it out. */
export const changeResolution = async (
  acting: Acting,
  id: string,
  change: Omit<NewResolution, 'item'> & { readonly version: number; readonly removed?: boolean },
): Promise<Written> => {
  const resolution = await resolutionById(acting.tx, id);
  if (!resolution) throw new NotFound();
  const item = await itemKept(acting, resolution.item_id);
  const { kind, says, because = '', version, removed = false } = change;
  const proposed_by = await attendeeOf(acting, item.meeting_id, change.proposedBy, 'proposedBy');
  const seconded_by = await attendeeOf(acting, item.meeting_id, change.secondedBy, 'secondedBy');
  const changed = await standingBy(acting, () =>
    updateResolution(acting.tx, id, version, {
      ...{ kind, says, because, proposed_by, seconded_by },
      removed_at: removed ? acting.now : null,
    }),
  );
  if (!changed) throw new ChangedSince();
  return writtenUnder(acting, item, id);
};

/** Records who agreed to a decision, who did not and why, who abstained. The last word stands. */
export const sayVoice = async (
  acting: Acting,
  said: {
    readonly resolution: string;
    readonly attendee: string;
    readonly voice: Voice;
    readonly reason?: string;
  },
): Promise<Written> => {
  const resolution = await resolutionById(acting.tx, said.resolution);
  if (!resolution) throw new NotFound();
  const item = await itemKept(acting, resolution.item_id);
  const attendee_id = (await attendeeOf(acting, item.meeting_id, said.attendee, 'attendee')) ?? '';
  if (said.voice === 'dissented' && !said.reason?.trim())
    throw new Invalid([
      { field: 'reason', message: 'Enter why they did not agree: a dissent is minuted with its reason' },
    ]);
  await standingBy(acting, () =>
    putVoice(acting.tx, {
      ...{ resolution_id: resolution.id, attendee_id, voice: said.voice },
      reason: said.reason ?? '',
    }),
  );
  return writtenUnder(acting, item, resolution.id);
};
