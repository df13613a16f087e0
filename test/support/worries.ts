/** What a health visitor types about a worry, and the front door about its decision: for stories that send them badly. */
export const worry = {
  'children.0.given': 'Rowan',
  'children.0.family': 'Birch',
  'children.0.born-year': '2024',
  'children.0.born-month': '3',
  'children.0.postcode': 'AV1 1AA',
  worry: 'Rowan had bruises on both arms.',
  livedExperience: 'Rowan is quiet and watches the door.',
  immediateRisk: 'no',
  parentsTold: 'yes',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: '01632 960123, weekdays',
} as const;

/** The same worry as an agency's system sends it. */
export const worryOf = (team: string, changes: Record<string, unknown> = {}) => ({
  team,
  children: [{ given: 'Rowan', family: 'Birch', born: '2024-03' }],
  worry: worry.worry,
  livedExperience: worry.livedExperience,
  immediateRisk: 'no',
  parentsTold: 'yes',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: worry.reach,
  ...changes,
});

/** A decision that ends the contact: it asks for no child to be named first. */
export const advice = {
  outcome: 'advice',
  levelOfNeed: '2',
  reason: 'One mark, explained, on a child who walks.',
  message: 'Advice was given by telephone.',
  support: 'Grandmother helps at weekends.',
  supportInPlace: 'noneNeeded',
} as const;
