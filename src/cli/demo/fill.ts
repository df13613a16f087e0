import { filesFolder, openFiles } from '#files';
import { Conflict, type Day, type Instant } from '#kernel';
import { layPartnership } from '../../../demo/index.ts';
import { DEMONSTRATION, demonstrationState, SEED } from '../../demonstration.ts';
import { CannotDo } from '../command.ts';
import type { Opened } from '../database.ts';
import { makePartnership } from '../partnership/make.ts';

interface Asked {
  /** Those that the database holds. */
  readonly partnerships: readonly string[];
  readonly children: number;
  readonly day: Day;
  readonly now: Instant;
  readonly log: (sentence: string) => void;
}

/** Makes the made-up partnership and fills it, once, in a database that holds no other; one that was begun is finished. */
export const fillDemonstration = async (
  { config, databases, migrations }: Opened,
  { partnerships, children, day, now, log }: Asked,
): Promise<void> => {
  const state = await demonstrationState(databases, now);
  const others = partnerships.filter((slug) => slug !== DEMONSTRATION || state === 'real');
  if (others.length > 0)
    throw new CannotDo(
      `This database holds another partnership (${others.join(', ')}). The synthetic one goes into a database of its own.`,
    );
  if (state === 'whole')
    throw new CannotDo(
      'The synthetic partnership is there already, and nothing was added. For another one, give another folder with DATA_DIR, or another database.',
    );
  if (state === 'none') {
    log('Making the synthetic partnership. Everybody in it is made up.');
    const made = { slug: DEMONSTRATION, name: 'Arden Vale', synthetic: true };
    await makePartnership(databases, migrations, made, now);
  } else log('The synthetic partnership was begun and not finished. It is filled now.');
  try {
    const files = openFiles({ folder: filesFolder(config.dataDir), ...config.files });
    await layPartnership(databases, { slug: DEMONSTRATION, children, day, seed: SEED, log, files });
  } catch (problem) {
    throw problem instanceof Conflict ? new CannotDo(problem.message) : problem;
  }
};
