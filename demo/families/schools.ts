import { ageOn, type Day } from '#kernel';
import type { Chance } from '../chance.ts';
import type { School } from '../registers/index.ts';
import type { Person } from './person.ts';

type Stage = School['stage'];

/** The last 31 August before the day: what decides a child's school year. */
const cutOff = (day: Day): Day => `${Number(day.slice(0, 4)) - (day.slice(5) >= '09-01' ? 0 : 1)}-08-31`;

/** Age on the 31 August before the school year: 4 is reception, 10 is year 6, 11 is year 7, 15 is year 11. */
export const yearsAtCutOff = (born: Day, day: Day): number => ageOn(born, cutOff(day));

const stageOf = (years: number): Stage | null => {
  if (years < 2) return null;
  if (years < 4) return 'nursery';
  if (years < 11) return 'primary';
  return years < 16 ? 'secondary' : 'college';
};

/** 'Reception', 'year 4' or 'nursery'. */
export const sayYear = (born: Day, day: Day): string => {
  const years = yearsAtCutOff(born, day);
  if (years < 4) return 'nursery';
  if (years === 4) return 'reception';
  return years < 16 ? `year ${years - 4}` : 'college';
};

/** Where the children of a family go to school: one primary for all of them, as families do. */
export interface Schooling {
  readonly of: (child: Person, day: Day) => School | null;
}
export const schoolingOf = (chance: Chance, schools: readonly School[], district: number): Schooling => {
  const near = (stage: Stage): School => {
    const choices = schools.filter((school) => school.stage === stage);
    const [nearest] = choices.toSorted(
      (one, other) => Math.abs(one.district - district) - Math.abs(other.district - district),
    );
    return nearest && chance.happens(0.75) ? nearest : chance.oneOf(choices);
  };
  const chosen = {
    nursery: near('nursery'),
    primary: near('primary'),
    secondary: near('secondary'),
    college: near('college'),
    special: near('special'),
  };
  const atNursery = chance.happens(0.7);
  return {
    of: ({ born, disabilities }, day) => {
      const stage = born === null || born > day ? null : stageOf(yearsAtCutOff(born, day));
      if (stage === null || (stage === 'nursery' && !atNursery)) return null;
      const needsMore =
        disabilities.includes('PC') || (disabilities.includes('LD') && disabilities.length > 1);
      return needsMore && (stage === 'primary' || stage === 'secondary') ? chosen.special : chosen[stage];
    },
  };
};
