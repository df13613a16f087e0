import { ageOn, type Day, rangeOfPartial } from '#kernel';

/** Whether somebody is a child on a day: not yet born, or under 18 (Children Act 1989, section 105). Not known counts as not. */
export const isChildOn = (
  { born, expected }: { readonly born: string | null; readonly expected: Day | null },
  day: Day,
): boolean => {
  const range = born === null ? null : rangeOfPartial(born);
  return range === null ? expected !== null : ageOn(range.until, day) < 18;
};

interface Kin {
  readonly responsibility: boolean;
  readonly isChild: boolean;
  readonly ended: Day | null;
}
/** Who is named first in a family: whoever has parental responsibility, the other adults, the children; those of the past last. */
export const byPlaceInFamily = (one: Kin, other: Kin): number =>
  Number(one.ended !== null) - Number(other.ended !== null) ||
  Number(other.responsibility) - Number(one.responsibility) ||
  Number(one.isChild) - Number(other.isChild);
