import type { Tx } from '#db';
import { makeOrganisation } from '#partnership';
import type { Chance } from '../chance.ts';

type Type = Parameters<typeof makeOrganisation>[1]['type'];

/** The organisations that are named one by one elsewhere. The clinical commissioning group ends on the day that the law ended it. */
const NAMED = {
  council: { name: 'Arden Vale Council', type: 'localAuthority', code: '999' },
  ccg: {
    name: 'Arden Vale Clinical Commissioning Group',
    type: 'ccg',
    from: '2019-09-29',
    until: '2022-06-30',
  },
  icb: { name: 'Arden and Wend Integrated Care Board', type: 'icb' },
  police: { name: 'Forest Police', type: 'police' },
  community: { name: 'Arden Vale Community NHS Trust', type: 'nhsTrust' },
  hospital: { name: 'Wendmere Hospitals NHS Trust', type: 'nhsTrust' },
  mentalHealth: { name: 'Wend and Vale Mental Health NHS Trust', type: 'nhsTrust' },
  probation: { name: 'Arden and Wend Probation Service', type: 'probation' },
  housing: { name: 'Vale Homes', type: 'housing' },
  refuge: { name: 'Haven Wend', type: 'charity' },
  youth: { name: 'Bridge Youth Project', type: 'voluntary' },
  youngCarers: { name: 'Arden Vale Young Carers', type: 'charity' },
  cafcass: { name: 'Cafcass, Arden and Wend', type: 'cafcass' },
  neighbour: { name: 'Wendmere County Council', type: 'otherLocalAuthority' },
  scrutineers: { name: 'Office of the Independent Scrutineer', type: 'independent' },
} as const satisfies Record<
  string,
  { name: string; type: Type; code?: string; from?: string; until?: string }
>;
export type Named = keyof typeof NAMED;

export type Stage = 'nursery' | 'primary' | 'secondary' | 'college' | 'special';
const SCHOOLS: readonly (readonly [name: string, type: Type, stage: Stage, district: number])[] = [
  ['Ropewalk Nursery School', 'earlyYears', 'nursery', 0],
  ['Little Larks Day Nursery', 'earlyYears', 'nursery', 2],
  ['Heron View Nursery', 'earlyYears', 'nursery', 4],
  ['Quarry Bank Pre-school', 'earlyYears', 'nursery', 5],
  ['Bluebell Path Nursery', 'earlyYears', 'nursery', 7],
  ['Hawthorn Lane Primary School', 'school', 'primary', 0],
  ['Canal Terrace Primary School', 'school', 'primary', 1],
  ['Millbrook Green Primary School', 'school', 'primary', 2],
  ['Foxhollow Infant and Junior School', 'school', 'primary', 3],
  ['St Chad’s Catholic Primary School', 'school', 'primary', 4],
  ['Lower Wend Primary School', 'school', 'primary', 5],
  ['Kingsmere Primary Academy', 'academy', 'primary', 6],
  ['Oldbarn Church of England Primary School', 'school', 'primary', 7],
  ['Northvale High School', 'school', 'secondary', 0],
  ['Arden Cross Academy', 'academy', 'secondary', 2],
  ['Stonebridge Heath School', 'academy', 'secondary', 4],
  ['Beacon Hill School', 'school', 'secondary', 6],
  ['Wend Valley Academy', 'academy', 'secondary', 5],
  ['Arden Vale College', 'college', 'college', 1],
  ['Beacon Hill Sixth Form', 'college', 'college', 6],
  ['Sorrel Park School', 'academy', 'special', 3],
  ['Larch Square School', 'school', 'special', 6],
  ['The Tollgate Centre', 'alternativeProvision', 'secondary', 1],
  ['Nettlecombe House School', 'independentSchool', 'secondary', 7],
  ['Windmill Close Children’s Centre', 'childrensCentre', 'nursery', 3],
];
const PRACTICES: readonly (readonly [name: string, district: number])[] = [
  ['Priory Walk Surgery', 0],
  ['Millbrook Green Medical Centre', 2],
  ['Foxhollow Health Centre', 3],
  ['Lower Wend Practice', 5],
  ['Kingsmere Surgery', 6],
];

/** A school, nursery or college, and which of the eight districts it stands in. */
export interface School {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly district: number;
}
export interface Practice {
  readonly id: string;
  readonly name: string;
  readonly district: number;
}
export interface Organisations {
  readonly named: Readonly<Record<Named, string>>;
  readonly schools: readonly School[];
  readonly practices: readonly Practice[];
}

export const nameOf = (organisation: Named): string => NAMED[organisation].name;

/** Numbers that are kept for invention: 01632 960000 to 960999. */
export const telephone = (chance: Chance): string =>
  `01632 960${String(chance.between(101, 998)).padStart(3, '0')}`;

export const layOrganisations = async (tx: Tx, chance: Chance): Promise<Organisations> => {
  const phone = () => telephone(chance);
  const named: Partial<Record<Named, string>> = {};
  // The keys are the table's own.
  for (const key of Object.keys(NAMED) as Named[])
    named[key] = await makeOrganisation(tx, { phone: phone(), ...NAMED[key] });
  const schools: School[] = [];
  for (const [name, type, stage, district] of SCHOOLS)
    schools.push({ id: await makeOrganisation(tx, { name, type, phone: phone() }), name, stage, district });
  const practices: Practice[] = [];
  for (const [name, district] of PRACTICES)
    practices.push({
      id: await makeOrganisation(tx, { name, type: 'gpPractice', phone: phone() }),
      name,
      district,
    });
  // Every key of the table has been walked.
  return { named: named as Record<Named, string>, schools, practices };
};
