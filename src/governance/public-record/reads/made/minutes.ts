import type { Acting } from '#db';
import type { MeetingRow } from '#meetings';
import {
  addendaOf,
  ENTRY_KINDS,
  type EntryRow,
  entriesOf,
  RESOLUTION_KINDS,
  resolutionsOf,
  type Standing,
  VOICES,
  voicesOf,
} from '#minutes';
import { postById } from '#partnership';
import { type PromiseRow, promiseStepsOf, STEPS } from '#promises';
import type {
  AgendaLine,
  EntryModel,
  ItemModel,
  MinutesModel,
  MinutesOfItem,
  PromiseModel,
  ReportModel,
  ResolutionModel,
} from '../models.ts';
import { ofMeeting } from './agenda.ts';
import { labelOf } from './body.ts';

const saidOf = ({ id, kind, speaker, says }: EntryRow) => ({
  id,
  kind,
  label: labelOf(ENTRY_KINDS, kind),
  speaker,
  says,
});
/** Entries in their order, each reply under the query that it answers. */
const entriesMade = (entries: readonly EntryRow[]): EntryModel[] => {
  const ids = new Set(entries.map(({ id }) => id));
  const isUnder = ({ reply_to_id: to }: EntryRow): boolean => to !== null && ids.has(to);
  const repliesTo = (id: string): EntryRow[] =>
    entries.filter((entry) => entry.reply_to_id === id).flatMap((entry) => [entry, ...repliesTo(entry.id)]);
  return entries
    .filter((entry) => !isUnder(entry))
    .map((entry) => ({ ...saidOf(entry), replies: repliesTo(entry.id).map(saidOf) }));
};

type PublicStanding = Exclude<Standing, 'draft'>;
/** What the minutes say of each of these items, as structure. */
export const minutesMade = async (
  { tx }: Acting,
  meeting: string,
  items: readonly string[],
  standing: PublicStanding,
): Promise<ReadonlyMap<string, MinutesOfItem>> => {
  const entries = await entriesOf(tx, items);
  const resolutions = await resolutionsOf(tx, items);
  const voices = await voicesOf(
    tx,
    resolutions.map(({ id }) => id),
  );
  const addenda = await addendaOf(tx, meeting);
  const resolved = (item: string): ResolutionModel[] =>
    resolutions
      .filter(({ item_id }) => item_id === item)
      .map((row) => ({
        ...{ id: row.id, kind: row.kind, label: labelOf(RESOLUTION_KINDS, row.kind) },
        ...{ says: row.says, because: row.because },
        ...{ proposedBy: row.proposer_name ?? '', secondedBy: row.seconder_name ?? '' },
        voices: voices
          .filter(({ resolution_id, voice }) => resolution_id === row.id && voice !== 'agreed')
          .map(({ staff_name: name, voice, reason }) => ({ name, voice: labelOf(VOICES, voice), reason })),
      }));
  return new Map(
    items.map((item) => [
      item,
      {
        standing,
        entries: entriesMade(entries.filter(({ item_id }) => item_id === item)),
        resolutions: resolved(item),
        addenda: addenda
          .filter(({ item_id }) => item_id === item)
          .map(({ id, says, because, at }) => ({ id, says, because, addedAt: at })),
      },
    ]),
  );
};

export const itemMade = (
  meeting: MeetingRow,
  line: AgendaLine,
  report: ReportModel | null,
  documents: ItemModel['documents'],
  minutes: MinutesOfItem | null,
): ItemModel => ({
  ...ofMeeting(meeting),
  ...{ number: line.number, title: line.title, says: line.says, aim: line.aim },
  ...{ presenter: line.presenter, isLater: line.isLater, report, documents, minutes },
});

const NOTHING: MinutesOfItem = { standing: 'circulated', entries: [], resolutions: [], addenda: [] };
/** The minutes whole, item by item. */
export const wholeMinutesMade = (
  meeting: MeetingRow,
  standing: PublicStanding,
  approvedAt: string | null,
  present: MinutesModel['present'],
  agenda: readonly AgendaLine[],
  minutes: ReadonlyMap<string, MinutesOfItem>,
): MinutesModel => ({
  ...ofMeeting(meeting),
  ...{ place: meeting.place, standing, approvedAt, present },
  items: agenda.map((line) => {
    const { entries, resolutions, addenda } = (line.shows === 'open' && minutes.get(line.id)) || NOTHING;
    return { ...line, entries, resolutions, addenda };
  }),
});

/** Who owes a promise, for the public: a post by what it is, and not by who holds it. */
const owedOf = async ({ tx }: Acting, promise: PromiseRow): Promise<string> =>
  promise.owed_kind === 'post'
    ? ((await postById(tx, promise.owed_id))?.title ?? 'An officer')
    : promise.owed_name;

/** A promise and how it went on, each step by the organisation that took it. */
export const promiseMade = async (
  acting: Acting,
  promise: PromiseRow,
  meeting: MeetingRow,
  item: { readonly id: string; readonly title: string },
): Promise<PromiseModel> => {
  const steps = await promiseStepsOf(acting.tx, promise.id);
  return {
    ...{ what: promise.what, sentence: promise.sentence, owed: await owedOf(acting, promise) },
    ...{ dueDay: promise.due_now, firstDueDay: promise.due_day, urgent: promise.urgent },
    ...{ state: promise.state, madeAt: promise.made_at },
    body: { id: promise.body_id, title: promise.body_name },
    meeting: ofMeeting(meeting).meeting,
    item,
    steps: steps.map((step) => ({
      ...{ id: step.id, kind: step.step, label: labelOf(STEPS, step.step), says: step.said },
      ...{ by: step.organisation_name, dueDay: step.due_day, takenAt: step.at },
    })),
  };
};
