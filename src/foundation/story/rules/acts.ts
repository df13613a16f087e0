import { type Actor, childLevelRoles, no, type Verdict, yes } from '#kernel';

/** Posts that read records about children may ask for a story; the policies decide whose, and how much of it. */
export const mayReadStory = ({ role }: Pick<Actor, 'role'>): Verdict =>
  childLevelRoles.includes(role) && role !== 'censusImport'
    ? yes
    : no('Your post does not open children’s records.');
