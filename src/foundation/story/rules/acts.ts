import { type Actor, no, type Verdict, workerRoles, yes } from '#kernel';

/** Posts that read records about children may ask for a story; the policies decide whose, and how much of it. */
export const mayReadStory = ({ role }: Pick<Actor, 'role'>): Verdict =>
  workerRoles.includes(role) ? yes : no('Your post does not open children’s records.');
