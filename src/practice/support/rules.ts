import { type Actor, addMonths, type Day, no, type Role, type Verdict, workerRoles, yes } from '#kernel';

/** What a parent or carer has support for. Parental need is among what assessments weigh (Working Together: parenting capacity). */
export const NEEDS = {
  mentalHealth: 'Mental health',
  substanceMisuse: 'Alcohol or drugs',
  domesticAbuse: 'Domestic abuse',
  learningDisability: 'Learning disability',
  parenting: 'Parenting and routines',
  housingOrMoney: 'Housing or money',
  physicalHealth: 'Physical health or disability',
  other: 'Something else',
} as const;
export type Need = keyof typeof NEEDS;

/**
 * At which step somebody looked. A members' question asked at what stage the support for parents is checked: it is recorded at contact,
 * assessment, each review of a plan and closure (local practice; no national text sets the stages).
 */
export const STAGES = {
  contact: 'At the front door',
  prebirth: 'Before the birth',
  assessment: 'In an assessment',
  planReview: 'At a review of the plan',
  visit: 'On a visit',
  closure: 'Before closing',
  other: 'At another time',
} as const;
export type Stage = keyof typeof STAGES;

export const IN_PLACE = {
  yes: 'Yes, it is in place as it was',
  changed: 'Yes, but it has changed',
  no: 'No, it has stopped or never started',
} as const;
/** What somebody finds who looks where no support is recorded. */
export const FOUND = {
  no: 'Support is needed, and there is none',
  noneNeeded: 'No support is needed',
} as const;
export type InPlace = keyof typeof IN_PLACE | keyof typeof FOUND;
export const FINDINGS: Readonly<Record<InPlace, string>> = {
  yes: 'In place',
  changed: 'Changed',
  no: 'Not in place',
  noneNeeded: 'None needed',
};

/** The local standard is six weeks: the list of what nobody looked at begins there, and can be asked for another number of days. */
export const UNCHECKED_DAYS = 42;
/**
 * Children under one are the largest group of serious incidents (191 of 536 in 2020-21, DfE). How long is too long without being seen is
 * for a partnership to say; four weeks until it does.
 */
export const UNSEEN_DAYS = 28;

/** Ages as social care counts them; a child expected stands by itself. */
export const BANDS = {
  unborn: 'Not yet born',
  under1: 'Under 1',
  from1to4: '1 to 4',
  from5to9: '5 to 9',
  from10to15: '10 to 15',
  from16: '16 and over',
} as const;
export type Band = keyof typeof BANDS;

const YEARS: Readonly<Record<Exclude<Band, 'unborn'>, readonly [from: number, before: number]>> = {
  under1: [0, 1],
  from1to4: [1, 5],
  from5to9: [5, 10],
  from10to15: [10, 16],
  from16: [16, 130],
};

/** The first and the last day of birth of those who are of that age today: the birthday itself is the first day of the older age. */
export const birthsOf = (
  band: Exclude<Band, 'unborn'>,
  today: Day,
): { readonly after: Day; readonly upTo: Day } => {
  const [from, before] = YEARS[band];
  return { after: addMonths(today, -12 * before), upTo: addMonths(today, -12 * from) };
};

/** Those of the council who work with the family: they record support and look whether it is there. */
export const KEEPERS: readonly Role[] = [
  'socialWorker',
  'teamManager',
  'frontDoorWorker',
  'frontDoorManager',
];
/** Recording support, and that somebody looked. */
export const mayKeepSupport = ({ role }: Pick<Actor, 'role'>): Verdict =>
  KEEPERS.includes(role)
    ? yes
    : no('The council’s workers record which support parents have. Tell the worker of the family.');

export const WORKERS: readonly Role[] = workerRoles;
/** Who asks which babies were not seen: everybody who may go and see one. */
export const mayAskForUnseen = ({ role }: Pick<Actor, 'role'>): Verdict =>
  WORKERS.includes(role) ? yes : no('Your post does not work with children’s records.');

/** Whether a support can still be checked, ended or changed. */
export const canWorkOn = ({ ended }: { readonly ended: Day | null }): Verdict =>
  ended === null ? yes : no('This support has ended. Record it anew if it has begun again.');
