import fc from 'fast-check';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Databases, newId } from '#db';
import { type Role, roles } from '#kernel';
import { asOwner, asPost, NOW } from './world.ts';
import '#emergency';
import '#partnership';
import '#records';

/**
 * Access is proved by generation: organisations, teams, staff, posts, children, records, shares, restrictions, exclusions
 * and emergencies are drawn at random, and what each post sees and may change is compared with a predicate written here, apart from the SQL.
 */
const KINDS = ['person', 'contact', 'decision'] as const;
const ROLES = [
  'practitioner',
  'safeguardingLead',
  'socialWorker',
  'administrator',
  'organisationAdministrator',
  'scrutinyMember',
] as const satisfies readonly Role[];
const READS: Record<(typeof ROLES)[number], readonly string[]> = {
  practitioner: ['person', 'contact'],
  safeguardingLead: ['person', 'contact', 'decision'],
  socialWorker: ['person', 'contact', 'decision'],
  administrator: ['person', 'contact', 'decision'],
  organisationAdministrator: ['person', 'contact', 'decision'],
  scrutinyMember: [],
};
const DAY = { past: '2026-01-01', today: '2026-11-23', future: '2027-01-01' };
const AT = { past: '2026-01-01T00:00:00.000Z', future: '2027-01-01T00:00:00.000Z' };

