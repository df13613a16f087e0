import { type Day, no, sayDay, type Verdict, yes } from '#kernel';
import type { BodyKind } from './bodies.ts';
import { seatOf } from './organisation-types.ts';
import { canStandWithin, isInForce, overlap, type Period } from './periods.ts';

interface CapacityRule {
  readonly label: string;
  /** The day from which statutory guidance knows it. */
  readonly from?: Day;
  /** Only on the partnership itself. */
  readonly partnershipOnly?: true;
  /** Only for a safeguarding partner, and one a partner. */
  readonly onePerPartner?: true;
}

/** The day of Working Together 2023, which made the lead and the delegated safeguarding partners. */
export const WT2023: Day = '2023-12-15';

/**
 * In which capacity somebody sits on a body. Lead and delegated safeguarding partners and the partnership chair come from
 * Working Together to Safeguard Children 2023, chapter 2 (https://www.gov.uk/government/publications/working-together-to-safeguard-children--2).
 */
export const capacities = {
  leadSafeguardingPartner: {
    label: 'Lead safeguarding partner',
    from: WT2023,
    partnershipOnly: true,
    onePerPartner: true,
  },
  delegatedSafeguardingPartner: {
    label: 'Delegated safeguarding partner',
    from: WT2023,
    partnershipOnly: true,
    onePerPartner: true,
  },
  partnershipChair: { label: 'Partnership chair', from: WT2023, partnershipOnly: true },
  independentScrutineer: { label: 'Independent scrutineer' },
  chair: { label: 'Chair' },
  deputy: { label: 'Deputy chair' },
  member: { label: 'Member' },
  coOptee: { label: 'Co-opted member' },
  substitute: { label: 'Substitute' },
  adviser: { label: 'Adviser' },
} as const satisfies Record<string, CapacityRule>;
export type Capacity = keyof typeof capacities;

/** Whether the text is a capacity that we know. */
export const isCapacity = (text: string): text is Capacity => Object.hasOwn(capacities, text);

/** What a capacity is called. */
export const sayCapacity = (capacity: string): string =>
  isCapacity(capacity) ? capacities[capacity].label : capacity;

/** Those who decide or preside: the scrutineer gives assurance about them, and so is none of them. */
const DECIDES: readonly string[] = [
  'leadSafeguardingPartner',
  'delegatedSafeguardingPartner',
  'partnershipChair',
  'chair',
  'deputy',
];

/** A seat on a body: who holds it, for whom, in which capacity, when. */
export interface Seat extends Period {
  readonly staff: string;
  readonly organisation: string;
  readonly capacity: string;
}

export interface SeatFacts {
  readonly seat: Seat & { readonly capacity: Capacity };
  readonly staffName: string;
  readonly body: Period & { readonly name: string; readonly type: BodyKind };
  readonly post: Period & { readonly name: string };
  readonly organisation: Period & { readonly name: string; readonly type: string };
  /** The other seats on the same body, past and future ones too. */
  readonly others: readonly Seat[];
}

type Check = (facts: SeatFacts) => Verdict;

const existsThen: Check = ({ seat }) => {
  const { label, from }: CapacityRule = capacities[seat.capacity];
  return from === undefined || seat.from >= from
    ? yes
    : no(`There is a ${label.toLowerCase()} only from ${sayDay(from)} (Working Together 2023)`);
};

const onTheRightBody: Check = ({ seat, body }) => {
  const { label, partnershipOnly }: CapacityRule = capacities[seat.capacity];
  return !partnershipOnly || body.type === 'partnership'
    ? yes
    : no(`A ${label.toLowerCase()} sits on the partnership itself. Choose another capacity for ${body.name}`);
};

const forAPartner: Check = ({ seat, organisation, others }) => {
  const { label, onePerPartner }: CapacityRule = capacities[seat.capacity];
  if (!onePerPartner) return yes;
  if (seatOf(organisation.type) === null)
    return no(
      `${organisation.name} is not one of the three safeguarding partners, which are the local authority, the integrated care board and the police`,
    );
  const held = others.find(
    (other) =>
      other.capacity === seat.capacity && other.organisation === seat.organisation && overlap(other, seat),
  );
  return held
    ? no(`${organisation.name} already has a ${label.toLowerCase()} then. End that one first`)
    : yes;
};

const scrutineerDecidesNothing: Check = ({ seat, staffName, others }) => {
  const theirs = others.filter((other) => other.staff === seat.staff && overlap(other, seat));
  const clash =
    seat.capacity === 'independentScrutineer'
      ? theirs.some(({ capacity }) => DECIDES.includes(capacity))
      : DECIDES.includes(seat.capacity) &&
        theirs.some(({ capacity }) => capacity === 'independentScrutineer');
  return clash
    ? no(
        `The independent scrutineer does not chair or decide, and ${staffName} would do both. Choose another person`,
      )
    : yes;
};

const chairedByAPartner: Check = ({ seat, staffName, others }) => {
  if (seat.capacity !== 'partnershipChair') return yes;
  if (others.some((other) => other.capacity === 'partnershipChair' && overlap(other, seat)))
    return no('The partnership already has a chair then. End that one first');
  const isPartner = others.some(
    (other) =>
      other.capacity === 'delegatedSafeguardingPartner' &&
      other.staff === seat.staff &&
      isInForce(other, seat.from) &&
      (other.until === null || (seat.until !== null && seat.until <= other.until)),
  );
  return isPartner
    ? yes
    : no(
        `One of the delegated safeguarding partners chairs the partnership, and ${staffName} is not one all that time`,
      );
};

const notTwice: Check = ({ seat, staffName, body, others }) =>
  others.some(
    (other) =>
      other.staff === seat.staff &&
      other.organisation === seat.organisation &&
      other.capacity === seat.capacity &&
      overlap(other, seat),
  )
    ? no(`${staffName} already sits on ${body.name} in that capacity then`)
    : yes;

const withinItsOwners: Check = ({ seat, body, post, organisation }) => {
  for (const whole of [body, post, organisation]) {
    const verdict = canStandWithin(seat, whole);
    if (!verdict.ok) return verdict;
  }
  return yes;
};

const CHECKS: readonly (readonly [field: 'capacity' | 'organisation' | 'post' | 'from', Check])[] = [
  ['capacity', existsThen],
  ['capacity', onTheRightBody],
  ['organisation', forAPartner],
  ['post', scrutineerDecidesNothing],
  ['post', chairedByAPartner],
  ['post', notTwice],
  ['from', withinItsOwners],
];

/**
 * Whether somebody may sit on a body so: each rule with the field that its refusal stands beside. The three safeguarding
 * partners each have one lead and one delegated partner; one of the delegated partners chairs; the scrutineer does not.
 */
export const canRepresent = (facts: SeatFacts): Verdict & { readonly field: string } => {
  for (const [field, check] of CHECKS) {
    const verdict = check(facts);
    if (!verdict.ok) return { ...verdict, field };
  }
  return { ...yes, field: '' };
};

/** A delegated safeguarding partner who chairs the partnership stops chairing first. */
export const canStopRepresenting = (seat: Seat, until: Day, others: readonly Seat[]): Verdict =>
  seat.capacity === 'delegatedSafeguardingPartner' &&
  others.some(
    (other) =>
      other.capacity === 'partnershipChair' &&
      other.staff === seat.staff &&
      overlap(other, seat) &&
      (other.until === null || other.until > until),
  )
    ? no('They chair the partnership after that day. End the chairing first')
    : yes;
