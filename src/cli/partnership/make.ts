import { createPartnership, type Databases, type Migration } from '#db';
import type { Instant } from '#kernel';
import { prepare } from '../../app.ts';
import { CannotDo } from '../command.ts';

interface Partnership {
  readonly slug: string;
  readonly name: string;
  readonly synthetic: boolean;
}

const isTaken = (problem: unknown): boolean =>
  problem instanceof Error && 'constraint' in problem && problem.constraint === 'partnership_pkey';

/** Makes an empty partnership, and puts what the program declares beside its data. Of two at once the second is refused. */
export const makePartnership = async (
  databases: Databases,
  migrations: readonly Migration[],
  partnership: Partnership,
  now: Instant,
): Promise<void> => {
  if (!databases.owner)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: a partnership is made by the owner of the database. Set it for this command.',
    );
  try {
    await createPartnership(databases.owner, migrations, partnership);
  } catch (problem) {
    if (!isTaken(problem)) throw problem;
    throw new CannotDo(`There is a partnership "${partnership.slug}" already, and nothing was changed.`);
  }
  await prepare(databases, partnership.slug, now);
};
