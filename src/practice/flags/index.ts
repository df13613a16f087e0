import './tables.ts';
import type { Module } from '#http';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes/index.ts';
import { FLAG_COUNCIL, FLAG_SENDERS } from './rules/index.ts';

export { type FlagTraits, makeFlag } from './demo.ts';
export { flagFigures } from './figures.ts';
export { flagsDue, waitingFlags } from './reads/index.ts';
export { paths };

const READERS = [...FLAG_SENDERS, ...FLAG_COUNCIL] as const;

/** What partners' systems flag about a child: received, acknowledged, answered, and raised where nobody did anything. */
export const flags: Module = {
  name: 'flags',
  routes,
  jobs,
  kinds: {
    flag: { label: 'Flag', readBy: READERS, path: paths.flag, inStory: false },
    flagAcknowledgement: {
      label: 'Acknowledgement of a flag',
      readBy: READERS,
      path: paths.flag,
      inStory: false,
    },
    flagOutcome: { label: 'Outcome of a flag', readBy: READERS, path: paths.flag, inStory: false },
    flagIdentification: { label: 'Flag', readBy: FLAG_COUNCIL, path: paths.flag },
    // A school's lead writes down what was done too; what a council did is the council's by its owner.
    flagDecision: {
      label: 'Done about a flag',
      readBy: [...FLAG_COUNCIL, 'safeguardingLead'],
      path: paths.flag,
    },
  },
  navigation: [
    { label: 'Flags', href: paths.queue, roles: ['frontDoorWorker', 'frontDoorManager'], place: 12 },
    { label: 'Flags', href: paths.queue, roles: ['safeguardingLead'], place: 30 },
    { label: 'Flags', href: paths.sent, roles: ['practitioner'], place: 30 },
    { label: 'Where flags go', href: paths.routing, roles: ['administrator', 'businessManager'] },
  ],
  notices: {
    'flag.unanswered': {
      words: 'Nobody has dealt in time with a flag that your team received',
      urgent: true,
    },
    'flag.named': { words: 'A flag may be about a child whose record you are named on', urgent: true },
    'flag.aboutYourChild': 'A partner sent a flag about a child that you work with',
    'flag.answered': 'A flag that you sent was answered',
  },
};
