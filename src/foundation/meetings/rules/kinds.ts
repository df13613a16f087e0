import { type Actor, type Instant, no, type Role, type Verdict, workerRoles, yes } from '#kernel';

/** Where people meet. */
export const MODES = {
  inPerson: 'In person',
  virtual: 'By video',
  hybrid: 'In person and by video',
} as const;
export type Mode = keyof typeof MODES;

export const EVERY = {
  week: 'Every week',
  fortnight: 'Every two weeks',
  month: 'Every month',
  quarter: 'Every three months',
  asNeeded: 'As needed',
} as const;
export type Every = keyof typeof EVERY;

interface PartRule {
  readonly label: string;
  /** Whether somebody in that part has a vote unless told otherwise. */
  readonly votes: boolean;
}
/** As what somebody is called to a meeting. */
export const PARTS = {
  chair: { label: 'Chair', votes: true },
  deputyChair: { label: 'Deputy chair', votes: true },
  member: { label: 'Member', votes: true },
  coOptee: { label: 'Co-opted member', votes: false },
  substitute: { label: 'Substitute', votes: true },
  officer: { label: 'Officer', votes: false },
  adviser: { label: 'Adviser', votes: false },
  clerk: { label: 'Clerk', votes: false },
  invited: { label: 'Invited for an item', votes: false },
} as const satisfies Record<string, PartRule>;
export type Part = keyof typeof PARTS;

/** The statutory safeguarding partners (Children Act 2004, section 16E). */
export type Partner = 'localAuthority' | 'health' | 'police';

export const AIMS = { decide: 'To decide', note: 'To note', discuss: 'To discuss' } as const;
export type Aim = keyof typeof AIMS;

/** Who may see an item of an agenda. */
export const OPEN_TO = {
  public: 'Everybody, and the public where the meeting is public',
  members: 'Everybody who is called to the meeting',
  named: 'Only the people named on the item',
  record: 'Only the people named on the item, about one record',
  exempt: 'Everybody who is called, without press and public',
} as const;
export type OpenTo = keyof typeof OPEN_TO;
export type Mark = 'named' | 'invited' | 'interest';
export type PaperKind = 'main' | 'appendix' | 'supplement';
export type Access = 'item' | 'members';

/**
 * What makes information exempt: Local Government Act 1972, Schedule 12A, Part 1, as it stands in England, each subject to the
 * public interest.
 */
export const EXEMPT_PARAGRAPHS: Readonly<Record<number, string>> = {
  1: 'About an individual',
  2: 'Likely to reveal who an individual is',
  3: 'About the financial or business affairs of a person',
  4: 'About consultations or negotiations on labour relations',
  5: 'Covered by legal professional privilege',
  6: 'A notice, order or direction that the authority proposes',
  7: 'About preventing, investigating or prosecuting crime',
};

/** How a meeting stands. */
export const STANDINGS = {
  planned: 'Not called yet',
  called: 'Called',
  live: 'Under way',
  held: 'Held',
  cancelled: 'Cancelled',
} as const;
export type Stands = keyof typeof STANDINGS;
interface Moments {
  readonly called_at: Instant | null;
  readonly opened_at: Instant | null;
  readonly closed_at: Instant | null;
  readonly cancelled_at: Instant | null;
}
/** How a meeting stands, by what was done to it. */
export const standsAs = (meeting: Moments): Stands => {
  if (meeting.cancelled_at !== null) return 'cancelled';
  if (meeting.closed_at !== null) return 'held';
  if (meeting.opened_at !== null) return 'live';
  return meeting.called_at === null ? 'planned' : 'called';
};

/** The roles that may be called to a meeting: everybody but programs. */
export const MEETING_ROLES: readonly Role[] = [
  ...workerRoles,
  'businessManager',
  'independentScrutineer',
  'boardMember',
  'scrutinyMember',
  'democraticServices',
  'informationGovernance',
  'administrator',
];
const CALLERS: readonly Role[] = [
  'businessManager',
  'democraticServices',
  'independentScrutineer',
  'administrator',
  'teamManager',
  'frontDoorManager',
  'socialWorker',
  'safeguardingLead',
];

/** Whether a post may take part in meetings at all: people do, programs do not. */
export const mayMeet = ({ role }: Pick<Actor, 'role'>): Verdict =>
  MEETING_ROLES.includes(role) ? yes : no('Meetings are for people. This post is a program’s.');

/** Whether a post may call a meeting; it keeps what it calls, with its clerks. */
export const mayCall = ({ role }: Pick<Actor, 'role'>): Verdict =>
  CALLERS.includes(role)
    ? yes
    : no('Your post does not call meetings. Ask the business unit, democratic services or your manager.');
