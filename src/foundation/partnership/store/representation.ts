import { newId, type Tx } from '#db';
import type { Day } from '#kernel';
import { stands } from './in-force.ts';

const seats = (tx: Tx) =>
  tx
    .selectFrom('representation')
    .innerJoin('body', 'body.id', 'representation.body_id')
    .innerJoin('post', 'post.id', 'representation.post_id')
    .innerJoin('staff', 'staff.id', 'post.staff_id')
    .innerJoin('organisation', 'organisation.id', 'representation.organisation_id')
    .select([
      'representation.id',
      'representation.capacity',
      'representation.body_id as body',
      'body.name as body_name',
      'body.type as body_type',
      'representation.post_id as post',
      'post.title as post_title',
      'post.staff_id as staff',
      'staff.name as staff_name',
      'representation.organisation_id as organisation',
      'organisation.name as organisation_name',
      'organisation.type as organisation_type',
      'representation.from_day as from',
      'representation.until_day as until',
      'representation.version',
    ]);

export const seatById = (tx: Tx, id: string) =>
  seats(tx).where('representation.id', '=', id).executeTakeFirst();

/** Who sits, sat or will sit on a body, by name. */
export const seatsOfBody = (tx: Tx, body: string) =>
  seats(tx)
    .where('representation.body_id', '=', body)
    .orderBy('staff.name')
    .orderBy('representation.id')
    .execute();

/** The seats of a post, past and future ones too. */
export const seatsOfPost = (tx: Tx, post: string) =>
  seats(tx)
    .where('representation.post_id', '=', post)
    .orderBy('body.name')
    .orderBy('representation.id')
    .execute();

/** The seats for an organisation, past and future ones too. */
export const seatsForOrganisation = (tx: Tx, organisation: string) =>
  seats(tx)
    .where('representation.organisation_id', '=', organisation)
    .orderBy('staff.name')
    .orderBy('representation.id')
    .execute();

/** Who sits anywhere on a day in one of those capacities. */
export const seatsInForce = (tx: Tx, day: Day, capacities: readonly string[]) =>
  seats(tx)
    .where('representation.capacity', 'in', capacities)
    .where(stands('representation', 'inForce', day))
    .orderBy('staff.name')
    .orderBy('representation.id')
    .execute();

/** Who sits on these bodies on a day, by name. */
export const seatsSittingOn = async (tx: Tx, bodies: readonly string[], day: Day) =>
  bodies.length === 0
    ? []
    : seats(tx)
        .where('representation.body_id', 'in', [...bodies])
        .where(stands('representation', 'inForce', day))
        .orderBy('staff.name')
        .orderBy('representation.id')
        .execute();

export const insertSeat = async (
  tx: Tx,
  seat: { body: string; post: string; organisation: string; capacity: string; from: Day; until: Day | null },
): Promise<string> => {
  const id = newId();
  await tx
    .insertInto('representation')
    .values({
      id,
      body_id: seat.body,
      post_id: seat.post,
      organisation_id: seat.organisation,
      capacity: seat.capacity,
      from_day: seat.from,
      until_day: seat.until,
    })
    .execute();
  return id;
};
