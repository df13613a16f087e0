import type { Acting, Tx } from '#db';
import type { Fault, Verdict } from '#kernel';
import { found } from '../reads/index.ts';
import {
  canBeOfType,
  canReportTo,
  canRepresent,
  canStandWithin,
  firstDayWithoutAdministrator,
  isCapacity,
  isOrganisationType,
  leavesNoAdministrator,
  type Period,
  type ReportingLine,
} from '../rules/index.ts';
import {
  administratorPosts,
  bodyById,
  type Dated,
  dependantsOf,
  organisationById,
  postById,
  reportingLines,
  type seatById,
  seatsOfBody,
} from '../store/index.ts';
import { insist } from './insist.ts';

/** The first refusal among these, with the field that it stands beside. */
const firstFault = (verdicts: readonly (readonly [field: string, Verdict])[]): Fault | null => {
  for (const [field, verdict] of verdicts) if (!verdict.ok) return { field, message: verdict.reason };
  return null;
};

/** Whether an organisation may be of that kind then. */
export const judgeOrganisation = (type: string, period: Period): Fault | null =>
  isOrganisationType(type) ? firstFault([['type', canBeOfType(type, period)]]) : null;

/** Whether a body stands within its host's days. */
export const judgeBody = async (tx: Tx, host: string | null, period: Period): Promise<Fault | null> => {
  if (host === null) return null;
  return firstFault([['organisation', canStandWithin(period, found(await organisationById(tx, host)))]]);
};

/** Whether a post stands within the days of its organisation and of its body. */
export const judgePost = async (
  tx: Tx,
  { organisation, body }: { readonly organisation: string; readonly body: string | null },
  period: Period,
): Promise<Fault | null> => {
  const employer = found(await organisationById(tx, organisation));
  const team = body === null ? null : found(await bodyById(tx, body));
  return firstFault([
    ['from', canStandWithin(period, employer)],
    ...(team ? [['body', canStandWithin(period, team)] as const] : []),
  ]);
};

/** Whether a body may report to another then: within the days of both, and in no loop. `own` is the line being changed. */
export const judgeReportingLine = async (
  tx: Tx,
  line: ReportingLine,
  own?: string,
): Promise<Fault | null> => {
  const lower = found(await bodyById(tx, line.body));
  const upper = found(await bodyById(tx, line.reportsTo));
  const others = (await reportingLines(tx)).filter(({ id }) => id !== own);
  const names = new Map([
    ...others.flatMap((each) => [
      [each.body, each.body_name] as const,
      [each.reportsTo, each.reports_to_name] as const,
    ]),
    [lower.id, lower.name] as const,
    [upper.id, upper.name] as const,
  ]);
  return firstFault([
    ['from', canStandWithin(line, lower)],
    ['from', canStandWithin(line, upper)],
    ['reportsTo', canReportTo(others, line, (id) => names.get(id) ?? '')],
  ]);
};

/** A seat on a body, as somebody asks for it. */
export interface AskedSeat extends Period {
  readonly body: string;
  readonly post: string;
  readonly organisation: string;
  readonly capacity: string;
}

/** Whether somebody may sit so, beside those who sit there already. `own` is the seat being changed. */
export const judgeSeat = async (tx: Tx, seat: AskedSeat, own?: string): Promise<Fault | null> => {
  const { capacity } = seat;
  if (!isCapacity(capacity)) return null;
  const post = found(await postById(tx, seat.post));
  const verdict = canRepresent({
    seat: { ...seat, capacity, staff: post.staff_id },
    staffName: post.staff_name,
    body: found(await bodyById(tx, seat.body)),
    post: { ...post, name: `The post of ${post.staff_name}, ${post.title},` },
    organisation: found(await organisationById(tx, seat.organisation)),
    others: (await seatsOfBody(tx, seat.body)).filter(({ id }) => id !== own),
  });
  return firstFault([[verdict.field, verdict]]);
};

type SeatRow = NonNullable<Awaited<ReturnType<typeof seatById>>>;

/** After a change: whether each of these seats may still be as it is. */
export const judgeSeatsAgain = async (
  tx: Tx,
  seats: readonly SeatRow[],
  field: string,
): Promise<Fault | null> => {
  for (const seat of seats) {
    const fault = await judgeSeat(tx, seat, seat.id);
    if (fault) return { field, message: `${seat.staff_name} on ${seat.body_name}: ${fault.message}` };
  }
  return null;
};

/** After a change of days: whether what belongs to it still stands within them. */
export const judgeDependants = async (
  tx: Tx,
  register: Dated,
  id: string,
  whole: Period & { readonly name: string },
): Promise<Fault | null> =>
  firstFault(
    (await dependantsOf(tx, register, id, null)).map((dependant) => [
      'from',
      canStandWithin(dependant, whole),
    ]),
  );

/** Runs an act that may end administrators' posts, and refuses it when it leaves a day with nobody to keep the registers. */
export const keepingAnAdministrator = async <T>(
  { tx, today }: Acting,
  field: string,
  run: () => Promise<T>,
): Promise<T> => {
  const before = firstDayWithoutAdministrator(await administratorPosts(tx), today);
  const result = await run();
  const after = firstDayWithoutAdministrator(await administratorPosts(tx), today);
  insist(
    leavesNoAdministrator(before, after)
      ? {
          ok: false,
          reason: 'Nobody would be an administrator after that. Appoint another administrator first',
        }
      : { ok: true },
    field,
  );
  return result;
};
