import type { ClockRule, Day } from '#kernel';
import { EXPLOITATION_AND_NEGLECT } from './clock-rules/exploitation-and-neglect.ts';
import { FRONT_DOOR } from './clock-rules/front-door.ts';
import { GOVERNANCE } from './clock-rules/governance.ts';
import { HELP_AND_PROTECTION } from './clock-rules/help-and-protection.ts';
import { INCIDENTS } from './clock-rules/incidents.ts';
import { SCHOOLS } from './clock-rules/schools.ts';

const RULES = [
  ...FRONT_DOOR,
  ...HELP_AND_PROTECTION,
  ...INCIDENTS,
  ...EXPLOITATION_AND_NEGLECT,
  ...SCHOOLS,
  ...GOVERNANCE,
] as const;

/** A clock by name, whatever its edition. */
export type ClockId = (typeof RULES)[number]['id'];

/**
 * Every clock that has a definite limit and unit, in each edition that it had. Confirmed only where the limit was read in an
 * official text.
 */
export const CLOCK_RULES: readonly (ClockRule & { readonly id: ClockId })[] = RULES;

/** The edition of a clock in force on the day of its trigger; undefined before its first. */
export const ruleFor = (
  id: ClockId,
  day: Day,
  rules: readonly ClockRule[] = CLOCK_RULES,
): ClockRule | undefined =>
  rules.find(
    (rule) =>
      rule.id === id &&
      rule.effectiveFrom <= day &&
      (rule.effectiveTo === undefined || day <= rule.effectiveTo),
  );
