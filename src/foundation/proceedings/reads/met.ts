import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { attendeesOf, itemsOf, keepsMeeting, meetingById, standsAs } from '#meetings';
import { type LiveFacts, placesFrom, presides, quorumOf, type Seat, type Turn } from '../rules/index.ts';
import { chosenToPreside, presenceOf, runsMeeting, turnsOf } from '../store.ts';

/** A meeting as the acting post meets it while it runs: its people, its items, and what may be done. */
export const roomMet = async ({ tx, actor }: Pick<Acting, 'tx' | 'actor'>, id: string) => {
  const meeting = await meetingById(tx, id);
  if (!meeting) throw new NotFound();
  const everybody = await attendeesOf(tx, id);
  // Whoever was not called yet is on the list of those who keep the meeting alone.
  const attendees = everybody.filter(({ called_at, part }) => called_at !== null || part === 'clerk');
  const own = attendees.find(({ post_id }) => post_id === actor.post) ?? null;
  const keeps = await keepsMeeting(tx, id);
  const runs = await runsMeeting(tx, id);
  if (!own && !keeps) throw new NotFound();
  const isInvited = own?.part === 'invited' && !keeps;
  const happenings = (await presenceOf(tx, id)).map(({ attendee_id, item_id, ...rest }) => ({
    ...rest,
    attendee: attendee_id,
    item: item_id,
  }));
  const places = placesFrom(happenings, new Map(attendees.map((each) => [each.id, each.part])));
  const away = { is: 'away', how: null, since: null, item: null, came: false } as const;
  const seats = attendees.map(
    (each) =>
      ({
        ...{ id: each.id, name: each.staff_name, part: each.part, votes: each.votes, partner: each.partner },
        ...{ deputyFor: each.deputy_for, hasAuthority: each.has_authority },
        place: places.get(each.id) ?? away,
        post: each.post_title,
        organisation: each.organisation_name,
        postId: each.post_id,
      }) satisfies Seat & Record<string, unknown>,
  );
  const turns: readonly Turn[] = (await turnsOf(tx, id, isInvited)).map(({ item_id, from_at, until_at }) => ({
    item: item_id,
    from: from_at,
    until: until_at,
  }));
  const items = await itemsOf(tx, id);
  const inHand = turns.find(({ until }) => until === null) ?? null;
  const item = items.find((each) => each.id === inHand?.item) ?? null;
  const quorum = isInvited
    ? null
    : quorumOf({ number: meeting.quorum, partners: meeting.quorum_of_partners }, seats);
  const presiding = isInvited ? null : presides(seats, await chosenToPreside(tx, id));
  const facts: LiveFacts = {
    stands: standsAs(meeting),
    ...{ keeps, runs, quorum },
    part: own?.part ?? null,
    place: own ? (places.get(own.id) ?? away) : null,
    seesItem: item !== null,
    anyInHand: inHand !== null,
    presides: presiding !== null && presiding.id === own?.id,
  };
  return { meeting, own, seats, turns, items, inHand, item, quorum, presiding, facts, isInvited };
};
export type Met = Awaited<ReturnType<typeof roomMet>>;
