export { ACTS, type Act, actsOpen, canDo, type LiveFacts, notQuorate } from './acts.ts';
export {
  behind,
  type ItemState,
  inOrder,
  minutesBetween,
  nextOf,
  type PlanLine,
  type Planned,
  planOf,
  type Turn,
} from './plan.ts';
export { PARTNERS, type PartnerHere, type Quorum, type QuorumRule, quorumOf } from './quorum.ts';
export {
  HAPPENINGS,
  type Happened,
  type Happening,
  HOWS,
  type How,
  isHere,
  mayBeChosen,
  type Place,
  placesFrom,
  presides,
  type Seat,
} from './room.ts';
