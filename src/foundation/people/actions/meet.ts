import type { Acting } from '#db';
import { Conflict, type Fault, Invalid, NotAllowed, NotFound } from '#kernel';
import { type ActName, type Checked, mayActOn, standing } from '../rules/index.ts';
import { personById } from '../store/index.ts';

/** What was done, and about whom. */
export interface Done {
  readonly id: string;
}

export const CHANGED_MEANWHILE =
  'Somebody changed this while you were writing. Look at what it says now, then save again or leave it';

/** The person, if the actor sees them and may do this to a record of the organisation that keeps it. */
export const meet = async (acting: Acting, person: string, act: ActName) => {
  const met = await personById(acting.tx, person);
  if (!met) throw new NotFound();
  const verdict = mayActOn(act, acting.actor, met.owner_organisation_id);
  if (!verdict.ok) throw new NotAllowed(verdict.reason);
  return met;
};

/** Throws what stands in the way of keeping this: every fault, and every doubt that nobody explained. */
export const insist = (explained: string, ...checks: readonly Checked[]): void => {
  const faults: Fault[] = checks.flatMap((checked) => checked.faults);
  const doubts: Fault[] = checks.flatMap((checked) => checked.doubts);
  const left = standing({ faults, doubts }, explained);
  if (left.length > 0) throw new Invalid(left);
};

/** The row of a list that was asked for by its id, or there is none. */
export const rowOf = <Row extends { readonly id: string }>(rows: readonly Row[], id: string): Row => {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new NotFound();
  return found;
};

/** A change that lost the race to another: both stand on the form. */
export const unlessFirst = (changed: boolean): void => {
  if (!changed) throw new Conflict(CHANGED_MEANWHILE);
};
