import { type Actor, addMonths, childLevelRoles, type Day, no, type Role, type Verdict, yes } from '#kernel';

interface StatusKind {
  readonly label: string;
  /** In SNOMED CT, as the NHS Child Protection Information Sharing service has it. */
  readonly snomed: { readonly code: string; readonly display: string };
}
/**
 * What the national service shares of a child: that there is a child protection plan, that the child is looked after, or that a plan was
 * made before birth (shared by the mother's number).
 */
export const STATUS_KINDS = {
  childProtectionPlan: {
    label: 'Child protection plan',
    snomed: { code: '342191000000101', display: 'Subject to child protection plan' },
  },
  lookedAfter: {
    label: 'Child in care',
    snomed: { code: '764841000000100', display: 'Looked after child' },
  },
  unbornPlan: {
    label: 'Child protection plan before birth',
    snomed: { code: '818901000000100', display: 'Unborn child subject to child protection plan' },
  },
} as const satisfies Record<string, StatusKind>;
export type StatusKindName = keyof typeof STATUS_KINDS;
/** Whether the text names a kind of status. */
export const isStatusKind = (text: string): text is StatusKindName => Object.hasOwn(STATUS_KINDS, text);

/** Categories of abuse, as the children in need census codes them: MUL is counted in MUL alone. */
export const CATEGORIES = {
  NEG: 'Neglect',
  PHY: 'Physical abuse',
  SAB: 'Sexual abuse',
  EMO: 'Emotional abuse',
  MUL: 'Several, or no single category',
} as const;
export type Category = keyof typeof CATEGORIES;

/** Under what a child is looked after, in words: the codes of the looked-after return are not kept here. */
export const LEGAL_STATUSES = {
  section20: 'Accommodated under section 20',
  interimCareOrder: 'Interim care order',
  careOrder: 'Care order',
  placementOrder: 'Placement order',
  emergencyProtection: 'Emergency protection order',
  policeProtection: 'Police protection',
  remand: 'Remanded to local authority accommodation',
  other: 'Other',
} as const;
export type LegalStatus = keyof typeof LEGAL_STATUSES;

/** Why a status ended. */
export const END_REASONS = {
  noLongerAtRisk: 'No longer at continuing risk',
  movedAuthority: 'Moved, and accepted by another council',
  turned18: 'Turned 18',
  died: 'Died',
  leftUk: 'Left the United Kingdom for good',
  born: 'Born: a plan for the child follows, or none is needed',
  returnedHome: 'Left care',
  recordedInError: 'Recorded in error',
} as const;
export type EndReason = keyof typeof END_REASONS;
const ENDINGS: Readonly<Record<StatusKindName, readonly EndReason[]>> = {
  childProtectionPlan: ['noLongerAtRisk', 'movedAuthority', 'turned18', 'died', 'leftUk', 'recordedInError'],
  lookedAfter: ['returnedHome', 'movedAuthority', 'turned18', 'died', 'recordedInError'],
  unbornPlan: ['born', 'noLongerAtRisk', 'movedAuthority', 'leftUk', 'recordedInError'],
};
/** The reasons that can end a status of that kind. */
export const endingsOf = (kind: StatusKindName): readonly EndReason[] => ENDINGS[kind];

export interface StatusFacts {
  readonly id?: string;
  readonly kind: StatusKindName;
  readonly start: Day;
  readonly end: Day | null;
}
/** Whether a status holds on a day. */
export const isInForce = ({ start, end }: Pick<StatusFacts, 'start' | 'end'>, day: Day): boolean =>
  start <= day && (end === null || end >= day);

/** Whether it is still shared: while it holds, and for 12 months after (CP-IS shares a plan now or within the previous 12 months). */
export const isShared = ({ start, end }: Pick<StatusFacts, 'start' | 'end'>, day: Day): boolean =>
  start <= day && (end === null || end >= addMonths(day, -12));

