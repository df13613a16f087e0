import type { Acting } from '#db';
import type { AddBodyForm, ChangeBodyForm, ReportingLineForm, RepresentationForm } from '../forms/index.ts';
import { found } from '../reads/index.ts';
import { canBegin, canReceive } from '../rules/index.ts';
import {
  bodyById,
  insertBody,
  insertReportingLine,
  insertSeat,
  lockRegisters,
  postById,
  seatsOfBody,
  updateBody,
} from '../store/index.ts';
import { insist, insistFirst, insistLasts, insistNone } from './insist.ts';
import { judgeBody, judgeDependants, judgeReportingLine, judgeSeat, judgeSeatsAgain } from './judging.ts';

const factsOf = <T extends Pick<AddBodyForm, 'receives'>>(form: T) => ({
  ...form,
  receives: form.receives === 'none' ? ('' as const) : form.receives,
});

/** Adds a body within the days of its host. */
export const addBody = async ({ tx }: Acting, form: AddBodyForm): Promise<string> => {
  insist(canReceive(form.receives, form.type, form.organisation), 'receives');
  insistLasts(form);
  await lockRegisters(tx);
  insistNone(await judgeBody(tx, form.organisation, form));
  return insertBody(tx, factsOf(form));
};

/** Changes a body; what belongs to it, and who sits on it, must still be as the rules have it. */
export const changeBody = async ({ tx }: Acting, id: string, form: ChangeBodyForm): Promise<void> => {
  insist(canReceive(form.receives, form.type, form.organisation), 'receives');
  await lockRegisters(tx);
  const { until, type, from } = found(await bodyById(tx, id));
  insist(canBegin(form.from, { from, until }), 'from');
  insistNone(await judgeBody(tx, form.organisation, { from: form.from, until }));
  await insistFirst(tx, await updateBody(tx, id, form.version, factsOf(form)), id);
  if (form.from !== from) insistNone(await judgeDependants(tx, 'body', id, { ...form, until }));
  if (form.type !== type) insistNone(await judgeSeatsAgain(tx, await seatsOfBody(tx, id), 'type'));
};

/** Says that a body reports to another: to several if need be, and never in a loop. */
export const addReportingLine = async (
  { tx }: Acting,
  body: string,
  { reportsTo, from, until }: ReportingLineForm,
): Promise<string> => {
  insistLasts({ from, until });
  await lockRegisters(tx);
  const line = { body, reportsTo, from, until };
  insistNone(await judgeReportingLine(tx, line));
  return insertReportingLine(tx, line);
};

/** Seats somebody on a body, for an organisation, in a capacity. */
export const addRepresentation = async (
  { tx }: Acting,
  body: string,
  { post, capacity, organisation, from, until }: RepresentationForm,
): Promise<string> => {
  insistLasts({ from, until });
  await lockRegisters(tx);
  const holder = found(await postById(tx, post));
  const seat = { body, post, capacity, organisation: organisation ?? holder.organisation_id, from, until };
  insistNone(await judgeSeat(tx, seat));
  return insertSeat(tx, seat);
};
