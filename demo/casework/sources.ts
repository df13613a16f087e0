import type { ReferralSource } from '#kernel';
import type { Chance } from '../chance.ts';
import { type Family, type Person, type Schooling, yearsAtCutOff } from '../families/index.ts';
import { isSchoolDay, isWorkingDay, type Moment } from '../hours.ts';
import { nameOf, type Poster, type Vale } from '../registers/index.ts';
import type { Voice } from '../worries/index.ts';

/**
 * How often each source is asked whether it has a worry. What comes of it, because not each knows each child, is near the national
 * figures of 2025: police 28%, schools 21%.
 */
export const SHARES: Readonly<Partial<Record<ReferralSource, number>>> = {
  6: 22,
  '2A': 19,
  '2B': 2,
  '3A': 4,
  '3B': 16,
  '3C': 12,
  '3D': 6,
  '3E': 6,
  '3F': 9,
  4: 3,
  '5A': 10,
  '5B': 4,
  '5C': 2.5,
  '5D': 4.5,
  7: 4.5,
  8: 5,
  '1A': 4.5,
  '1B': 3,
  '1C': 1.2,
  '1D': 1.4,
  9: 4,
};

const CALLERS: readonly ReferralSource[] = ['1A', '1B', '1C', '1D', '9', '10'];
export const voiceOf = (source: ReferralSource): Voice => {
  if (source === '6') return 'police';
  if (source.startsWith('2')) return 'school';
  if (source.startsWith('3')) return 'health';
  return CALLERS.includes(source) ? 'caller' : 'service';
};

/** Whether such a source would know such a child on that day. */
export const knows = (
  source: ReferralSource,
  child: Person,
  on: Moment['day'],
  schooling: Schooling,
): boolean => {
  const unborn = child.born === null || child.born > on;
  const years = unborn || child.born === null ? -1 : yearsAtCutOff(child.born, on);
  switch (source) {
    case '2A':
      return schooling.of(child, on) !== null;
    case '2B':
    case '3C':
      return years >= 4 && years < 16;
    case '3B':
      return !unborn && years < 4;
    case '3D':
      return unborn;
    case '3F':
      return years >= 5;
    case '1C':
      return years >= 9;
    default:
      return true;
  }
};

/** When such a source writes: schools in term, offices on working days, the police and the hospital at any hour. */
export const worksOn = (source: ReferralSource, day: Moment['day']): boolean => {
  if (source === '2A' || source === '2B') return isSchoolDay(day);
  return source === '6' || source === '3E' || CALLERS.includes(source) || isWorkingDay(day);
};
export const hourOf = (source: ReferralSource, chance: Chance): number => {
  if (source === '6' || source === '3E')
    return chance.happens(0.45) ? chance.between(480, 1080) : chance.between(0, 1439);
  if (CALLERS.includes(source)) return chance.between(525, 1250);
  return source === '2A' ? chance.between(530, 985) : chance.between(540, 1015);
};

export interface Sender {
  /** Who keeps the contact: the sender, or the front door that wrote down what it was told. */
  readonly by: Poster;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly reach: string;
  readonly byFrontDoor: boolean;
}

const HOURS = [
  'weekdays 9am to 5pm',
  'weekdays, mornings',
  'until 4pm',
  'any time today',
  'weekdays; ask for me by name',
];
const FIRST = [
  'Ann',
  'Dot',
  'Brenda',
  'Rashida',
  'Grace',
  'Pauline',
  'Kay',
  'Mina',
  'Joyce',
  'Tahira',
  'Ewa',
  'Glenys',
];

const asThemselves = (by: Poster, chance: Chance): Sender => ({
  by,
  name: by.staffName,
  role: by.postTitle,
  organisation: by.organisationName,
  reach: `${by.phone}, ${chance.oneOf(HOURS)}`,
  byFrontDoor: false,
});

