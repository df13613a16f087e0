import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Databases, isPolicyRefusal, newId, type Tx } from '#db';
import { type Role, roles } from '#kernel';
import { canReach, holdingOfPerson, holdingOfPost, type Keeper } from '#partnership';
import { asOwner, asPost, NOW } from './world.ts';
import '#webhooks';

/**
 * Keeping the registers is proved by generation: organisations, teams, people, posts and systems are drawn at random; for every post that
 * acts, what the database lets it write is compared with a predicate written here, apart from the SQL and from the rules, and the rules'
 * own table with the same predicate.
 */
const ROLES = [
  'practitioner',
  'socialWorker',
  'informationGovernance',
  'administrator',
  'organisationAdministrator',
  'organisationAdministrator',
  'agencySystem',
  'publicForm',
] as const satisfies readonly Role[];
const TYPES = ['localAuthority', 'school', 'nhsTrust'] as const;
const TODAY = '2026-11-23';
const DAYS = {
  now: { from: '2026-01-01', until: null },
  later: { from: '2027-01-01', until: null },
  over: { from: '2026-01-01', until: '2026-11-22' },
} as const;

const pick = (length: number) => fc.nat({ max: length - 1 });
const STAFF = 5;
const BODIES = 4;
const POSTS = 9;

const universe = fc.record({
  posts: fc.array(
    fc.record({
      staff: pick(STAFF),
      role: fc.constantFrom(...ROLES),
      organisation: pick(TYPES.length),
      body: fc.option(pick(BODIES), { nil: null }),
      days: fc.constantFrom(
        'now' as const,
        'now' as const,
        'now' as const,
        'later' as const,
        'over' as const,
      ),
    }),
    { minLength: POSTS, maxLength: POSTS },
  ),
});
type Universe = typeof universe extends fc.Arbitrary<infer U> ? U : never;
type DrawnPost = Universe['posts'][number];

interface Laid {
  readonly organisation: readonly string[];
  readonly body: readonly string[];
  readonly staff: readonly string[];
  readonly post: readonly string[];
  readonly webhook: readonly string[];
}

const ids = (count: number) => Array.from({ length: count }, newId);
/** A body belongs to an organisation in turn, and the last one to none. */
const hostOf = (body: number | null): number | null =>
  body === null || body === BODIES - 1 ? null : body % TYPES.length;

const lay = async (databases: Databases, { posts }: Universe): Promise<Laid> => {
  const laid: Laid = {
    organisation: ids(TYPES.length),
    body: ids(BODIES),
    staff: ids(STAFF),
    post: ids(POSTS),
    webhook: ids(TYPES.length),
  };
  const at = (list: readonly string[], index: number): string => list[index] ?? '';
  await asOwner(databases, async (tx) => {
    await sql`truncate webhook, directory, system_credential, representation, post, staff, body, organisation, role_standing cascade`.execute(
      tx,
    );
    await tx
      .insertInto('role_standing')
      .values(
        [...new Set(ROLES)].map((role) => ({
          role,
          scope: roles[role].scope,
          appointed_by: roles[role].appointedBy,
        })),
      )
      .execute();
    await tx
      .insertInto('organisation')
      .values(
        TYPES.map((type, n) => ({
          ...{ id: at(laid.organisation, n), name: type, type },
          ...{ from_day: '2020-01-01', until_day: null },
        })),
      )
      .execute();
    await tx
      .insertInto('body')
      .values(
        laid.body.map((id, n) => {
          const host = hostOf(n);
          return {
            ...{ id, name: id, type: 'team' as const, from_day: '2020-01-01', until_day: null },
            organisation_id: host === null ? null : at(laid.organisation, host),
          };
        }),
      )
      .execute();
    await tx
      .insertInto('staff')
      .values(laid.staff.map((id) => ({ id, name: id, email: id, account_id: null })))
      .execute();
    await tx
      .insertInto('post')
      .values(
        posts.map((post, n) => ({
          ...{ id: at(laid.post, n), staff_id: at(laid.staff, post.staff), role: post.role, title: '' },
          organisation_id: at(laid.organisation, post.organisation),
          body_id: post.body === null ? null : at(laid.body, post.body),
          from_day: DAYS[post.days].from,
          until_day: DAYS[post.days].until,
        })),
      )
      .execute();
    await tx
      .insertInto('webhook')
      .values(
        laid.webhook.map((id, n) => ({
          ...{
            id,
            post_id: at(laid.post, 0),
            organisation_id: at(laid.organisation, n),
            url: 'https://x.example',
          },
          ...{ kinds: [], made_at: NOW, made_by: at(laid.post, 0) },
        })),
      )
      .execute();
  });
  return laid;
};

