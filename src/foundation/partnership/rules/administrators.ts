import { addDays, type Day } from '#kernel';
import { isInForce, type Period } from './periods.ts';

/**
 * The first day from today on which nobody would be an administrator; null when there always is one. Without one nobody
 * could appoint the next, so that no act may bring that day nearer.
 */
export const firstDayWithoutAdministrator = (posts: readonly Period[], today: Day): Day | null => {
  let day = today;
  for (;;) {
    const then = posts.filter((post) => isInForce(post, day));
    if (then.length === 0) return day;
    const lasts = then.flatMap(({ until }) => until ?? []);
    if (lasts.length < then.length) return null;
    day = addDays(lasts.sort().at(-1) ?? day, 1);
  }
};

/** Whether an act brings nearer the day on which nobody is an administrator. */
export const leavesNoAdministrator = (before: Day | null, after: Day | null): boolean =>
  after !== null && (before === null || after < before);
