import { addDays, type Day } from '#kernel';
import type { Person } from './person.ts';

export { type FamilyTraits, makeFamily } from './family.ts';
export type { Family, Person, Place } from './person.ts';
export { type Schooling, sayYear, schoolingOf, yearsAtCutOff } from './schools.ts';

/** Whether an event on that day may be about the child: born by then, or expected within 280 days (children in need census). */
export const isAround = ({ born, expected }: Person, on: Day): boolean =>
  born !== null ? born <= on : expected !== null && addDays(expected, -275) <= on;
