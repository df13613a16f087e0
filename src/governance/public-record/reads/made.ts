import type { Acting } from '#db';
import {
  AIMS,
  EXEMPT_PARAGRAPHS,
  type ItemRow,
  itemsOf,
  type MeetingRow,
  MODES,
  standsAs,
  titlesOf,
} from '#meetings';
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
import { bodyById, bodyTypes, capacities, postById, seatsOfBody } from '#partnership';
import { type PromiseRow, promiseStepsOf, STEPS } from '#promises';
import { showsOf } from '../rules/index.ts';
import type {
  AgendaLine,
  BodyModel,
  EntryModel,
  ItemModel,
  MeetingModel,
  MinutesModel,
  MinutesOfItem,
  PromiseModel,
  ReportModel,
  ResolutionModel,
} from './models.ts';

const labelOf = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;
const sayCapacity = (capacity: string): string =>
  Object.entries(capacities).find(([key]) => key === capacity)?.[1].label ?? capacity;

/** A body as the public reads it: who sits on it and for whom. Nothing of how they are reached. */
export const bodyMade = async ({ tx, today }: Acting, id: string): Promise<BodyModel | null> => {
  const body = await bodyById(tx, id);
  if (!body) return null;
  const seats = await seatsOfBody(tx, id);
  return {
    name: body.name,
    type: labelOf(bodyTypes, body.type),
    purpose: body.purpose,
    members: seats
      .filter(({ from, until }) => from <= today && (until === null || until >= from))
      .map((seat) => ({
        id: seat.id,
        personId: seat.staff,
        name: seat.staff_name,
        title: seat.post_title,
        organisation: seat.organisation_name,
        capacity: sayCapacity(seat.capacity),
        fromDay: seat.from,
        untilDay: seat.until,
      })),
  };
};

const ofMeeting = (meeting: MeetingRow) => ({
  meeting: { id: meeting.id, title: meeting.title, startsAt: meeting.starts_at },
  body: { id: meeting.body_id, title: meeting.body_name },
});

/** A line of the agenda before it is numbered. */
interface Raw {
  readonly id: string;
  readonly parent: string | null;
  readonly line: Omit<AgendaLine, 'number' | 'depth'>;
}
/** The lines in the order of the tree, numbered as an agenda is: what is not shown leaves no gap in the numbers. */
const numbered = (raws: readonly Raw[]): AgendaLine[] => {
  const shown = new Set(raws.map(({ id }) => id));
  const under = new Map<string | null, Raw[]>();
  for (const raw of raws) {
    const parent = raw.parent !== null && shown.has(raw.parent) ? raw.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), raw]);
  }
  const walk = (parent: string | null, prefix: string, depth: number): AgendaLine[] =>
    (under.get(parent) ?? []).flatMap(({ id, line }, index) => {
      const number = `${prefix}${index + 1}`;
      return [{ ...line, number, depth }, ...walk(id, `${number}.`, depth + 1)];
    });
  return walk(null, '', 0);
};

const lineOf = (item: ItemRow): Omit<AgendaLine, 'number' | 'depth'> => ({
  id: item.id,
  title: item.title,
  aim: labelOf(AIMS, item.aim),
  says: item.says,
  presenter: item.presenter,
  shows: 'open',
  exempt: null,
  isLater: item.supplement_at !== null,
});

/** An exempt item: its title where that may show, the paragraph of Schedule 12A and why, and nothing else of it. */
const exemptLine = (
  id: string,
  title: string,
  paragraph: number | null,
  why: string,
): Omit<AgendaLine, 'number' | 'depth'> => ({
  id,
  title: title === '' ? 'Exempt item' : title,
  aim: '',
  says: '',
  presenter: '',
  shows: 'exempt',
  exempt: paragraph === null ? null : { paragraph, words: EXEMPT_PARAGRAPHS[paragraph] ?? '', why },
  isLater: false,
});

/**
 * The agenda as the public may read it: what is open to it, and that something is exempt. What is for members, for named people or about a
 * record leaves no trace (Local Government Act 1972, section 100B and Schedule 12A).
 */
export const agendaMade = async (
  { tx }: Acting,
  meeting: string,
  withdrawn: ReadonlySet<string>,
): Promise<{
  readonly lines: AgendaLine[];
  readonly open: readonly ItemRow[];
  /** How many leave no trace. */
  readonly hidden: number;
}> => {
  const items = new Map((await itemsOf(tx, meeting)).map((item) => [item.id, item]));
  const titles = await titlesOf(tx, meeting);
  const raws = titles.flatMap(({ id, parent_id: parent, title, open_to }): Raw[] => {
    const item = items.get(id);
    const shows = showsOf(open_to);
    if (shows === 'nothing') return [];
    if (shows === 'exempt') {
      const shown = item && !item.title_shows ? '' : title;
      return [
        { id, parent, line: exemptLine(id, shown, item?.exempt_paragraph ?? null, item?.exempt_why ?? '') },
      ];
    }
    if (!item) return [];
    const line = lineOf(item);
    return [
      {
        id,
        parent,
        line: withdrawn.has(id)
          ? { ...line, title: 'Withdrawn', aim: '', says: '', presenter: '', shows: 'withdrawn' }
          : line,
      },
    ];
  });
  return {
    lines: numbered(raws),
    open: [...items.values()].filter(({ open_to }) => showsOf(open_to) === 'open'),
    hidden: titles.length - raws.length,
  };
};

export const meetingMade = (meeting: MeetingRow, agenda: readonly AgendaLine[]): MeetingModel => ({
  ...{ title: meeting.title, purpose: meeting.purpose, body: ofMeeting(meeting).body },
  ...{ mode: MODES[meeting.mode], place: meeting.place },
  ...{ startsAt: meeting.starts_at, endsAt: meeting.ends_at, dayIsOurs: meeting.day_is_ours },
  stands: standsAs(meeting),
  cancelledWhy: meeting.cancelled_at === null ? '' : meeting.cancelled_why,
  agenda: [...agenda],
});

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
