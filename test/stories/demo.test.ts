import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Databases, Tx } from '#db';
import { newId, stand } from '#db';
import { paths as minutesPaths } from '#minutes';
import { publicPaths } from '#public-record';
import { actOut, rowsOfContact, type ToldContact } from '#referrals';
import { layPartnership } from '../../demo/index.ts';
import { modules, prepare } from '../../src/app.ts';
import { databaseFolder } from '../../src/cli/database.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { wordsOn } from '../support/html.ts';
import { runProgram } from '../support/program.ts';
import { asOwner, embeddedWorld, layMigrated, NOW, PARTNERSHIP } from '../support/world.ts';

const DAY = '2026-11-23';
const CHILDREN = 60;

const lay = (databases: Databases) =>
  layPartnership(databases, {
    slug: PARTNERSHIP,
    children: CHILDREN,
    day: DAY,
    seed: 1,
    log: () => undefined,
  });

const ask = async <Row extends object>(databases: Databases, text: string): Promise<Row[]> =>
  asOwner(databases, async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
const count = async (databases: Databases, text: string): Promise<number> =>
  Number((await ask<{ count: number }>(databases, `select count(*) from ${text}`))[0]?.count);

/** Names and numbers of a laid partnership, without its ids. */
const shapeOf = async (databases: Databases) => ({
  names: await ask(databases, 'select given, family, kind from person_name order by 1, 2, 3'),
  worries: await ask(databases, 'select received_at, worry, source_code from contact order by 1, 2'),
  counts: await ask(databases, 'select kind, count(*) from record group by kind order by kind'),
  staff: await ask(databases, 'select name, email from staff order by email'),
});

describe('The synthetic partnership', () => {
  let app: TestApp;
  let databases: Databases;
  let first: Awaited<ReturnType<typeof shapeOf>>;
  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    await lay(databases);
    first = await shapeOf(databases);
    app = await openApp(databases);
  });
  afterAll(() => app.close());

  const postOf = async (name: string, title = ''): Promise<string> => {
    const posts = await asOwner(databases, (tx) =>
      tx
        .selectFrom('post')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .select(['post.id', 'post.title'])
        .where('staff.name', '=', name)
        .execute(),
    );
    const found = posts.find((post) => title === '' || post.title === title);
    if (!found) throw new Error(`${name} holds no such post.`);
    return found.id;
  };

  it('holds the minutes that it was made from: each fact a structure, and on the public page what they say', async () => {
    const [laid] = await ask<{ meeting: string; item: string; clerk: string; due: string; owed: string }>(
      databases,
      `select meeting.id as meeting, agenda_item.id as item, meeting.made_by as clerk, promise.due_day::text as due, organisation.name as owed
       from meeting join promise on promise.meeting_id = meeting.id join agenda_item on agenda_item.id = promise.item_id
       join organisation on organisation.id = promise.owed_id where meeting.day_is_ours <> ''`,
    );
    if (!laid) throw new Error('There is no such meeting.');
    // Five working days after 9 March 2021.
    expect(laid).toMatchObject({ due: '2021-03-16', owed: 'Arden Vale Council' });
    const kinds = await ask<{ kind: string; count: number }>(
      databases,
      `select kind, count(*)::integer as count from minute_entry where item_id = '${laid.item}' group by kind order by kind`,
    );
    expect(Object.fromEntries(kinds.map(({ kind, count: many }) => [kind, many]))).toEqual({
      ...{ observation: 1, presentation: 2, query: 6, reply: 5, statement: 1, thanks: 1 },
    });
    // Every query but the one that led to the promise has its answer.
    const unanswered = await ask<{ says: string }>(
      databases,
      `select says from minute_entry as query where item_id = '${laid.item}' and kind = 'query'
       and not exists (select from minute_entry as reply where reply.reply_to_id = query.id)`,
    );
    expect(unanswered.map(({ says }) => says)).toEqual([expect.stringContaining('as a matter of urgency')]);
    const page = await app.get('', publicPaths.one(PARTNERSHIP, 'item', laid.item));
    expect(page.status, page.text).toBe(200);
    const words = wordsOn(page.text);
    for (const said of [
      'Update on Multi-Agency Safeguarding Arrangements',
      'six Rapid Reviews',
      'shared with the 3 Safeguarding Partners',
      'put on record his thanks',
      'Members queried the use of the Graded Care Profile tool',
      'investigated by officers as a matter of urgency',
      'noted the update on the work of the partnership',
      'Investigate how many children died during the pandemic',
    ])
      expect(words).toContain(said);
    const minutes = wordsOn((await app.get(laid.clerk, minutesPaths.of(laid.meeting))).text);
    for (const said of ['carry no date', 'Edwin Marlowe', 'Priority for 2021/22: exploitation', 'Apologies'])
      expect(minutes).toContain(said);
  });

  it('holds the children that were asked for, in families that make sense', async () => {
    expect(
      await count(
        databases,
        `person where exists (select from relationship where person_id = person.id and kind = 'mother')`,
      ),
    ).toBe(CHILDREN);
    // Siblings share a family group, and no mother is younger than 15 years at a birth.
    expect(
      await count(
        databases,
        `relationship join person as one on one.id = person_id join person as other on other.id = other_id
         where kind in ('sibling', 'halfSibling', 'mother') and one.family_group_id is distinct from other.family_group_id`,
      ),
    ).toBe(0);
    expect(
      await count(
        databases,
        `relationship join person as child on child.id = person_id join person as mother on mother.id = other_id
         where kind = 'mother' and mother.born_day > coalesce(child.born_day, child.expected_day) - interval '15 years'`,
      ),
    ).toBe(0);
    expect(await count(databases, `identifier where scheme = 'nhs' and value not like '999%'`)).toBe(0);
    for (const scheme of ['nhs', 'upn', 'laChildId'])
      expect(
        await count(
          databases,
          `(select value from identifier where scheme = '${scheme}' group by value having count(*) > 1) as twice`,
        ),
      ).toBe(0);
    expect(
      await count(
        databases,
        `person where born_day > '${DAY}' or (born_day is null and expected_day < '${DAY}')`,
      ),
    ).toBe(0);
    expect(await count(databases, 'address where withheld')).toBeGreaterThan(0);
    expect(await count(databases, `person where worker_safety <> ''`)).toBeGreaterThan(0);
  });

  it('has nothing happen to a child earlier than 280 days before the birth, nor after the day', async () => {
    expect(
      await count(
        databases,
        `record join person on person.id = record.child_id
         where record.kind <> 'relationship' and (record.occurred_at at time zone 'Europe/London')::date < coalesce(born_day, expected_day) - 280`,
      ),
    ).toBe(0);
    expect(
      await count(databases, `record where recorded_at > '${DAY}T00:05:00Z' or recorded_at < '2024-11-23'`),
    ).toBe(0);
    expect(await count(databases, `referral where referral_day > closed_day`)).toBe(0);
  });

  it('gives every open contact to a team’s queue, of different ages and stages, and every decided one an outcome that its sender reads', async () => {
    const waiting = await app.getJson(await postOf('Maya Stone'), '/front-door');
    const { total, contacts } = waiting.json() as { total: number; contacts: Record<string, unknown>[] }; // the route's own model
    expect(total).toBe(
      await count(databases, `contact where not exists (select from outcome where contact_id = contact.id)`),
    );
    expect(total).toBeGreaterThanOrEqual(12);
    expect(contacts.some(({ immediateRisk }) => immediateRisk)).toBe(true);
    const clocks = contacts.map(({ clock }) => (clock as { state: string }).state);
    for (const state of ['late', 'dueToday', 'inTime']) expect(clocks).toContain(state);
    expect(new Set(contacts.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3);
    expect(
      await count(
        databases,
        `outcome join contact on contact.id = contact_id join record as sent on sent.id = contact.id join record as told on told.id = outcome.id
         where sent.owner_organisation_id <> told.owner_organisation_id
           and not exists (select from share where record_id = outcome.id and grantee_id = sent.recorded_by and outcome = 'shared')`,
      ),
    ).toBe(0);
    expect(
      await count(
        databases,
        `outcome where not exists (select from decision where decision.contact_id = outcome.contact_id and authorised_at = effective_at)`,
      ),
    ).toBe(0);
  });

  it('keeps working hours: nothing routine is decided on a bank holiday or at night', async () => {
    expect(
      await count(
        databases,
        `decision join triage on triage.contact_id = decision.contact_id where triage.urgency <> 'red'
         and (extract(isodow from decided_at at time zone 'Europe/London') > 5 or (decided_at at time zone 'Europe/London')::date in ('2024-12-25', '2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06')
           or extract(hour from decided_at at time zone 'Europe/London') not between 8 and 17)`,
      ),
    ).toBe(0);
  });

  it('writes history at the moments of the acts, by the posts that acted', async () => {
    // What is done in a disagreement belongs to its record, later and by others.
    expect(
      await count(
        databases,
        `history join record on record.id = record_id where operation = 'insert' and table_name not in ('record', 'involvement') and not starts_with(table_name, 'disagreement_') and (at <> recorded_at or history.post_id <> recorded_by)`,
      ),
    ).toBe(0);
    expect(
      await count(
        databases,
        `history where table_name = 'triage' and after ->> 'taken_at' is not null and before ->> 'taken_at' is null and at <> (after ->> 'taken_at')::timestamptz`,
      ),
    ).toBe(0);
    // Who is involved says so once all that is told has happened, and before the day on which the two years end.
    expect(
      await count(
        databases,
        `history join record on record.id = record_id where table_name = 'involvement' and (history.post_id::text <> after ->> 'post_id' or at < recorded_at
          or at < (after ->> 'last_seen_day')::date or at >= '${DAY}'::timestamp at time zone 'Europe/London')`,
      ),
    ).toBe(0);
    expect(await count(databases, `history where table_name = 'involvement'`)).toBe(
      await count(databases, 'involvement'),
    );
    expect(await count(databases, `pg_trigger where tgname like 'a_moment%'`)).toBe(0);
  });

  it('hides a restricted child from an ordinary social worker, and shows it to who is named', async () => {
    const [restricted] = await ask<{ child_id: string }>(
      databases,
      `select child_id from restriction join person on person.id = child_id where born_day > '2009-01-01' limit 1`,
    );
    const child = restricted?.child_id ?? '';
    expect((await app.get(await postOf('Leila Farouk'), `/children/${child}`)).status).toBe(200);
    const [unnamed] = await ask<{ id: string }>(
      databases,
      `select post.id from post where role = 'socialWorker' and staff_id not in (select staff_id from restriction_name where child_id = '${child}') limit 1`,
    );
    expect((await app.get(unnamed?.id ?? '', `/children/${child}`)).status).toBe(404);
    expect(await count(databases, 'exclusion')).toBeGreaterThan(0);
    expect(await count(databases, `share where outcome = 'refused' and reason <> ''`)).toBeGreaterThan(0);
  });

  it('opens the pages of everybody whom one may sign in as', async () => {
    const people = await asOwner(databases, (tx) =>
      tx
        .selectFrom('post')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .select(['post.id', 'post.role', 'staff.name', 'staff.account_id'])
        .where('account_id', 'is not', null)
        .execute(),
    );
    expect(new Set(people.map(({ account_id }) => account_id)).size).toBe(15);
    expect(
      await count(databases, `arden.account where demonstration and id in (select account_id from staff)`),
    ).toBe(15);
    for (const { id, role, name } of people) {
      const held = await ask(
        databases,
        `select * from posts_of_account((select account_id from staff join post on post.staff_id = staff.id where post.id = '${id}'), '${DAY}')`,
      );
      expect(held.length, name).toBe(name === 'Nadia Rowe' ? 2 : 1);
      const pages = modules
        .flatMap(({ navigation = [] }) => navigation)
        .filter(({ roles }) => roles.includes(role));
      expect(pages.length, name).toBeGreaterThan(0);
      for (const href of ['/', ...pages.map((page) => page.href)])
        expect((await app.get(id, href)).status, `${name} ${href}`).toBe(200);
    }
    const worker = await postOf('Sam Reed');
    const [open] = await ask<{ child_id: string; family: string }>(
      databases,
      `select record.child_id, family from referral join record on record.id = referral.id join person_name on person_id = child_id
       where closed_day is null and record.sensitivity = 'ordinary' limit 1`,
    );
    const found = await app.get(worker, `/people?name=${open?.family}&reason=a%20visit`);
    expect(found.text).toContain(open?.child_id ?? 'nobody');
    const story = await app.get(worker, `/children/${open?.child_id}`);
    expect(story.status).toBe(200);
    expect(story.text).toContain('Referral');
  });

  it('answers every figure of the front door, the rate of referrals too', async () => {
    const manager = await postOf('Maya Stone');
    const figures = await app.get(manager, '/figures');
    expect(figures.status).toBe(200);
    expect(figures.text).not.toContain('Not available');
  });

  it('leaves the registers as the administrator’s pages would: a lead and a delegated partner for each of the three', async () => {
    expect(
      await count(
        databases,
        `representation where capacity = 'leadSafeguardingPartner' and until_day is null`,
      ),
    ).toBe(3);
    expect(
      await count(
        databases,
        `representation where capacity = 'delegatedSafeguardingPartner' and until_day is null`,
      ),
    ).toBe(3);
    expect((await app.get(await postOf('Ada Finch'), '/partnership')).status).toBe(200);
  });

  it('makes the same rows at once as the acts make one by one', async () => {
    const posts = {
      visitor: await postOf('Hana Voss'),
      worker: await postOf('Femi Oduya'),
      manager: await postOf('Maya Stone'),
    };
    const told = await tellOne(databases, posts);
    const rows = rowsOfContact(told, newId);
    const { ids, counts } = await asOwner(databases, (tx) => actedOut(tx, told));
    expect(counts).toEqual({
      record: rows.records.length,
      share: rows.shares.length,
      contact_note: rows.contact_note.length,
      decision: rows.decision.length,
      outcome: rows.outcome.length,
      referral: rows.referral.length,
    });
    const acted = await ask<{ kind: string; title: string; at: string; own: boolean; under: boolean }>(
      databases,
      `select kind, title, recorded_at as at, owner_body_id is not null as own, child_id is not null as under from record where submission_id = (select submission_id from record where id = '${ids[0]}') order by recorded_at, kind, title`,
    );
    const woven = rows.records
      .map(({ at, record }) => ({
        kind: record.kind,
        title: record.title,
        at,
        own: record.body != null,
        under: record.child !== null,
      }))
      .sort(
        (one, other) =>
          one.at.localeCompare(other.at) ||
          one.kind.localeCompare(other.kind) ||
          one.title.localeCompare(other.title),
      );
    expect(acted).toEqual(woven);
  });

  it('is the same again with the same seed', async () => {
    const again = await embeddedWorld();
    await prepare(again, PARTNERSHIP, NOW);
    await lay(again);
    expect(await shapeOf(again)).toEqual(first);
    await again.close();
  });
});

