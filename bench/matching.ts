import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { systemNow } from '#clock';
import { createPartnership, type Databases, transact } from '#db';
import { type Actor, dayOf, type Instant } from '#kernel';
import { type Details, linkRecords, makeRecorded, possiblySame, type Recorded, traitsOf } from '#matching';
import { makeBody, makeOrganisation, makePost } from '#partnership';
import { NAMINGS, STREETS, seeded } from '#people';
import { prepare } from '../src/app.ts';
import { bringUp } from '../src/cli/bring-up.ts';
import { programMigrations } from '../src/cli/database.ts';
import { packageRoot } from '../src/config.ts';
import { openPlace, openReach } from './places.ts';

const SLUG = 'arden';
const ASKED = 400;
const AT_ONCE = 50_000;

const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
const rank = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0;
const ms = (time: number): string => time.toFixed(time < 9.95 ? 1 : 0);
const whole = (count: number): string => Math.round(count).toLocaleString('en-GB');

/** A council with one front-door worker, who sees everybody. */
const layCouncil = (databases: Databases, now: Instant): Promise<Actor> => {
  if (!databases.owner) throw new Error('The measurements are laid down as the owner.');
  return transact(databases.owner, { role: 'owner', partnership: SLUG, now }, async (tx) => {
    const organisation = await makeOrganisation(tx, { name: 'Arden Vale Council', type: 'localAuthority' });
    const body = await makeBody(tx, { name: 'Front Door', type: 'team', organisation, receives: 'contacts' });
    const made = await makePost(tx, {
      name: 'Femi Oduya',
      role: 'frontDoorWorker',
      title: 'Front door social worker',
      organisation,
      body,
    });
    return {
      account: 'bench',
      staff: made.staff,
      staffName: 'Femi Oduya',
      post: made.post,
      postTitle: 'Front door social worker',
      role: 'frontDoorWorker',
      organisation,
      organisationName: 'Arden Vale Council',
      body,
      bodyName: 'Front Door',
      partnership: SLUG,
    };
  });
};

const TAILS = [
  '',
  'ton',
  'ley',
  'worth',
  'by',
  'well',
  'shaw',
  'field',
  'man',
  'ford',
  'wick',
  'den',
  'stead',
  'more',
  'gate',
  'hurst',
];

/**
 * Lays so many people in statements that make them up where they are kept: names as unevenly common as names are, five to a home, births
 * over ninety years. Without their history, which nothing here reads.
 */
const layPeople = async (databases: Databases, actor: Actor, people: number, now: Instant): Promise<void> => {
  const { owner } = databases;
  if (!owner) throw new Error('The measurements are laid down as the owner.');
  const list = (values: readonly string[]) => sql`${[...new Set(values)]}::text[]`;
  const given = NAMINGS.flatMap(({ girls, boys, women, men }) => [...girls, ...boys, ...women, ...men]);
  const families = NAMINGS.flatMap((naming) => naming.families).flatMap((name) =>
    TAILS.map((tail) => `${name}${tail}`),
  );
  await transact(owner, { role: 'owner', partnership: SLUG, now }, async (tx) => {
    const tables = ['record', 'person', 'person_name', 'address', 'identifier'];
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
    await sql`select setseed(0.2026)`.execute(tx);
    await sql`create temporary table made on commit drop as
      select n, gen_random_uuid() as id, n / 5 as home,
        (${list(given)})[1 + floor(power(random(), 2) * ${given.length * 0.6})::int] as given,
        (current_date - (random() * 32000)::int) as born from generate_series(1, ${people}) as n`.execute(tx);
    await sql`create temporary table homes on commit drop as
      select n as home, (${list(families)})[1 + floor(power(random(), 3) * ${families.length * 0.9})::int] as family,
        (1 + n % 180) || ' ' || (${list(STREETS)})[1 + n % ${STREETS.length}] || ', Northvale' as lines,
        'AV' || (1 + n % 40) || ' ' || (n / 40 % 9 + 1) || chr(65 + n / 360 % 26) || chr(65 + n / 9360 % 26) as postcode
      from generate_series(0, ${people} / 5 + 1) as n`.execute(tx);
    await sql`insert into record (id, kind, child_id, submission_id, owner_organisation_id, occurred_at, recorded_at, recorded_by, title)
      select id, 'person', id, id, ${actor.organisation}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${actor.post}::uuid, 'Person record' from made`.execute(
      tx,
    );
    await sql`insert into person (id, born_day, sex) select id, born, case when n % 2 = 0 then 'F' else 'M' end from made`.execute(
      tx,
    );
    await sql`insert into person_name (id, person_id, kind, given, family, search)
      select gen_random_uuid(), id, 'legal', coalesce(given, 'Sam'), coalesce(family, 'Smith'), lower(coalesce(given, 'Sam') || ' ' || coalesce(family, 'Smith'))
      from made join homes using (home)`.execute(tx);
    await sql`insert into address (id, person_id, lines, postcode, search) select gen_random_uuid(), id, lines, postcode, lower(replace(lines, ',', ''))
      from made join homes using (home)`.execute(tx);
    await sql`insert into identifier (id, person_id, scheme, value, search)
      select gen_random_uuid(), id, 'nhs', lpad(n::text, 10, '9'), lpad(n::text, 10, '9') from made where n % 3 > 0`.execute(
      tx,
    );
    for (const table of tables) {
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx);
      await sql`analyze ${sql.table(table)}`.execute(tx);
    }
  });
};

