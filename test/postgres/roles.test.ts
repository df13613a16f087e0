import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAudit } from '#audit';
import { createPartnership, newId, readMigrations, type Standing, transact } from '#db';
import { migrateJobs } from '#jobs';
import { describeOnPostgres } from '../support/postgres.ts';
import { NOW, PARTNERSHIP, ROOT } from '../support/world.ts';
import { ask, type ServerWorld, serverWorld } from './server-world.ts';
import '#partnership';
import '#records';

const OTHER = 'berrow';

describeOnPostgres('What the roles that serve cannot do', () => {
  let world: ServerWorld;
  const posts: Record<string, string> = {};
  const records: Record<string, string> = {};
  beforeAll(async () => {
    world = await serverWorld('roles');
    const { owner } = world.databases;
    if (!owner) throw new Error('no owner');
    await createPartnership(owner, await readMigrations(join(ROOT, 'migrations')), {
      slug: OTHER,
      name: 'Berrow',
      synthetic: true,
    });
    await migrateJobs(world.databases, []);
    for (const slug of [PARTNERSHIP, OTHER]) await populate(slug);
  });
  afterAll(() => world?.drop());

  const as = <T>(standing: Partial<Standing>, run: Parameters<typeof transact<T>>[2]): Promise<T> =>
    transact(
      world.databases.serving,
      { role: 'app', partnership: PARTNERSHIP, now: NOW, post: posts[PARTNERSHIP] ?? '', ...standing },
      run,
    );

  /** One school, one lead for safeguarding, one child, and an act in the audit. */
  const populate = async (slug: string): Promise<void> => {
    const [organisation, staff, post, child] = [newId(), newId(), newId(), newId()];
    posts[slug] = post;
    records[slug] = child;
    await transact(
      world.databases.owner ?? world.databases.serving,
      { role: 'owner', partnership: slug, now: NOW },
      async (tx) => {
        await tx
          .insertInto('role_standing')
          .values({ role: 'safeguardingLead', scope: 'organisation' })
          .execute();
        await tx
          .insertInto('role_standing')
          .values({ role: 'informationGovernance', scope: 'none' })
          .execute();
        await tx.insertInto('role_kind').values({ role: 'safeguardingLead', kind: 'person' }).execute();
        await tx
          .insertInto('organisation')
          .values({ id: organisation, name: slug, type: 'school', from_day: '2026-01-01', until_day: null })
          .execute();
        await tx
          .insertInto('staff')
          .values({ id: staff, name: slug, email: slug, account_id: slug })
          .execute();
        await tx
          .insertInto('post')
          .values({
            ...{ id: post, staff_id: staff, role: 'safeguardingLead', title: '', body_id: null },
            ...{ organisation_id: organisation, from_day: '2026-01-01', until_day: null },
          })
          .execute();
      },
    );
    await as({ partnership: slug, post }, async (tx) => {
      await tx
        .insertInto('record')
        .values({
          ...{
            id: child,
            kind: 'person',
            child_id: child,
            submission_id: child,
            owner_body_id: null,
            title: '',
          },
          ...{ owner_organisation_id: organisation, occurred_at: NOW, recorded_at: NOW, recorded_by: post },
        })
        .execute();
      await writeAudit(tx, {
        ...{ at: NOW, account: slug, staff, post, event: 'tested', purpose: 'a test', outcome: 'allowed' },
        subjects: [{ child }],
      });
    });
  };

  test('the login that serves may nothing by itself and owns nothing', async () => {
    const [powers] = await ask(
      world.url,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owns,
        (select array_agg(roleid::regrole::text order by 1) from pg_auth_members where member = pg_roles.oid) as roles
      from pg_roles where rolname = current_user`,
    );
    expect(powers).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
      ...{ rolreplication: false, owns: 0, roles: ['arden_app', 'arden_reader'] },
    });
    const [owned] = await ask(
      world.url,
      `select count(*)::int as owned from pg_class where relowner in ('arden_app'::regrole, 'arden_reader'::regrole)`,
    );
    expect(owned).toEqual({ owned: 0 });
  });

  /** What an intruder who can run any SQL through the program would try. */
  const NEVER: readonly (readonly [string, string])[] = [
    ['go round a policy', 'set local row_security = off; select id from record'],
    ['lift a policy', 'alter table record disable row level security'],
    ['drop a policy', 'drop policy record_read on record'],
    ['add a policy', 'create policy mine on record using (true)'],
    ['stop the history', 'alter table record disable trigger record_history'],
    ['stop every trigger', 'set local session_replication_role = replica'],
    [
      'rewrite a function',
      'create or replace function acting_kinds() returns text[] language sql as $$ select null $$',
    ],
    ['make a table', 'create table mine (id int)'],
    ['make a table in the house', 'create table arden.mine (id int)'],
    ['make a table in public', 'create table public.mine (id int)'],
    ['make a schema', 'create schema mine'],
    ['alter a table', 'alter table record add column mine text'],
    ['drop a table', 'drop table record cascade'],
    ['become the owner', 'set local role roles_owner'],
    ['make a role', 'create role mine'],
    ['run a program', `copy record to program 'cat'`],
    ['read a file of the server', `select pg_read_file('/etc/hostname')`],
    [
      'write history',
      `insert into history (table_name, row_id, record_id, operation, at) select 'record', id, id, 'update', now() from record`,
    ],
    ['alter history', `update history set after = null`],
    ['delete history', 'delete from history'],
    ['take an involvement out of its child’s history', 'update involvement set child_id = child_id'],
    ['alter the audit', `update audit_event set purpose = 'other'`],
    ['delete from the audit', 'delete from audit_event'],
    ['alter whom an act showed', `update audit_subject set ground = 'other'`],
    ['delete whom an act showed', 'delete from audit_subject'],
    ['empty the audit', 'truncate audit_event cascade'],
    ['alter a seal', `update audit_seal set hash = repeat('0', 64)`],
    ['delete a seal', 'delete from audit_seal'],
    [
      'act in the name of another post',
      `insert into audit_event (id, at, post_id, event, purpose, outcome) values (gen_random_uuid(), now(), gen_random_uuid(), 'x', 'x', 'allowed')`,
    ],
    ['seal', `insert into audit_seal select 1, id, txid, repeat('0', 64), now() from audit_event`],
    ['say what is restricted', `update record set sensitivity = 'restricted'`],
    [
      'give a record to another organisation',
      'update record set owner_organisation_id = owner_organisation_id',
    ],
    ['delete a record', 'delete from record'],
    ['widen a role', `insert into role_kind values ('scrutinyMember', 'person')`],
    ['make a partnership', `insert into arden.partnership (slug, name) values ('mine', 'Mine')`],
    ['forget a migration', 'delete from migration'],
  ];

  test.each(['app', 'reader'] as const)('the %s can do none of what an intruder would try', async (role) => {
    const count = `select (select count(*)::int from partnership_arden.history) as history,
      (select count(*)::int from partnership_arden.audit_event) as acts,
      (select count(*)::int from partnership_arden.audit_seal) as seals,
      (select count(*)::int from partnership_arden.record where sensitivity = 'ordinary') as records`;
    const before = await ask(world.superUrl, count);
    const done: string[] = [];
    for (const [deed, statements] of NEVER)
      await as({ role }, async (tx) => {
        for (const statement of statements.split('; ')) await sql.raw(statement).execute(tx);
      }).then(
        () => done.push(deed),
        (error: unknown) => expect(error, deed).toMatchObject({ code: '42501' }),
      );
    // A post whose work it is not sees nothing to seal, so that its statement has no row to refuse.
    expect(done).toEqual(role === 'app' ? ['seal'] : []);
    expect(await ask(world.superUrl, count)).toEqual(before);
  });

  test('a seal out of turn, or on its own, is refused even to the sealing', async () => {
    const seal = (seq: number) =>
      as({ post: null, work: 'sealing' }, (tx) =>
        sql`insert into audit_seal select ${seq}, id, txid, repeat('0', 64), now() from audit_event limit 1`.execute(
          tx,
        ),
      );
    await expect(seal(2)).rejects.toThrow('a seal must follow the last one');
    await expect(
      as({ role: 'reader', post: null, work: 'sealing' }, (tx) =>
        sql`insert into audit_seal select 1, id, txid, repeat('0', 64), now() from audit_event limit 1`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('permission denied');
  });

  test('the reader can write to the audit and to no other table', async () => {
    const writable = await ask(
      world.superUrl,
      `select distinct relname as name from pg_class
      where relkind in ('r', 'p', 'v') and relnamespace::regnamespace::text ~ '^(arden|partnership_|pgboss|public)'
        and (has_table_privilege('arden_reader', oid, 'insert, update, delete, truncate, references, trigger')
          or has_any_column_privilege('arden_reader', oid, 'insert, update, references'))
      order by 1`,
    );
    expect(writable.map(({ name }) => name)).toEqual(['audit_event', 'audit_subject']);
  });

  test('no table of a partnership is without a policy but those that hold no record of anybody', async () => {
    const open = await ask(
      world.superUrl,
      `select relname as name from pg_class where relnamespace = 'partnership_arden'::regnamespace and relkind = 'r'
        and not relrowsecurity order by 1`,
    );
    expect(open.map(({ name }) => name)).toEqual([
      'migration',
      'notice_kind',
      'record_kind',
      'role_kind',
      'role_standing',
    ]);
  });

  describe('of another partnership', () => {
    /** The tables under a policy of a schema in which that standing sees a row, of all that its role may select from. */
    const seen = async (standing: Partial<Standing>, schema: string): Promise<string[]> => {
      const readable = await ask(
        world.superUrl,
        `select relname as name from pg_class where relnamespace = '${schema}'::regnamespace and relkind = 'r'
          and relrowsecurity and has_table_privilege('arden_${standing.role ?? 'app'}', oid, 'select') order by 1`,
      );
      return as(standing, async (tx) => {
        const rows: string[] = [];
        for (const { name } of readable) {
          const found = await sql`select from ${sql.id(schema, String(name))}`.execute(tx);
          if (found.rows.length > 0) rows.push(String(name));
        }
        return rows;
      });
    };

    test('a post sees no row of any table, though it names the schema', async () => {
      expect(await seen({}, 'partnership_arden')).toEqual(
        expect.arrayContaining(['history', 'organisation', 'post', 'record', 'staff']),
      );
      expect(await seen({}, 'partnership_berrow')).toEqual([]);
      expect(await seen({ role: 'reader' }, 'partnership_berrow')).toEqual([]);
    });

    test('the sealing sees no audit but its own', async () => {
      const sealing = { post: null, work: 'sealing' } as const;
      expect(await seen(sealing, 'partnership_arden')).toEqual(['audit_event', 'audit_subject']);
      expect(await seen(sealing, 'partnership_berrow')).toEqual([]);
    });

    test('a post can neither be entered nor write', async () => {
      const post = posts[OTHER] ?? '';
      await expect(as({ post }, async () => undefined)).rejects.toThrow('has ended');
      await expect(
        as({}, (tx) => sql`select partnership_arden.enter_post(${post}::uuid)`.execute(tx)),
      ).rejects.toMatchObject({ code: 'AR001' });
      const written = await as({}, (tx) =>
        sql`update partnership_berrow.record set title = 'ours'`.execute(tx),
      );
      expect(written.numAffectedRows).toBe(0n);
      await expect(
        as({}, (tx) =>
          sql`insert into partnership_berrow.audit_event (id, at, post_id, event, purpose, outcome)
            values (gen_random_uuid(), now(), ${posts[PARTNERSHIP]}, 'x', 'x', 'allowed')`.execute(tx),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    });
  });

  test('the jobs are the app role’s to use, never to alter, and not the reader’s at all', async () => {
    await expect(as({ role: 'reader' }, (tx) => sql`select from pgboss.job`.execute(tx))).rejects.toThrow(
      'permission denied',
    );
    await expect(
      as({}, (tx) => sql`alter table pgboss.job add column mine text`.execute(tx)),
    ).rejects.toThrow('must be owner');
    await as({}, (tx) => sql`select from pgboss.job`.execute(tx));
  });
});