/** Whether a status may begin for this child: one of a kind at a time, a plan before birth for the unborn alone, no other after it. */
export const canRecord = (
  { kind, start }: Pick<StatusFacts, 'kind' | 'start'>,
  others: readonly StatusFacts[],
  child: { readonly born: Day | null; readonly unborn: boolean },
): Verdict => {
  if (kind === 'unbornPlan' && !child.unborn)
    return no('This child is born. Record a child protection plan instead');
  if (kind !== 'unbornPlan' && child.unborn)
    return no('This child is not born yet. Record a plan before birth instead');
  if (child.born !== null && start < child.born) return no('It cannot begin before the child was born');
  const same = others.filter((other) => other.kind === kind);
  if (same.some((other) => other.end === null || other.end >= start))
    return no('Another of the same kind holds on that day. End that one first, or enter a later day');
  return yes;
};

/** Who keeps a child's status: the social workers who work with the child, and their managers. */
export const STATUS_KEEPERS: readonly Role[] = ['socialWorker', 'teamManager'];
/** Who reads it of the council. */
export const STATUS_READERS: readonly Role[] = [
  'socialWorker',
  'teamManager',
  'frontDoorWorker',
  'frontDoorManager',
];
/** Recording a status is the work of whoever works with the child (Children Act 1989, sections 22 and 47). */
export const mayKeepStatus = ({ role }: Pick<Actor, 'role'>): Verdict =>
  STATUS_KEEPERS.includes(role)
    ? yes
    : no('Only a social worker or a team manager records a child’s protection status.');
/** Children’s social care opens it; others ask, and are told less. */
export const mayReadStatus = ({ role }: Pick<Actor, 'role'>): Verdict =>
  STATUS_READERS.includes(role)
    ? yes
    : no('Only children’s social care opens this. An agency that may ask can ask.');

/** Who may ask at all: the people of partner agencies, and their systems. Which organisations is a register of its own. */
const ASKERS: readonly Role[] = ['practitioner', 'safeguardingLead', 'agencySystem'];
/** Whether a post may ask at all; whether its organisation may is a register. */
export const mayAskStatus = ({ role }: Pick<Actor, 'role'>): Verdict =>
  ASKERS.includes(role)
    ? yes
    : no(
        childLevelRoles.includes(role)
          ? 'Children’s social care opens the child’s own record instead.'
          : 'Your post does not ask about children.',
      );
/** Roles whose navigation leads to asking. */
export const PEOPLE_WHO_ASK: readonly Role[] = ['practitioner', 'safeguardingLead'];

/** Who keeps the register of organisations that may ask, and who reads it. */
export const mayKeepAskers = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' ? yes : no('Only an administrator decides which organisations may ask.');
/** Those who answer for the sharing see who may ask, and on which basis (UK GDPR article 5(2)). */
export const mayReadAskers = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' || role === 'informationGovernance' || role === 'businessManager'
    ? yes
    : no('Only administrators and the information governance lead see which organisations may ask.');

export const NOT_AN_ASKER =
  'Your organisation is not among those that may ask for a child’s protection status. Ask the partnership’s administrator.';

/** Where somebody asks: what the look-up says of it, and whether the child was expected there. */
export const SETTINGS = {
  emergencyDepartment: 'Emergency department',
  urgentCare: 'Walk-in or urgent treatment centre, or minor injuries unit',
  outOfHoursGp: 'Out-of-hours GP',
  ambulance: 'Ambulance',
  maternity: 'Maternity unit',
  paediatricWard: 'Paediatric ward',
  scheduledCare: 'Scheduled care: the child was expected',
  other: 'Another setting',
} as const;
export type Setting = keyof typeof SETTINGS;
/** Whether the text names a setting. */
export const isSetting = (text: string): text is Setting => Object.hasOwn(SETTINGS, text);

/** The job that writes look-ups down under the children asked about. */
export const STATUS_ASKED = 'status-asked';
