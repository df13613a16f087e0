import { newId } from '#db';
import { addDays, addMonths, ageOn, type Day } from '#kernel';
import type { NewIdentifier, NewName, Relationship } from '#people';
import type { Chance } from '../chance.ts';
import { bornAbout, disabilitiesOf, ethnicityOf, namingsOf, placeIn, REFUGE, safetyOf } from './household.ts';
import { laChildId, nhsNumber, upn } from './numbers.ts';
import type { Family, Person, Place, Tie } from './person.ts';
import { yearsAtCutOff } from './schools.ts';

export type { Family, Person, Place } from './person.ts';
export { type Schooling, sayYear, schoolingOf, yearsAtCutOff } from './schools.ts';

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

interface Making {
  readonly chance: Chance;
  readonly day: Day;
  /** How many children stand before this family: what makes its numbers its own. */
  readonly index: number;
}

const adult = (
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
const birthsOf = ({ chance, day }: Making, count: number): { born: Day | null; expected: Day | null }[] => {
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

const makeChild = (
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

type Shape = 'together' | 'apart' | 'step' | 'alone' | 'grandparent' | 'fatherAlone';
const SHAPES: Readonly<Record<Shape, number>> = {
  together: 38,
  apart: 27,
  step: 14,
  alone: 13,
  grandparent: 4,
  fatherAlone: 4,
};

/** What a family must be, whatever chance says. */
export interface FamilyTraits {
  readonly refuge?: boolean;
  readonly warned?: boolean;
}

/** A family that makes sense: who they are, how old, where they live, and what they are to each other. */
export const makeFamily = (making: Making, atMost: number, traits: FamilyTraits = {}): Family => {
  const { chance, day, index } = making;
  const district = chance.between(0, 7);
  const { mothers, fathers } = namingsOf(chance);
  const shape = traits.refuge ? 'apart' : chance.weighed(SHAPES);
  const refuge = traits.refuge ?? (chance.happens(0.008) && shape !== 'together' && shape !== 'fatherAlone');
  const home: Place = refuge ? REFUGE : placeIn(chance, district);
  const away = () => placeIn(chance, chance.between(0, 7));
  const count = Math.min(atMost, Number(chance.weighed({ 1: 40, 2: 33, 3: 17, 4: 7, 5: 3 })));
  const births = birthsOf(making, count);
  const eldest = births.at(-1);
  const eldestBorn = eldest?.born ?? day;
  const fatherName = chance.oneOf(fathers.families);
  const ownName = chance.oneOf(mothers.families);
  const married = shape === 'together' ? chance.happens(0.6) : chance.happens(0.25);
  const motherName = married ? fatherName : ownName;
  const mother = adult(
    chance,
    {
      given: chance.oneOf(mothers.women),
      family: motherName,
      sex: 'F',
      born: bornAbout(chance, eldestBorn, 17.5 + chance.roll() * 16),
      ethnicity: mothers.ethnicity,
      livesAt: shape === 'grandparent' || shape === 'fatherAlone' ? away() : home,
    },
    married && chance.happens(0.3) ? ownName : null,
  );
  const fatherKnown = shape !== 'alone' || chance.happens(0.3);
  const father = fatherKnown
    ? adult(
        chance,
        {
          given: chance.oneOf(fathers.men),
          family: fatherName,
          sex: 'M',
          born: bornAbout(chance, eldestBorn, 18.5 + chance.roll() * 19),
          ethnicity: fathers.ethnicity,
          livesAt: shape === 'together' || shape === 'fatherAlone' ? home : away(),
        },
        null,
      )
    : null;
  const partner =
    shape === 'step'
      ? adult(
          chance,
          {
            given: chance.oneOf(mothers.men),
            family: chance.oneOf(mothers.families),
            sex: 'M',
            born: bornAbout(chance, eldestBorn, 19 + chance.roll() * 14),
            ethnicity: mothers.ethnicity,
            livesAt: home,
          },
          null,
        )
      : null;
  const grandmother =
    shape === 'grandparent' || chance.happens(0.12)
      ? adult(
          chance,
          {
            given: chance.oneOf(mothers.women),
            family: ownName,
            sex: 'F',
            born: bornAbout(chance, mother.born ?? day, 19 + chance.roll() * 12),
            ethnicity: mothers.ethnicity,
            livesAt: shape === 'grandparent' ? home : away(),
          },
          null,
        )
      : null;
  const childName = father && (married || chance.happens(0.55)) ? fatherName : motherName;
  const moved =
    refuge || chance.happens(0.2)
      ? { place: placeIn(chance, district), until: addDays(day, -chance.between(30, 900)) }
      : null;
  const used = new Set<string>();
  const ofPartner = partner !== null && births.length > 1 && chance.happens(0.45) ? 1 : 0;
  const children = births.map((birth, at) => {
    const sex = birth.born === null ? ('U' as const) : chance.happens(0.51) ? ('M' as const) : ('F' as const);
    const half = at < ofPartner;
    const from = half ? mothers : fathers;
    let given = birth.born === null ? 'Baby' : '';
    for (let tries = 0; given === ''; tries += 1) {
      const tried = chance.oneOf(sex === 'F' ? from.girls : from.boys);
      if (!used.has(tried) || tries > 20) given = tried;
    }
    used.add(given);
    const before = moved && birth.born !== null && birth.born < moved.until ? { before: moved } : {};
    return makeChild(making, index + at, given, {
      ...birth,
      sex,
      family: half && partner ? partner.family : childName,
      expected: birth.expected,
      ethnicity: birth.born === null ? 'NOBT' : ethnicityOf(chance, mothers, half ? mothers : fathers),
      livesAt: home,
      ...before,
    });
  });
  const isHalf = (child: Person): boolean => children.indexOf(child) < ofPartner;
  const ties: Tie[] = [];
  const tie = (
    person: Person,
    other: Person,
    kind: Relationship,
    responsibility = false,
    until: Day | null = null,
  ) => ties.push({ person, other, kind, responsibility, until });
  for (const child of children) {
    const own = isHalf(child) ? partner : father;
    const isBorn = child.born !== null;
    tie(child, mother, 'mother', isBorn);
    if (own) tie(child, own, 'father', isBorn && chance.happens(shape === 'alone' ? 0.5 : 0.88));
    if (partner && !isHalf(child)) tie(child, partner, 'stepParent');
    if (grandmother) tie(child, grandmother, 'grandparent', shape === 'grandparent' && chance.happens(0.4));
    for (const sibling of children.slice(children.indexOf(child) + 1))
      tie(child, sibling, isHalf(child) === isHalf(sibling) ? 'sibling' : 'halfSibling');
  }
  if (father && shape === 'together') tie(mother, father, 'partner');
  if (father && (shape === 'apart' || shape === 'step')) tie(mother, father, 'formerPartner');
  if (partner) tie(mother, partner, 'partner');
  const carer =
    shape === 'grandparent' && grandmother
      ? [{ person: grandmother, called: 'gran' }]
      : shape === 'fatherAlone' && father
        ? [{ person: father, called: 'dad' }]
        : [{ person: mother, called: 'mum' }];
  if (shape === 'together' && father) carer.push({ person: father, called: 'dad' });
  const other =
    shape === 'fatherAlone' || shape === 'grandparent'
      ? { person: mother, called: 'mum', athome: false }
      : partner
        ? { person: partner, called: 'mum’s partner', athome: true }
        : father
          ? { person: father, called: 'dad', athome: shape === 'together' }
          : null;
  const first = carer[0]?.person ?? mother;
  return {
    group: newId(),
    children,
    adults: [mother, father, partner, grandmother].filter((each) => each !== null),
    ties,
    carers: carer,
    other,
    district,
    home,
    refuge,
    ...safetyOf(chance, first.given, refuge, traits.warned),
    trouble: chance.roll(),
  };
};

/** Whether an event on that day may be about the child: born by then, or expected within 280 days (children in need census). */
export const isAround = ({ born, expected }: Person, on: Day): boolean =>
  born !== null ? born <= on : expected !== null && addDays(expected, -275) <= on;

/** The first day of the two years. */
export const firstDayBefore = (day: Day): Day => addMonths(day, -24);
