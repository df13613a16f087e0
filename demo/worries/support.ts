import type { Chance } from '../chance.ts';

export interface Support {
  readonly support: string;
  readonly provider: string;
  readonly inPlace: 'yes' | 'no' | 'notKnown' | 'noneNeeded';
  readonly checkedWith: string;
}

type Ages = readonly [from: number, to: number];
const KNOWN: readonly (readonly [support: string, provider: string, ages?: Ages])[] = [
  ['A grandparent has the children on two evenings and one night a week.', 'Grandparent'],
  ['Weekly visits by a family support worker under the early help plan.', 'Early Help Hub'],
  ['An aunt nearby takes the children to school and can be rung at any hour.', 'Aunt', [4, 17]],
  ['Talking therapy every fortnight, since the spring.', 'Mental health trust'],
  ['A key worker at the treatment service, seen every week.', 'Treatment service'],
  ['A place on the Freedom Programme, and a named adviser.', 'Haven Wend'],
  ['Breakfast club and a place at the holiday scheme.', 'School', [4, 11]],
  ['The health visitor comes monthly, more often if asked.', 'Health Visiting', [0, 4]],
  ['A volunteer befriender on Tuesdays.', 'Bridge Youth Project', [8, 17]],
  ['Help with the rent arrears and a budget made together.', 'Vale Homes'],
  ['Neighbours from the mosque bring meals and sit with the children.', 'Community'],
  [
    'The church’s toddler group twice a week, where there are other parents of the same age.',
    'Community',
    [0, 4],
  ],
  ['A parent who has been through the same rings every Sunday.', 'Peer support'],
];
const STOPPED: readonly (readonly [support: string, provider: string, ages?: Ages])[] = [
  ['The family support worker left in the summer, and nobody came after.', 'Early Help Hub'],
  ['Groups at the children’s centre, until the bus was cut.', 'Children’s centre', [0, 5]],
  ['The grandparent who helped has been ill since last month.', 'Grandparent'],
  [
    'Telephone calls from the health visitor during the first year. They ended when the child turned one.',
    'Health Visiting',
    [1, 5],
  ],
  ['Counselling through work, six sessions, now used up.', 'Employer'],
];
const CHECKED_WITH = [
  'The parent, by telephone',
  'The provider, by telephone',
  'The school',
  'The parent and the worker together',
  'The health visitor',
] as const;

/** What support the parents have, and whether anybody looked: asked at every decision. */
export const supportFor = (chance: Chance, age: number, notNeeded: boolean): Support => {
  const inPlace = chance.weighed({ yes: 52, no: 17, notKnown: 21, noneNeeded: notNeeded ? 12 : 3 });
  if (inPlace === 'notKnown')
    return {
      support: chance.oneOf([
        'Not known. Nobody has asked the parents yet.',
        'A family member was mentioned; not spoken to.',
        'Said to be “fine for help”. Not looked into.',
      ]),
      provider: '',
      inPlace,
      checkedWith: '',
    };
  if (inPlace === 'noneNeeded')
    return { support: 'The parents manage well and ask for none.', provider: '', inPlace, checkedWith: '' };
  const [support, provider] = chance.oneOf(
    (inPlace === 'yes' ? KNOWN : STOPPED).filter(([, , ages]) => !ages || (ages[0] <= age && age <= ages[1])),
  );
  return { support, provider, inPlace, checkedWith: chance.oneOf(CHECKED_WITH) };
};
