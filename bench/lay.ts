import { sql } from 'kysely';
import { systemNow } from '#clock';
import { createPartnership, type Databases, transact } from '#db';
import { type Actor, dayOf, isRole, type Role } from '#kernel';
import { layPartnership } from '../demo/index.ts';
import { prepare } from '../src/app.ts';
import { bringUp } from '../src/cli/bring-up.ts';
import { programMigrations } from '../src/cli/database.ts';
import { openReach, type Reach } from './places.ts';
import { answer, peakMemory } from './workers.ts';

/** The partnership that is measured, and an empty one for the census. */
export const SLUG = 'arden';
export const CENSUS = 'census';

/** What there is to ask for. */
export interface Ground {
  readonly frontDoor: Actor;
  readonly manager: Actor;
  readonly practitioner: Actor;
  readonly team: string;
  /** Children with a story of some length, that the front door may read. */
  readonly children: readonly string[];
  /** A family name that many have, and full names that one person has. */
  readonly common: string;
  readonly rare: readonly string[];
  readonly counts: { readonly children: number; readonly people: number; readonly records: number };
  /** Seconds, and megabytes at the most. */
  readonly laying: { readonly seconds: number; readonly memory: number };
}

const asOwner = <T>(databases: Databases, run: Parameters<typeof transact<T>>[2]): Promise<T> => {
  if (!databases.owner) throw new Error('The measurements are laid down as the owner.');
  return transact(databases.owner, { role: 'owner', partnership: SLUG, now: systemNow() }, run);
};

const actorWith = (databases: Databases, role: Role): Promise<Actor> =>
  asOwner(databases, async (tx) => {
    const { role: held, ...post } = await tx
      .selectFrom('post')
      .innerJoin('staff', 'staff.id', 'post.staff_id')
      .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
      .innerJoin('body', 'body.id', 'post.body_id')
      .select([
        'post.id as post',
        'post.title as postTitle',
        'post.role',
        'staff.id as staff',
        'staff.name as staffName',
        'organisation.id as organisation',
        'organisation.name as organisationName',
        'body.id as body',
        'body.name as bodyName',
      ])
      .where('post.role', '=', role)
      .where('post.until_day', 'is', null)
      // The team with most shared with it is the busiest.
      .orderBy(sql`(select count(*) from share where grantee_id = body.id)`, 'desc')
      .orderBy('post.id')
      .limit(1)
      .executeTakeFirstOrThrow();
    if (!isRole(held)) throw new Error(`There is no role "${held}".`);
    return { ...post, role: held, account: `bench-${post.post}`, partnership: SLUG };
  });

const groundOf = async (databases: Databases, laying: Ground['laying']): Promise<Ground> => {
  const frontDoor = await actorWith(databases, 'frontDoorWorker');
  const manager = await actorWith(databases, 'frontDoorManager');
  const practitioner = await actorWith(databases, 'practitioner');
  const rest = await asOwner(databases, async (tx) => {
    const many = async <T>(statement: ReturnType<typeof sql<T>>) => (await statement.execute(tx)).rows;
    const children = await many(sql<{ id: string }>`
      select child_id as id from record where child_id is not null and sensitivity = 'ordinary' group by child_id
      having count(*) >= 8 and bool_or(kind = 'person' and owner_organisation_id = ${frontDoor.organisation}::uuid)
      order by md5(child_id::text) limit 300`);
    const families = await many(sql<{ family: string }>`
      select family from person_name where family ~ '^[A-Za-z]{5,14}$' group by family order by count(*) desc, family limit 1`);
    const alone = await many(sql<{ name: string }>`
      select given || ' ' || family as name from person_name where family ~ '^[A-Za-z]{6,14}$' and given ~ '^[A-Za-z]{4,14}$'
      group by given, family having count(*) = 1 order by md5(given || family) limit 60`);
    const [counts] = await many(sql<Ground['counts']>`
      select (select count(*)::int from person where born_day > current_date - interval '18 years' or expected_day is not null) as children,
        (select count(*)::int from person) as people, (select count(*)::int from record) as records`);
    return {
      children: children.map(({ id }) => id),
      common: families[0]?.family ?? '',
      rare: alone.map(({ name }) => name),
      counts: counts ?? { children: 0, people: 0, records: 0 },
    };
  });
  return { frontDoor, manager, practitioner, team: frontDoor.body ?? '', ...rest, laying };
};

/** Fills the database with the synthetic partnership and says what there is to ask for. */
export const asLayer = (): void =>
  answer({
    lay: async ({ reach, children }: { reach: Reach; children: number }): Promise<Ground> => {
      const databases = await openReach(reach);
      try {
        const { owner } = databases;
        if (!owner) throw new Error('The measurements are laid down as the owner.');
        const now = systemNow();
        const migrations = await programMigrations();
        await bringUp(databases, migrations, now);
        for (const slug of [SLUG, CENSUS]) {
          await createPartnership(owner, migrations, { slug, name: 'Arden Vale', synthetic: true });
          await prepare(databases, slug, now);
        }
        const began = performance.now();
        const log = (sentence: string) => process.stderr.write(`\r  ${sentence}   `);
        await layPartnership(databases, { slug: SLUG, children, day: dayOf(now), seed: 1, log });
        process.stderr.write('\n');
        const seconds = (performance.now() - began) / 1000;
        return await groundOf(databases, { seconds, memory: peakMemory() });
      } finally {
        await databases.close();
      }
    },
  });
