import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Databases, openServerDatabase } from '#db';
import { startJobs } from '#jobs';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { makeContact, makeDecision, referralsOf } from '#referrals';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';
import { ask, type ServerWorld, serverWorld } from './server-world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** More than one transaction's worth. */
const CONTACTS = 700;
const SENT = '2026-11-20T10:00:00.000Z';
const NOW = '2026-11-23T09:15:00.000Z';

describeOnPostgres('Reminders, on PostgreSQL', () => {
  let world: ServerWorld;
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    world = await serverWorld('reminders');
    app = await openApp(world.databases);
    vale = await layArdenVale(world.databases);
    await layThresholds(world.databases, { managerAuthorises: false });
    // Many contacts alike, as rows: what they say is of no matter here.
    await asOwner(world.databases, async (tx) => {
      await sql`
        with made as (
          insert into record (id, kind, submission_id, owner_organisation_id, occurred_at, recorded_at, recorded_by, title)
          select gen_random_uuid(), 'contact', gen_random_uuid(), ${vale.trust}, ${SENT}, ${SENT}, ${vale.healthVisitor.post}, 'Contact'
          from generate_series(1, ${CONTACTS}) returning id)
        insert into contact (id, reference, team_id, received_at, source_code, sender_name, sender_role, sender_organisation,
          sender_reach, worry, lived_experience, immediate_risk, parents_told, service_agreement, lawful_basis)
        select id, '', ${vale.frontDoor}, ${SENT}, '3B', '', '', '', '', '', '', false, true, 'notAsked', 'publicTask' from made`.execute(
        tx,
      );
    });
  });
  afterAll(async () => {
    await app?.close();
    await world?.drop();
  });

  const run = async (name: string, databases: Databases, about: Record<string, unknown> = {}) => {
    const job = referralsOf([]).jobs?.find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({ databases, partnership: PARTNERSHIP, now: NOW, about, log: quiet });
  };
  const ids = async (from: string): Promise<string[]> =>
    (await asOwner(world.databases, (tx) => sql<{ id: string }>`${sql.raw(from)}`.execute(tx))).rows.map(
      ({ id }) => id,
    );

  test('one killed half-way keeps what it had written; the next writes the rest, and two at once nothing twice', async () => {
    // Somebody decides the last of them at this moment: whoever reminds of it waits.
    const contacts = await ids('select contact_id as id from open_contact order by contact_id');
    const decider = new pg.Client({ connectionString: world.superUrl });
    await decider.connect();
    await decider.query(`set search_path to partnership_${PARTNERSHIP}`);
    await decider.query('begin');
    await decider.query('select from open_contact where contact_id = $1 for update', [contacts.at(-1)]);

    const doomed = openServerDatabase(world.url, undefined, 1);
    const killed = expect(run('clock-reminders', doomed)).rejects.toThrow();
    await vi.waitFor(
      async () =>
        expect(
          await ask(
            world.superUrl,
            `select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database() and usename = 'reminders_serve' and wait_event_type = 'Lock'`,
          ),
        ).toHaveLength(1),
      { timeout: 20_000, interval: 100 },
    );
    await killed;
    await doomed.close();
    const made = await ids('select about_record_id as id from reminder order by about_record_id');
    expect(made).toEqual(contacts.slice(0, made.length));
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThan(CONTACTS);

    await decider.query('rollback');
    await decider.end();
    await Promise.all([run('clock-reminders', world.databases), run('clock-reminders', world.databases)]);
    expect(await ids('select about_record_id as id from reminder order by about_record_id')).toEqual(
      contacts,
    );
  });

  test('a contact that is decided while it is reminded of is left with no reminder', async () => {
    const [contact = ''] = await actAs(
      world.databases,
      vale.healthVisitor.post,
      (acting) => makeContact(acting, { team: vale.frontDoor }),
      SENT,
    );
    await Promise.all([
      actAs(world.databases, vale.frontDoorManager.post, (acting) => makeDecision(acting, contact), NOW),
      run('clock-reminders', world.databases),
    ]);
    expect(
      await ids(
        `select id from open_contact join record on record.id = contact_id where contact_id = '${contact}'`,
      ),
    ).toEqual([]);
    expect(await ids(`select id from reminder where about_record_id = '${contact}'`)).toEqual([]);
  });

  test('a contact about a restricted child reaches the named by itself where jobs run, and its job, run twice at once, tells each once', async () => {
    const { post } = vale.socialWorker;
    const sendOne = async () => {
      const [contact = ''] = await actAs(
        world.databases,
        vale.healthVisitor.post,
        (acting) =>
          makeContact(acting, {
            team: vale.frontDoor,
            children: [{ given: 'Zoe', family: 'Ohara', born: '2017-02-03' }],
          }),
        SENT,
      );
      return contact;
    };
    const told = async (contact: string) => ({
      shares: await ids(
        `select grantee_id as id from share where record_id = '${contact}' and child_id is not null`,
      ),
      reminders: await ids(
        `select post_id as id from reminder where about_record_id = '${contact}' and state = 'named'`,
      ),
    });
    const once = { shares: [post], reminders: [post] };
    await actAs(
      world.databases,
      post,
      async (acting) => {
        const child = await addPerson(acting, {
          names: [{ kind: 'legal', given: 'Zoë', family: 'O’Hara' }],
          born: '2017-02-03',
        });
        await addRestriction(acting, child, 'A parent works at the council.', []);
      },
      '2026-01-05T10:00:00.000Z',
    );
    const contact = await sendOne();
    await Promise.all([1, 2].map(() => run('contact-received', world.databases, { contact })));
    expect(await told(contact)).toEqual(once);

    const serving = openServerDatabase(world.url, undefined, 2);
    const running = await startJobs(serving, referralsOf([]).jobs ?? [], [PARTNERSHIP], quiet);
    const sent = await sendOne();
    await vi.waitFor(async () => expect(await told(sent)).toEqual(once), { timeout: 30_000, interval: 200 });
    await running.stop();
    await serving.close();
  });
});
