/**
 * The code lists of the Department for Education's children in need census (2022-23 and later), with labels of our own. Each is an
 * object from code to label; `isCode` says whether a text is one of its codes.
 */
export const isCode = <T extends Readonly<Record<string, string>>>(
  set: T,
  text: string,
): text is keyof T & string => Object.hasOwn(set, text);

/** Item N00152: who a contact or a referral came from. */
export const REFERRAL_SOURCES = {
  '1A': 'Family member, relative or carer',
  '1B': 'Acquaintance, such as a neighbour or childminder',
  '1C': 'The child or young person themselves',
  '1D': 'Another individual, such as a stranger or an MP',
  '2A': 'School',
  '2B': 'Education services',
  '3A': 'GP',
  '3B': 'Health visitor',
  '3C': 'School nurse',
  '3D': 'Other primary health services',
  '3E': 'Accident and emergency',
  '3F': 'Other health services, such as a hospice',
  '4': 'Housing, of the council or a housing association',
  '5A': 'Social care, such as adult social care',
  '5B': 'Other council services, not social care or early help',
  '5C': 'Services of another council',
  '5D': 'Early help',
  '6': 'Police',
  '7': 'Other legal: court, probation, immigration, Cafcass or prison',
  '8': 'Other: children’s centre, independent or voluntary organisation',
  '9': 'Anonymous',
  '10': 'Not known',
} as const;
export type ReferralSource = keyof typeof REFERRAL_SOURCES;

/** The sources in the order in which they are shown: an object's own keys put '4' and '10' before '1A'. */
export const REFERRAL_SOURCE_GROUPS = {
  Individual: ['1A', '1B', '1C', '1D'],
  'Schools and education': ['2A', '2B'],
  'Health services': ['3A', '3B', '3C', '3D', '3E', '3F'],
  Housing: ['4'],
  'Council services': ['5A', '5B', '5C', '5D'],
  Police: ['6'],
  'Other legal': ['7'],
  Other: ['8'],
  'Not named': ['9', '10'],
} as const satisfies Record<string, readonly ReferralSource[]>;

/** Item N00101. Where two fit, the one higher in the list is taken. N9 is for adoption support after the need has ended. */
export const PRIMARY_NEEDS = {
  N1: 'Abuse or neglect, or the risk of it, including domestic abuse',
  N2: 'The child’s disability or illness',
  N3: 'A parent’s disability, illness or addiction',
  N4: 'Family in acute stress',
  N5: 'Family dysfunction',
  N6: 'Socially unacceptable behaviour',
  N7: 'Low income',
  N8: 'Absent parenting',
  N9: 'Not a child in need: adoption support only',
  N0: 'Not stated',
} as const;
export type PrimaryNeed = keyof typeof PRIMARY_NEEDS;

/** Item N00103: why an episode of need ended. */
export const CLOSURE_REASONS = {
  RC1: 'Adopted',
  RC2: 'Died',
  RC3: 'Child arrangements order',
  RC4: 'Special guardianship order',
  RC5: 'Moved to the services of another council',
  RC6: 'Moved to adult social care',
  RC7: 'Services ended for another reason, such as no longer in need',
  RC8: 'Closed after assessment, no further action',
  RC9: 'Closed after assessment, referred to early help',
} as const;
export type ClosureReason = keyof typeof CLOSURE_REASONS;

/** Item N00177. */
export const ETHNICITIES = {
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'Any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  CHNE: 'Chinese',
  AOTH: 'Any other Asian background',
  BCRB: 'Black Caribbean',
  BAFR: 'Black African',
  BOTH: 'Any other Black background',
  OOTH: 'Any other ethnic group',
  REFU: 'Preferred not to say',
  NOBT: 'Not obtained yet',
} as const;
export type Ethnicity = keyof typeof ETHNICITIES;

/** The groups of the 2021 census of population, where Chinese stands with Asian. */
export const ETHNICITY_GROUPS = {
  White: ['WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH'],
  'Mixed or multiple ethnic groups': ['MWBC', 'MWBA', 'MWAS', 'MOTH'],
  'Asian or Asian British': ['AIND', 'APKN', 'ABAN', 'CHNE', 'AOTH'],
  'Black, Black British, Caribbean or African': ['BCRB', 'BAFR', 'BOTH'],
  'Other ethnic group': ['OOTH'],
  'Not known': ['REFU', 'NOBT'],
} as const satisfies Record<string, readonly Ethnicity[]>;

/** Item N00099. A child may have several; NONE stands alone. */
export const DISABILITIES = {
  NONE: 'No disability',
  MOB: 'Mobility: moving about inside and out',
  HAND: 'Hand function: holding and touching',
  PC: 'Personal care: eating, washing and dressing',
  INC: 'Incontinence',
  COMM: 'Communication: speaking and understanding',
  LD: 'Learning',
  HEAR: 'Hearing',
  VIS: 'Vision',
  BEH: 'Behaviour',
  CON: 'Consciousness, such as seizures',
  AUT: 'Autism, diagnosed',
  DDA: 'Another disability',
} as const;
export type Disability = keyof typeof DISABILITIES;

/** Item N00135. UN6 is in the schema of the census, but its meaning was not found, so nobody is offered it. */
export const UPN_UNKNOWN_REASONS = {
  UN1: 'Not of school age yet',
  UN2: 'Never at a maintained school in England',
  UN3: 'Educated outside England',
  UN4: 'New to services and not known yet',
  UN5: 'Sources disagree about the UPN',
  UN7: 'Referral with no further action',
} as const;
export type UpnUnknownReason = keyof typeof UPN_UNKNOWN_REASONS;

/** Item N00783, in use since 2024-25. A child who is not born yet is U. */
export const SEXES = {
  F: 'Female',
  M: 'Male',
  U: 'Not known, or not born yet',
} as const;
export type Sex = keyof typeof SEXES;
