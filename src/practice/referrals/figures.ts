import type { Asked, Indicator } from '#figures';
import { addMonths, type Day, dayOf, isCode, REFERRAL_SOURCE_GROUPS, REFERRAL_SOURCES } from '#kernel';
import { contactsCounted, referralsAfterAnother, referralsCounted } from './store/index.ts';

const WORKING_TOGETHER = {
  citation:
    'Working Together to Safeguard Children: a decision within one working day of a referral being received',
  citationUrl: 'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
} as const;
const CHILDREN_IN_NEED = {
  citation: 'Department for Education, Children in need statistics: methodology',
  citationUrl: 'https://explore-education-statistics.service.gov.uk/methodology/children-in-need',
} as const;

/** From when: the year in which the census of children in need took its present shape. */
const FIRST = { version: 1, from: '2013-04-01' } as const;
const FRONT_DOOR = {
  ...FIRST,
  theme: 'Front door',
  source: 'The council: contacts and decisions of the front door',
  frequency: 'quarter',
  disclosure: 'children',
} as const;
const REFERRALS = {
  ...FIRST,
  theme: 'Front door',
  source: 'The council: referrals accepted by the front door, and those brought in from a census',
  frequency: 'quarter',
  disclosure: 'children',
} as const;

const WITHOUT_CENSUS =
  'Referrals brought in from a Children in Need census hold no contact and are not counted here.';
const WITH_CENSUS = 'Referrals brought in from a Children in Need census are counted.';
const STILL_RUNNING =
  'A contact that still waits within its working day is in neither number: it is not late, and it is not decided.';
const BY_DAY =
  'A referral’s day is the day on which its contact was received, in London; in a census, its date.';

const isInTime = ({ dueOn }: Asked, received: Day, decided: Day): boolean => {
  const due = dueOn('referralDecision', received);
  return due !== undefined && decided <= due;
};

const contactsReceived: Indicator = {
  ...FRONT_DOOR,
  id: 'FD01',
  name: 'Contacts received',
  question: 'How many worries about children reach the front door?',
  numerator:
    'Contacts received by the council’s teams in the period, one for each child that a worry is about',
  denominator: null,
  unit: 'count',
  polarity: 'neutral',
  citation: 'Local count: no national statistic counts contacts',
  notes: [
    'More contacts may mean more harm, or that more of it is seen.',
    'A contact is not a referral: most end with advice or early help.',
    WITHOUT_CENSUS,
  ],
  answer: async (tx, asked) => ({ numerator: (await contactsCounted(tx, asked)).map(({ id }) => id) }),
};

const contactsDecidedInTime: Indicator = {
  ...FRONT_DOOR,
  ...WORKING_TOGETHER,
  id: 'FD02',
  name: 'Contacts decided within 1 working day',
  question: 'Does a worry meet a decision in time?',
  numerator:
    'Contacts whose decision came into force by the end of the first working day after the day of receipt',
  denominator: 'Contacts received in the period that were decided, or whose working day has run out',
  unit: 'percentage',
  polarity: 'higherGood',
  notes: [
    STILL_RUNNING,
    'Where a manager authorises decisions, the decision comes into force when it is authorised.',
    'Nothing stops the clock: neither a question to the sender, nor passing the contact on.',
    WITHOUT_CENSUS,
  ],
  answer: async (tx, asked) => {
    const today = dayOf(asked.asAt);
    const contacts = (await contactsCounted(tx, asked)).filter(({ received_day, decided_day }) => {
      const due = asked.dueOn('referralDecision', received_day);
      return due !== undefined && (decided_day !== null || due < today);
    });
    return {
      numerator: contacts
        .filter(
          ({ received_day, decided_day }) =>
            decided_day !== null && isInTime(asked, received_day, decided_day),
        )
        .map(({ id }) => id),
      denominator: contacts.map(({ id }) => id),
    };
  },
};

const referralRate: Indicator = {
  ...REFERRALS,
  ...CHILDREN_IN_NEED,
  id: 'FD03',
  name: 'Rate of referrals',
  question: 'How many requests for services are accepted, for the children who live here?',
  numerator: 'Referrals with their day in the period; a child with two is counted twice',
  denominator:
    'Children under 18 in the area: the mid-year estimate that was newest by the end of the period',
  unit: 'per10000',
  polarity: 'neutral',
  notes: [
    'A quarter’s rate is for the quarter: it is not scaled up to a year, so that it is about a quarter of a yearly one.',
    BY_DAY,
    WITH_CENSUS,
  ],
  answer: async (tx, asked) => ({ numerator: (await referralsCounted(tx, asked)).map(({ id }) => id) }),
};

