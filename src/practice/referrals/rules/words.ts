/**
 * What the front door may decide. Working Together asks that within one working day of receiving a referral the local authority
 * decides what kind of response is needed, acknowledges it, and tells the referrer what was decided:
 * https://www.gov.uk/government/publications/working-together-to-safeguard-children--2
 */
export const DECISION_OUTCOMES = {
  noFurtherAction: { label: 'No further action', opensReferral: false },
  advice: { label: 'Information and advice', opensReferral: false },
  earlyHelp: { label: 'Early help', opensReferral: false },
  acceptedNoFurtherAction: { label: 'Referral accepted: no further action', opensReferral: true },
  section17: { label: 'Referral accepted: assessment under section 17', opensReferral: true },
  strategyDiscussion: { label: 'Referral accepted: strategy discussion', opensReferral: true },
  immediateProtection: { label: 'Referral accepted: immediate protection', opensReferral: true },
} as const;
export type DecisionOutcome = keyof typeof DECISION_OUTCOMES;

/** Whether a decision opens a referral: a request for services for a child, never the same thing as a contact. */
export const opensReferral = (outcome: DecisionOutcome): boolean => DECISION_OUTCOMES[outcome].opensReferral;

export const URGENCIES = {
  red: 'Red: within hours',
  amber: 'Amber: today',
  green: 'Green: within the working day',
} as const;
export type Urgency = keyof typeof URGENCIES;

export const IN_PLACE = {
  yes: 'Yes, it is in place',
  no: 'No, it has stopped or never started',
  notKnown: 'Not known: nobody has looked yet',
  noneNeeded: 'No support is needed',
} as const;
export type InPlace = keyof typeof IN_PLACE;

export const NOTE_PURPOSES = {
  question: 'Question to the sender',
  reply: 'Reply from the sender',
  addition: 'Addition by the sender',
  correction: 'Correction',
  passedOn: 'Passed on to another council',
  told: 'Sender told',
} as const;
export type NotePurpose = keyof typeof NOTE_PURPOSES;

/**
 * Whether the parents agree to receive a service. It is never the lawful basis for sharing: that is a question of its own
 * (DfE, Information sharing: advice for practitioners, 2024).
 */
export const SERVICE_AGREEMENTS = {
  agreed: 'Yes, they agree to a service',
  refused: 'No, they do not agree',
  notAsked: 'They were not asked',
} as const;

/** The basis on which this is shared: UK GDPR article 6, with Data Protection Act 2018 Schedule 1 paragraph 18 for special categories. */
export const LAWFUL_BASES = {
  publicTask: 'Public task: my organisation has a duty to safeguard children',
  legalObligation: 'Legal obligation: the law requires it to be shared',
  vitalInterests: 'Vital interests: a life may be at risk',
  legitimateInterests: 'Legitimate interests: a charity or private body protecting a child',
} as const;
export type LawfulBasis = keyof typeof LAWFUL_BASES;

/** What the spine calls the saying of whom a contact is about, in a child's story: who was worried, and never about whom. */
export const contactTitle = (senderOrganisation: string): string =>
  senderOrganisation.trim() === '' ? 'Contact at the front door' : `From ${senderOrganisation.trim()}`;

/** What somebody is reminded of. */
export const REMINDERS = {
  dueToday: 'A decision is due today',
  late: 'A decision is late',
  toAuthorise: 'A decision waits for a manager',
  named: 'It may be about a child whose record you are named on',
} as const;
export type ReminderState = keyof typeof REMINDERS;

/** The job that each contact sets off when it is sent. */
export const CONTACT_RECEIVED = 'contact-received';

/** What people are told of contacts: the kinds of news, in words that name nobody. */
export const TOLD = {
  'contact.received': 'A worry about a child waits at the front door',
  'contact.receivedUrgent': {
    words: 'A worry that says a child is in danger now waits at the front door',
    urgent: true,
  },
  'contact.named': { words: 'A contact waits for you', urgent: true },
  'contact.asked': { words: 'The front door asks you something about a worry that you sent', urgent: true },
  'contact.answered': 'The sender of a contact has said more',
  'contact.takenOver': 'A colleague took over a contact that you had',
  'contact.passedOn': 'A worry that you sent was passed on to another council',
  'contact.outcome': 'A worry that you sent has its outcome',
  'decision.toAuthorise': { words: 'A decision on a contact waits for you to authorise it', urgent: true },
  'decision.sentBack': 'A decision of yours was sent back to you',
} as const;
