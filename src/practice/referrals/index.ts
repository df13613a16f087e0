import './tables.ts';
import type { Module } from '#http';
import type { Role } from '#kernel';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import type { TellsOfContact } from './reads/index.ts';
import { routesOf } from './routes/index.ts';
import { TOLD } from './rules/index.ts';

export { raiseContact, raiseContacts } from './actions/index.ts';
export {
  type As,
  actOut,
  type ContactTraits,
  type DecisionTraits,
  type Deed,
  makeConsidered,
  makeContact,
  makeDecision,
  makeJudgement,
  rowsOfContact,
  type ToldContact,
  type ToldDecision,
} from './demo/index.ts';
export { referralFigures } from './figures.ts';
export { ContactForm } from './forms/index.ts';
export { paths } from './paths.ts';
export {
  type ContactInBrief,
  type ContactLink,
  contactInBrief,
  contactsAbout,
  decisionsDue,
  raiseAbout,
  referralsInForce,
  type TellsOfContact,
  waitingContacts,
} from './reads/index.ts';
export { mayRaise } from './rules/index.ts';
export {
  changeReferral,
  closeReferral,
  contactById,
  insertReferrals,
  insertThresholdScheme,
  type NewReferral,
  referralsOfChildren,
} from './store/index.ts';

const SENDERS: readonly Role[] = [
  'practitioner',
  'safeguardingLead',
  'socialWorker',
  'teamManager',
  'frontDoorWorker',
  'frontDoorManager',
];
const COUNCIL: readonly Role[] = ['frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager'];

/** From a worry to a decision, and the outcome that its sender is owed. The modules above tell more of a contact on its page. */
export const referralsOf = (tellers: readonly TellsOfContact[]): Module => ({
  name: 'referrals',
  routes: routesOf(tellers),
  jobs,
  notices: TOLD,
  retains: {
    identification: 'contactOnly',
    contact: 'contactOnly',
    considered: 'contactOnly',
    referral: 'childInNeed',
  },
  kinds: {
    contact: { label: 'Contact', readBy: [...SENDERS, 'publicForm'], path: paths.contact, inStory: false },
    contactNote: { label: 'Note on a contact', readBy: SENDERS, path: paths.contact, inStory: false },
    outcome: { label: 'Outcome of a contact', readBy: SENDERS, path: paths.contact, inStory: false },
    considered: { label: 'Referral considered and not made', readBy: SENDERS, path: paths.considered },
    triage: { label: 'Triage of a contact', readBy: COUNCIL, path: paths.contact, inStory: false },
    identification: { label: 'Contact', readBy: SENDERS, path: paths.contact },
    parentSupportCheck: { label: 'Parent-support check', readBy: COUNCIL, path: paths.contact },
    decision: { label: 'Decision on a contact', readBy: COUNCIL, path: paths.contact },
    referral: { label: 'Referral', readBy: [...COUNCIL, 'censusImport'], path: paths.referral },
  },
  navigation: [
    { label: 'Front door', href: paths.queue, roles: ['frontDoorWorker', 'frontDoorManager'], place: 10 },
    {
      label: 'Raise a worry',
      href: paths.raise,
      place: 20,
      roles: ['practitioner', 'safeguardingLead', 'socialWorker', 'teamManager'],
    },
    { label: 'Sent', href: paths.sent, roles: SENDERS, place: 40 },
    { label: 'Thresholds', href: paths.thresholds, roles: ['administrator', 'businessManager'] },
  ],
});