describe('arden demo on the embedded database', () => {
  it('killed half-way it is finished by the command run again, or by the first start, and real work stays out of it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'arden-demo-'));
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    const [folder, copy] = [join(root, 'one'), join(root, 'copy')];
    await layMigrated(databaseFolder({ dataDir: folder }));
    const arden = (dataDir: string, ...args: string[]) => runProgram(args, { DATA_DIR: dataDir });
    const killed = arden(folder, 'demo', '--children', '600');
    // Said inside the transaction that lays everything.
    while (!killed.said.err.includes('of 600 children') && killed.child.exitCode === null) await after(20);
    killed.child.kill('SIGKILL');
    await killed.ended;
    await cp(folder, copy, { recursive: true, filter: (name) => !name.endsWith('.lock') });

    const real = arden(folder, 'partnership', 'add', '--slug', 'real', '--name', 'Real');
    expect([await real.ended, real.said.out]).toEqual([1, '']);
    expect(real.said.err).toContain('holds a synthetic partnership');
    const again = arden(folder, 'demo', '--children', '30');
    expect([await again.ended, again.said.err]).toEqual([0, expect.stringContaining('not finished')]);
    const third = arden(folder, 'demo');
    expect([await third.ended, third.said.out]).toEqual([1, '']);
    expect(third.said.err).toContain('is there already, and nothing was added');

    for (const dataDir of [folder, copy]) {
      const served = arden(dataDir, 'serve');
      await served.ready();
      expect(served.said.out).toContain('Sign in as any of them');
      expect(served.said.err.includes('Making the partnership')).toBe(dataDir === copy);
      expect((await served.stop('SIGTERM')).code).toBe(0);
    }
  }, 180_000);
});

