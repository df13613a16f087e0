import { calendarFor, clockFor } from '#calendar';
import { newId, type Tx } from '#db';
import type { Files } from '#files';
import { dayOf, fileTypes, type Instant } from '#kernel';
import { addItem, addPaper } from '#meetings';
import { addEntry, addResolution } from '#minutes';
import { makeSeat } from '#partnership';
import { publishMeeting, publishMinutes } from '#public-record';
import { chanceOf } from '../chance.ts';
import type { Poster, Vale } from '../registers/index.ts';
import { appointing } from '../registers/poster.ts';
import { actingAs } from '../today/standing.ts';
import {
  DAY_IS_OURS,
  OPENING,
  PRIORITIES,
  PRIORITIES_SAID,
  PROMISED,
  PURPOSE,
  QUERIES,
  REPORT,
  RESOLVED,
  type Said,
  TITLE,
} from './said.ts';

const MADE: Instant = '2021-02-15T10:00:00.000Z';
const CALLED: Instant = '2021-03-01T10:00:00.000Z';
const STARTS: Instant = '2021-03-09T18:00:00.000Z';
const CLOSED: Instant = '2021-03-09T19:35:00.000Z';
const ENDS: Instant = '2021-03-09T20:00:00.000Z';
const ROUND: Instant = '2021-03-12T11:00:00.000Z';

/** Those of the time whose posts have ended: the scrutineer of the first years, and the clinical commissioning group's chief officer. */
const appointThen = async (tx: Tx, { organisations: { named }, bodies }: Vale, seed: number) => {
  const appoint = appointing(tx, chanceOf(seed, -3));
  const scrutineer = await appoint({
    ...{ organisation: [named.scrutineers, 'Office of the Independent Scrutineer'] },
    ...{ role: 'independentScrutineer', title: 'Independent Scrutineer', name: 'Edwin Marlowe' },
    until: '2021-03-31',
  });
  const ccg = await appoint({
    organisation: [named.ccg, 'Arden Vale Clinical Commissioning Group'],
    ...{ role: 'boardMember', title: 'Chief officer', name: 'Imelda Rudge', until: '2022-06-30' },
  });
  await makeSeat(tx, {
    ...{ body: bodies.partnership, post: ccg.post, organisation: named.ccg, capacity: 'member' },
    ...{ from: ccg.from, until: ccg.until },
  });
  return { scrutineer, ccg };
};

type People = readonly (readonly [
  poster: Poster,
  part: 'chair' | 'member' | 'clerk' | 'officer' | 'adviser',
  came: boolean,
])[];
/** Lays the meeting as its clerk called it; who came, came by video, as all did then. */
const layMeeting = async (tx: Tx, vale: Vale, clerk: Poster, people: People) => {
  const meeting = newId();
  await tx
    .insertInto('meeting')
    .values({
      ...{ id: meeting, series_id: null, body_id: vale.bodies.scrutinyBoard, mode: 'virtual' },
      title: 'Children’s Services, Education and Skills Scrutiny Board',
      ...{ starts_at: STARTS, ends_at: ENDS, is_public: true, quorum: 2, day_is_ours: DAY_IS_OURS },
      ...{ previous_id: null, made_by: clerk.post, made_at: MADE, called_at: CALLED },
      ...{ opened_at: null, closed_at: null, cancelled_at: null },
    })
    .execute();
  const attendees = new Map<string, string>();
  for (const [{ post }, part, came] of people) {
    const id = newId();
    attendees.set(post, id);
    await tx
      .insertInto('attendee')
      .values({
        ...{ id, meeting_id: meeting, post_id: post, part, votes: part === 'chair' || part === 'member' },
        ...{ partner: null, called_at: CALLED, answer: came ? 'yes' : 'no', answered_at: CALLED },
        ...{ deputy_for: null, has_authority: null, removed_at: null },
      })
      .execute();
  }
  return { meeting, attendees };
};

/** That the meeting was held: who came, and when the item was in hand. */
const hold = async (
  tx: Tx,
  { meeting, item, clerk, came }: { meeting: string; item: string; clerk: string; came: readonly string[] },
) => {
  await tx
    .updateTable('meeting')
    .set({ opened_at: STARTS, closed_at: CLOSED })
    .where('id', '=', meeting)
    .execute();
  await tx
    .insertInto('presence')
    .values(
      came.map((attendee_id) => ({
        ...{ id: newId(), meeting_id: meeting, attendee_id, event: 'arrived' as const },
        ...{ how: 'online' as const, item_id: null, at: STARTS, recorded_by: clerk },
      })),
    )
    .execute();
  await tx
    .insertInto('item_turn')
    .values({ id: newId(), meeting_id: meeting, item_id: item, from_at: STARTS, until_at: CLOSED })
    .execute();
};

