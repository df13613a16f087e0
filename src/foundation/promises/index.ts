import './tables.ts';
import type { Module } from '#http';
import { MEETING_ROLES } from '#meetings';
import { jobs } from './jobs.ts';
import { paths } from './paths.ts';
import { routes } from './routes.ts';
import { TOLD } from './rules/index.ts';

export { addPromise, type NewPromise, owedIn } from './actions.ts';
export { makePromise, type PromiseTurn, turnPromise } from './demo.ts';
export { PromisedForm } from './forms.ts';
export {
  bodiesOpen,
  Choice,
  DueModel,
  NAMES_THE_CHILD,
  namingTheChild,
  owners,
  PromiseLine,
  promisesBroughtBack,
  promisesOfItems,
  waitingPromises,
} from './reads/index.ts';
export {
  dayIn,
  type Found,
  isOutstanding,
  type OwedKind,
  ownerIn,
  promisesIn,
  STATES,
  STEPS,
  type State,
  sentencesOf,
} from './rules/index.ts';
export { type PromiseRow, promisesUnder, stepsOf as promiseStepsOf } from './store.ts';
export { PromiseQuestions } from './views/new.tsx';
export { Due, StateTag } from './views/parts.tsx';
export { paths };

/** What bodies were promised: from the sentence in a minute to the evidence that convinced them. */
export const promises: Module = {
  name: 'promises',
  routes,
  jobs,
  notices: TOLD,
  navigation: [{ label: 'Promises', href: paths.list, place: 46, roles: MEETING_ROLES }],
};
