import type { FastifyRequest } from 'fastify';
import { TooOften } from './failures.ts';
import type { Host } from './host.ts';
import type { Identity } from './identity.ts';
import type { Pace } from './pace.ts';
import type { ActionRoute, PageRoute } from './route.ts';
import { fieldsOf } from './visit.ts';

/** What may be asked for within a minute: everything by one account, and besides what guesses, searches, or is kept while it is typed. */
export interface RequestLimits {
  /** Counts a request, by the account that sends it; of nobody's, only what is kept while it is typed. Throws `TooOften`. */
  readonly insist: (
    identity: Identity | null,
    request: FastifyRequest,
    route?: PageRoute | ActionRoute,
  ) => void;
  /** Counts an act that could be a guess, by the address of the network that it comes from. Throws `TooOften`. */
  readonly slowGuessing: (request: FastifyRequest) => Promise<void>;
  /** Takes back what was counted of an act that was no wrong guess. */
  readonly wasNoGuess: (request: FastifyRequest) => Promise<void>;
}

const SEARCHES = 60;
const SAVES = 120;
const GUESSES = 20;
/** Where everybody is made up, programs that try Arden out are let run. */
const IN_A_DEMONSTRATION = 10;

const saySeconds = (seconds: number): string =>
  seconds >= 60 ? 'a minute' : seconds === 1 ? 'a second' : `${seconds} seconds`;

const refuse = (wait: number | null, what: string): void => {
  if (wait === null) return;
  throw new TooOften({ field: '', message: `${what} Wait ${saySeconds(wait)}, then try again.` }, wait);
};

/** The limits of a minute, counted in one place for every process. */
export const limitsOf = ({ paces, demonstration }: Host, pace: Pace): RequestLimits => {
  const times = demonstration ? IN_A_DEMONSTRATION : 1;
  return {
    insist: (identity, request, route) => {
      if (identity && paces) {
        const { account, session } = identity;
        const most = times * (session === null ? paces.system : paces.person);
        refuse(
          pace.count(`account ${account}`, most),
          `More than ${most.toLocaleString('en-GB')} pages, files and acts were asked for in a minute.`,
        );
      }
      // A whole council may stand behind one address: it is the session that counts.
      const whose = identity?.session ?? identity?.account ?? request.ip;
      if (route?.kind === 'page' && route.limited)
        refuse(pace.count(`search ${whose}`, times * SEARCHES), 'Too many searches in a minute.');
      // A form is kept every few seconds while somebody types, and somebody may have a few open.
      if (route?.kind === 'action' && fieldsOf(request)?._save !== undefined)
        refuse(pace.count(`save ${whose}`, SAVES), 'Forms were kept too often in a minute.');
    },
    slowGuessing: async ({ ip }) => {
      refuse(await pace.countExactly(`guess ${ip}`, GUESSES), 'There were too many tries in a minute.');
    },
    wasNoGuess: async ({ ip }) => pace.giveBack(`guess ${ip}`),
  };
};
