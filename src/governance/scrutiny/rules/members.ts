import { addMonths, type Day, no, type Verdict, yes } from '#kernel';

/**
 * Co-opted members of a committee that touches education. Church representatives (Education Act 1996, section 499) and parent governors
 * have a vote on the council's functions in education: Local Government Act 2000, Schedule 1, paragraphs 7 to 11, which Schedule A1,
 * paragraphs 7 and 8, took over for England in 2012. [GK]: the texts have not been read for this rule, and the page says so.
 */
export const SEAT_KINDS = {
  churchOfEngland: 'Church of England diocese',
  romanCatholic: 'Roman Catholic diocese',
  otherFaith: 'Another faith',
  parentGovernor: 'Parent governor',
  other: 'Another co-opted member',
} as const;
export type SeatKind = keyof typeof SEAT_KINDS;
/** Those whose vote on education matters is statutory. */
const STATUTORY: readonly SeatKind[] = ['churchOfEngland', 'romanCatholic', 'parentGovernor'];
export const isStatutory = (kind: SeatKind | null): boolean => kind !== null && STATUTORY.includes(kind);

export interface ScrutinySeat {
  readonly id: string;
  readonly capacity: string;
  readonly kind: SeatKind | null;
  /** The seat of the member for whom they come. */
  readonly substituteFor: string | null;
  readonly termUntil: Day | null;
}
const MEMBERS: readonly string[] = ['chair', 'deputy', 'member'];

/** Whether the holder of a seat has a vote on a matter. A substitute has the vote of the member for whom they come, and only then. */
export const hasVote = (
  seat: ScrutinySeat,
  matter: { readonly education: boolean; readonly present: ReadonlySet<string>; readonly on: Day },
): boolean => {
  if (seat.termUntil !== null && seat.termUntil < matter.on) return false;
  if (MEMBERS.includes(seat.capacity)) return true;
  if (seat.capacity === 'coOptee') return isStatutory(seat.kind) && matter.education;
  return (
    seat.capacity === 'substitute' && seat.substituteFor !== null && !matter.present.has(seat.substituteFor)
  );
};

/**
 * Whether enough of a board are there for a matter: those who have a vote on it are counted. How many are enough is the council's own
 * rule; a quarter of the members, and never under three, is what it begins with (Local Government Act 1972, Schedule 12, paragraph 6,
 * says a quarter of a council).
 */
export const quorumOf = (
  seats: readonly ScrutinySeat[],
  matter: { readonly education: boolean; readonly present: ReadonlySet<string>; readonly on: Day },
  needed: number,
): { readonly there: number; readonly needed: number; readonly met: boolean } => {
  const there = seats.filter((seat) => matter.present.has(seat.id) && hasVote(seat, matter)).length;
  return { there, needed, met: there >= needed };
};

/** What a seat may say of itself, by the capacity in which it is held. Terms of parent governors are two to four years. [GK] */
export const canDescribeSeat = (
  said: { readonly capacity: string; readonly kind: SeatKind | null; readonly substituteFor: string | null },
  members: readonly { readonly id: string; readonly capacity: string }[],
): Verdict & { readonly field: string } => {
  if (said.capacity === 'coOptee' && said.kind === null)
    return { ...no('Select whom the co-opted member represents'), field: 'kind' };
  if (said.capacity === 'substitute') {
    const member = members.find(({ id }) => id === said.substituteFor);
    if (!member || !MEMBERS.includes(member.capacity))
      return { ...no('Select the member for whom they come'), field: 'substituteFor' };
  }
  return { ...yes, field: '' };
};
/** A parent governor's term is two to four years from the first day of the seat. [GK] */
export const canLast = (kind: SeatKind | null, from: Day, until: Day | null): Verdict => {
  if (until === null) return yes;
  if (until < from) return no('Enter a day on or after the first day of the seat');
  if (kind !== 'parentGovernor') return yes;
  return until >= addMonths(from, 23) && until <= addMonths(from, 48)
    ? yes
    : no('A parent governor’s term is between two and four years');
};