const reReferrals: Indicator = {
  ...REFERRALS,
  ...CHILDREN_IN_NEED,
  id: 'FD04',
  name: 'Re-referrals within 12 months',
  question: 'How often does a child come back to the front door?',
  numerator: 'Referrals of a child who had another no more than 12 months earlier',
  denominator: 'Referrals with their day in the period',
  unit: 'percentage',
  polarity: 'lowerGood',
  notes: [
    'From referral to referral, whether or not the earlier one was closed. The same date a year later is within 12 months.',
    'Two referrals of one child on one day are not a re-referral: two agencies told of one thing.',
    'Only referrals held here about the same child’s record are linked: one held under a second record of the child, or by another council, is not seen.',
    BY_DAY,
    WITH_CENSUS,
  ],
  answer: async (tx, asked) => {
    const referrals = await referralsAfterAnother(tx, asked);
    return {
      numerator: referrals
        .filter(
          ({ referral_day, earlier_day }) =>
            earlier_day !== null && referral_day <= addMonths(earlier_day, 12),
        )
        .map(({ id }) => id),
      denominator: referrals.map(({ id }) => id),
    };
  },
};

const NOT_RECORDED = 'notRecorded';
const referralsBySource: Indicator = {
  ...REFERRALS,
  ...CHILDREN_IN_NEED,
  id: 'FD05',
  name: 'Referrals by source',
  question: 'Who do referrals come from?',
  numerator:
    'Referrals with their day in the period, by the source of the contact or of the census (item N00152)',
  denominator: null,
  unit: 'count',
  polarity: 'neutral',
  notes: [BY_DAY, WITH_CENSUS],
  parts: {
    label: 'By source',
    keys: [
      ...Object.values(REFERRAL_SOURCE_GROUPS)
        .flat()
        .map((code) => [code, `${code}: ${REFERRAL_SOURCES[code]}`] as const),
      [NOT_RECORDED, 'Source not recorded'],
    ],
  },
  answer: async (tx, asked) => {
    const referrals = await referralsCounted(tx, asked);
    return {
      numerator: referrals.map(({ id }) => id),
      parts: new Map(
        referrals.map(({ id, source_code: code }) => [
          id,
          code !== null && isCode(REFERRAL_SOURCES, code) ? code : NOT_RECORDED,
        ]),
      ),
    };
  },
};

const referralsWithoutAction: Indicator = {
  ...REFERRALS,
  ...CHILDREN_IN_NEED,
  id: 'FD06',
  name: 'Referrals that led to no further action',
  question: 'How many accepted referrals end at once?',
  numerator: 'Referrals with their day in the period that were accepted with no further action',
  denominator: 'Referrals with their day in the period',
  unit: 'percentage',
  polarity: 'neutral',
  notes: [
    'A contact that ended with no further action was no referral, and is in neither number.',
    BY_DAY,
    WITH_CENSUS,
  ],
  answer: async (tx, asked) => {
    const referrals = await referralsCounted(tx, asked);
    return {
      numerator: referrals.filter((each) => each.no_further_action).map(({ id }) => id),
      denominator: referrals.map(({ id }) => id),
    };
  },
};

const referralsDecidedInTime: Indicator = {
  ...REFERRALS,
  ...WORKING_TOGETHER,
  id: 'FD07',
  name: 'Referrals decided within 1 working day',
  question: 'Is a child who needs services accepted in time?',
  source: 'The council: referrals accepted by the front door',
  numerator:
    'Referrals whose decision came into force by the end of the first working day after their contact was received',
  denominator: 'Referrals from contacts received in the period',
  unit: 'percentage',
  polarity: 'higherGood',
  notes: [
    'The clock runs from the receipt of the contact, and not from the decision to accept it.',
    'A contact that still waits is no referral yet: FD02 shows whether it is late.',
    WITHOUT_CENSUS,
  ],
  answer: async (tx, asked) => {
    const referrals = (await referralsCounted(tx, asked)).flatMap(({ id, received_day, decided_day }) =>
      received_day === null ||
      decided_day === null ||
      asked.dueOn('referralDecision', received_day) === undefined
        ? []
        : [{ id, inTime: isInTime(asked, received_day, decided_day) }],
    );
    return {
      numerator: referrals.filter(({ inTime }) => inTime).map(({ id }) => id),
      denominator: referrals.map(({ id }) => id),
    };
  },
};

/** What the front door can answer, FD01 to FD07 of the partnership's indicators. */
export const referralFigures: readonly Indicator[] = [
  contactsReceived,
  contactsDecidedInTime,
  referralRate,
  reReferrals,
  referralsBySource,
  referralsWithoutAction,
  referralsDecidedInTime,
];
