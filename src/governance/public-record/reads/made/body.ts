import type { Acting } from '#db';
import { bodyById, bodyTypes, capacities, seatsOfBody } from '#partnership';
import type { BodyModel } from '../models.ts';

export const labelOf = (labels: Readonly<Record<string, string>>, key: string): string => labels[key] ?? key;
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
