import { type Actor, no, type Role, type Verdict, yes } from '#kernel';

/** Who says that two records are of one child: the council's posts that decide on children, and answer for a wrong join. */
export const SAYERS: readonly Role[] = ['frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager'];

/** Whether a post may link two records, tell them apart, or take either back. Which records it sees is decided by the policies. */
export const maySaySame = ({ role }: Pick<Actor, 'role'>): Verdict =>
  SAYERS.includes(role)
    ? yes
    : no(
        'The front door and social workers say whether two records are of one child. Tell them what you know.',
      );

/** What is known when somebody wants to say something of two records. */
export interface PairFacts {
  /** What was said of the two already and stands. */
  readonly said: 'same' | 'different' | null;
  readonly saying: 'same' | 'different';
  /** Both are restricted, and not to the same people. */
  readonly namedDifferently: boolean;
}

/**
 * Whether two records may be linked, or told apart, now. Two that are restricted to different people are not linked: it would open one
 * to people whom nobody named on it, or close it to some who were.
 */
export const canSay = ({ said, saying, namedDifferently }: PairFacts): Verdict => {
  if (said === 'same') return no('These two records are linked already. Undo that first.');
  if (said === 'different') return no('Somebody said that these two are different people. Undo that first.');
  if (saying === 'same' && namedDifferently)
    return no(
      'Both records are restricted, and to different people. Name the same people on both, then link them.',
    );
  return yes;
};
