import type { Acting } from '#db';
import { dayOf, NotFound, sayDay } from '#kernel';
import {
  type AttendeeRow,
  attendeesOf,
  EXEMPT_PARAGRAPHS,
  type ItemRow,
  itemsOf,
  keepsMeeting,
  laidOut,
  type MeetingRow,
  meetingById,
  PARTS,
  titlesOf,
} from '#meetings';
import { promisesOfItems } from '#promises';
import { recordById } from '#records';
import { actsOpen, awayFrom, cameTo, type MinutesFacts, standingOf } from '../rules/index.ts';
import {
  addendaOf,
  commentsOf,
  type EntryRow,
  entriesOf,
  interestsOf,
  laterMeetings,
  partIn,
  presenceOf,
  resolutionsOf,
  type StepRow,
  stepsOf,
  turnsOf,
  voicesOf,
} from '../store/index.ts';
import type { EntryModel, MinutedItem, MinutesModel } from './model.ts';

/** The minutes of a meeting as the acting post meets them. Throws `NotFound` where it knows of no such meeting. */
export const minutesMet = async (
  { tx, now }: Acting,
  meeting: string,
): Promise<{ meeting: MeetingRow; steps: StepRow[]; facts: MinutesFacts }> => {
  const found = await meetingById(tx, meeting);
  if (!found) throw new NotFound();
  const steps = await stepsOf(tx, meeting);
  const later = await laterMeetings(tx, found.body_id, found.starts_at);
  const part = await partIn(tx, meeting);
  const approvedAt = steps.find(({ step }) => step === 'approved')?.at_meeting_id;
  return {
    meeting: found,
    steps,
    facts: {
      standing: standingOf(steps),
      keeps: await keepsMeeting(tx, meeting),
      chairs: part === 'chair' || part === 'deputyChair',
      keepsLater: later.some(({ keeps }) => keeps),
      chairsLater: later.some(({ id, chairs }) => chairs && id === approvedAt),
      called: part !== null,
      begun: found.opened_at !== null || found.starts_at <= now,
    },
  };
};

const nameOf = (people: ReadonlyMap<string, AttendeeRow>, id: string | null): string =>
  (id === null ? undefined : people.get(id)?.staff_name) ?? '';
export const entryModel =
  (people: ReadonlyMap<string, AttendeeRow>) =>
  (entry: EntryRow): EntryModel => ({
    id: entry.id,
    kind: entry.kind,
    speaker: entry.speaker || nameOf(people, entry.attendee_id),
    says: entry.says,
    replyTo: entry.reply_to_id,
    version: entry.version,
  });
/** Each reply beneath the query that it answers, whatever was typed between. */
const inPairs = (entries: readonly EntryRow[]): EntryRow[] => {
  const standing = new Set(entries.map(({ id }) => id));
  const replies = (query: string) => entries.filter(({ reply_to_id }) => reply_to_id === query);
  return entries
    .filter(({ reply_to_id }) => reply_to_id === null || !standing.has(reply_to_id))
    .flatMap((entry) => [entry, ...replies(entry.id)]);
};

