import { type Kept, mayKeepRegister, no, type Role, reachOver, roleNames, type Verdict, yes } from '#kernel';
import type { Holding } from './holdings.ts';
import type { Standing } from './periods.ts';

/** Everybody with a post may know who works here, and for whom. */
export const registerReaders: readonly Role[] = roleNames;

/** What is said to an organisation's administrator of what is not theirs. */
const NOT_THEIRS: Readonly<Record<Exclude<Holding, 'own'>, string>> = {
  another:
    'This belongs to another organisation, and you keep your own. Ask that organisation’s administrator, or the partnership’s.',
  partnerships: 'The partnership keeps this post. Ask the partnership’s administrator to make the change.',
  toEnd:
    'The partnership’s administrator gave this post, or it is in another organisation’s team. You can end it. For any other change, ask them.',
  nobodys: 'This person holds no post in your organisation today. Appoint them to one first.',
  shared:
    'This person also holds a post that is not yours to give. Ask the partnership’s administrator to make the change.',
};

const ANY: readonly Standing[] = ['notBegun', 'inForce', 'ended', 'cancelled'];
const OPEN: readonly Standing[] = ['notBegun', 'inForce'];
const CLOSED: readonly Standing[] = ['ended', 'cancelled'];

/** What may be done to a register's row, and how it must stand; said when it stands otherwise. */
const acts = {
  add: { while: ANY, otherwise: '' },
  change: { while: ANY, otherwise: '' },
  end: { while: OPEN, otherwise: 'It has already ended' },
  changeEnd: { while: CLOSED, otherwise: 'It has not ended' },
  appoint: { while: ANY, otherwise: '' },
  addReportingLine: { while: OPEN, otherwise: 'It has ended, so it reports to nobody new' },
  addRepresentation: { while: OPEN, otherwise: 'It has ended, so nobody new sits on it' },
} as const satisfies Record<string, { while: readonly Standing[]; otherwise: string }>;

export type RegisterAct = keyof typeof acts;
export const registerActs = [
  'add',
  'change',
  'end',
  'changeEnd',
  'appoint',
  'addReportingLine',
  'addRepresentation',
] as const satisfies readonly RegisterAct[];

/** How a row stands, and whose it is to whoever acts. */
export interface Met {
  readonly standing?: Standing;
  readonly holding?: Holding;
}

/** Whether a role reaches as far as what is theirs so, however it stands. */
export const canReach = (act: RegisterAct, kept: Kept, role: Role, holding: Holding): Verdict => {
  const keeps = mayKeepRegister(kept, role);
  if (!keeps.ok || reachOver(kept, role) === 'partnership' || holding === 'own') return keeps;
  return holding === 'toEnd' && act === 'end' ? yes : no(NOT_THEIRS[holding]);
};

/** Whether a role may do that to what stands so and is theirs so: the one table behind the buttons and the refusals. */
export const canAct = (
  act: RegisterAct,
  kept: Kept,
  role: Role,
  { standing = 'inForce', holding = 'own' }: Met = {},
): Verdict => {
  const reaches = canReach(act, kept, role, holding);
  if (!reaches.ok) return reaches;
  const { while: when, otherwise }: { while: readonly Standing[]; otherwise: string } = acts[act];
  return when.includes(standing) ? yes : no(`${otherwise}.`);
};

/** What a role may do to what stands so: the buttons of its page. */
export const actsOpenTo = (
  kept: Kept,
  role: Role,
  met: Met,
  among: readonly RegisterAct[],
): readonly RegisterAct[] => among.filter((act) => canAct(act, kept, role, met).ok);

/** Whether somebody sees how a person signs in and their e-mail address: those who keep that person's entry do, and that person. */
export const mayReadContactDetails = (
  actor: { readonly role: Role; readonly staff: string },
  of?: string,
  holding: Holding = 'another',
): boolean => canReach('change', 'staff', actor.role, holding).ok || actor.staff === of;
