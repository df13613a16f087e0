import { type Actor, type Day, type Kept, NotFound, roles } from '#kernel';
import {
  actsOpenTo,
  bodyTypes,
  type Holding,
  type Period,
  type RegisterAct,
  standingOf,
} from '../rules/index.ts';
import type { bodyById, postById, seatById } from '../store/index.ts';
import type { PostLine, Ref, Seat } from './models.ts';

/** Who looks, and on which day. */
export interface Looking {
  readonly actor: Pick<Actor, 'role' | 'staff'>;
  readonly today: Day;
}

const PER_PAGE = 50;

/** The part of a list that a page shows. */
export const partOf = (page: number) => ({ limit: PER_PAGE, offset: (page - 1) * PER_PAGE });

/** Which page of how many that part is: past the last, the last. */
export const pagesOf = (page: number, total: number) => ({
  total,
  page: Math.min(page, Math.max(1, Math.ceil(total / PER_PAGE))),
  pages: Math.max(1, Math.ceil(total / PER_PAGE)),
});

/** What was asked for, or the answer that there is none. */
export const found = <T>(row: T | undefined): T => {
  if (row === undefined) throw new NotFound('There is nothing here. It may never have been.');
  return row;
};

/** The days of a row and how it stands today. */
export const periodOf = ({ from, until }: Period, today: Day) => ({
  from,
  until,
  standing: standingOf({ from, until }, today),
});

/** Which of these acts the reader may do to a row of a register: the buttons of its page. */
export const actsOn = (
  kept: Kept,
  { actor, today }: Looking,
  row: Period,
  among: readonly RegisterAct[],
  holding: Holding = 'own',
) => actsOpenTo(kept, actor.role, { standing: standingOf(row, today), holding }, among);

export const refOrNull = (id: string | null, name: string | null): Ref | null =>
  id === null ? null : { id, name: name ?? '' };

type BodyRow = NonNullable<Awaited<ReturnType<typeof bodyById>>>;
type PostRow = NonNullable<Awaited<ReturnType<typeof postById>>>;
type SeatRow = NonNullable<Awaited<ReturnType<typeof seatById>>>;

export const bodyLine = (row: BodyRow, today: Day) => ({
  id: row.id,
  name: row.name,
  type: row.type,
  kind: bodyTypes[row.type],
  host: refOrNull(row.organisation_id, row.organisation_name),
  receives: row.receives === '' ? 'none' : row.receives,
  ...periodOf(row, today),
});

export const postLine = (row: PostRow, today: Day): PostLine => ({
  id: row.id,
  title: row.title,
  role: row.role,
  roleLabel: roles[row.role].label,
  staff: { id: row.staff_id, name: row.staff_name },
  phone: row.staff_phone,
  organisation: { id: row.organisation_id, name: row.organisation_name },
  body: refOrNull(row.body_id, row.body_name),
  ...periodOf(row, today),
});

export const seatLine = (row: SeatRow, looking: Looking): Seat => ({
  id: row.id,
  staff: { id: row.staff, name: row.staff_name },
  post: { id: row.post, name: row.post_title },
  organisation: { id: row.organisation, name: row.organisation_name },
  body: { id: row.body, name: row.body_name },
  capacity: row.capacity,
  ...periodOf(row, looking.today),
  version: row.version,
  acts: actsOn('representation', looking, row, ['end', 'changeEnd']),
});
