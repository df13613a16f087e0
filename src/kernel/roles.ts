/**
 * What a post may be. Scope says whose records a post reads for its role's kinds of record:
 * what it recorded itself, what its team holds as well, or what its whole organisation holds as well.
 * `none`: no record about a child at all (boards, scrutiny, administration see figures and registers).
 * Appointed by: an organisation's own administrator as well as the partnership's; a council's own, because the role does a council's
 * work; the partnership's alone, because it reaches over every organisation; or by the program, which gives its posts itself.
 */
export const roles = {
  practitioner: { label: 'Practitioner', scope: 'team', appointedBy: 'organisation' },
  safeguardingLead: { label: 'Safeguarding lead', scope: 'organisation', appointedBy: 'organisation' },
  frontDoorWorker: { label: 'Front door worker', scope: 'organisation', appointedBy: 'council' },
  frontDoorManager: { label: 'Front door manager', scope: 'organisation', appointedBy: 'council' },
  socialWorker: { label: 'Social worker', scope: 'organisation', appointedBy: 'council' },
  teamManager: { label: 'Team manager', scope: 'organisation', appointedBy: 'council' },
  businessManager: { label: 'Partnership business unit', scope: 'none', appointedBy: 'partnership' },
  independentScrutineer: { label: 'Independent scrutineer', scope: 'none', appointedBy: 'partnership' },
  boardMember: { label: 'Board member', scope: 'none', appointedBy: 'organisation' },
  scrutinyMember: { label: 'Scrutiny member', scope: 'none', appointedBy: 'organisation' },
  democraticServices: { label: 'Democratic services', scope: 'none', appointedBy: 'organisation' },
  informationGovernance: { label: 'Information governance lead', scope: 'none', appointedBy: 'partnership' },
  administrator: { label: 'Administrator', scope: 'none', appointedBy: 'partnership' },
  organisationAdministrator: {
    label: 'Organisation administrator',
    scope: 'none',
    appointedBy: 'organisation',
  },
  agencySystem: { label: 'Agency system', scope: 'team', appointedBy: 'program' },
  publicForm: { label: 'Public form', scope: 'team', appointedBy: 'program' },
  censusImport: { label: 'Census import', scope: 'organisation', appointedBy: 'program' },
} as const satisfies Record<string, { label: string; scope: Scope; appointedBy: AppointedBy }>;

export type Scope = 'none' | 'team' | 'organisation';
export type AppointedBy = 'organisation' | 'council' | 'partnership' | 'program';
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles).filter(isRole);

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** Every role that reads records about children. */
export const childLevelRoles: readonly Role[] = roleNames.filter((role) => roles[role].scope !== 'none');

/** A role that programs act in: nobody is at a screen behind them. */
type ProgramRole = {
  [R in Role]: (typeof roles)[R]['appointedBy'] extends 'program' ? R : never;
}[Role];
/** A role that a person may be appointed to. */
export type PersonRole = Exclude<Role, ProgramRole>;
const isPersonRole = (role: Role): role is PersonRole => roles[role].appointedBy !== 'program';
/** What a person may be appointed as. */
export const personRoles: readonly PersonRole[] = roleNames.filter(isPersonRole);
/** Every role in which a person works with children. */
export const workerRoles: readonly Role[] = childLevelRoles.filter(isPersonRole);
