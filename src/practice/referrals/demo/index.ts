export { type As, actOut } from './act-out.ts';
export {
  type ContactTraits,
  type DecisionTraits,
  makeConsidered,
  makeContact,
  makeDecision,
  makeJudgement,
} from './make.ts';
export { type Deed, type Hand, rowsOfContact, type ToldContact, type ToldDecision } from './told.ts';
