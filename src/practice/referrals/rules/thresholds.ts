import { type Actor, type Day, no, type Verdict, yes } from '#kernel';

/** Everybody with a post may know the local levels of need: the document is published (Working Together). */
export const mayReadThresholds = (): Verdict => yes;
/** Administrators keep the threshold document. */
export const mayKeepThresholds = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator'
    ? yes
    : no('Only an administrator keeps the threshold document. Ask your administrator to make the change.');

/** How a version of the threshold document stands on a day, among the first days of all. */
export const standingOfScheme = (
  from: Day,
  today: Day,
  all: readonly Day[],
): 'toCome' | 'inForce' | 'past' => {
  if (from > today) return 'toCome';
  return all.some((other) => other > from && other <= today) ? 'past' : 'inForce';
};

/**
 * From which day a version may be in force: from today on, so that what was decided stays under what was in force; the first of
 * all from any day, because it was in force before it was recorded here.
 */
export const canBeginOn = (from: Day, today: Day, others: readonly Day[]): Verdict => {
  if (others.includes(from)) return no('Another version is in force from that day. Enter another day');
  if (from < today && others.some((other) => other <= today))
    return no(
      'In force from must be today or later, because decisions were made under the version before it',
    );
  return yes;
};
