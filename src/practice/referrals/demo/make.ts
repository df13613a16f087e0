import type { Acting } from '#db';
import { decideContact, judgeDecision, raiseContact, recordConsidered } from '../actions/index.ts';
import type { ConsideredForm, ContactForm, DecisionForm } from '../forms/index.ts';
import { type DecisionOutcome, opensReferral } from '../rules/index.ts';
import { contactsOfSubmission } from '../store/index.ts';

type Child = ContactForm['children'][number];

const CHILD: Child = {
  person: null,
  given: 'Rowan',
  family: 'Birch',
  born: '2021-03-09',
  expected: null,
  sex: 'U',
  nhsNumber: '',
  address: '',
  postcode: '',
  school: '',
};

/** What is sent when nothing else is said, and what a named trait makes of it. */
const CONTACT: Omit<ContactForm, 'team' | 'children'> = {
  also: [],
  worry: 'The child had bruises on both arms. Nobody at home could say how.',
  livedExperience: 'The child is quiet and watches the door.',
  immediateRisk: 'no',
  parentsTold: 'yes',
  parentsNotToldWhy: '',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: '01632 960123, weekdays',
  senderName: '',
  senderRole: '',
  senderOrganisation: '',
};
const CONTACT_TRAITS = {
  ordinary: {},
  inDanger: { immediateRisk: 'yes', lawfulBasis: 'vitalInterests', source: '6' },
  parentsNotTold: { parentsTold: 'no', parentsNotToldWhy: 'Telling them first could put the child at risk.' },
  agreedToHelp: { serviceAgreement: 'agreed' },
  byTelephone: {
    source: '3A',
    senderName: 'Dr Ola Nash',
    senderRole: 'General practitioner',
    senderOrganisation: 'Mill Surgery',
  },
  anonymous: { source: '9', senderName: 'Name not given', reach: 'No number given' },
} as const satisfies Record<string, Partial<ContactForm>>;

export interface ContactTraits extends Partial<Omit<ContactForm, 'team' | 'children'>> {
  readonly team: string;
  readonly trait?: keyof typeof CONTACT_TRAITS;
  /** Each as far as it matters; one child when none is given. */
  readonly children?: readonly Partial<Child>[];
}

/** Raises a contact as the acting post, one for each child; their ids in the order of the children. */
export const makeContact = async (
  acting: Acting,
  { trait = 'ordinary', children = [{}], ...given }: ContactTraits,
): Promise<string[]> => {
  const { submission } = await raiseContact(acting, {
    ...CONTACT,
    ...CONTACT_TRAITS[trait],
    ...given,
    children: children.map((child) => ({ ...CHILD, ...child })),
  });
  return (await contactsOfSubmission(acting.tx, submission)).map(({ id }) => id);
};

const DECISION: DecisionForm = {
  outcome: 'advice',
  levelOfNeed: '2',
  reason: 'What is described can be met by the agency that knows the child.',
  primaryNeed: null,
  message: 'Please talk with the parents about what you saw, and tell us if you become more worried.',
  support: 'Not known: nobody has asked the parents yet.',
  supportProvider: '',
  supportCheckedOn: null,
  supportCheckedWith: '',
  supportInPlace: 'notKnown',
};
export interface DecisionTraits extends Partial<DecisionForm> {
  readonly outcome?: DecisionOutcome;
}
/** Decides a contact as the acting post; where the setting asks for a manager, it then waits for one. */
export const makeDecision = async (
  acting: Acting,
  contact: string,
  traits: DecisionTraits = {},
): Promise<void> => {
  const accepted = opensReferral(traits.outcome ?? DECISION.outcome);
  await decideContact(acting, contact, {
    ...DECISION,
    ...(accepted ? { levelOfNeed: '4', primaryNeed: 'N1' as const } : {}),
    ...traits,
  });
};

/** A manager brings a decision into force, or sends it back with what must change. */
export const makeJudgement = async (
  acting: Acting,
  contact: string,
  sentBackWhy: string | null = null,
): Promise<void> => {
  await judgeDecision(acting, contact, {
    verdict: sentBackWhy === null ? 'yes' : 'no',
    why: sentBackWhy ?? '',
  });
};

const CONSIDERED: ConsideredForm = {
  about: 'Pupil of year 4, our record 2231',
  worry: 'The child came in twice without lunch and looked tired.',
  whyNot: 'The family asked for help themselves, and has it.',
  doneInstead: 'A free lunch, and a talk with the parents in two weeks.',
};
/** Records a referral that was considered and not made. */
export const makeConsidered = (acting: Acting, traits: Partial<ConsideredForm> = {}) =>
  recordConsidered(acting, { ...CONSIDERED, ...traits });
