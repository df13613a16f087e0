import { type Day, no, sayDay, type Verdict, yes } from '#kernel';
import type { Period } from './periods.ts';

export interface Citation {
  readonly label: string;
  readonly href: string;
}

/** The three seats of the safeguarding partners, in the statute's order. */
export const partnerSeats = {
  localAuthority: 'Local authority',
  health: 'Health',
  police: 'Police',
} as const;
export type PartnerSeat = keyof typeof partnerSeats;

interface TypeRule {
  readonly label: string;
  /** What such organisations are called together, where dates end them. */
  readonly plural?: string;
  readonly from?: Day;
  readonly until?: Day;
  /** The seat that it takes among the safeguarding partners. */
  readonly seat?: PartnerSeat;
  /** Where the law names it, and whether that was read in the text itself. */
  readonly named?: { readonly as: string; readonly cite: Citation; readonly confirmed: boolean };
}

const S16E: Citation = {
  label: 'Children Act 2004, section 16E',
  href: 'https://www.legislation.gov.uk/ukpga/2004/31/section/16E',
};
const SCHEDULE: Citation = {
  label: 'SI 2018/789, Schedule',
  href: 'https://www.legislation.gov.uk/uksi/2018/789/schedule',
};

const partner = { as: 'Safeguarding partner', cite: S16E, confirmed: true } as const;
const agency = { as: 'Relevant agency', cite: SCHEDULE, confirmed: true } as const;
/** In the Schedule by its group's heading; its paragraph has not been read. */
const agencyByGroup = { ...agency, confirmed: false } as const;

/**
 * The kinds of organisation. A kind that the law made or ended has its dates: clinical commissioning groups gave way to
 * integrated care boards on 1 July 2022 (Health and Care Act 2022, part 1).
 */
export const organisationTypes = {
  localAuthority: { label: 'Local authority', seat: 'localAuthority', named: partner },
  icb: {
    label: 'Integrated care board',
    plural: 'Integrated care boards',
    from: '2022-07-01',
    seat: 'health',
    named: partner,
  },
  ccg: {
    label: 'Clinical commissioning group',
    plural: 'Clinical commissioning groups',
    from: '2013-04-01',
    until: '2022-06-30',
    seat: 'health',
    named: partner,
  },
  police: { label: 'Police force', seat: 'police', named: partner },
  otherLocalAuthority: { label: 'Local authority of another area' },
  otherPolice: { label: 'Police force of another area or kind' },
  nhsTrust: { label: 'NHS trust or foundation trust', named: agencyByGroup },
  gpPractice: { label: 'GP practice' },
  otherHealth: { label: 'Other health provider' },
  school: { label: 'Maintained school', named: agency },
  academy: { label: 'Academy or free school', named: agency },
  independentSchool: { label: 'Independent school', named: agency },
  alternativeProvision: { label: 'Pupil referral unit or alternative provision', named: agency },
  earlyYears: { label: 'Early years or childcare', named: agency },
  childrensCentre: { label: 'Children’s centre or family hub', named: agency },
  college: { label: 'College', named: agency },
  university: { label: 'University', named: agency },
  childrensHome: { label: 'Children’s home', named: agencyByGroup },
  fosteringAgency: { label: 'Fostering or adoption agency', named: agencyByGroup },
  probation: { label: 'Probation', named: agencyByGroup },
  prison: { label: 'Prison or secure setting', named: agencyByGroup },
  cafcass: { label: 'Cafcass', named: agencyByGroup },
  youthJustice: { label: 'Youth justice', named: agencyByGroup },
  immigration: { label: 'Immigration', named: agencyByGroup },
  housing: { label: 'Housing' },
  charity: { label: 'Charity', named: agencyByGroup },
  voluntary: { label: 'Voluntary or community group' },
  religious: { label: 'Religious organisation', named: agencyByGroup },
  sport: { label: 'Sport or leisure', named: agencyByGroup },
  independent: { label: 'Independent person' },
  other: { label: 'Other' },
} as const satisfies Record<string, TypeRule>;

export type OrganisationType = keyof typeof organisationTypes;

/** Whether the text is a kind of organisation that we know. */
export const isOrganisationType = (text: string): text is OrganisationType =>
  Object.hasOwn(organisationTypes, text);

/** What a kind is called; a kind kept from an older release is shown as it was written. */
export const sayOrganisationType = (type: string): string =>
  isOrganisationType(type) ? organisationTypes[type].label : type;

const ruleOf = (type: string): TypeRule | undefined =>
  isOrganisationType(type) ? organisationTypes[type] : undefined;

/** The seat that a kind takes among the three safeguarding partners: Children Act 2004, section 16E(3). */
export const seatOf = (type: string): PartnerSeat | null => ruleOf(type)?.seat ?? null;

/** What the law calls such an organisation: safeguarding partner, or relevant agency. */
export const dutyOf = (type: string): TypeRule['named'] | null => ruleOf(type)?.named ?? null;

/** An organisation is of a kind that the law knows on all its days. */
export const canBeOfType = (type: OrganisationType, { from, until }: Period): Verdict => {
  const { plural = '', from: first, until: last }: TypeRule = organisationTypes[type];
  if (first !== undefined && from < first)
    return no(
      `${plural} began on ${sayDay(first)}. Enter a first day on or after that, or choose another kind`,
    );
  if (last !== undefined && (until === null || until > last))
    return no(
      `${plural} ended on ${sayDay(last)}. Enter a last day on or before that, or choose another kind`,
    );
  return yes;
};
