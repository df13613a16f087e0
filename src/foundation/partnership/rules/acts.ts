import { no, type Role, roleNames, type Verdict, yes } from '#kernel';
import type { Standing } from './periods.ts';

interface ActRule {
  readonly by: readonly Role[];
  readonly while: readonly Standing[];
  /** Said when it stands otherwise. */
  readonly otherwise: string;
}

const KEEPERS: readonly Role[] = ['administrator'];
/** Everybody with a post may know who works here, and for whom. */
export const registerReaders: readonly Role[] = roleNames;
const ANY: readonly Standing[] = ['notBegun', 'inForce', 'ended', 'cancelled'];
const OPEN: readonly Standing[] = ['notBegun', 'inForce'];
const CLOSED: readonly Standing[] = ['ended', 'cancelled'];

/** Who may do what to a register's row, and how it must stand: the one table behind the buttons and the refusals. */
const rules = {
  add: { by: KEEPERS, while: ANY, otherwise: '' },
  change: { by: KEEPERS, while: ANY, otherwise: '' },
  end: { by: KEEPERS, while: OPEN, otherwise: 'It has already ended' },
  changeEnd: { by: KEEPERS, while: CLOSED, otherwise: 'It has not ended' },
  appoint: { by: KEEPERS, while: ANY, otherwise: '' },
  addReportingLine: { by: KEEPERS, while: OPEN, otherwise: 'It has ended, so it reports to nobody new' },
  addRepresentation: { by: KEEPERS, while: OPEN, otherwise: 'It has ended, so nobody new sits on it' },
} as const satisfies Record<string, ActRule>;

export type RegisterAct = keyof typeof rules;
export const registerActs = [
  'add',
  'change',
  'end',
  'changeEnd',
  'appoint',
  'addReportingLine',
  'addRepresentation',
] as const satisfies readonly RegisterAct[];

/** Whether a role may do that to what stands so. Only administrators keep the registers; everybody with a post reads them. */
export const canAct = (act: RegisterAct, role: Role, standing: Standing = 'inForce'): Verdict => {
  const rule: ActRule = rules[act];
  if (!rule.by.includes(role))
    return no('Only an administrator keeps the registers. Ask your administrator to make the change.');
  return rule.while.includes(standing) ? yes : no(`${rule.otherwise}.`);
};

/** What a role may do to what stands so: the buttons of its page. */
export const actsOpenTo = (
  role: Role,
  standing: Standing,
  among: readonly RegisterAct[],
): readonly RegisterAct[] => among.filter((act) => canAct(act, role, standing).ok);

/** Whether somebody sees how a person signs in and their e-mail address: those who keep the registers do, and that person. */
export const mayReadContactDetails = (
  actor: { readonly role: Role; readonly staff: string },
  of?: string,
): boolean => KEEPERS.includes(actor.role) || actor.staff === of;