/** Undoes what was tried, and says whether the database took it: a row refused, or a change that met no row, was not taken. */
const taken = async (
  databases: Databases,
  post: string,
  run: (tx: Tx) => Promise<{ numAffectedRows?: bigint }>,
): Promise<boolean> => {
  let became = false;
  class Undo extends Error {}
  await asPost(
    databases,
    post,
    async (tx) => {
      became = (await run(tx)).numAffectedRows === 1n;
      throw new Undo();
    },
    { role: 'app' },
  ).catch((error: unknown) => {
    if (!(error instanceof Undo) && !isPolicyRefusal(error)) throw error;
  });
  return became;
};

/** The predicate: written from the demand, and not from the rules or the SQL. */
const gives = (role: Role, by: DrawnPost): boolean =>
  ['practitioner', 'organisationAdministrator'].includes(role) ||
  (role === 'socialWorker' && TYPES[by.organisation] === 'localAuthority');
const isOpen = ({ days }: DrawnPost): boolean => days !== 'over';
const isOwnTeam = (body: number | null, by: DrawnPost): boolean =>
  body === null || hostOf(body) === by.organisation;
const keepsWhole = (post: DrawnPost, by: DrawnPost): boolean =>
  post.organisation === by.organisation &&
  (gives(post.role, by) || post.role === 'agencySystem') &&
  isOwnTeam(post.body, by);
const mayEnd = (post: DrawnPost, by: DrawnPost): boolean =>
  post.organisation === by.organisation && !['administrator', 'publicForm'].includes(post.role);
const isWholly = (staff: number, by: DrawnPost, posts: readonly DrawnPost[]): boolean => {
  const held = posts.filter((post) => post.staff === staff && isOpen(post));
  return (
    held.length > 0 &&
    held.every(
      (post) =>
        post.organisation === by.organisation && (gives(post.role, by) || post.role === 'agencySystem'),
    )
  );
};

