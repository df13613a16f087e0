import type { Sex } from '#kernel';

/** N00065, in use until 2023-24, as the code that replaced it: not recorded or unborn, male, female, not specified. */
export const GENDERS: ReadonlyMap<string, Sex> = new Map([
  ['0', 'U'],
  ['1', 'M'],
  ['2', 'F'],
  ['9', 'U'],
]);

/** How the schema of the return lets yes and no be written. */
export const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['TRUE', true],
  ['1', true],
  ['false', false],
  ['FALSE', false],
  ['0', false],
]);
