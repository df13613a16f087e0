import type { Acting } from '#db';
import { ChangedSince, type Fault, Invalid, NotAllowed, NotFound } from '#kernel';
import { lastChangeOf } from '#records';
import { type ActName, type Checked, mayActOn, standing } from '../rules/index.ts';
import { personById } from '../store/index.ts';

/** What was done, and about whom. */
export interface Done {
  readonly id: string;
}

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

/** A change that lost the race to another: both are shown, with who was first. */
export const unlessFirst = async (
  { tx }: Acting,
  changed: boolean,
  record: string,
  row: string,
): Promise<void> => {
  if (!changed) throw new ChangedSince(await lastChangeOf(tx, record, row));
};
