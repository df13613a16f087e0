import type { Acting } from '#db';
import { Conflict, type Day, type Fault, Invalid, NotFound } from '#kernel';
import type { EndForm } from '../forms/index.ts';
import { datedRow, endingOf, found, insistMay, insistOnPost, sayDependantsRemain } from '../reads/index.ts';
import { canAct, canEnd, canReach, canStopRepresenting, type Period, standingOf } from '../rules/index.ts';
import {
  bodyById,
  type Dated,
  dependantsOf,
  endDependants,
  lockRegisters,
  organisationById,
  postById,
  reportingLineById,
  seatById,
  seatsOfBody,
  setUntil,
} from '../store/index.ts';
import { insist, insistFirst, insistNone } from './insist.ts';
import {
  judgeBody,
  judgeOrganisation,
  judgePost,
  judgeReportingLine,
  judgeSeat,
  keepingAnAdministrator,
} from './judging.ts';
import { type TellsPerson, tellHolders } from './telling.ts';

/** By the rules of its register: whether a row may stand for those days instead. */
const judgeDays = async (
  { tx }: Acting,
  register: Dated,
  id: string,
  days: Period,
): Promise<Fault | null> => {
  switch (register) {
    case 'organisation':
      return judgeOrganisation(found(await organisationById(tx, id)).type, days);
    case 'body':
      return judgeBody(tx, found(await bodyById(tx, id)).organisation_id, days);
    case 'post': {
      const { organisation_id, body_id } = found(await postById(tx, id));
      return judgePost(tx, { organisation: organisation_id, body: body_id }, days);
    }
    case 'reporting_line': {
      const { body, reportsTo } = found(await reportingLineById(tx, id));
      return judgeReportingLine(tx, { body, reportsTo, ...days }, id);
    }
    case 'representation': {
      const seat = found(await seatById(tx, id));
      if (days.until !== null)
        insist(canStopRepresenting(seat, days.until, await seatsOfBody(tx, seat.body)), 'until');
      return judgeSeat(tx, { ...seat, ...days }, id);
    }
  }
};

/**
 * Ends a row of a register on a day, or moves or takes away the last day of one that has ended. What belongs to it ends with
 * it when that is asked for, and is named in the refusal when it is not. A post that ends takes its access with it.
 */
export const endRow = async (
  acting: Acting,
  register: Dated,
  id: string,
  { until, dependants: endsDependants, version }: EndForm,
  tell: TellsPerson,
): Promise<void> => {
  const { tx, actor, today } = acting;
  await lockRegisters(tx);
  const row = await datedRow(acting, register, id);
  const act = endingOf(row, acting);
  if (register === 'post') {
    const holding = await insistOnPost(acting, act, found(await postById(tx, id)));
    // What is theirs to end is not theirs to have again.
    if (holding === 'toEnd' && isLater(until, row.until))
      insistMay(canReach('changeEnd', 'post', actor.role, holding));
  }
  const verdict = canAct(act, register, actor.role, { standing: standingOf(row, today) });
  if (!verdict.ok) throw new Conflict(verdict.reason);
  if (until !== null) insist(canEnd(row, until), 'until');
  else if (row.until === null) throw new Invalid([{ field: 'until', message: 'Enter the last day' }]);
  const fault = await judgeDays(acting, register, id, { from: row.from, until });
  insistNone(fault && { ...fault, field: 'until' });
  await keepingAnAdministrator(acting, 'until', async () => {
    await insistFirst(tx, await setUntil(tx, register, id, version, until), id);
    if (until === null) return;
    const dependants = await dependantsOf(tx, register, id, until);
    if (dependants.length === 0) return;
    if (!endsDependants)
      throw new Invalid([{ field: 'dependants', message: sayDependantsRemain(dependants, until) }]);
    await endDependants(tx, dependants, until);
    const posts = dependants.flatMap((each) => (each.register === 'post' ? [each.id] : []));
    await tellHolders(acting, tell, 'post.ended', posts);
  });
  if (register === 'post')
    await tellHolders(acting, tell, act === 'end' ? 'post.ended' : 'post.reopened', [id]);
};

const isLater = (until: Day | null, before: Day | null): boolean =>
  before !== null && (until === null || until > before);

/** Ends a reporting line or a seat, and gives the body that it was of. */
export const endOnBody = async (
  acting: Acting,
  register: 'reporting_line' | 'representation',
  id: string,
  form: EndForm,
  tell: TellsPerson,
): Promise<string> => {
  const row =
    register === 'reporting_line' ? await reportingLineById(acting.tx, id) : await seatById(acting.tx, id);
  if (!row) throw new NotFound();
  await endRow(acting, register, id, form, tell);
  return row.body;
};
