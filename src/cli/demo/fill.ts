import { createPartnership, type Databases, type Migration, transact } from '#db';
import type { Day, Instant } from '#kernel';
import { organisationsInForce } from '#partnership';
import { layPartnership } from '../../../demo/index.ts';
import { prepare } from '../../app.ts';
import { DEMONSTRATION, SEED } from '../../start.ts';
import { CannotDo } from '../command.ts';

interface Asked {
  /** Those that the database holds. */
  readonly partnerships: readonly string[];
  readonly children: number;
  readonly day: Day;
  readonly now: Instant;
  readonly log: (sentence: string) => void;
}

/** Whether the demonstration was begun and never filled: a laying that was interrupted leaves nothing. */
const isEmpty = async ({ owner }: Databases, { now, day }: Asked): Promise<boolean> =>
  owner !== null &&
  (
    await transact(owner, { role: 'owner', partnership: DEMONSTRATION, now }, (tx) =>
      organisationsInForce(tx, day),
    )
  ).length === 0;

/** Makes the made-up partnership and fills it, once, in a database that holds no other. */
export const fillDemonstration = async (
  databases: Databases,
  migrations: readonly Migration[],
  asked: Asked,
): Promise<void> => {
  const { partnerships, children, day, now, log } = asked;
  if (!databases.owner)
    throw new CannotDo('DATABASE_OWNER_URL is not set: only the owner makes a partnership.');
  const others = partnerships.filter((slug) => slug !== DEMONSTRATION);
  if (others.length > 0)
    throw new CannotDo(
      `This database holds another partnership (${others.join(', ')}). The synthetic one goes into a database of its own.`,
    );
  if (partnerships.length === 0) {
    await createPartnership(databases.owner, migrations, {
      slug: DEMONSTRATION,
      name: 'Arden Vale',
      synthetic: true,
    });
    await prepare(databases, DEMONSTRATION, now);
  } else if (!(await isEmpty(databases, asked)))
    throw new CannotDo(
      'The synthetic partnership is there already, and nothing was added. For another one, give another folder with DATA_DIR, or another database.',
    );
  await layPartnership(databases, { slug: DEMONSTRATION, children, day, seed: SEED, log });
};
