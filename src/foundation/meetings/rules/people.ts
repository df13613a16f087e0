import { type Capacity, type PartnerSeat, seatOf } from '#partnership';
import { PARTS, type Part, type Partner } from './kinds.ts';

/** As what somebody who sits on a body in a capacity is called to its meetings (Working Together 2023, chapter 2). */
const PART_OF: Readonly<Record<Capacity, Part>> = {
  partnershipChair: 'chair',
  chair: 'chair',
  deputy: 'deputyChair',
  leadSafeguardingPartner: 'member',
  delegatedSafeguardingPartner: 'member',
  member: 'member',
  coOptee: 'coOptee',
  substitute: 'substitute',
  adviser: 'adviser',
  // The scrutineer gives assurance about those who decide, and decides nothing.
  independentScrutineer: 'adviser',
};
const RANK: readonly Part[] = ['chair', 'deputyChair', 'member', 'coOptee', 'adviser'];
const isCapacity = (text: string): text is Capacity => Object.hasOwn(PART_OF, text);

/** A seat on the body of a meeting, in force on its day. */
export interface SeatHeld {
  readonly post: string;
  readonly staff: string;
  readonly capacity: string;
  readonly organisationType: string;
}
export interface Proposed {
  readonly post: string;
  readonly part: Part;
  readonly votes: boolean;
  readonly partner: Partner | null;
}
const partnerOf = (type: string): Partner | null => seatOf(type) satisfies PartnerSeat | null;

/**
 * Who is proposed for a meeting by the register of its body: each person once, in the first of their capacities, with the safeguarding
 * partner that they speak for where one of their seats says so (Children Act 2004, section 16E).
 */
export const proposedOf = (seats: readonly SeatHeld[]): Proposed[] => {
  const byPerson = new Map<string, SeatHeld[]>();
  // A substitute comes in the place of a member who cannot: nobody calls both.
  for (const seat of seats.filter(({ capacity }) => capacity !== 'substitute'))
    byPerson.set(seat.staff, [...(byPerson.get(seat.staff) ?? []), seat]);
  const rank = ({ capacity }: SeatHeld) => RANK.indexOf(isCapacity(capacity) ? PART_OF[capacity] : 'member');
  return [...byPerson.values()].flatMap((held) => {
    const [first] = [...held].sort((one, other) => rank(one) - rank(other));
    if (!first) return [];
    const part = isCapacity(first.capacity) ? PART_OF[first.capacity] : 'member';
    const speaking = held.find(
      ({ capacity }) => capacity !== 'adviser' && capacity !== 'independentScrutineer',
    );
    return [
      {
        post: first.post,
        part,
        votes: PARTS[part].votes,
        partner: speaking ? partnerOf(speaking.organisationType) : null,
      },
    ];
  });
};
