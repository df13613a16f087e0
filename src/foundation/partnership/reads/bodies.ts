import type { Acting } from '#db';
import type { BodyFilter } from '../forms/index.ts';
import { actsOpenTo } from '../rules/index.ts';
import {
  bodiesMatching,
  bodyById,
  organisationsInForce,
  postsOfBody,
  reportingLinesOfBody,
  seatsOfBody,
} from '../store/index.ts';
import { changesShown } from './changes.ts';
import type { BodyList, BodyModel } from './models.ts';
import { actsOn, bodyLine, found, pagesOf, partOf, periodOf, postLine, seatLine } from './shaping.ts';

/** The most posts that a body's own page names; the list of posts has them all. */
const POSTS_SHOWN = 50;

/** The register of bodies, narrowed and by the page. */
export const bodyList = async (
  { tx, actor, today }: Acting,
  { q, type, organisation, standing, page }: BodyFilter,
): Promise<BodyList> => {
  const { rows, total } = await bodiesMatching(tx, {
    q,
    type,
    organisation,
    standing: standing === 'all' ? null : standing,
    day: today,
    ...partOf(page),
  });
  return {
    rows: rows.map((row) => bodyLine(row, today)),
    ...pagesOf(page, total),
    acts: actsOpenTo('body', actor.role, {}, ['add']),
    hosts: await organisationsInForce(tx, today),
  };
};

/** One body: whom it reports to, who sits on it, who works in it, and who changed what. */
export const bodyModel = async (acting: Acting, id: string): Promise<BodyModel> => {
  const { tx, today } = acting;
  const row = found(await bodyById(tx, id));
  const lines = await reportingLinesOfBody(tx, id);
  const seats = await seatsOfBody(tx, id);
  const posts = await postsOfBody(tx, id, today);
  const lineModel = (line: (typeof lines)[number], body: { id: string; name: string }) => ({
    id: line.id,
    body,
    ...periodOf(line, today),
    version: line.version,
    acts: actsOn('reporting_line', acting, line, ['end', 'changeEnd']),
  });
  return {
    ...bodyLine(row, today),
    purpose: row.purpose,
    phone: row.phone,
    outOfHours: row.out_of_hours,
    version: row.version,
    reportsTo: lines
      .filter(({ body }) => body === id)
      .map((line) => lineModel(line, { id: line.reportsTo, name: line.reports_to_name })),
    reportedBy: lines
      .filter(({ reportsTo }) => reportsTo === id)
      .map((line) => lineModel(line, { id: line.body, name: line.body_name })),
    seats: seats.map((seat) => seatLine(seat, acting)),
    posts: posts.slice(0, POSTS_SHOWN).map((post) => postLine(post, today)),
    postsInAll: posts.length,
    acts: actsOn('body', acting, row, [
      'change',
      'end',
      'changeEnd',
      'addReportingLine',
      'addRepresentation',
    ]),
    changes: await changesShown(tx, acting, [
      id,
      ...lines.map((line) => line.id),
      ...seats.map((seat) => seat.id),
    ]),
  };
};
