import { sql } from 'kysely';
import { type Databases, transact } from '#db';
import { Conflict, type Day, type Instant } from '#kernel';
import { layPartnership } from '../../../demo/index.ts';
import { DEMONSTRATION, SEED } from '../../start.ts';
import { CannotDo } from '../command.ts';
import type { Opened } from '../database.ts';
import { makePartnership } from '../partnership/make.ts';
import { noteFinished, noteUnfinished } from './unfinished.ts';

interface Asked {
  /** Those that the database holds. */
  readonly partnerships: readonly string[];
  readonly children: number;
  readonly day: Day;
  readonly now: Instant;
  readonly log: (sentence: string) => void;
}

/**
 * How far the demonstration has come. Its laying is one transaction that begins with the organisations, so that one without any was
 * begun and is still to be filled.
 */
const stateOf = async ({ owner }: Databases, now: Instant): Promise<'real' | 'begun' | 'whole'> => {
  if (!owner) throw new Error('Only the owner looks into a partnership that nobody has a post in.');
  return transact(owner, { role: 'owner', partnership: DEMONSTRATION, now }, async (tx) => {
    const { rows } = await sql<{ synthetic: boolean; filled: boolean }>`
      select synthetic, exists (select from organisation) as filled from arden.partnership where slug = ${DEMONSTRATION}`.execute(
      tx,
    );
    const [found] = rows;
    return found?.synthetic !== true ? 'real' : found.filled ? 'whole' : 'begun';
  });
};

/** Makes the made-up partnership and fills it, once, in a database that holds no other; one that was begun is finished. */
export const fillDemonstration = async (
  { config, databases, migrations }: Opened,
  { partnerships, children, day, now, log }: Asked,
): Promise<void> => {
  const state = partnerships.includes(DEMONSTRATION) ? await stateOf(databases, now) : 'none';
  const others = partnerships.filter((slug) => slug !== DEMONSTRATION || state === 'real');
  if (others.length > 0)
    throw new CannotDo(
      `This database holds another partnership (${others.join(', ')}). The synthetic one goes into a database of its own.`,
    );
  if (state === 'whole') {
    await noteFinished(config);
    throw new CannotDo(
      'The synthetic partnership is there already, and nothing was added. For another one, give another folder with DATA_DIR, or another database.',
    );
  }
  await noteUnfinished(config);
  if (state === 'none') {
    log('Making the synthetic partnership. Everybody in it is made up.');
    const made = { slug: DEMONSTRATION, name: 'Arden Vale', synthetic: true };
    await makePartnership(databases, migrations, made, now);
  } else log('The synthetic partnership was begun and not finished. It is filled now.');
  try {
    await layPartnership(databases, { slug: DEMONSTRATION, children, day, seed: SEED, log });
  } catch (problem) {
    throw problem instanceof Conflict ? new CannotDo(problem.message) : problem;
  }
  await noteFinished(config);
};
