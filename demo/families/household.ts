import { addDays, type Day, type Ethnicity } from '#kernel';
import { DISTRICTS, NAMINGS, type Naming, STREETS } from '#people';
import type { Chance } from '../chance.ts';
import type { Place } from './person.ts';

const SHARES: Readonly<Record<string, number>> = Object.fromEntries(
  NAMINGS.map(({ share }, index) => [String(index), share]),
);
const namingAt = (index: string): Naming => {
  const naming = NAMINGS[Number(index)];
  if (!naming) throw new RangeError('There is no such way of naming.');
  return naming;
};

/** How the parents' families name their children: mostly alike. */
export const namingsOf = (chance: Chance): { readonly mothers: Naming; readonly fathers: Naming } => {
  const mothers = namingAt(chance.weighed(SHARES));
  return { mothers, fathers: chance.happens(0.1) ? namingAt(chance.weighed(SHARES)) : mothers };
};

const WHITE: readonly Ethnicity[] = ['WBRI', 'WOTH'];
/** The ethnicity of a child of two parents, or not yet obtained, or not told. */
export const ethnicityOf = (chance: Chance, mothers: Naming, fathers: Naming): Ethnicity => {
  if (chance.happens(0.05)) return chance.happens(0.8) ? 'NOBT' : 'REFU';
  const [one, other] = [mothers.ethnicity, fathers.ethnicity];
  if (one === other) return one;
  const [white, second] = WHITE.includes(one)
    ? [true, other]
    : WHITE.includes(other)
      ? [true, one]
      : [false, one];
  if (!white) return 'MOTH';
  if (second === 'BCRB' || second === 'MWBC') return 'MWBC';
  if (second === 'BAFR') return 'MWBA';
  return second === 'APKN' || second === 'AIND' || second === 'ABAN' ? 'MWAS' : 'MOTH';
};

const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';
/** A home in a district: street, house, town and a postcode of an area that there is none of. */
export const placeIn = (chance: Chance, district: number): Place => {
  const { name, outward } = DISTRICTS[district % DISTRICTS.length] ?? DISTRICTS[0];
  const street = chance.oneOf(STREETS);
  const letters = `${INWARD[(street.length * 7 + district) % INWARD.length]}${INWARD[(street.charCodeAt(0) + district) % INWARD.length]}`;
  const house = chance.between(1, 148);
  const flat = chance.happens(0.16) ? `Flat ${chance.between(1, 18)}, ` : '';
  return {
    lines: `${flat}${house} ${street}, ${name}`,
    postcode: `${outward} ${street.length % 10}${letters}`,
  };
};

export const REFUGE: Place = {
  lines: 'Haven Wend, the house in Oldbarn',
  postcode: 'AV8 4HW',
  withheld: true,
};

const SAFE_CONTACT = [
  'Ring {name} on the work number between 9:15am and 2:45pm. Do not leave a message at home.',
  'Letters to the home are opened by somebody else. Hand them over at school, to {name} alone.',
  'Text first. {name} will ring back when it is safe to talk.',
  'No calls after 5pm. Say that you are ringing from the dentist if anybody else answers.',
] as const;
const SAFE_CONTACT_REFUGE =
  'Ring the refuge and ask for the family’s worker. The mobile is known to the other parent.';
const WORKER_SAFETY = [
  'Two dogs, kept in the kitchen if you ring ahead. Ask before you go in.',
  'Visit in pairs. A relative who stays at times has shouted at workers and blocked the door.',
  'See the father at the office and not at home: he has threatened a housing officer.',
  'The stairs to the flat are not lit and the street door does not close. Go by daylight.',
  'The uncle was asked to leave by the police and may come back. Ring the office when you go in and when you come out.',
] as const;

export const safetyOf = (chance: Chance, name: string, refuge: boolean, warned = false) => ({
  safeContact: refuge
    ? SAFE_CONTACT_REFUGE
    : chance.happens(0.05)
      ? chance.oneOf(SAFE_CONTACT).replace('{name}', name)
      : '',
  workerSafety: warned || chance.happens(0.02) ? chance.oneOf(WORKER_SAFETY) : '',
});

const DISABILITIES = [
  'LD',
  'AUT',
  'BEH',
  'COMM',
  'MOB',
  'HEAR',
  'VIS',
  'PC',
  'CON',
  'INC',
  'HAND',
  'DDA',
] as const;
/** A child's disabilities by their codes; nobody is asked about a baby. */
export const disabilitiesOf = (chance: Chance, years: number): readonly string[] => {
  if (years < 1) return [];
  if (!chance.happens(0.13)) return chance.happens(0.8) ? ['NONE'] : [];
  return chance.some(
    DISABILITIES,
    chance.weighed({ 1: 60, 2: 28, 3: 12 }) === '1' ? 1 : chance.between(2, 3),
  );
};

/** A day so many years before, give or take. */
export const bornAbout = (chance: Chance, day: Day, years: number): Day =>
  addDays(day, -Math.round(years * 365.25) - chance.between(0, 364));
