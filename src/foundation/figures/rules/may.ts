import { type Actor, no, type Role, roleNames, type Verdict, workerRoles, yes } from '#kernel';

/** Everybody with a post reads figures: boards, scrutiny and partners with small numbers suppressed. The census import reads nothing. */
export const mayReadFigures = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'censusImport' ? no('The census import brings records in and reads no figures.') : yes;

/** Whose navigation leads to figures: all but those who practise, whose work begins elsewhere. */
export const FIGURE_READERS: readonly Role[] = roleNames.filter(
  (role) => role !== 'practitioner' && mayReadFigures({ role }).ok,
);

/** Who sees numbers as they were counted: people who work with children's records. All others see small numbers suppressed. */
export const seesCounts = ({ role }: Pick<Actor, 'role'>): boolean => workerRoles.includes(role);

/** Who may open a figure to the records behind it. Which of them is decided record by record, by the policies. */
export const mayOpenRecordsOfFigure = (actor: Pick<Actor, 'role'>): Verdict =>
  seesCounts(actor)
    ? yes
    : no(
        'Your post sees figures, and no child’s record. Ask the partnership’s business unit if a figure needs explaining.',
      );

const KEEPERS: readonly Role[] = ['frontDoorManager', 'teamManager'];

/** Who keeps a figure with the records behind it: managers, who answer for what was recorded. */
export const mayKeepFigure = ({ role }: Pick<Actor, 'role'>): Verdict =>
  KEEPERS.includes(role)
    ? yes
    : no('Only a manager keeps a figure. Ask the manager of the team it is about.');

/** Who adds a population: administrators, because every rate of the area is out of it. */
export const mayAddPopulation = ({ role }: Pick<Actor, 'role'>): Verdict =>
  role === 'administrator' ? yes : no('Only a partnership administrator adds a population. Ask yours.');
