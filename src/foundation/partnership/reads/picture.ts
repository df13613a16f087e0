import { z } from 'zod';
import type { Acting } from '#db';
import { type Day, isDay } from '#kernel';
import type { PictureQuery } from '../forms/index.ts';
import { type BodyKind, bodyTypes, isInForce, layerBoxes, PICTURE, sayCapacity } from '../rules/index.ts';
import { bodiesInForce, reportingLines, seatsSittingOn } from '../store/index.ts';

const Person = z.object({ id: z.string(), name: z.string(), post: z.string() });
const PictureBody = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  purpose: z.string(),
  host: z.string().nullable(),
  reportsTo: z.array(z.object({ id: z.string(), name: z.string() })),
  chairs: z.array(Person),
  /** Who sits on it, by the organisation that they sit for. */
  members: z.array(
    z.object({
      organisation: z.object({ id: z.string(), name: z.string() }),
      people: z.array(Person.extend({ capacity: z.string() })),
    }),
  ),
  sitting: z.number(),
});
export type PictureBody = z.infer<typeof PictureBody>;
export const PictureModel = z.object({
  at: z.string(),
  isToday: z.boolean(),
  teams: z.boolean(),
  /** What was asked for and is no day. */
  notADay: z.boolean(),
  bodies: z.array(PictureBody),
  /** Bodies that report to none and that none reports to: they stand in the table, and in no line of the picture. */
  apart: z.array(z.string()),
  layering: z.object({
    boxes: z.array(z.object({ id: z.string(), row: z.number(), x: z.number() })),
    lines: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        way: z.array(z.object({ row: z.number(), x: z.number() })),
      }),
    ),
    rows: z.number(),
    width: z.number(),
  }),
});
export type PictureModel = z.infer<typeof PictureModel>;

const CHAIRS: readonly string[] = ['chair', 'partnershipChair'];

/** The day that was asked for, whole or in three parts; null where it is none. */
const dayAsked = (query: PictureQuery, today: Day): Day | null => {
  const parts = [query['at-year'], query['at-month'], query['at-day']].map((part) => part ?? '');
  const asked =
    query.at ??
    (parts.every((part) => part === '')
      ? ''
      : parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-'));
  if (asked === '') return today;
  return isDay(asked) ? asked : null;
};

/** Who reported to whom and who sat where on a day: the picture, and all of it in words. */
export const pictureModel = async (acting: Acting & { query: PictureQuery }): Promise<PictureModel> => {
  const { tx, today, query } = acting;
  const asked = dayAsked(query, today);
  const at = asked ?? today;
  const teams = query.teams === 'yes';
  const all = (await bodiesInForce(tx, at)).filter(({ type }) => teams || type !== 'team');
  const shown = new Set(all.map(({ id }) => id));
  const lines = (await reportingLines(tx)).filter(
    (line) => isInForce(line, at) && shown.has(line.body) && shown.has(line.reportsTo),
  );
  const seats = await seatsSittingOn(tx, [...shown], at);
  const bodies = all.map((row): PictureBody => {
    const sitting = seats.filter(({ body }) => body === row.id);
    const organisations = [...new Map(sitting.map((seat) => [seat.organisation, seat.organisation_name]))];
    const kind: BodyKind = row.type;
    return {
      id: row.id,
      name: row.name,
      kind: bodyTypes[kind],
      purpose: row.purpose,
      host: row.organisation_name,
      reportsTo: lines
        .filter(({ body }) => body === row.id)
        .map((line) => ({ id: line.reportsTo, name: line.reports_to_name })),
      chairs: sitting
        .filter(({ capacity }) => CHAIRS.includes(capacity))
        .map((seat) => ({ id: seat.staff, name: seat.staff_name, post: seat.post_title })),
      members: organisations
        .sort(([, one], [, other]) => one.localeCompare(other))
        .map(([id, name]) => ({
          organisation: { id, name },
          people: sitting
            .filter(({ organisation }) => organisation === id)
            .map((seat) => ({
              id: seat.staff,
              name: seat.staff_name,
              post: seat.post_title,
              capacity: sayCapacity(seat.capacity),
            })),
        })),
      sitting: new Set(sitting.map(({ staff }) => staff)).size,
    };
  });
  const joined = new Set(lines.flatMap(({ body, reportsTo }) => [body, reportsTo]));
  const drawn = bodies.filter(({ id }) => joined.has(id)).map(({ id }) => id);
  return {
    at,
    isToday: at === today,
    teams,
    notADay: asked === null,
    bodies,
    apart: bodies.filter(({ id }) => !joined.has(id)).map(({ id }) => id),
    layering: layerBoxes(
      drawn,
      lines.map(({ body, reportsTo }) => ({ from: body, to: reportsTo })),
      PICTURE,
    ),
  };
};
