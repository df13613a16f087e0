import { newId } from '#db';
import { addDays, type Day } from '#kernel';
import type { Relationship } from '#people';
import { bornAbout, ethnicityOf, namingsOf, placeIn, REFUGE, safetyOf } from './household.ts';
import { birthsOf, type Making, makeAdult, makeChild } from './people.ts';
import type { Family, Person, Place, Tie } from './person.ts';

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
  const mother = makeAdult(
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
    ? makeAdult(
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
      ? makeAdult(
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
      ? makeAdult(
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
