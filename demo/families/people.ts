import { newId } from '#db';
import { addDays, ageOn, type Day } from '#kernel';
import type { NewIdentifier, NewName } from '#people';
import type { Chance } from '../chance.ts';
import { disabilitiesOf } from './household.ts';
import { laChildId, nhsNumber, upn } from './numbers.ts';
import type { Person } from './person.ts';
import { yearsAtCutOff } from './schools.ts';

const SHORT: Readonly<Record<string, string>> = {
  Amelia: 'Millie',
  Charlie: 'Chaz',
  Elliot: 'Eli',
  Florence: 'Flo',
  Harry: 'Haz',
  Jessica: 'Jess',
  Katherine: 'Kathy',
  Mohammed: 'Mo',
  Muhammad: 'Mo',
  Samuel: 'Sam',
  Stephanie: 'Steph',
  Theo: 'Teddy',
  Zakariya: 'Zak',
};

export interface Making {
  readonly chance: Chance;
  readonly day: Day;
  /** How many children stand before this family: what makes its numbers its own. */
  readonly index: number;
}

/** A grown-up of the family, with the name before marriage and what friends say. */
export const makeAdult = (
  chance: Chance,
  facts: Pick<Person, 'given' | 'family' | 'sex' | 'born' | 'ethnicity' | 'livesAt'>,
  formerly: string | null,
): Person => {
  const names: NewName[] = [{ given: facts.given, family: facts.family }];
  if (formerly !== null && formerly !== facts.family)
    names.push({ kind: 'previous', given: facts.given, family: formerly });
  const short = SHORT[facts.given];
  if (short && chance.happens(0.4)) names.push({ kind: 'knownAs', given: short, family: facts.family });
  return { id: newId(), ...facts, expected: null, disabilities: [], names, identifiers: [] };
};

/** The days on which the children were born, or are expected: gaps as they are, the youngest anything from unborn to nearly 18. */
export const birthsOf = (
  { chance, day }: Making,
  count: number,
): { born: Day | null; expected: Day | null }[] => {
  const births: { born: Day | null; expected: Day | null }[] = [];
  const unborn = chance.happens(0.035);
  let age = unborn ? 0 : chance.roll() ** 1.15 * 17.6;
  for (let each = 0; each < count; each += 1) {
    if (unborn && each === 0) births.push({ born: null, expected: addDays(day, chance.between(12, 190)) });
    else births.push({ born: addDays(day, -Math.round(age * 365.25) - 1), expected: null });
    age += 1.1 + chance.roll() * 3.6 + (each === 0 && unborn ? 0.4 : 0);
    if (age > 17.9) break;
  }
  return births;
};

/** A child of the family with the numbers that services know it by. */
export const makeChild = (
  { chance, day }: Making,
  number: number,
  given: string,
  facts: Omit<Person, 'id' | 'given' | 'identifiers' | 'names' | 'disabilities'>,
): Person => {
  const { born, family } = facts;
  const years = born === null ? -1 : ageOn(born, day);
  const identifiers: NewIdentifier[] = [{ scheme: 'laChildId', value: laChildId(number) }];
  if (born !== null && chance.happens(0.95)) identifiers.push({ scheme: 'nhs', value: nhsNumber(number) });
  if (born !== null && yearsAtCutOff(born, day) >= 4)
    identifiers.push({ scheme: 'upn', value: upn(number, Number(born.slice(0, 4)) + 4, chance) });
  const names: NewName[] = [{ given, family }];
  const short = SHORT[given];
  if (short && chance.happens(0.5)) names.push({ kind: 'knownAs', given: short, family });
  return { ...facts, id: newId(), given, names, identifiers, disabilities: disabilitiesOf(chance, years) };
};
