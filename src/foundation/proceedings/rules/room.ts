import type { Instant } from '#kernel';
import type { Part, Partner } from '#meetings';

/** What happens to somebody in a meeting. */
export const HAPPENINGS = {
  arrived: 'Arrived',
  left: 'Left',
  withdrew: 'Withdrew from an item',
  returned: 'Returned',
  admitted: 'Let in',
} as const;
export type Happened = keyof typeof HAPPENINGS;
export const HOWS = { room: 'In the room', online: 'Online' } as const;
export type How = keyof typeof HOWS;

export interface Happening {
  readonly attendee: string;
  readonly event: Happened;
  readonly how: How | null;
  readonly item: string | null;
  readonly at: Instant;
}

/** How somebody stands in the meeting now. */
export interface Place {
  /** Somebody invited for an item waits until they are let in. */
  readonly is: 'away' | 'here' | 'withdrawn' | 'waiting';
  readonly how: How | null;
  /** Since when; null before they arrived. */
  readonly since: Instant | null;
  /** The item that they withdrew from, or were let in for. */
  readonly item: string | null;
  /** Was here before. */
  readonly came: boolean;
}
const AWAY: Place = { is: 'away', how: null, since: null, item: null, came: false };

/** How each stands, from what happened in its order. */
export const placesFrom = (
  happenings: readonly Happening[],
  parts: ReadonlyMap<string, Part>,
): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  for (const { attendee, event, how, item, at } of happenings) {
    const before = places.get(attendee) ?? AWAY;
    const isInvited = parts.get(attendee) === 'invited';
    const came = before.came || event === 'arrived' || event === 'admitted';
    const next: Place =
      event === 'left'
        ? { ...before, is: 'away', since: at, item: null, came }
        : event === 'withdrew'
          ? { ...before, is: 'withdrawn', since: at, item, came }
          : {
              is: isInvited && event !== 'admitted' ? 'waiting' : 'here',
              how: how ?? before.how,
              since: at,
              item: event === 'admitted' ? item : null,
              came,
            };
    places.set(attendee, next);
  }
  return places;
};

/** Somebody called to the meeting, and how they stand in it. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly part: Part;
  readonly votes: boolean;
  readonly partner: Partner | null;
  /** For whom they come. */
  readonly deputyFor: string | null;
  /** Whether they may commit the organisation of that member. */
  readonly hasAuthority: boolean | null;
  readonly place: Place;
}
export const isHere = ({ place }: Pick<Seat, 'place'>): boolean => place.is === 'here';

/** Who presides now: the chair, else a deputy chair, else whom those present chose; null where nobody does. */
export const presides = <S extends Seat>(seats: readonly S[], chosen: string | null): S | null =>
  seats.find((seat) => seat.part === 'chair' && isHere(seat)) ??
  seats.find((seat) => seat.part === 'deputyChair' && isHere(seat)) ??
  seats.find((seat) => seat.id === chosen && isHere(seat)) ??
  null;

/** Whom those present may choose: members with a vote who are here. */
export const mayBeChosen = (seat: Seat): boolean => seat.votes && isHere(seat);
