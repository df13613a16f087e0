import type { Asked, Indicator } from '#figures';
import { addHours, dayOf } from '#kernel';
import { FLAG_KINDS } from './rules/index.ts';
import { type FlagCounted, flagsCounted } from './store/index.ts';

const FLAGS = {
  version: 1,
  from: '2019-09-29',
  theme: 'Flags',
  source: 'The council: flags from partners’ systems, and what was done about them',
  frequency: 'quarter',
  disclosure: 'children',
  citation: 'Local count: no national statistic counts flags',
} as const;

/** The limit of a flag that is sent as immediate, in hours: the local rule, which figures cannot ask for by the hour. */
const IMMEDIATE_HOURS = 4;

/** Whether a flag was acknowledged within its limit; null while the limit has not passed and nobody has. */
const acknowledgedInTime = ({ dueOn, asAt }: Asked, flag: FlagCounted): boolean | null => {
  const done = flag.acknowledged_at ?? flag.answered_at;
  if (flag.immediate) {
    const due = addHours(flag.received_at, IMMEDIATE_HOURS);
    return done === null ? (due < asAt ? false : null) : done <= due;
  }
  const due = dueOn('flagAcknowledgement', dayOf(flag.received_at));
  if (due === undefined) return null;
  return done === null ? (due < dayOf(asAt) ? false : null) : dayOf(done) <= due;
};
/** Whether nothing was said of what was done though the limit has passed. */
const isUnanswered = ({ dueOn, asAt }: Asked, flag: FlagCounted): boolean => {
  const due = dueOn('flagOutcome', dayOf(flag.received_at));
  return flag.answered_at === null && due !== undefined && due < dayOf(asAt);
};

const flagsReceived: Indicator = {
  ...FLAGS,
  id: 'FL01',
  name: 'Flags received',
  question: 'What do partners’ systems tell the council?',
  numerator: 'Flags received by the council’s teams in the period, by kind',
  denominator: null,
  unit: 'count',
  polarity: 'neutral',
  notes: ['A flag that an agency sent twice under one reference is counted once.'],
  parts: {
    label: 'By kind',
    keys: Object.entries(FLAG_KINDS).map(([kind, { label }]) => [kind, label] as const),
  },
  answer: async (tx, asked) => {
    const flags = await flagsCounted(tx, asked);
    return { numerator: flags.map(({ id }) => id), parts: new Map(flags.map(({ id, kind }) => [id, kind])) };
  },
};

const flagsAcknowledged: Indicator = {
  ...FLAGS,
  id: 'FL02',
  name: 'Flags acknowledged in time',
  question: 'Does a partner hear that somebody has its flag?',
  numerator: 'Flags acknowledged within one working day, or within 4 hours where they were sent as immediate',
  denominator: 'Flags received in the period that were acknowledged, or whose limit has passed',
  unit: 'percentage',
  polarity: 'higherGood',
  notes: ['A local standard. A flag that waits within its limit is in neither number.'],
  answer: async (tx, asked) => {
    const judged = (await flagsCounted(tx, asked)).flatMap((flag) => {
      const inTime = acknowledgedInTime(asked, flag);
      return inTime === null ? [] : [{ id: flag.id, inTime }];
    });
    return {
      numerator: judged.filter(({ inTime }) => inTime).map(({ id }) => id),
      denominator: judged.map(({ id }) => id),
    };
  },
};

const flagsUnanswered: Indicator = {
  ...FLAGS,
  id: 'FL03',
  name: 'Flags with nothing done',
  question: 'How often does a flag meet silence?',
  numerator: 'Flags for which nobody said within 3 working days what was done, and nobody has since',
  denominator: 'Flags received in the period',
  unit: 'percentage',
  polarity: 'lowerGood',
  notes: ['A local standard. Each of them was raised to the manager of the team when its limit passed.'],
  answer: async (tx, asked) => {
    const flags = await flagsCounted(tx, asked);
    return {
      numerator: flags.filter((flag) => isUnanswered(asked, flag)).map(({ id }) => id),
      denominator: flags.map(({ id }) => id),
    };
  },
};

/** What can be counted of flags, FL01 to FL03 of the partnership's indicators. */
export const flagFigures: readonly Indicator[] = [flagsReceived, flagsAcknowledged, flagsUnanswered];
