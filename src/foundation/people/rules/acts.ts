import { type Actor, no, type Role, type Verdict, yes } from '#kernel';

const COUNCIL = ['frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager'] as const;
const PARTNERS = ['practitioner', 'safeguardingLead'] as const;
const MANAGERS = ['frontDoorManager', 'teamManager'] as const;

interface Act {
  readonly by: readonly Role[];
  /** Only on a record that the actor's own organisation keeps. */
  readonly own: boolean;
  readonly refusal: string;
}

/**
 * Role × act, for pages about people. The table drives the buttons and the refusals; what a post sees is decided by the policies
 * (house: need to know).
 */
export const ACTS = {
  find: {
    by: [...COUNCIL, ...PARTNERS],
    own: false,
    refusal: 'Your post does not see records about children. Ask your administrator if you think it should.',
  },
  add: {
    by: COUNCIL,
    own: false,
    refusal: 'The front door and social workers add people. Type the details in a contact instead.',
  },
  change: {
    by: COUNCIL,
    own: true,
    refusal: 'The organisation that keeps this record changes it. Tell them what is wrong.',
  },
  involve: {
    by: [...COUNCIL, ...PARTNERS],
    own: false,
    refusal: 'Your post is not involved with children. Ask the lead practitioner to record this.',
  },
  share: {
    by: [...COUNCIL, 'safeguardingLead'],
    own: true,
    refusal:
      'The organisation that keeps this record decides with whom to share it. Ask its safeguarding lead.',
  },
  restrict: {
    by: MANAGERS,
    own: true,
    refusal: 'A front door manager or team manager restricts a record. Ask yours.',
  },
  exclude: {
    by: MANAGERS,
    own: true,
    refusal: 'A front door manager or team manager keeps staff from a record. Ask yours.',
  },
} as const satisfies Record<string, Act>;
export type ActName = keyof typeof ACTS;

const actOf = (name: ActName): Act => ACTS[name];

/** Whether a post may do this at all; on which records is asked by `mayActOn`. */
export const may =
  (name: ActName) =>
  ({ role }: Pick<Actor, 'role'>): Verdict => {
    const act = actOf(name);
    return act.by.includes(role) ? yes : no(act.refusal);
  };

/** Whether a post may do this to a record of that organisation. */
export const mayActOn = (
  name: ActName,
  actor: Pick<Actor, 'role' | 'organisation'>,
  owner: string,
): Verdict => {
  const act = actOf(name);
  return act.by.includes(actor.role) && (!act.own || actor.organisation === owner) ? yes : no(act.refusal);
};

/** The acts that a page about a person offers: those that would not be refused. */
export const actsOn = (actor: Pick<Actor, 'role' | 'organisation'>, owner: string): ActName[] =>
  (['find', 'add', 'change', 'involve', 'share', 'restrict', 'exclude'] as const).filter(
    (name) => mayActOn(name, actor, owner).ok,
  );

/**
 * Whether a search by this post asks for a reason: it looks beyond its own work, and so says why (UK GDPR, article 5(2); house:
 * reading is an act).
 */
export const asksReason = (role: Role): boolean => COUNCIL.some((each) => each === role);
