import type { Acting } from '#db';
import { isInForce, partnerSeats, sayOrganisationType, seatOf } from '../rules/index.ts';
import {
  bodiesInForce,
  organisationsInForce,
  postsMatching,
  reportingLines,
  seatsInForce,
} from '../store/index.ts';
import type { OverviewModel } from './models.ts';
import { settingOf } from './settings.ts';
import { bodyLine, periodOf } from './shaping.ts';

const SHOWN_CAPACITIES = [
  'leadSafeguardingPartner',
  'delegatedSafeguardingPartner',
  'partnershipChair',
  'independentScrutineer',
  'chair',
];

const EVERY_POST = {
  q: '',
  role: null,
  organisation: null,
  body: null,
  standing: 'inForce',
  limit: 0,
  offset: 0,
} as const;

/** Who the partnership is today: the three safeguarding partners, who leads for each, and who reports to whom. */
export const overviewModel = async ({ tx, today }: Acting): Promise<OverviewModel> => {
  const organisations = await organisationsInForce(tx, today);
  const bodies = await bodiesInForce(tx, today);
  const seats = await seatsInForce(tx, today, SHOWN_CAPACITIES);
  const lines = (await reportingLines(tx)).filter((line) => isInForce(line, today));
  const holderOf = (organisation: string, capacity: string) => {
    const seat = seats.find((each) => each.organisation === organisation && each.capacity === capacity);
    return seat ? { staff: { id: seat.staff, name: seat.staff_name }, post: seat.post_title } : null;
  };
  return {
    name: await settingOf(tx, 'name'),
    seats: Object.entries(partnerSeats).map(([seat, label]) => ({
      seat: label,
      organisations: organisations
        .filter(({ type }) => seatOf(type) === seat)
        .map((row) => ({
          id: row.id,
          name: row.name,
          type: row.type,
          kind: sayOrganisationType(row.type),
          ...periodOf(row, today),
          lead: holderOf(row.id, 'leadSafeguardingPartner'),
          delegated: holderOf(row.id, 'delegatedSafeguardingPartner'),
          chairs: holderOf(row.id, 'partnershipChair') !== null,
        })),
    })),
    scrutineers: seats
      .filter(({ capacity }) => capacity === 'independentScrutineer')
      .map((seat) => ({ staff: { id: seat.staff, name: seat.staff_name }, post: seat.post_title })),
    bodies: bodies
      .filter(({ type }) => type !== 'team')
      .map((row) => ({
        ...bodyLine(row, today),
        chairs: seats
          .filter(
            ({ body, capacity }) =>
              body === row.id && (capacity === 'chair' || capacity === 'partnershipChair'),
          )
          .map((seat) => ({ id: seat.staff, name: seat.staff_name })),
        reportsTo: lines
          .filter(({ body }) => body === row.id)
          .map((line) => ({ id: line.reportsTo, name: line.reports_to_name })),
      })),
    counts: {
      organisations: organisations.length,
      bodies: bodies.length,
      posts: (await postsMatching(tx, { ...EVERY_POST, day: today })).total,
    },
  };
};