/** Draws universes and compares, for every post that acts, what it may write of every register. */
export const proveKeeping = async (databases: Databases, runs: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(universe, async (drawn) => {
      const laid = await lay(databases, drawn);
      const id = (list: readonly string[], index: number): string => list[index] ?? '';
      for (const [n, by] of drawn.posts.entries()) {
        if (by.days !== 'now') continue;
        const acting = id(laid.post, n);
        const all = by.role === 'administrator';
        const own = by.role === 'organisationAdministrator';
        const tries = async (what: string, wanted: boolean, run: Parameters<typeof taken>[2]) =>
          expect(await taken(databases, acting, run), `${by.role} ${what}`).toBe(wanted);
        const changes = (table: string, row: string, set: string) => (tx: Tx) =>
          sql`update ${sql.table(table)} set ${sql.raw(set)} where id = ${row}::uuid`.execute(tx);
        const keeper: Keeper = {
          role: by.role,
          organisation: id(laid.organisation, by.organisation),
          organisationType: TYPES[by.organisation] ?? '',
        };

        await tries('adds an organisation', all, (tx) =>
          sql`insert into organisation (id, name, type, from_day) values (${newId()}, 'x', 'school', ${TODAY})`.execute(
            tx,
          ),
        );
        await tries('adds a body', all, (tx) =>
          sql`insert into body (id, name, type, organisation_id, from_day) values (${newId()}, 'x', 'team', ${keeper.organisation}, ${TODAY})`.execute(
            tx,
          ),
        );
        await tries('changes a body', all, changes('body', id(laid.body, by.organisation), "name = 'y'"));
        await tries('sets something', all, (tx) =>
          sql`insert into setting (key, value) values ('x', '1')`.execute(tx),
        );
        await tries('adds a person', all || own, (tx) =>
          sql`insert into staff (id, name, email) values (${newId()}, 'x', 'x')`.execute(tx),
        );
        for (const [s, staff] of laid.staff.entries()) {
          const wanted = all || (own && isWholly(s, by, drawn.posts));
          await tries(`changes person ${s}`, wanted, changes('staff', staff, "name = 'y'"));
          const posts = drawn.posts
            .filter((post) => post.staff === s)
            .map((post) => ({
              ...DAYS[post.days],
              role: post.role,
              organisation: id(laid.organisation, post.organisation),
            }));
          const holding = holdingOfPerson(posts, keeper, TODAY);
          expect(canReach('change', 'staff', by.role, holding).ok, `rule: person ${s}`).toBe(wanted);
        }
        for (const [p, post] of drawn.posts.entries()) {
          const row = id(laid.post, p);
          const whole = all || (own && keepsWhole(post, by));
          const ends = all || (own && mayEnd(post, by));
          const until = post.days === 'over' ? '2026-11-01' : '2027-06-01';
          await tries(`renames post ${p}`, whole, changes('post', row, "title = 'y'"));
          await tries(`ends post ${p}`, ends, changes('post', row, `until_day = '${until}'`));
          if (post.days === 'over')
            await tries(`reopens post ${p}`, whole, changes('post', row, 'until_day = null'));
          if (!all)
            await tries(
              `makes post ${p} another role`,
              false,
              changes('post', row, "role = 'administrator'"),
            );
          await tries(
            `gives a credential to post ${p}`,
            all || (own && post.organisation === by.organisation && post.role === 'agencySystem'),
            (tx) =>
              sql`insert into system_credential (id, post_id, label, hash, made_by, made_at)
                values ('abcdefghijkl', ${row}, 'x', 'x', ${acting}, ${NOW})`.execute(tx),
          );
          const holding = holdingOfPost(
            {
              organisation: id(laid.organisation, post.organisation),
              role: post.role,
              body: post.body === null ? null : id(laid.body, post.body),
              host: hostOf(post.body) === null ? null : id(laid.organisation, hostOf(post.body) ?? 0),
            },
            keeper,
          );
          expect(canReach('change', 'post', by.role, holding).ok, `rule: post ${p}`).toBe(whole);
          expect(canReach('end', 'post', by.role, holding).ok, `rule: end of post ${p}`).toBe(ends);
        }
        for (const role of new Set(ROLES))
          for (const [o, organisation] of laid.organisation.entries())
            for (const body of [null, ...laid.body.keys()])
              await tries(
                `appoints ${role} at ${o} in ${body}`,
                all || (own && o === by.organisation && gives(role, by) && isOwnTeam(body, by)),
                (tx) =>
                  sql`insert into post (id, staff_id, role, title, organisation_id, body_id, from_day)
                    values (${newId()}, ${id(laid.staff, 0)}, ${role}, 'x', ${organisation}, ${body === null ? null : id(laid.body, body)}, ${TODAY})`.execute(
                    tx,
                  ),
              );
        for (const [o, organisation] of laid.organisation.entries()) {
          const theirs = o === by.organisation;
          await tries(`registers the directory of ${o}`, (all || own) && theirs, (tx) =>
            sql`insert into directory (id, organisation_id, issuer, client_id, sealed, domains, made_at)
              values (${newId()}, ${organisation}, 'x', 'x', 'x', '{x}', ${NOW})`.execute(tx),
          );
          await tries(
            `ends the webhook of ${o}`,
            all ||
              (own && theirs && drawn.posts[0]?.role === 'agencySystem' && drawn.posts[0].organisation === o),
            changes('webhook', id(laid.webhook, o), `ended_at = '${NOW}'`),
          );
        }
      }
    }),
    { numRuns: runs },
  );
};
