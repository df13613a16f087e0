/**
 * What a post may be. Scope says whose records a post reads for its role's kinds of record:
 * what it recorded itself, what its team holds as well, or what its whole organisation holds as well.
 * `none`: no record about a child at all (boards, scrutiny, administration see figures and registers).
 */
export const roles = {
  practitioner: { label: 'Practitioner', scope: 'team' },
  safeguardingLead: { label: 'Safeguarding lead', scope: 'organisation' },
  frontDoorWorker: { label: 'Front door worker', scope: 'organisation' },
  frontDoorManager: { label: 'Front door manager', scope: 'organisation' },
  socialWorker: { label: 'Social worker', scope: 'organisation' },
  teamManager: { label: 'Team manager', scope: 'organisation' },
  businessManager: { label: 'Partnership business unit', scope: 'none' },
  independentScrutineer: { label: 'Independent scrutineer', scope: 'none' },
  boardMember: { label: 'Board member', scope: 'none' },
  scrutinyMember: { label: 'Scrutiny member', scope: 'none' },
  democraticServices: { label: 'Democratic services', scope: 'none' },
  informationGovernance: { label: 'Information governance lead', scope: 'none' },
  administrator: { label: 'Administrator', scope: 'none' },
  agencySystem: { label: 'Agency system', scope: 'team' },
  publicForm: { label: 'Public form', scope: 'team' },
  censusImport: { label: 'Census import', scope: 'organisation' },
} as const satisfies Record<string, { label: string; scope: Scope }>;

export type Scope = 'none' | 'team' | 'organisation';
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles).filter(isRole);

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** Every role that reads records about children. */
export const childLevelRoles: readonly Role[] = roleNames.filter((role) => roles[role].scope !== 'none');

/** What programs act as: nobody is at a screen behind them. */
const programs: readonly Role[] = ['agencySystem', 'censusImport', 'publicForm'];
/** Every role in which a person works with children. */
export const workerRoles: readonly Role[] = childLevelRoles.filter((role) => !programs.includes(role));