/** Who of the front door is there: four by day, one at night and at the weekend. */
export const atTheDoor = ({ posts }: Vale, { day, minute }: Moment, chance: Chance): Poster => {
  const byDay = isWorkingDay(day) && minute >= 500 && minute < 1050;
  return chance.oneOf(byDay ? posts.frontDoor.slice(0, 4) : posts.frontDoor.slice(4));
};

/** Who sends it: somebody of that service who would know this family. */
export const senderOf = (
  source: ReferralSource,
  {
    vale,
    family,
    child,
    schooling,
    at,
    caller,
    about,
    chance,
  }: {
    readonly vale: Vale;
    readonly family: Family;
    readonly child: Person;
    readonly schooling: Schooling;
    readonly at: Moment;
    /** What whoever rang is to the child, where the words say so. */
    readonly caller: string;
    /** The name of the worry. */
    readonly about: string;
    readonly chance: Chance;
  },
): Sender => {
  const { posts, organisations } = vale;
  const side = family.district < 4 ? 'north' : 'south';
  const told = (name: string, role: string, organisation: string, reach: string): Sender => ({
    by: atTheDoor(vale, at, chance),
    name,
    role,
    organisation,
    reach,
    byFrontDoor: true,
  });
  const number = () => `07700 900${String(chance.between(100, 999))}`;
  const doctor = () => {
    const [practice] = organisations.practices.toSorted(
      (one, other) => Math.abs(one.district - family.district) - Math.abs(other.district - family.district),
    );
    return posts.doctors.get(practice?.id ?? '') ?? posts.namedNurse;
  };
  switch (source) {
    case '6':
      return asThemselves(chance.oneOf(posts.officers), chance);
    case '2A':
      return asThemselves(posts.leads.get(schooling.of(child, at.day)?.id ?? '') ?? posts.welfare, chance);
    case '2B':
      return asThemselves(posts.welfare, chance);
    case '3A': {
      const gp = doctor();
      return chance.happens(0.55)
        ? told(gp.staffName, gp.postTitle, gp.organisationName, `${gp.phone}, after surgery`)
        : asThemselves(gp, chance);
    }
    case '3B':
      return asThemselves(chance.oneOf(posts.healthVisitors[side]), chance);
    case '3C':
      return asThemselves(chance.oneOf(posts.schoolNurses), chance);
    case '3D':
      return asThemselves(posts.midwife, chance);
    case '3E':
      return asThemselves(chance.oneOf(posts.emergency), chance);
    case '3F':
      return asThemselves(posts.youngMinds, chance);
    case '4':
      return asThemselves(posts.housing, chance);
    case '5A':
      return asThemselves(posts.adultCare, chance);
    case '5B':
      return asThemselves(posts.benefits, chance);
    case '5C':
      return told('Duty social worker', 'Duty social worker', nameOf('neighbour'), '01632 960990, duty desk');
    case '5D':
      return asThemselves(chance.oneOf(posts.earlyHelp), chance);
    case '7':
      return asThemselves(about === 'conflict in the family' ? posts.cafcass : posts.probation, chance);
    case '8':
      return asThemselves(
        about === 'caring for somebody'
          ? posts.youngCarers
          : about === 'domestic abuse'
            ? posts.refuge
            : posts.youth,
        chance,
      );
    case '1C':
      return told(child.given, 'The young person', '', number());
    case '9':
      return told('Name not given', 'Anonymous', '', 'No number given');
    default: {
      const father = family.adults.find(({ sex }) => sex === 'M');
      const mother = family.adults.find(({ sex }) => sex === 'F');
      const known = caller === 'Father' ? father : caller === 'Mother' ? mother : undefined;
      const name = known
        ? `${known.given} ${known.family}`
        : `${chance.oneOf(FIRST)} ${chance.happens(0.5) ? family.adults[0]?.family : 'Marlow'}`;
      return told(name, caller || (source === '1B' ? 'Neighbour' : 'Member of the public'), '', number());
    }
  }
};