const pick = (length: number) => fc.nat({ max: length - 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const ORGANISATIONS = 3;
const BODIES = 4;
const STAFF = 5;
const POSTS = 8;
const CHILDREN = 4;

const universe = fc.record({
  posts: fc.array(
    fc.record({
      staff: pick(STAFF),
      role: fc.constantFrom(...ROLES),
      organisation: pick(ORGANISATIONS),
      body: maybe(pick(BODIES)),
      ended: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { minLength: POSTS, maxLength: POSTS },
  ),
  children: fc.array(fc.record({ organisation: pick(ORGANISATIONS), by: pick(POSTS) }), {
    minLength: CHILDREN,
    maxLength: CHILDREN,
  }),
  records: fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      // Half of them under no child, as contacts are: what is given because of a child is then all that tells of one.
      child: fc.option(pick(CHILDREN), { nil: null, freq: 1 }),
      organisation: pick(ORGANISATIONS),
      body: maybe(pick(BODIES)),
      by: pick(POSTS),
    }),
    { minLength: 12, maxLength: 20 },
  ),
  shares: fc.array(
    fc.record({
      record: fc.integer({ min: 2, max: 15 }),
      to: fc.oneof(
        fc.tuple(fc.constant('organisation' as const), pick(ORGANISATIONS)),
        fc.tuple(fc.constant('body' as const), pick(BODIES)),
        fc.tuple(fc.constant('post' as const), pick(POSTS)),
      ),
      because: maybe(pick(CHILDREN)),
      when: fc.constantFrom('now', 'now', 'now', 'past', 'future'),
      outcome: fc.constantFrom('shared' as const, 'shared' as const, 'refused' as const),
    }),
    { minLength: 6, maxLength: 14 },
  ),
  restricted: fc.array(
    fc.record({
      child: pick(CHILDREN),
      lifted: fc.boolean(),
      named: fc.array(pick(STAFF), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  excluded: fc.array(
    fc.record({
      child: pick(CHILDREN),
      staff: pick(STAFF),
      over: fc.integer({ max: 3, min: 0 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  emergencies: fc.array(
    fc.record({
      post: pick(POSTS),
      child: pick(CHILDREN),
      // What was allowed when it was opened, what is allowed now, and whether it is open still.
      restricted: fc.boolean(),
      allowed: fc.constantFrom('restricted', 'restricted', 'ordinary', 'nothing'),
      when: fc.constantFrom('now', 'now', 'now', 'over', 'ended'),
    }),
    { maxLength: 4 },
  ),
});
type Universe = typeof universe extends fc.Arbitrary<infer U> ? U : never;

interface Drawn {
  organisation: string[];
  body: string[];
  staff: string[];
  post: string[];
  record: {
    id: string;
    kind: string;
    child: string | null;
    organisation: string;
    body: string | null;
    by: string;
    childAt: number | null;
  }[];
}

const ids = (count: number) => Array.from({ length: count }, newId);

const lay = async (databases: Databases, drawn: Universe): Promise<Drawn> => {
  const organisation = ids(ORGANISATIONS);
  const body = ids(BODIES);
  const staff = ids(STAFF);
  const post = ids(POSTS);
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index % list.length];
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  };
  const record = [
    ...drawn.children.map(({ organisation: o, by }, index) => ({
      id: newId(),
      kind: 'person',
      child: 'self',
      organisation: at(organisation, o),
      body: null,
      by: at(post, by),
      childAt: index,
    })),
    ...drawn.records.map((r) => ({
      id: newId(),
      kind: r.kind,
      child: r.child === null ? null : 'other',
      organisation: at(organisation, r.organisation),
      body: r.body === null ? null : at(body, r.body),
      by: at(post, r.by),
      childAt: r.child,
    })),
  ].map((row, _, all) => ({ ...row, child: row.childAt === null ? null : (all[row.childAt]?.id ?? null) }));
  await asOwner(databases, async (tx) => {
    await sql`truncate history, share, restriction, restriction_name, exclusion, involvement, record, post, staff, body, organisation, role_standing, role_kind cascade`.execute(
      tx,
    );
    await tx
      .insertInto('role_standing')
      .values(ROLES.map((role) => ({ role, scope: roles[role].scope })))
      .execute();
    await tx
      .insertInto('role_kind')
      .values(ROLES.flatMap((role) => READS[role].map((kind) => ({ role, kind }))))
      .execute();
    await tx
      .insertInto('organisation')
      .values(
        organisation.map((id) => ({ id, name: id, type: 'school', from_day: DAY.past, until_day: null })),
      )
      .execute();
    await tx
      .insertInto('body')
      .values(
        body.map((id, n) => ({
          id,
          name: id,
          type: 'team' as const,
          organisation_id: at(organisation, n),
          from_day: DAY.past,
          until_day: null,
        })),
      )
      .execute();
    await tx
      .insertInto('staff')
      .values(staff.map((id) => ({ id, name: id, email: id, account_id: null })))
      .execute();
    await tx
      .insertInto('post')
      .values(
        drawn.posts.map((p, n) => ({
          id: at(post, n),
          staff_id: at(staff, p.staff),
          role: p.role,
          title: '',
          organisation_id: at(organisation, p.organisation),
          body_id: p.body === null ? null : at(body, p.body),
          from_day: DAY.past,
          until_day: p.ended ? '2026-11-22' : null,
        })),
      )
      .execute();
    await tx
      .insertInto('record')
      .values(
        record.map((r) => ({
          id: r.id,
          kind: r.kind,
          child_id: r.child,
          submission_id: r.id,
          owner_organisation_id: r.organisation,
          owner_body_id: r.body,
          occurred_at: NOW,
          recorded_at: NOW,
          recorded_by: r.by,
          title: '',
        })),
      )
      .execute();
    for (const {
      record: n,
      to: [kind, m],
      when,
      because,
      outcome,
    } of drawn.shares)
      await tx
        .insertInto('share')
        .values({
          id: newId(),
          record_id: at(record, n).id,
          by_organisation_id: at(record, n).organisation,
          grantee_kind: kind,
          grantee_id:
            kind === 'organisation' ? at(organisation, m) : kind === 'body' ? at(body, m) : at(post, m),
          child_id: because === null ? null : at(record, because).id,
          outcome,
          lawful_basis: 'public task',
          purpose: 'test',
          from_at: when === 'future' ? AT.future : AT.past,
          until_at: when === 'past' ? NOW : null,
          decided_by: at(record, n).by,
          decided_at: AT.past,
        })
        .execute();
    const seen = new Set<number>();
    for (const { child, lifted, named } of drawn.restricted) {
      if (seen.has(child)) continue;
      seen.add(child);
      const childId = at(record, child).id;
      for (const s of named)
        await tx
          .insertInto('restriction_name')
          .values({
            id: newId(),
            child_id: childId,
            staff_id: at(staff, s),
            from_at: AT.past,
            until_at: null,
          })
          .execute();
      await tx
        .insertInto('restriction')
        .values({
          id: newId(),
          child_id: childId,
          reason: 'test',
          placed_by: at(post, 0),
          placed_at: AT.past,
          lifted_by: null,
          lifted_at: null,
        })
        .execute();
      if (lifted)
        await tx.updateTable('restriction').set({ lifted_at: NOW }).where('child_id', '=', childId).execute();
    }
    for (const { child, staff: s, over } of drawn.excluded)
      await tx
        .insertInto('exclusion')
        .values({
          id: newId(),
          child_id: at(record, child).id,
          staff_id: at(staff, s),
          reason: 'test',
          placed_by: at(post, 0),
          from_at: AT.past,
          until_at: over ? NOW : null,
        })
        .execute();
  });
  await layEmergencies(databases, drawn, { staff, post, record });
  return { organisation, body, staff, post, record };
};

/** One emergency a post: what was drawn for it a second time is left out. */
const emergenciesOf = ({ emergencies }: Universe): Universe['emergencies'] =>
  emergencies.filter(({ post }, index) => emergencies.findIndex((other) => other.post === post) === index);

const layEmergencies = (
  databases: Databases,
  drawn: Universe,
  { staff, post, record }: Pick<Drawn, 'staff' | 'post' | 'record'>,
): Promise<void> =>
  asOwner(databases, async (tx) => {
    for (const { post: p, child, restricted, allowed, when } of emergenciesOf(drawn)) {
      const [postId, staffId] = [post[p] ?? '', staff[drawn.posts[p]?.staff ?? 0] ?? ''];
      if (allowed !== 'nothing')
        await tx
          .insertInto('emergency_permission')
          .values({
            id: newId(),
            post_id: postId,
            restricted: allowed === 'restricted',
            from_day: DAY.past,
            until_day: null,
            granted_by: postId,
            granted_at: AT.past,
            ended_by: null,
          })
          .execute();
      const id = newId();
      await tx
        .insertInto('emergency_access')
        .values({
          id,
          post_id: postId,
          staff_id: staffId,
          ground: 'danger',
          restricted,
          opened_at: when === 'over' ? '2026-11-22T20:00:00.000Z' : '2026-11-23T08:00:00.000Z',
          until_at: when === 'over' ? '2026-11-23T00:00:00.000Z' : '2026-11-23T12:00:00.000Z',
          ended_at: when === 'ended' ? '2026-11-23T08:30:00.000Z' : null,
        })
        .execute();
      await tx
        .insertInto('emergency_child')
        .values({
          access_id: id,
          child_id: record[child]?.id ?? '',
          staff_id: staffId,
          opened_at: AT.past,
        })
        .execute();
    }
  });

/** Of two restrictions drawn for one child, the first is laid. */
const isFirst = ({ restricted }: Universe, at: number): boolean =>
  restricted.findIndex(({ child }) => child === restricted[at]?.child) === at;

/** The predicate: written from house.md section 6, not from the SQL. */
const sees = (
  drawn: Universe,
  laid: Drawn,
  n: number,
  r: Drawn['record'][number],
  index: number,
): boolean => {
  const post = drawn.posts[n];
  if (!post || post.ended) return false;
  if (!READS[post.role].includes(r.kind)) return false;
  const excluded = (child: number): boolean =>
    drawn.excluded.some((e) => e.child === child && e.staff === post.staff && !e.over);
  const hidden = (child: number): boolean => {
    if (excluded(child)) return true;
    const restriction = drawn.restricted.find((x) => x.child === child);
    const named = restriction?.named.includes(post.staff) ?? false;
    return restriction !== undefined && !restriction.lifted && !named && !opened(child);
  };
  /** Open to it in an emergency: for its time, as far as it is still allowed. */
  const opened = (child: number): boolean =>
    emergenciesOf(drawn).some(
      (e) =>
        e.post === n &&
        e.child === child &&
        e.when === 'now' &&
        e.allowed !== 'nothing' &&
        ((e.restricted && e.allowed === 'restricted') ||
          !drawn.restricted.some((x, at) => x.child === child && !x.lifted && isFirst(drawn, at))),
    );
  if (r.childAt !== null && hidden(r.childAt)) return false;
  const given = drawn.shares.filter(
    (s) => s.record % laid.record.length === index && s.outcome === 'shared' && s.when === 'now',
  );
  // To whomever it was given because of a child, it is about that child.
  if (given.some(({ because }) => because !== null && excluded(because))) return false;
  const scope = roles[post.role].scope;
  const speaksFor = (kind: string, id: string | null | undefined): boolean => {
    if (id === null || id === undefined || scope === 'none') return false;
    if (kind === 'post') return id === laid.post[n];
    if (kind === 'body') return post.body !== null && id === laid.body[post.body];
    return scope === 'organisation' && id === laid.organisation[post.organisation];
  };
  if (r.childAt !== null && opened(r.childAt)) return true;
  if (speaksFor('organisation', r.organisation) || speaksFor('body', r.body) || speaksFor('post', r.by))
    return true;
  return given.some(
    (s) =>
      (s.because === null || !hidden(s.because)) &&
      speaksFor(
        s.to[0],
        { organisation: laid.organisation, body: laid.body, post: laid.post }[s.to[0]][s.to[1]],
      ),
  );
};

/** Draws universes and compares, for every post, what it sees, what it may change, and what it may give away. */
export const proveAccess = async (databases: Databases, runs: number): Promise<void> => {
  await fc.assert(
    fc.asyncProperty(universe, async (drawn) => {
      const laid = await lay(databases, drawn);
      for (const [n, post] of laid.post.entries()) {
        const wanted = laid.record
          .filter((r, index) => sees(drawn, laid, n, r, index))
          .map(({ id }) => id)
          .sort();
        if (drawn.posts[n]?.ended) {
          await expect(asPost(databases, post, async () => undefined)).rejects.toThrow('has ended');
          continue;
        }
        const seen = await asPost(databases, post, (tx) =>
          tx.selectFrom('record').select('id').orderBy('id').execute(),
        );
        expect(seen.map(({ id }) => id).sort()).toEqual(wanted);
        const changed = await asPost(
          databases,
          post,
          async (tx) =>
            (
              await tx
                .updateTable('record')
                .set({ title: 'changed' })
                .where('title', '=', '')
                .executeTakeFirst()
            ).numUpdatedRows,
          { role: 'app' },
        );
        const own = laid.record.filter(
          (r, index) =>
            sees(drawn, laid, n, r, index) &&
            r.organisation === laid.organisation[drawn.posts[n]?.organisation ?? -1],
        );
        expect(Number(changed)).toBe(own.length);
        await asOwner(databases, (tx) => tx.updateTable('record').set({ title: '' }).execute());
      }
    }),
    { numRuns: runs },
  );
};
