import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '#audit';
import { newId, transact } from '#db';
import { migrateJobs } from '#jobs';
import { oversight, paths } from '#oversight';
import { makeSetting, paths as registers } from '#partnership';
import { makeNhsNumber, makePerson, paths as people, seeded } from '#people';
import { addRestriction, addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const NHS = makeNhsNumber(seeded(7));

interface Listed {
  readonly rows: readonly { readonly id: string; readonly event: string; readonly outcome: string }[];
  readonly newer: string | null;
  readonly older: string | null;
}

describe('Who saw what, and why', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let lead: string;
  let worker: string;
  let nurse: string;
  let child: string;
  let restricted: string;

  const listed = async (url: string) => {
    const { status, json } = await app.getJson(lead, url);
    expect(status).toBe(200);
    // The page's own schema made it.
    return json() as Listed;
  };
  const kept = () =>
    asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{
        event: string;
        reason: string;
        target: string;
        child: string;
        ground: string;
      }>`
        select event, reason, target, child_id as child, ground
        from audit_event left join audit_subject on event_id = audit_event.id order by audit_event.id desc limit 5`.execute(
        tx,
      );
      return rows;
    });
  const seal = () =>
    transact(
      app.databases.serving,
      { role: 'app', partnership: PARTNERSHIP, now: NOW, work: 'sealing' },
      (tx) => sealAudit(tx, NOW),
    );

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await migrateJobs(app.databases, oversight.jobs ?? []);
    lead = vale.igLead.post;
    worker = vale.frontDoorWorker.post;
    nurse = vale.namedNurse.post;
    child = await actAs(app.databases, worker, (acting) => makePerson(acting, { nhs: NHS }));
    restricted = await actAs(app.databases, worker, async (acting) => {
      const id = await makePerson(acting, { given: 'Blythe', family: 'Hollin' });
      await addRestriction(acting, id, 'a colleague’s family', []);
      return id;
    });
    await actAs(app.databases, worker, (acting) =>
      addShare(acting, {
        record: child,
        grantee_kind: 'organisation',
        grantee_id: vale.trust,
        lawful_basis: 'publicTask',
        purpose: 'to support the family after a move',
      }),
    );
  });
  afterAll(() => app.close());

  it('is read by the information governance lead alone, and a try by anybody else is in it', async () => {
    for (const post of [worker, vale.administrator.post, vale.scrutinyMember.post])
      for (const url of [paths.audit(), paths.child(child), paths.findChild, paths.chain]) {
        const refused = await app.get(post, url);
        expect(refused.status).toBe(403);
        expect(refused.text).toContain('Only the information governance lead');
      }
    const { rows } = await listed(paths.audit({ event: 'audit.read', outcome: 'refused' }));
    expect(rows).toHaveLength(6);
    expect((await app.get(worker, '/')).text).not.toContain('href="/audit"');
    expect((await app.get(lead, '/')).text).toContain('href="/audit"');
  });

  it('says who looked at a child, in which post, for what and on which ground, and never whom they looked at', async () => {
    await app.get(worker, people.person(child));
    await app.get(nurse, people.person(child));
    await app.get(vale.teacher.post, people.person(child));
    await app.get(worker, people.person(restricted));

    const missed = await app.send(lead, paths.findChild, { number: '999 999 9999', reason: 'a complaint' });
    expect(missed.status).toBe(422);
    expect(missed.text).toContain('Nobody here has that number');
    expect((await app.send(lead, paths.findChild, { number: NHS })).text).toContain(
      'Enter why you need to know',
    );

    const found = await app.send(lead, paths.findChild, {
      number: NHS,
      reason: 'Complaint 2026/14',
    });
    expect(found.location).toBe(paths.child(child));
    expect((await kept())[0]).toMatchObject({
      event: 'audit.childSought',
      reason: 'Complaint 2026/14',
      child,
      ground: 'oversight',
    });

    const looks = await app.get(lead, found.location);
    for (const who of ['Femi Oduya', 'Nora Lamb', 'Their organisation’s own record', 'Shared with them'])
      expect(looks.text).toContain(who);
    // Refused, nothing of the child was shown: the look that failed is found by who made it.
    expect(looks.text).not.toContain('Tom Ashe');
    const refused = await app.get(lead, paths.audit({ who: 'ashe', outcome: 'refused' }));
    expect(refused.text).toContain('There was no such record, or no reason to see it.');

    const hidden = await app.get(lead, paths.child(restricted));
    expect(hidden.text).toContain('Named to see a restricted child');
    for (const page of [looks, hidden, await app.get(lead, paths.audit())])
      expect(page.text).not.toMatch(/Ayaan|Khan|Blythe|Hollin/);
  });

  it('keeps each reading of itself, with what it was narrowed by and the child that it was about', async () => {
    await app.get(
      lead,
      paths.child(child, { staff: vale.namedNurse.staff, who: 'Nora', outcome: 'allowed' }),
    );
    const [own] = await kept();
    expect(own).toEqual({
      event: 'audit.read',
      reason: '',
      target: `child:${child} staff:${vale.namedNurse.staff} outcome:allowed`,
      child,
      ground: 'oversight',
    });
  });

  it('opens one row in full, and leads on to what its reader may see', async () => {
    await app.get(worker, registers.staffMember(vale.namedNurse.staff));
    const { rows } = await listed(paths.audit({ event: 'staff.viewed' }));
    const viewed = await app.get(lead, paths.event(rows[0]?.id ?? ''));
    expect(viewed.text).toContain('Staff viewed');
    expect(viewed.text).toContain(`href="${registers.staffMember(vale.namedNurse.staff)}"`);
    expect(viewed.text).toContain('Not sealed yet');

    const looks = await listed(paths.child(child, { event: 'person.viewed' }));
    const look = await app.get(lead, paths.event(looks.rows[0]?.id ?? ''));
    expect(look.text).toContain(`href="${paths.child(child)}"`);
    expect((await app.get(lead, paths.event(newId()))).status).toBe(404);
  });

  it('is narrowed by person, post, event and days, and turns its pages without losing or repeating a row', async () => {
    for (let n = 0; n < 120; n += 1) await app.get(vale.officer.post, registers.overview);
    const own = { post: vale.officer.post, event: 'partnership.viewed' };
    const seen: string[] = [];
    let page = await listed(paths.audit(own));
    expect(page.newer).toBeNull();
    for (;;) {
      seen.push(...page.rows.map(({ id }) => id));
      if (!page.older) break;
      page = await listed(paths.audit({ ...own, after: page.older }));
    }
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    const back = await listed(paths.audit({ ...own, before: page.newer ?? '' }));
    expect(back.rows.map(({ id }) => id)).toEqual(seen.slice(50, 100));
    expect((await listed(paths.audit({ ...own, before: back.newer ?? '' }))).newer).toBeNull();

    expect((await listed(paths.audit({ ...own, until: '2026-11-22' }))).rows).toEqual([]);
    expect((await listed(paths.audit({ ...own, from: '2026-11-23', until: '2026' }))).rows).toHaveLength(50);
    const wrong = await app.get(lead, `${paths.audit(own)}&from-day=31&from-month=2&from-year=2026`);
    expect(wrong.text).toContain('From must be a real date');
    expect(wrong.text).toContain('Priya Dale');
  });

  it('is sealed in a chain that a job checks, and a row that was altered is named on the page', async () => {
    const [check] = oversight.jobs ?? [];
    const log: object[] = [];
    const say = (facts: object) => void log.push(facts);
    const run = async (about: Record<string, unknown> = {}) =>
      check?.run({
        databases: app.databases,
        partnership: PARTNERSHIP,
        now: NOW,
        about,
        log: { info: say, warn: say, error: say },
      });
    expect((await app.get(lead, paths.chain)).text).toContain('Nothing is sealed yet');
    await seal();
    expect((await app.get(lead, paths.chain)).text).toContain('has not been checked yet');

    const asked = await app.sendJson(lead, paths.checkChain, {});
    expect(asked.status).toBe(200);
    expect((await app.sendJson(lead, paths.checkChain, {})).status).toBe(409);
    expect((await app.get(lead, paths.chain)).text).toContain('is under way');
    const sent = await app.databases.execute(`select data from pgboss.job where name = 'audit-check'`);
    expect(sent.rows).toHaveLength(1);
    await run({ check: (asked.json() as { check: string }).check });
    const whole = await app.get(lead, paths.chain);
    expect(whole.text).toContain('Whole: ');
    expect(whole.text).toContain('asked for by Ivo Grey');
    expect(whole.text).toContain('Check the chain now');

    const altered = await asOwner(app.databases, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      const { rows } = await sql<{ id: string }>`update audit_event set purpose = 'other'
        where id = (select event_id from audit_seal where seq = 3) returning id`.execute(tx);
      return rows[0]?.id ?? '';
    });
    await run();
    expect(log.at(-1)).toMatchObject({ seq: 3, event: altered });
    const broken = await app.get(lead, paths.chain);
    expect(broken.text).toContain('The chain is broken at seal 3');
    expect(broken.text).toContain(altered);
    expect((await app.get(lead, paths.audit())).text).toContain('The audit is not whole');
  });

  it('tells the lead once, the morning after, of a post that opened more children than is usual, and of no list', async () => {
    const watch = async () => {
      const now = '2026-11-24T05:40:00.000Z';
      const job = oversight.jobs?.find(({ name }) => name === 'unusual-reading');
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      await job?.run({ databases: app.databases, partnership: PARTNERSHIP, now, about: {}, log });
      const told = await asOwner(app.databases, (tx) =>
        sql<{
          path: string;
          to: string;
        }>`select path, to_id as to from notice where event = 'audit.unusualReading'`.execute(tx),
      );
      return told.rows;
    };
    const many = await actAs(app.databases, worker, async (acting) => {
      const ids: string[] = [];
      for (let n = 0; n < 4; n += 1) ids.push(await makePerson(acting, {}));
      return ids;
    });
    await asOwner(app.databases, (tx) => makeSetting(tx, 'unusualReading', '4'));
    for (const id of [...many.slice(0, 3), many[0] ?? ''])
      await app.get(vale.socialWorker.post, people.person(id));
    await app.get(vale.socialWorker.post, '/children');
    expect((await watch()).filter(({ path }) => path.includes(vale.socialWorker.post))).toEqual([]);
    await app.get(vale.socialWorker.post, people.person(many[3] ?? ''));
    const told = (await watch()).filter(({ path }) => path.includes(vale.socialWorker.post));
    expect(told).toEqual([
      {
        to: lead,
        path: paths.audit({ post: vale.socialWorker.post, from: '2026-11-23', until: '2026-11-23' }),
      },
    ]);
    expect((await watch()).filter(({ path }) => path.includes(vale.socialWorker.post))).toHaveLength(1);
    expect((await app.get(lead, told[0]?.path ?? '')).status).toBe(200);
  });
});

