export { type As, actOut } from './act-out.ts';
export {
  type ContactTraits,
  type DecisionTraits,
  makeConsidered,
  makeContact,
  makeDecision,
  makeJudgement,
} from './make.ts';
export { rowsOfContact } from './rows.ts';
export type { Deed, Hand, ToldContact, ToldDecision } from './told.ts';
