import { type Day, type Role, roleNames } from '#kernel';

/** Every post starts here, whatever it may see. */
export const EVERYBODY: readonly Role[] = roleNames;

interface Line {
  readonly urgent: boolean;
  readonly due?: Day | undefined;
}

const NEVER: Day = '9999-12-31';

/**
 * Due and overdue first: what is urgent, then by the day it is due, the longest overdue at the top, and what has no date last.
 * Lines alike keep the order in which their modules gave them.
 */
export const firstThingsFirst = <L extends Line>(lines: readonly L[]): L[] =>
  lines.toSorted(
    (one, other) =>
      Number(other.urgent) - Number(one.urgent) || (one.due ?? NEVER).localeCompare(other.due ?? NEVER),
  );
