import type { Indicator } from '#figures';
import { timingOf, URGENCIES } from './rules.ts';
import { checksCounted } from './store/index.ts';

const AGENCY_CHECKS = {
  version: 1,
  from: '2013-04-01',
  theme: 'Front door',
  source: 'The council: agency checks of the front door, and the agencies’ own answers',
  frequency: 'quarter',
  disclosure: 'children',
  citation: 'Local standard: no national limit is set for answering an agency check',
  parts: { label: 'By urgency', keys: Object.entries(URGENCIES) },
} as const satisfies Partial<Indicator>;

const ONE_PERSON = 'What one person was asked about a restricted child is not counted.';

const answeredInTime: Indicator = {
  ...AGENCY_CHECKS,
  id: 'AC01',
  name: 'Agency checks answered in time',
  question: 'Do agencies answer the front door while it can still decide by their answers?',
  numerator: 'Agency checks whose first answer came within the local limit of their urgency',
  denominator: 'Agency checks asked in the period that were answered, or whose limit has run out',
  unit: 'percentage',
  polarity: 'higherGood',
  notes: [
    'The limit is the one that the agency was told when it was asked.',
    'That nothing is known, and a refusal, are answers.',
    'A check that was withdrawn before its limit is in neither number.',
    ONE_PERSON,
    'By agency, these stand on the page of lateness of agency checks.',
  ],
  answer: async (tx, asked) => {
    const due = (await checksCounted(tx, asked)).flatMap((check) => {
      const timing = timingOf(check.due_at, check.answered_at, check.withdrawn_at, asked.asAt);
      return timing === 'notDue' ? [] : [{ ...check, timing }];
    });
    return {
      numerator: due.filter(({ timing }) => timing === 'inTime').map(({ id }) => id),
      denominator: due.map(({ id }) => id),
      parts: new Map(due.map(({ id, urgency }) => [id, urgency])),
    };
  },
};

const refused: Indicator = {
  ...AGENCY_CHECKS,
  id: 'AC02',
  name: 'Agency checks refused',
  question: 'How often does an agency refuse to share?',
  numerator: 'Agency checks whose standing answer is a refusal',
  denominator: 'Agency checks asked in the period that were answered',
  unit: 'percentage',
  polarity: 'neutral',
  notes: [
    'A refusal has a ground in law and a reason; it may be right. An answer that was corrected counts as it stands.',
    ONE_PERSON,
  ],
  answer: async (tx, asked) => {
    const answered = (await checksCounted(tx, asked)).filter(({ answer }) => answer !== null);
    return {
      numerator: answered.filter(({ answer }) => answer === 'refused').map(({ id }) => id),
      denominator: answered.map(({ id }) => id),
      parts: new Map(answered.map(({ id, urgency }) => [id, urgency])),
    };
  },
};

/** What agency checks can answer: AC01 and AC02 of the partnership's indicators. */
export const checkFigures: readonly Indicator[] = [answeredInTime, refused];