type Posts = Readonly<Record<'visitor' | 'worker' | 'manager', string>>;

/** A contact with everything that can befall one: asked about, answered, sent back, decided again, authorised, accepted. */
const tellOne = async (databases: Databases, posts: Posts): Promise<ToldContact> => {
  const [visitor, worker, manager] = await asOwner(databases, (tx) =>
    Promise.all(
      [posts.visitor, posts.worker, posts.manager].map(async (id) => {
        const post = await tx.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        return { post: id, organisation: post.organisation_id, body: post.body_id };
      }),
    ),
  );
  if (!visitor || !worker || !manager) throw new Error('Somebody is missing.');
  const [team] = await ask<{ id: string }>(databases, `select id from body where receives = 'contacts'`);
  const [child] = await ask<{ id: string }>(
    databases,
    `select person.id from person join record on record.id = person.id where sensitivity = 'ordinary' and born_day > '2022-01-01'
     and not exists (select from record as work where work.child_id = person.id and work.kind = 'referral') limit 1`,
  );
  const [scheme] = await ask<{ id: string }>(
    databases,
    'select id from threshold_scheme order by from_day desc limit 1',
  );
  const at = (minute: number) =>
    new Date(Date.parse('2026-11-23T09:00:00.000Z') + minute * 60_000).toISOString();
  const decision = {
    by: worker,
    outcome: 'section17' as const,
    level: '4',
    scheme: scheme?.id ?? '',
    reason: 'A baby cannot say how the bruise came.',
    need: 'N1' as const,
    message: 'A social worker will visit this week.',
    support: 'A grandmother is there at weekends.',
    supportProvider: 'Grandmother',
    supportCheckedOn: DAY,
    supportCheckedWith: 'The parent',
    supportInPlace: 'yes' as const,
    authorised: null,
    returned: null,
  };
  return {
    by: visitor,
    at: at(0),
    submission: newId(),
    reference: 'TEST-0001',
    team: team?.id ?? '',
    child: null,
    facts: {
      source_code: '3B',
      sender_name: 'Hana Voss',
      sender_role: 'Health visitor',
      sender_organisation: 'Arden Vale Community NHS Trust',
      sender_reach: '01632 960123',
      given: 'Rowan',
      family: 'Birch',
      born: '2025-01-01',
      expected_day: null,
      worry: 'A bruise above the ear.',
      lived_experience: 'Smiles, and does not sit yet.',
      immediate_risk: false,
      parents_told: true,
      service_agreement: 'agreed',
      lawful_basis: 'publicTask',
    },
    taken: { by: worker, at: at(5), urgency: 'red' },
    identified: { by: worker, at: at(9), child: child?.id ?? '' },
    notes: [
      { by: worker, at: at(12), purpose: 'question', body: 'When was it first seen?' },
      { by: visitor, at: at(30), purpose: 'reply', body: 'On Friday.' },
    ],
    decisions: [
      { ...decision, at: at(40), returned: { by: manager, at: at(50), why: 'Say what the doctor found.' } },
      { ...decision, at: at(60), authorised: { by: manager, at: at(70) } },
    ],
    closed: null,
  };
};

