import { no, type Verdict, yes } from './errors.ts';
import { type Role, roleNames } from './roles.ts';

/** How far somebody keeps a register: for the whole partnership, or what is their own organisation's. */
export type KeepingReach = 'partnership' | 'organisation';
type Keepers = Readonly<Partial<Record<Role, KeepingReach>>>;

const THE_PARTNERSHIP: Keepers = { administrator: 'partnership' };
const AND_EACH_THEIR_OWN: Keepers = {
  administrator: 'partnership',
  organisationAdministrator: 'organisation',
};

/** Who keeps what, and how far. The policies of the database say the same of what is written; both are proved from one drawing. */
export const keepers = {
  organisation: THE_PARTNERSHIP,
  body: THE_PARTNERSHIP,
  reporting_line: THE_PARTNERSHIP,
  representation: THE_PARTNERSHIP,
  setting: THE_PARTNERSHIP,
  staff: AND_EACH_THEIR_OWN,
  post: AND_EACH_THEIR_OWN,
  system: AND_EACH_THEIR_OWN,
  webhook: AND_EACH_THEIR_OWN,
  signIns: AND_EACH_THEIR_OWN,
  /** Whoever runs a directory names the people in it, so that nobody registers another organisation's. */
  directory: { administrator: 'organisation', organisationAdministrator: 'organisation' },
} as const satisfies Record<string, Keepers>;
export type Kept = keyof typeof keepers;

/** How far a role keeps that; null where not at all. */
export const reachOver = (kept: Kept, role: Role): KeepingReach | null => {
  const by: Keepers = keepers[kept];
  return by[role] ?? null;
};

/** The roles that keep that, however far. */
export const keepersOf = (kept: Kept): readonly Role[] =>
  roleNames.filter((role) => reachOver(kept, role) !== null);

/** Whether somebody keeps that at all: the door of its pages. What of it is theirs, `canAct` says of each. */
export const mayKeepRegister = (kept: Kept, role: Role): Verdict => {
  if (reachOver(kept, role) !== null) return yes;
  return role === 'organisationAdministrator'
    ? no(
        'Only the partnership’s administrator keeps this. You keep the people, posts, systems and directory of your own organisation.',
      )
    : no('Only an administrator keeps the registers. Ask your administrator to make the change.');
};