describe('Why can I see this?', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let child: string;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    child = await actAs(app.databases, vale.frontDoorWorker.post, async (acting) => {
      const id = await makePerson(acting);
      const given = {
        record: id,
        lawful_basis: 'legalObligation',
        purpose: 'a strategy discussion',
      } as const;
      await addShare(acting, { ...given, grantee_kind: 'organisation', grantee_id: vale.trust });
      await addShare(acting, {
        ...given,
        grantee_kind: 'organisation',
        grantee_id: vale.school,
        outcome: 'refused',
        reason: 'not needed for its work',
      });
      return id;
    });
  });
  afterAll(() => app.close());

  it('is answered by what decided: the owner, or the share with its basis and its days', async () => {
    const owner = await app.get(vale.socialWorker.post, paths.why(child));
    expect(owner.text).toContain('Your organisation keeps this record');
    expect(owner.text).toContain('not needed for its work');
    expect(owner.text).not.toContain('Why you see it');

    const partner = await app.get(vale.namedNurse.post, paths.why(child));
    for (const words of [
      'It was shared with you',
      'Why you see it',
      'Legal obligation',
      'a strategy discussion',
      'Arden Vale Council',
      '23 November 2026',
    ])
      expect(partner.text).toContain(words);
    expect(partner.text).not.toContain('not needed for its work');
  });

  it('is one answer for a record out of sight and for none, which explains the rule and whom to ask', async () => {
    const answers = await Promise.all(
      [child, newId()].map(async (id) => {
        const { status, text } = await app.get(vale.officer.post, paths.why(id));
        expect(status).toBe(404);
        expect(text).toContain('ask the safeguarding lead of your organisation');
        // What differs with every page: the marks of its forms.
        return text.replace(/name="_(key|csrf)" value="[^"]+"/g, '');
      }),
    );
    expect(answers[0]).toBe(answers[1]);
  });
});