/** Acts it out under the policies, and counts what it left behind. */
const actedOut = async (tx: Tx, told: ToldContact) => {
  const before = await countsIn(tx);
  const ids = await actOut(
    async ({ by, at }) => {
      await stand(tx, { role: 'app', partnership: PARTNERSHIP, now: at, post: by.post, account: 'test' });
      const held = await tx
        .selectFrom('post')
        .innerJoin('staff', 'staff.id', 'post.staff_id')
        .innerJoin('organisation', 'organisation.id', 'post.organisation_id')
        .select([
          'post.role',
          'post.title',
          'staff.id as staff',
          'staff.name as staffName',
          'organisation.name as organisationName',
        ])
        .where('post.id', '=', by.post)
        .executeTakeFirstOrThrow();
      const { title, ...person } = held;
      return {
        tx,
        now: at,
        today: DAY,
        actor: {
          ...person,
          ...by,
          postTitle: title,
          bodyName: null,
          account: 'test',
          partnership: PARTNERSHIP,
        },
      };
    },
    [told],
  );
  await stand(tx, { role: 'owner', partnership: PARTNERSHIP, now: NOW });
  const after = await countsIn(tx);
  const counts = Object.fromEntries(
    Object.entries(after).map(([table, rows]) => [table, rows - (before[table] ?? 0)]),
  );
  return { ids, counts };
};
const countsIn = async (tx: Tx): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of ['record', 'share', 'contact_note', 'decision', 'outcome', 'referral'] as const) {
    const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)}`.execute(tx);
    counts[table] = Number(rows[0]?.count);
  }
  return counts;
};