/** People as they are typed again by somebody else: with a slip, or half of what is known, or all of it. */
const questionsOf = async (databases: Databases, actor: Actor, now: Instant): Promise<Details[]> => {
  const { rows } = await transact(
    databases.serving,
    { role: 'reader', partnership: SLUG, now, post: actor.post, account: 'bench' },
    (tx) =>
      sql<{ given: string; family: string; born: string; lines: string; postcode: string }>`
        select given, family, born_day as born, lines, postcode from person_name tablesample system (0.5) repeatable (7)
          join person on person.id = person_name.person_id join address on address.person_id = person.id limit ${ASKED}`.execute(
        tx,
      ),
  );
  return rows.map(({ given, family, born, lines, postcode }, at) => ({
    names: [
      {
        given: at % 4 === 1 ? `${given.slice(0, 2)}${given.slice(3)}` : given,
        surname: at % 4 === 2 ? `${family}e` : family,
      },
    ],
    born: at % 5 === 4 ? null : born,
    places: at % 3 === 0 ? [{ address: lines, postcode }] : [],
  }));
};

const measureCandidates = async (people: number): Promise<string[]> => {
  const place = await openPlace('postgres');
  try {
    const databases = await openReach(place.reach);
    try {
      if (!databases.owner) throw new Error('The measurements are laid down as the owner.');
      const now = systemNow();
      const migrations = await programMigrations();
      await bringUp(databases, migrations, now);
      await createPartnership(databases.owner, migrations, {
        slug: SLUG,
        name: 'Arden Vale',
        synthetic: true,
      });
      await prepare(databases, SLUG, now);
      const actor = await layCouncil(databases, now);
      tell(`Matching: laying ${whole(people)} people`);
      const began = performance.now();
      await layPeople(databases, actor, people, now);
      const laid = (performance.now() - began) / 1000;
      const taken: number[] = [];
      let found = 0;
      for (const [at, details] of (await questionsOf(databases, actor, now)).entries()) {
        const start = performance.now();
        const alike = await transact(
          databases.serving,
          { role: 'reader', partnership: SLUG, now, post: actor.post, account: 'bench' },
          (tx) => possiblySame({ tx, today: dayOf(now) }, details),
        );
        // The first few warm what stays warm in a running server.
        if (at >= 20) {
          taken.push(performance.now() - start);
          if ((alike[0]?.probability ?? 0) >= 0.5) found += 1;
        }
      }
      return [
        `- **Possible same child** among ${whole(people)} people on ${place.title}, in a transaction of its own with the standing, the policy and the lines of a page: p50 ${ms(rank(taken, 0.5))} ms, p95 ${ms(rank(taken, 0.95))} ms, p99 ${ms(rank(taken, 0.99))} ms over ${taken.length} people typed again with a slip, without a birth or in full; ${Math.round((100 * found) / taken.length)}% of them found as likely. Laid in ${laid.toFixed(0)} s.`,
      ];
    } finally {
      await databases.close();
    }
  } finally {
    await place.leave();
  }
};

const asDetails = (each: Recorded): Details => ({
  names: [{ given: each.given_name, surname: each.surname }],
  born: each.date_of_birth,
  sex: each.sex,
  places: [{ address: each.address, postcode: each.postcode }],
  nationalIds: [each.national_id],
});

const measureBulk = (): string => {
  const made = makeRecorded(seeded(5), dayOf(systemNow()), { children: 37_500 }).slice(0, AT_ONCE);
  const began = performance.now();
  const { pairs, compared } = linkRecords(made.map(asDetails).map(traitsOf), 0.5);
  const seconds = (performance.now() - began) / 1000;
  const sizes = new Map<number, number>();
  for (const { person } of made) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const truth = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const isRight = ({ one, other }: (typeof pairs)[number]) => made[one]?.person === made[other]?.person;
  const right = pairs.filter(isRight).length;
  const certain = pairs.filter((pair) => pair.certain);
  return `- **Matching in bulk**: ${whole(made.length)} made-up records in ${seconds.toFixed(1)} s, ${whole(compared)} pairs compared; at 0.5 precision ${(right / pairs.length).toFixed(3)}, recall ${(right / truth).toFixed(3)}; of ${whole(certain.length)} beyond doubt ${certain.filter((pair) => !isRight(pair)).length} wrong. Most memory ${whole(process.resourceUsage().maxRSS / 1024)} MB.`;
};

/** Matching by itself: files in bulk, and who may be the same among so many people. Writes `bench/matching.md`. */
export const measureMatching = async (people: number): Promise<string> => {
  const bulk = measureBulk();
  tell(bulk);
  const report = `# What matching was measured at\n\nNode ${process.versions.node}, ${process.platform} ${process.arch}.\n\n${[bulk, ...(await measureCandidates(people))].join('\n')}\n`;
  await writeFile(join(packageRoot, 'bench/matching.md'), report);
  return report;
};
