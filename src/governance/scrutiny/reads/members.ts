import { z } from 'zod';
import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { capacities, seatsOfBody } from '#partnership';
import { hasVote, isOfficer, type ScrutinySeat, SEAT_KINDS } from '../rules/index.ts';
import { bodyOfSeat, describedSeats } from '../store/index.ts';
import { BoardBrief, boardMet, briefOf } from './boards.ts';
import { Choice, keys } from './choices.ts';

const SeatLine = z.object({
  id: z.string(),
  post: z.string(),
  name: z.string(),
  title: z.string(),
  capacity: z.string(),
  says: z.string(),
  kind: keys(SEAT_KINDS).nullable(),
  substituteFor: z.object({ id: z.string(), name: z.string() }).nullable(),
  termUntil: z.string().nullable(),
  /** On which matters its holder has a vote. */
  votes: z.enum(['always', 'education', 'inPlace', 'never']),
  version: z.number(),
});
export type SeatLine = z.infer<typeof SeatLine>;
const sayCapacity = (capacity: string): string =>
  Object.entries(capacities).find(([key]) => key === capacity)?.[1].label ?? capacity;

/** The seats of a board that are held on a day, with what is said of them. */
export const seatsOn = async ({ tx, today }: Pick<Acting, 'tx' | 'today'>, board: string) => {
  const held = (await seatsOfBody(tx, board)).filter(
    ({ from, until }) => from <= today && (until === null || until >= today),
  );
  const described = await describedSeats(tx, board);
  const nameOf = new Map(held.map((seat) => [seat.id, seat.staff_name]));
  const seats = held.map((seat): ScrutinySeat & { readonly post: string } => {
    const said = described.find(({ representation_id }) => representation_id === seat.id);
    return {
      ...{ id: seat.id, post: seat.post, capacity: seat.capacity, kind: said?.kind ?? null },
      ...{ substituteFor: said?.substitute_for ?? null, termUntil: said?.term_until ?? null },
    };
  });
  const votesOf = (seat: ScrutinySeat): SeatLine['votes'] => {
    const matter = { present: new Set<string>(), on: today };
    if (seat.capacity === 'substitute') return seat.substituteFor === null ? 'never' : 'inPlace';
    if (hasVote(seat, { ...matter, education: false })) return 'always';
    return hasVote(seat, { ...matter, education: true }) ? 'education' : 'never';
  };
  const lines = held.map((row, index): SeatLine => {
    const seat = seats[index];
    if (!seat) throw new NotFound();
    const forWhom = seat.substituteFor === null ? undefined : nameOf.get(seat.substituteFor);
    return {
      ...{ id: row.id, post: row.post, name: row.staff_name, title: row.post_title, capacity: row.capacity },
      ...{ says: sayCapacity(row.capacity), kind: seat.kind, termUntil: seat.termUntil },
      substituteFor:
        seat.substituteFor !== null && forWhom ? { id: seat.substituteFor, name: forWhom } : null,
      votes: votesOf(seat),
      version: described.find(({ representation_id }) => representation_id === row.id)?.version ?? 0,
    };
  });
  return { seats, lines };
};

const RANK = ['chair', 'deputy', 'member', 'substitute', 'coOptee'];
const rankOf = ({ capacity }: SeatLine): number => {
  const rank = RANK.indexOf(capacity);
  return rank < 0 ? RANK.length : rank;
};
export const MembersModel = z.object({
  board: BoardBrief,
  quorum: z.number(),
  education: z.boolean(),
  seats: z.array(SeatLine),
  mayKeep: z.boolean(),
});
export type MembersModel = z.infer<typeof MembersModel>;
/** Who sits on a board, and on what they vote. */
export const membersModel = async (
  acting: Acting & { readonly params: { readonly board: string } },
): Promise<MembersModel> => {
  const board = await boardMet(acting, acting.params.board);
  const { lines } = await seatsOn(acting, board.body_id);
  return {
    board: briefOf(board),
    quorum: board.quorum,
    education: board.education,
    seats: [...lines].sort((one, other) => rankOf(one) - rankOf(other)),
    mayKeep: isOfficer(acting.actor),
  };
};

export const SeatModel = z.object({ board: BoardBrief, seat: SeatLine, members: z.array(Choice) });
export type SeatModel = z.infer<typeof SeatModel>;
export const seatModel = async (
  acting: Acting & { readonly params: { readonly id: string } },
): Promise<SeatModel> => {
  const body = await bodyOfSeat(acting.tx, acting.params.id);
  if (body === undefined) throw new NotFound();
  const board = await boardMet(acting, body);
  const { lines } = await seatsOn(acting, body);
  const seat = lines.find(({ id }) => id === acting.params.id);
  if (!seat) throw new NotFound();
  return {
    board: briefOf(board),
    seat,
    members: lines
      .filter(({ capacity }) => ['chair', 'deputy', 'member'].includes(capacity))
      .map(({ id, name }) => ({ value: id, text: name })),
  };
};