/** What the minutes say under these items of a meeting, by item: asked for once, under the policies. */
const underItems = async (
  acting: Acting,
  meeting: string,
  items: readonly ItemRow[],
  people: readonly AttendeeRow[],
) => {
  const { tx } = acting;
  const ids = items.map(({ id }) => id);
  const byId = new Map(people.map((person) => [person.id, person]));
  const entries = await entriesOf(tx, ids);
  const decisions = await resolutionsOf(tx, ids);
  const voices = await voicesOf(
    tx,
    decisions.map(({ id }) => id),
  );
  const promises = await promisesOfItems(acting, ids);
  const comments = await commentsOf(tx, meeting);
  const addenda = await addendaOf(tx, meeting);
  const interests = await interestsOf(tx, ids);
  const events = await presenceOf(tx, meeting);
  const turns = await turnsOf(tx, meeting);
  const subjectOf = async (item: ItemRow) => {
    const record = item.about_record_id ? await recordById(tx, item.about_record_id) : undefined;
    return record?.child_id ? { child: record.child_id, record: record.id } : null;
  };
  return async (item: ItemRow, number: string, depth: number): Promise<MinutedItem> => ({
    ...{ id: item.id, number, depth, title: item.title, says: item.says },
    presenter: item.presenter,
    openToPublic: item.open_to === 'public',
    exempt:
      item.exempt_paragraph === null
        ? null
        : `${EXEMPT_PARAGRAPHS[item.exempt_paragraph] ?? ''} (Schedule 12A, paragraph ${item.exempt_paragraph})`,
    away: [
      ...awayFrom(
        events,
        turns.filter(({ item_id }) => item_id === item.id),
      ),
    ].flatMap(([id, why]) => (byId.has(id) ? [{ name: nameOf(byId, id), why }] : [])),
    interests: interests
      .filter(({ item_id }) => item_id === item.id)
      .map(({ staff_name, interest, withdraws }) => ({ name: staff_name, interest, withdraws })),
    entries: inPairs(entries.filter(({ item_id }) => item_id === item.id)).map(entryModel(byId)),
    decisions: decisions
      .filter(({ item_id }) => item_id === item.id)
      .map(({ id, kind, says, because, proposer_name, seconder_name }) => ({
        ...{ id, kind, says, because, proposedBy: proposer_name, secondedBy: seconder_name },
        voices: voices
          .filter(({ resolution_id }) => resolution_id === id)
          .map(({ staff_name, voice, reason }) => ({ name: staff_name, voice, reason })),
      })),
    promises: promises.filter((promise) => promise.item === item.id),
    comments: comments
      .filter(({ item_id }) => item_id === item.id)
      .map(({ id, says, staff_name, post_title, at, accepted, answer }) => ({
        ...{ id, says, by: `${staff_name}, ${post_title}`, at, accepted, answer },
      })),
    addenda: addenda
      .filter(({ item_id }) => item_id === item.id)
      .map(({ id, says, because, staff_name, post_title, at }) => ({
        ...{ id, says, because, by: `${staff_name}, ${post_title}`, at },
      })),
    subject: await subjectOf(item),
  });
};

const HOW = { room: 'in the room', online: 'by video' } as const;
const rollOf = (people: readonly AttendeeRow[], events: Awaited<ReturnType<typeof presenceOf>>) => {
  const came = new Set(cameTo(events));
  const named = (person: AttendeeRow) => {
    const how = events.find(({ attendee_id, how: by }) => attendee_id === person.id && by !== null)?.how;
    return {
      name: person.staff_name,
      post: person.post_title,
      organisation: person.organisation_name,
      part: PARTS[person.part].label,
      how: how ? HOW[how] : '',
    };
  };
  return {
    present: people.filter(({ id }) => came.has(id)).map(named),
    apologies: people.filter(({ id, answer }) => !came.has(id) && answer === 'no').map(named),
  };
};

/** The minutes of a meeting, as its structure makes them: exactly the items that the reader may see, the others by title or not at all. */
export const minutesModel = async (acting: Acting & { params: { id: string } }): Promise<MinutesModel> => {
  const { tx } = acting;
  const { meeting, steps, facts } = await minutesMet(acting, acting.params.id);
  const items = await itemsOf(tx, meeting.id);
  const people = await attendeesOf(tx, meeting.id);
  const seen = new Map(items.map((item) => [item.id, item]));
  const titles = await titlesOf(tx, meeting.id);
  // Somebody invited for one item is told of no others.
  const listed = [...titles, ...items.filter(({ id }) => !titles.some((title) => title.id === id))];
  const minuted = await underItems(acting, meeting.id, items, people);
  const lines: MinutesModel['items'] = [];
  for (const { id, number, depth } of laidOut(listed, meeting.starts_at)) {
    const item = seen.get(id);
    lines.push(
      item
        ? await minuted(item, number, depth)
        : { id: null, number, depth, title: titles.find((title) => title.id === id)?.title ?? '' },
    );
  }
  return {
    meeting: meeting.id,
    ...{ title: meeting.title, body: meeting.body_name, place: meeting.place },
    dayIsOurs: meeting.day_is_ours,
    ...{ startsAt: meeting.starts_at, endsAt: meeting.ends_at },
    ...{ standing: facts.standing, acts: actsOpen(facts), keeps: facts.keeps },
    answerBy:
      facts.standing === 'circulated'
        ? (steps.findLast(({ step }) => step === 'circulated')?.answer_by ?? null)
        : null,
    ...rollOf(people, await presenceOf(tx, meeting.id)),
    items: lines,
    steps: steps.map(({ step, said, staff_name, post_title, at, later_title, later_at }) => ({
      ...{ step, said, by: `${staff_name}, ${post_title}`, at },
      later: later_title !== null && later_at !== null ? `${later_title}, ${sayDay(dayOf(later_at))}` : null,
    })),
  };
};
