import { type Day, no, personRoles, type Role, roles, type Verdict, yes } from '#kernel';
import { type Period, type Standing, standingOf } from './periods.ts';

/** Whoever keeps an organisation's own: which organisation, and of which kind. */
export interface Keeper {
  readonly role: Role;
  readonly organisation: string;
  readonly organisationType: string;
}

/**
 * Whose something is, to an organisation's administrator: their own organisation's; a post of theirs that the partnership gave, which they
 * may end; the partnership's alone; another organisation's; a person with no post there, or with one besides that they do not give.
 */
export type Holding = 'own' | 'toEnd' | 'partnerships' | 'another' | 'nobodys' | 'shared';

/** Whether somebody may appoint a person to a role. A council's roles do a council's work; a program gives itself its own. */
export const mayAppointTo = (role: Role, { role: by, organisationType }: Keeper): boolean => {
  const { appointedBy } = roles[role];
  if (appointedBy === 'program') return false;
  if (by === 'administrator') return true;
  return (
    appointedBy === 'organisation' || (appointedBy === 'council' && organisationType === 'localAuthority')
  );
};

/** The roles that somebody may appoint to, in the order in which they are offered. */
export const rolesToAppointTo = (keeper: Keeper): readonly Role[] =>
  personRoles.filter((role) => mayAppointTo(role, keeper));

/** A post, as it is asked whose it is. */
export interface PlacedPost {
  readonly organisation: string;
  readonly role: Role;
  /** The team or other body that it is in, and the organisation that hosts that. */
  readonly body: string | null;
  readonly host: string | null;
}

const OPEN: readonly Standing[] = ['notBegun', 'inForce'];
const NEVER_THEIRS: readonly Role[] = ['administrator', 'publicForm', 'censusImport'];

/** Whose a post is to an organisation's administrator. A system's post is its organisation's. */
export const holdingOfPost = (post: PlacedPost, keeper: Keeper): Holding => {
  if (post.organisation !== keeper.organisation) return 'another';
  if (NEVER_THEIRS.includes(post.role)) return 'partnerships';
  const theirs = post.role === 'agencySystem' || mayAppointTo(post.role, keeper);
  return theirs && isOwnBody(post, keeper) ? 'own' : 'toEnd';
};

/** Whether a post is in no team, or in one that the organisation hosts. */
export const isOwnBody = (
  { body, host }: Pick<PlacedPost, 'body' | 'host'>,
  { organisation }: Pick<Keeper, 'organisation'>,
): boolean => body === null || host === organisation;

/**
 * Whose a person is to an organisation's administrator: theirs while every post that they hold, or will, is that organisation's and one
 * that its administrator gives. A link for a password opens all that the person may open, so that it must open nothing else.
 */
export const holdingOfPerson = (
  posts: readonly (Period & Pick<PlacedPost, 'organisation' | 'role'>)[],
  keeper: Keeper,
  today: Day,
): Holding => {
  const held = posts.filter((post) => OPEN.includes(standingOf(post, today)));
  if (held.every(({ organisation }) => organisation !== keeper.organisation))
    return held.length === 0 ? 'nobodys' : 'another';
  return held.every(
    ({ organisation, role }) =>
      organisation === keeper.organisation && (role === 'agencySystem' || mayAppointTo(role, keeper)),
  )
    ? 'own'
    : 'shared';
};

/** Whether an organisation's administrator may appoint to that role, in that team; the field that a refusal stands beside. */
export const canPlace = (
  { role, body, host }: Pick<PlacedPost, 'role' | 'body' | 'host'>,
  keeper: Keeper,
): Verdict & { readonly field: 'role' | 'body' } => {
  if (role !== 'agencySystem' && !mayAppointTo(role, keeper))
    return {
      ...no('Only the partnership’s administrator appoints to this role. Choose another, or ask them'),
      field: 'role',
    };
  return isOwnBody({ body, host }, keeper)
    ? { ...yes, field: 'body' }
    : {
        ...no(
          'Choose a team of your own organisation. The partnership’s administrator appoints to other teams',
        ),
        field: 'body',
      };
};
