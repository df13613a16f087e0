import type { Role } from '#kernel';

/** Who is asked at a stage: the team that decided, its managers, its leads, or the safeguarding partners. */
export type Asked = 'team' | 'managers' | 'leads' | 'partners';

export interface Stage {
  readonly number: number;
  readonly name: string;
  /** Whom it is put to, as a sentence says it. */
  readonly to: string;
  readonly asked: Asked;
  /** The local clock of the stage: foundation/calendar holds its limit. */
  readonly clock: 'escalationPractitioners' | 'escalationManagers' | 'escalationLeads' | 'escalationPartners';
}

/**
 * The stages that a disagreement goes through. Working Together 2023 (paragraph 110) has the lead safeguarding partners agree how
 * disputes are settled; which stages there are, and how long each may take, is the area's own: these are the defaults, and their
 * clocks are local standards.
 */
export const STAGES = [
  {
    number: 1,
    name: 'Practitioner to practitioner',
    to: 'whoever made the decision, or their team',
    asked: 'team',
    clock: 'escalationPractitioners',
  },
  {
    number: 2,
    name: 'Line managers and named leads',
    to: 'the managers and named leads of the agency that decided',
    asked: 'managers',
    clock: 'escalationManagers',
  },
  {
    number: 3,
    name: 'Designated leads and service managers',
    to: 'the designated leads and service managers of the agency that decided',
    asked: 'leads',
    clock: 'escalationLeads',
  },
  {
    number: 4,
    name: 'The safeguarding partners',
    to: 'the delegated safeguarding partners, through their safeguarding leads',
    asked: 'partners',
    clock: 'escalationPartners',
  },
] as const satisfies readonly Stage[];

/** Where a child is at immediate risk, a disagreement goes straight to this stage, with a clock that ends on the same working day. */
export const AT_RISK_STAGE = 3;
export const AT_RISK_CLOCK = 'escalationAtRisk';
export const LAST_STAGE: number = STAGES.length;

const FIRST: Stage = STAGES[0];
/** A stage by its number. */
export const stageOf = (number: number): Stage => STAGES.find((stage) => stage.number === number) ?? FIRST;

/** Which stage a disagreement begins at, and under which clock. */
export const firstStage = (immediateRisk: boolean): { stage: number; clock: string } =>
  immediateRisk ? { stage: AT_RISK_STAGE, clock: AT_RISK_CLOCK } : { stage: 1, clock: FIRST.clock };

/** The stage above, and its clock; null above the last. */
export const nextStage = (stage: number): { stage: number; clock: string } | null =>
  stage >= LAST_STAGE ? null : { stage: stage + 1, clock: stageOf(stage + 1).clock };

/** Which roles answer for an agency at a stage. The last is answered by the posts that it was given to. */
export const ANSWERS: Readonly<Record<Asked, readonly Role[] | 'anybody' | 'given'>> = {
  team: 'anybody',
  managers: ['frontDoorManager', 'teamManager', 'safeguardingLead'],
  leads: ['safeguardingLead', 'teamManager', 'frontDoorManager'],
  partners: 'given',
};
