import { addDays, type Day } from '#kernel';
import type { NewAddress, NewFamily, NewName, NewPerson } from '../actions/index.ts';
import { DISTRICTS, NAMINGS, type Naming, SCHOOLS, STREETS } from './names.ts';
import { makeLaChildId, makeNhsNumber, makeUpn } from './numbers.ts';
import { between, chance, pick, type Random } from './random.ts';

/** What a family should be like; what is not said is drawn. */
export interface FamilyTraits {
  readonly children?: number;
  /** The name that the children share. */
  readonly family?: string;
  /** Lives in a refuge, at an address that is withheld. */
  readonly refuge?: boolean;
  /** The youngest is not born yet. */
  readonly unborn?: boolean;
  readonly workerSafety?: string;
}

const namingOf = (random: Random): Naming => {
  let left = random() * NAMINGS.reduce((total, { share }) => total + share, 0);
  const [first] = NAMINGS;
  for (const naming of NAMINGS) {
    left -= naming.share;
    if (left < 0) return naming;
  }
  if (!first) throw new Error('There is no way of naming.');
  return first;
};

const YEAR = 365.25;
const bornAt = (random: Random, today: Day, age: number): Day =>
  addDays(today, -Math.floor(age * YEAR + between(random, 3, 360)));

const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';
const addressOf = (random: Random): NewAddress => {
  const { name, outward } = pick(random, DISTRICTS);
  const inward = `${between(random, 1, 9)}${pick(random, [...INWARD])}${pick(random, [...INWARD])}`;
  const flat = chance(random, 0.15) ? `Flat ${between(random, 1, 24)}, ` : '';
  return {
    lines: `${flat}${between(random, 1, 180)} ${pick(random, STREETS)}, ${name}`,
    postcode: `${outward} ${inward}`,
  };
};

const schoolOf = (random: Random, age: number): string => {
  if (age < 4) return chance(random, 0.4) ? 'Little Acorns Nursery' : '';
  if (age < 11) return pick(random, SCHOOLS.primary);
  return pick(random, age < 16 ? SCHOOLS.secondary : SCHOOLS.college);
};

const DISABILITIES = ['LD', 'AUT', 'COMM', 'BEH', 'MOB', 'HEAR', 'VIS', 'CON', 'PC', 'DDA'] as const;
const disabilitiesOf = (random: Random): string[] => {
  if (!chance(random, 0.12)) return ['NONE'];
  const first = pick(random, DISABILITIES);
  const second = pick(random, DISABILITIES);
  return chance(random, 0.35) && second !== first ? [first, second] : [first];
};

interface Household {
  readonly random: Random;
  readonly today: Day;
  readonly naming: Naming;
  readonly family: string;
  readonly home: NewAddress;
}

const childOf = (household: Household, age: number, given: string, girl: boolean): NewPerson => {
  const { random, today, naming, family, home } = household;
  const names: NewName[] = [{ kind: 'legal', given, family }];
  if (chance(random, 0.08)) names.push({ kind: 'knownAs', given: given.slice(0, 3), family });
  return {
    names,
    born: bornAt(random, today, age),
    sex: girl ? 'F' : 'M',
    ethnicity: naming.ethnicity,
    disabilities: disabilitiesOf(random),
    school: schoolOf(random, age),
    identifiers: [
      { scheme: 'nhs', value: makeNhsNumber(random) },
      ...(age >= 4
        ? [{ scheme: 'upn' as const, value: makeUpn(random) }]
        : [{ scheme: 'upnUnknown' as const, value: 'UN1' }]),
      ...(chance(random, 0.4) ? [{ scheme: 'laChildId' as const, value: makeLaChildId(random) }] : []),
    ],
    addresses: [home],
  };
};

const adultOf = (
  household: Household,
  age: number,
  woman: boolean,
  address: NewAddress,
  family: string,
): NewPerson => {
  const { random, today, naming } = household;
  const given = pick(random, woman ? naming.women : naming.men);
  const names: NewName[] = [{ kind: 'legal', given, family }];
  if (woman && chance(random, 0.25))
    names.push({
      kind: 'previous',
      given,
      family: pick(
        random,
        naming.families.filter((each) => each !== family),
      ),
    });
  // A birth that is known only by its year is common for an adult whom nobody asked.
  const born = bornAt(random, today, age);
  return {
    names,
    born: chance(random, 0.15) ? born.slice(0, 4) : born,
    sex: woman ? 'F' : 'M',
    ethnicity: naming.ethnicity,
    identifiers: chance(random, 0.6) ? [{ scheme: 'nhs', value: makeNhsNumber(random) }] : [],
    addresses: [address],
  };
};

const agesOf = (random: Random, count: number): number[] => {
  const ages = [between(random, 0, 17)];
  while (ages.length < count) {
    const last = ages.at(-1) ?? 0;
    // Twins now and then, else a year or more between.
    const next = chance(random, 0.03) ? last : last - between(random, 1, 4);
    if (next < 0) break;
    ages.push(next);
  }
  return ages;
};

/** A made-up family: one or two parents, children of believable ages, schools and addresses; now and then two homes, or a grandmother who cares. */
export const draftFamily = (random: Random, today: Day, traits: FamilyTraits = {}): NewFamily => {
  const naming = namingOf(random);
  const family = traits.family ?? pick(random, naming.families);
  const refuge = traits.refuge ?? chance(random, 0.006);
  const home = { ...addressOf(random), ...(refuge ? { withheld: true, kind: 'temporary' } : {}) };
  const household = { random, today, naming, family, home };
  const wanted = traits.children ?? Math.min(5, 1 + Math.floor(-Math.log(1 - random()) * 1.1));
  const ages = agesOf(random, wanted);
  const used = new Set<string>();
  const people: NewPerson[] = ages.map((age) => {
    const girl = chance(random, 0.49);
    const free = (girl ? naming.girls : naming.boys).filter((given) => !used.has(given));
    const given = pick(random, free.length > 0 ? free : naming.girls);
    used.add(given);
    return childOf(household, age, given, girl);
  });
  if (traits.unborn ?? chance(random, 0.02))
    people.push({
      names: [{ kind: 'legal', given: 'Baby', family }],
      expected: addDays(today, between(random, 14, 200)),
      sex: 'U',
      ethnicity: 'NOBT',
      addresses: [home],
    });
  const children = people.length;
  const eldest = Math.max(...ages);
  const relationships: NewFamily['relationships'][number][] = [];
  const relate = (
    kind: NewFamily['relationships'][number]['kind'],
    adult: NewPerson,
    parentalResponsibility: boolean,
  ) => {
    const other = people.push(adult) - 1;
    for (let person = 0; person < children; person += 1)
      relationships.push({ person, other, kind, parentalResponsibility });
  };
  relate('mother', adultOf(household, eldest + between(random, 18, 38), true, home, family), true);
  if (chance(random, 0.72)) {
    const together = !refuge && chance(random, 0.66);
    const father = adultOf(
      household,
      eldest + between(random, 19, 44),
      false,
      together ? home : addressOf(random),
      together || chance(random, 0.6) ? family : pick(random, naming.families),
    );
    relate(
      'father',
      traits.workerSafety ? { ...father, workerSafety: traits.workerSafety } : father,
      chance(random, 0.9),
    );
  }
  if (chance(random, 0.06))
    relate(
      'grandparent',
      adultOf(household, eldest + between(random, 42, 60), true, addressOf(random), family),
      false,
    );
  for (let person = 0; person < children; person += 1)
    for (let other = person + 1; other < children; other += 1)
      relationships.push({ person, other, kind: 'sibling' });
  return { people, relationships };
};