/**
 * A meeting of the scrutiny board in March 2021, as published minutes of such a meeting tell it: each fact a structure of its own. The
 * promise is outstanding to this day: the minutes do not tell what came of it.
 */
export const layMinuted = async (
  tx: Tx,
  slug: string,
  vale: Vale,
  seed: number,
  files: Files | undefined,
): Promise<void> => {
  const { democratic: clerk, councillors, assistantDirector, director } = vale.posts;
  const [chairman, ...members] = councillors;
  if (!chairman) return;
  const { scrutineer } = await appointThen(tx, vale, seed);
  const { meeting, attendees } = await layMeeting(tx, vale, clerk, [
    [chairman, 'chair', true],
    ...members.map((member) => [member, 'member', true] as const),
    [scrutineer, 'adviser', true],
    [assistantDirector, 'officer', true],
    [director, 'officer', false],
    [clerk, 'clerk', true],
  ]);
  const came = [chairman, ...members, scrutineer, assistantDirector, clerk];
  const attendeeOf = ({ post }: Poster) => attendees.get(post) ?? '';

  const calling = { ...(await actingAs(tx, slug, clerk, CALLED)), files };
  const presented = { presenter: 'The Independent Scrutineer', presenterPost: scrutineer.post };
  const item = await addItem(calling, meeting, {
    ...{ title: TITLE, aim: 'note', says: PURPOSE, openTo: 'public', minutes: 60, ...presented },
  });
  const priorities: string[] = [];
  for (const { title, says } of PRIORITIES)
    priorities.push(
      await addItem(calling, meeting, {
        ...{ title, says, aim: 'note', openTo: 'public', under: item, ...presented },
      }),
    );
  if (files) {
    const received = await files.receive({
      ...{ partnership: slug, name: 'Report of the Independent Scrutineer.txt', declared: 'text/plain' },
      ...{ types: fileTypes, now: CALLED },
      content: (async function* () {
        yield new TextEncoder().encode(REPORT);
      })(),
    });
    if (!received.ok) throw new Error(received.reason);
    const title = 'Report of the Independent Scrutineer';
    await addPaper(calling, item, { title, kind: 'main', file: received.arrived });
  }

  await hold(tx, { meeting, item, clerk: clerk.post, came: came.map(attendeeOf) });
  const writing = await actingAs(tx, slug, clerk, CLOSED);
  const speakers = { chairman, scrutineer, assistantDirector };
  const write = (under: string, { by, ...said }: Said) =>
    addEntry(writing, {
      ...{ item: under, ...said, attendee: by === undefined ? null : attendeeOf(speakers[by]) },
    });
  for (const said of OPENING) await write(item, said);
  for (const priority of priorities)
    await write(priority, {
      ...{ kind: 'presentation', speaker: 'The Independent Scrutineer', by: 'scrutineer' },
      says: PRIORITIES_SAID,
    });
  for (const said of QUERIES) {
    const { id } = await write(item, said);
    if (said.speaker === PROMISED.by)
      await promise(tx, vale, { meeting, item, entry: id, clerk: clerk.post });
  }
  await addResolution(writing, { item, kind: 'noted', says: RESOLVED });

  const publishing = await actingAs(tx, slug, clerk, ROUND);
  await tx
    .insertInto('minutes_step')
    .values({
      ...{ id: newId(), meeting_id: meeting, step: 'circulated', at_meeting_id: null },
      ...{ answer_by: '2021-03-19', post_id: clerk.post, at: ROUND },
    })
    .execute();
  await publishMeeting(publishing, meeting);
  await publishMinutes(publishing, meeting);
};

/** The urgent promise, by the clock of urgent scrutiny. Nobody is told of it today: it was made years ago. */
const promise = async (
  tx: Tx,
  { organisations, bodies }: Vale,
  by: { meeting: string; item: string; entry: string; clerk: string },
): Promise<void> => {
  const today = dayOf(CLOSED);
  const clock = clockFor('urgentScrutiny', today, await calendarFor(tx));
  if (!clock) throw new Error('The clock of urgent scrutiny is not known for 2021.');
  await tx
    .insertInto('promise')
    .values({
      ...{ id: newId(), body_id: bodies.scrutinyBoard, meeting_id: by.meeting, item_id: by.item },
      ...{ entry_id: by.entry, resolution_id: null, what: PROMISED.what, sentence: PROMISED.sentence },
      ...{ owed_kind: 'organisation', owed_id: organisations.named.council },
      ...{ due_day: clock.due, urgent: true },
      ...{ clock_rule: 'urgentScrutiny', clock_from: today, made_by: by.clerk, made_at: CLOSED },
    })
    .execute();
};
