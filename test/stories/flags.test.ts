import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId, transact } from '#db';
import { flags } from '#flags';
import { isBlank } from '#kernel';
import { makePost } from '#partnership';
import { makePerson } from '#people';
import { addInvolvement, addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { naughty } from '../support/naughty.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const Taken = z.object({ id: z.string(), receivedAt: z.string(), repeated: z.boolean() });
const NHS = '9434765919';

const missed = {
  kind: 'wasNotBrought',
  sourceReference: 'WNB-1',
  occurredOn: '2026-11-20',
  occurredTime: '10:30',
  urgency: 'routine',
  given: 'Rowan',
  family: 'Birch',
  born: '2018-05-01',
  said: 'Not brought to the second appointment in a row. No answer to two calls.',
  service: 'Community paediatrics',
};

describe('Flags from partners’ systems', () => {
  let app: TestApp;
  let vale: ArdenVale;
  /** The trust's own machine, and the police's. */
  let machine: string;
  let policeMachine: string;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    const system = (name: string, organisation: string) =>
      asOwner(app.databases, (tx) =>
        makePost(tx, { name, role: 'agencySystem', title: 'System', organisation, body: null }),
      );
    machine = (await system('Trust records', vale.trust)).post;
    policeMachine = (await system('Police notices', vale.police)).post;
  });
  afterAll(() => app.close());

  const runJob = async (name: string) => {
    const job = flags.jobs?.find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      now: app.now,
      about: {},
      log: quiet,
    });
  };
  const send = async (post: string, changes: object = {}) => {
    const sent = await app.sendJson(post, '/flags', { ...missed, ...changes });
    expect(sent.text).toContain('"id"');
    return Taken.parse(sent.json());
  };
  const noticesOf = (event: string) =>
    asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ to_id: string; path: string }>`
        select to_id, path from notice where event = ${event} order by id`.execute(tx);
      return rows;
    });
  const state = async (post: string, id: string) =>
    z
      .object({
        status: z.string(),
        outcome: z.object({ told: z.string() }).nullable(),
        acts: z.array(z.string()),
      })
      .parse((await app.getJson(post, `/flags/${id}`)).json());

  it('a flag that nobody answered is raised to the manager, counted, and answered at last', async () => {
    app.now = '2026-11-23T09:00:00.000Z';
    const { id } = await send(machine, { sourceReference: 'SILENCE-1' });
    expect((await app.get(vale.frontDoorWorker.post, '/flags')).text).toContain('Rowan Birch');
    await runJob('flags-unanswered');
    expect(await noticesOf('flag.unanswered')).toEqual([]);

    // One working day passes, and nobody has acknowledged it.
    app.now = '2026-11-25T09:00:00.000Z';
    await runJob('flags-unanswered');
    await runJob('flags-unanswered');
    const raised = await noticesOf('flag.unanswered');
    expect(raised).toEqual([{ to_id: vale.frontDoorManager.post, path: `/flags/${id}` }]);
    const home = await app.get(vale.frontDoorManager.post, '/');
    expect(home.text).toContain('Answer for a flag that nobody has acknowledged');
    expect(home.text).toContain('Late by 1 working day');
    expect((await app.get(vale.frontDoorManager.post, `/flags/${id}`)).text).toContain(
      'Nobody acknowledged it in time',
    );

    // Three working days: it is raised again, because acknowledging it would not have been enough.
    app.now = '2026-11-30T09:00:00.000Z';
    await runJob('flags-unanswered');
    expect(await noticesOf('flag.unanswered')).toHaveLength(2);
    const counted = await actAs(
      app.databases,
      vale.frontDoorManager.post,
      async ({ tx }) => {
        const { rows } = await sql<{ record_id: string; answered_at: string | null }>`
          select record_id, answered_at from flags_counted(${vale.council}, '2026-10-01', '2026-12-31', ${app.now})`.execute(
          tx,
        );
        return rows;
      },
      app.now,
    );
    expect(counted).toEqual([{ record_id: id, answered_at: null }]);
    const figure = await app.getJson(vale.frontDoorManager.post, '/figures/FL03?period=2026-27-Q3');
    expect(figure.json()).toMatchObject({ figure: { value: 100, numerator: 1, denominator: 1 } });

    // The sender sees the silence too, and at last what came of it: a category and a message, and no more.
    expect(await state(machine, id)).toMatchObject({ status: 'received', outcome: null, acts: [] });
    const answered = await app.send(vale.frontDoorManager.post, `/flags/${id}/outcome`, {
      done: 'noFurtherAction',
      reason: 'The family had moved the appointment. SECRET-REASON',
      message: 'Thank you. The appointment was moved.',
    });
    expect(answered.status).toBe(303);
    expect(await state(machine, id)).toMatchObject({
      status: 'answered',
      outcome: { told: 'noFurtherAction' },
    });
    const told = await app.getJson(machine, `/flags/${id}`);
    expect(told.text).not.toContain('SECRET-REASON');
    expect(told.json()).toMatchObject({ decision: null, raised: [], person: null });
    await runJob('flags-unanswered');
    expect(await noticesOf('flag.unanswered')).toHaveLength(2);
    expect((await app.get(vale.frontDoorManager.post, '/')).text).not.toContain('Answer for a flag');
  });

  it('one reference of an agency acts once, other words under it are told apart, and another agency may use it too', async () => {
    app.now = '2026-12-01T09:00:00.000Z';
    const first = await send(machine, { sourceReference: 'TWICE' });
    const again = await send(machine, { sourceReference: 'TWICE' });
    expect([first.repeated, again]).toEqual([false, { ...first, repeated: true }]);
    const other = await app.sendJson(machine, '/flags', {
      ...missed,
      sourceReference: 'TWICE',
      said: 'Other words',
    });
    expect(other.status).toBe(422);
    expect(other.text).toContain('sourceReference');
    expect(
      (await send(policeMachine, { sourceReference: 'TWICE', kind: 'policeNotice', service: '' })).id,
    ).not.toBe(first.id);
    // Two at once: one of them is kept, and both are told the same.
    const race = await Promise.all(
      [1, 2].map(() => app.sendJson(machine, '/flags', { ...missed, sourceReference: 'RACE' })),
    );
    const ids = race.map((each) => Taken.parse(each.json()).id);
    expect(new Set(ids).size).toBe(1);
  });

  it('many at once: each is judged by itself, with its own receipt or its own faults', async () => {
    const sent = await app.sendJson(machine, '/flags/batch', {
      flags: [
        { ...missed, sourceReference: 'B-1' },
        { ...missed, sourceReference: 'B-2', service: '' },
        { ...missed, sourceReference: 'B-3', nonsense: 'x' },
        { ...missed, sourceReference: 'B-4', occurredOn: '2027-01-01' },
        { ...missed, sourceReference: 'B-1' },
        { ...missed, sourceReference: 'B-1', said: 'Others' },
        { sourceReference: 5 },
        { ...missed, sourceReference: 'B-5', nhsNumber: '1234567890' },
      ],
    });
    expect(sent.status).toBe(200);
    const { results } = z
      .object({
        results: z.array(
          z.object({ ok: z.boolean(), id: z.string().optional(), errors: z.unknown().optional() }).loose(),
        ),
      })
      .parse(sent.json());
    expect(results.map(({ ok }) => ok)).toEqual([true, false, false, false, true, false, false, false]);
    expect(results[4]?.id).toBe(results[0]?.id);
    expect(JSON.stringify(results[1])).toContain('"service"');
    expect(JSON.stringify(results[2])).toContain('"nonsense"');
    expect(JSON.stringify(results[3])).toContain('"occurredOn"');
    expect(JSON.stringify(results[5])).toContain('"sourceReference"');
    const held = await asOwner(app.databases, (tx) =>
      tx.selectFrom('flag').select('source_reference').where('source_reference', 'like', 'B-%').execute(),
    );
    expect(held).toEqual([{ source_reference: 'B-1' }]);
    expect((await app.sendJson(machine, '/flags/batch', { flags: Array(201).fill(missed) })).status).toBe(
      422,
    );
  });

  it('is acknowledged, identified and answered by whoever received it; a contact raised from it carries what was sent', async () => {
    app.now = '2026-12-02T09:00:00.000Z';
    const door = vale.frontDoorWorker.post;
    const { id } = await send(machine, { sourceReference: 'WHOLE' });
    const acknowledged = await app.send(door, `/flags/${id}/acknowledge`, {}, `/flags/${id}`);
    expect(acknowledged.status).toBe(303);
    expect((await app.get(machine, `/flags/${id}`)).text).toContain('Arden Vale Council acknowledged it on');
    const twice = await app.sendJson(door, `/flags/${id}/acknowledge`, {});
    expect(twice.status).toBe(409);
    expect((await app.sendJson(machine, `/flags/${id}/acknowledge`, {})).status).toBe(403);
    const page = await app.get(door, `/flags/${id}/contact`);
    expect(page.text).toContain('Not brought to the second appointment in a row.');
    const raised = await app.send(door, `/flags/${id}/contact`, {
      worry: missed.said,
      livedExperience: 'Not known.',
      immediateRisk: 'no',
    });
    expect(raised.location).toBe('/flags');
    expect((await app.get(door, '/front-door')).text).toContain('Rowan Birch');
    expect(await state(machine, id)).toMatchObject({ status: 'answered', outcome: { told: 'actedOn' } });
    expect((await app.get(door, `/flags/${id}`)).text).toContain('A contact was raised at the front door');
    const late = await app.sendJson(door, `/flags/${id}/outcome`, {
      done: 'noFurtherAction',
      reason: 'x',
      message: '',
    });
    expect(late.status).toBe(409);
  });

  it('goes to the child’s school where it is Operation Encompass, and the school’s lead answers', async () => {
    const { id } = await send(policeMachine, {
      kind: 'operationEncompass',
      sourceReference: 'ENC-1',
      service: '',
      school: 'hawthorn lane primary school',
    });
    expect((await app.get(vale.teacher.post, '/flags')).text).toContain('Operation Encompass');
    expect((await app.get(vale.frontDoorWorker.post, `/flags/${id}`)).status).toBe(404);
    const done = await app.send(vale.teacher.post, `/flags/${id}/outcome`, {
      done: 'supportGiven',
      reason: 'A quiet start to the day with Ms Lane.',
      message: '',
    });
    expect(done.status).toBe(303);
    expect(await state(policeMachine, id)).toMatchObject({ outcome: { told: 'actedOn' } });
    // A school that is no organisation here: the front door has it.
    const other = await send(policeMachine, {
      kind: 'operationEncompass',
      sourceReference: 'ENC-2',
      service: '',
      school: 'Somewhere else',
    });
    expect((await app.get(vale.frontDoorWorker.post, `/flags/${other.id}`)).status).toBe(200);
  });

  it('an administrator chooses the team of a kind', async () => {
    const chosen = await app.send(vale.administrator.post, '/flags/routing/ambulance', {
      team: vale.familySupport,
    });
    expect(chosen.status).toBe(303);
    expect((await app.get(vale.administrator.post, '/flags/routing')).text).toContain(
      'Family Support Service',
    );
    const { id } = await send(policeMachine, { kind: 'ambulance', sourceReference: 'AMB-1', service: '' });
    expect((await app.get(vale.socialWorker.post, `/flags/${id}`)).status).toBe(200);
    expect((await app.get(vale.frontDoorWorker.post, `/flags/${id}`)).status).toBe(404);
    const stale = await app.sendJson(vale.administrator.post, '/flags/routing/ambulance', {
      team: '',
      version: 7,
    });
    expect(stale.status).toBe(409);
    expect((await app.get(vale.frontDoorManager.post, '/flags/routing')).status).toBe(403);
  });

  describe('and which child it is about', () => {
    const born = '2019-06-07';
    let known = '';
    beforeAll(async () => {
      app.now = NOW;
      known = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
        const id = await makePerson(acting, { given: 'Ashby', family: 'Lowe', born, nhs: NHS });
        await addInvolvement(acting.tx, {
          child_id: id,
          organisation_id: vale.council,
          body_id: null,
          post_id: vale.socialWorker.post,
          practitioner: 'Sam Reed',
          service: 'Family Support',
          reach: '01632 960200',
          lead: true,
          from_day: '2026-01-01',
          until_day: null,
          last_seen_day: null,
        });
        return id;
      });
    });

    it('NHS number and date of birth that agree put it beside what is known, and tell the worker; one of the two does not', async () => {
      app.now = '2026-12-03T09:00:00.000Z';
      const exact = await send(machine, { sourceReference: 'EXACT', nhsNumber: NHS, born });
      const wrongBirth = await send(machine, {
        sourceReference: 'NEARLY',
        nhsNumber: NHS,
        born: '2019-06-08',
      });
      await runJob('flags-arrived');
      const page = await app.get(vale.socialWorker.post, `/flags/${exact.id}`);
      expect(page.text).toContain('NHS number and date of birth agree');
      expect((await app.get(vale.socialWorker.post, `/flags/${wrongBirth.id}`)).status).toBe(404);
      expect((await app.get(vale.socialWorker.post, `/children/${known}`)).text).toContain(
        'Was not brought, from',
      );
      expect((await app.get(vale.socialWorker.post, `/children/${known}`)).text).toContain('Flag to answer');
      expect(await noticesOf('flag.aboutYourChild')).toEqual([
        { to_id: vale.socialWorker.post, path: `/flags/${exact.id}` },
      ]);
      // Nothing of it reaches the sender.
      expect((await app.getJson(machine, `/flags/${exact.id}`)).json()).toMatchObject({ person: null });

      // Corrected by hand, it is no longer beside the first.
      const other = await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
        makePerson(acting, { given: 'Ashby', family: 'Lowe', born: '2019-06-08' }),
      );
      const door = vale.frontDoorWorker.post;
      const corrected = await app.sendJson(door, `/flags/${exact.id}/identify`, { child: other });
      expect(corrected.status).toBe(200);
      expect((await app.get(vale.socialWorker.post, `/children/${known}`)).text).not.toContain(
        'Was not brought, from',
      );
      expect((await app.get(vale.socialWorker.post, `/children/${other}`)).text).toContain(
        'Was not brought, from',
      );
      expect((await app.sendJson(door, `/flags/${exact.id}/identify`, { child: newId() })).status).toBe(404);
      const subjects = (await auditOf(app)).find(
        ({ event, outcome }) => event === 'flag.identified' && outcome === 'allowed',
      )?.subjects;
      expect(subjects).toEqual([other]);
    });

    it('of a restricted child it reaches the named at once, while sender and queue see an ordinary flag', async () => {
      app.now = '2026-12-04T09:00:00.000Z';
      const number = '9434765870';
      const hidden = await actAs(app.databases, vale.socialWorker.post, async (acting) => {
        const id = await makePerson(acting, { given: 'Zephyrine', family: 'Quill', born, nhs: number });
        await addRestriction(acting, id, 'A protected witness', []);
        return id;
      });
      const answers = [];
      const ids = [];
      for (const [reference, nhsNumber] of [
        ['HID-1', number],
        ['HID-2', '9434765927'],
      ]) {
        const sent = await app.sendJson(machine, '/flags', {
          ...missed,
          sourceReference: reference,
          nhsNumber,
          born,
        });
        answers.push([sent.status, Object.keys(z.record(z.string(), z.unknown()).parse(sent.json()))]);
        ids.push(Taken.parse(sent.json()).id);
      }
      expect(answers[0]).toEqual(answers[1]);
      await runJob('flags-arrived');
      const [fits = '', not = ''] = ids;
      expect((await app.get(vale.socialWorker.post, `/flags/${fits}`)).status).toBe(200);
      expect((await app.get(vale.socialWorker.post, `/flags/${not}`)).status).toBe(404);
      expect(await noticesOf('flag.named')).toEqual([
        { to_id: vale.socialWorker.post, path: `/flags/${fits}` },
      ]);

      const plainly = (text: string) =>
        text
          .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')
          .replace(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g, '&')
          .replace(/name="_(csrf|key)" value="[^"]*"/g, '')
          .replace(/HID-\d|943 476 \d+|9434765\d+/g, '@');
      for (const post of [machine, vale.frontDoorWorker.post, vale.frontDoorManager.post]) {
        const pages = await Promise.all(
          [fits, not].map(async (id) => plainly((await app.get(post, `/flags/${id}`)).text)),
        );
        expect(pages[0]).toBe(pages[1]);
        expect(pages[0]).not.toContain('Zephyrine');
      }
      expect((await app.get(vale.frontDoorWorker.post, `/flags/${fits}/identify`)).text).not.toContain(
        'Zephyrine',
      );
      // A colleague who is not named answers it: it goes the child's way from then on, and comes back to the named only.
      await app.send(vale.frontDoorWorker.post, `/flags/${fits}/outcome`, {
        done: 'adviceGiven',
        reason: 'Rang the clinic.',
        message: '',
      });
      expect((await app.get(vale.frontDoorWorker.post, `/flags/${fits}`)).status).toBe(404);
      expect((await app.get(vale.socialWorker.post, `/flags/${fits}`)).text).toContain('Rang the clinic.');
      expect(await state(machine, fits)).toMatchObject({ outcome: { told: 'actedOn' } });
      expect((await app.get(vale.socialWorker.post, `/children/${hidden}`)).text).toContain(
        'Was not brought, from',
      );

      // Restricted while it waits: open flags go past the child then too.
      const later = await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
        makePerson(acting, { given: 'Rowan', family: 'Birch', born: '2018-05-01' }),
      );
      const waits = await send(machine, { sourceReference: 'LATER' });
      await runJob('flags-arrived');
      await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
        addRestriction(acting, later, 'Now a witness', [vale.socialWorker.staff]),
      );
      expect((await app.get(vale.socialWorker.post, `/flags/${waits.id}`)).status).toBe(200);
    });
  });

  it('takes whatever an outside system sends as text, and shows it as text', async () => {
    app.now = '2026-12-07T09:00:00.000Z';
    const most = naughty.slice(0, 190);
    const { results } = z
      .object({ results: z.array(z.object({ ok: z.boolean(), id: z.string().optional() })) })
      .parse(
        (
          await app.sendJson(machine, '/flags/batch', {
            flags: most.map(({ text }, index) => ({ ...missed, sourceReference: `N-${index}`, said: text })),
          })
        ).json(),
      );
    const held = new Map(
      (await asOwner(app.databases, (tx) => tx.selectFrom('flag').select(['id', 'said']).execute())).map(
        ({ id, said }) => [id, said],
      ),
    );
    for (const [index, { ok, id }] of results.entries()) {
      const { text, stored } = most[index] ?? { text: '', stored: null };
      if (stored === null || isBlank(text) || text.length > 5000) expect([index, ok]).toEqual([index, false]);
      else expect([index, ok, held.get(id ?? '')]).toEqual([index, true, stored]);
    }
    const script = results[most.findIndex(({ text }) => text.includes('<script'))];
    expect(script?.ok).toBe(true);
    expect((await app.get(machine, `/flags/${script?.id}`)).text).not.toMatch(/<script>[^<]*alert/);
    // No time was sent: none is made up.
    expect((await app.get(machine, `/flags/${script?.id}`)).text).not.toContain('midnight');
  });

  it('is nothing to posts that receive none, and its own work is nobody’s', async () => {
    const { id } = await send(machine, { sourceReference: 'ALONE' });
    for (const post of [
      vale.officer.post,
      vale.scrutinyMember.post,
      vale.teacher.post,
      vale.healthVisitor.post,
    ])
      expect((await app.get(post, `/flags/${id}`)).status).not.toBe(200);
    // The named nurse leads safeguarding for the whole trust: what its systems flag is the trust's.
    expect((await app.get(vale.namedNurse.post, '/flags/sent?reference=ALONE')).text).toContain('ALONE');
    expect((await app.sendJson(vale.frontDoorWorker.post, '/flags', missed)).status).toBe(403);
    const asManager = {
      role: 'app',
      partnership: PARTNERSHIP,
      now: app.now,
      post: vale.frontDoorManager.post,
    } as const;
    for (const call of [
      sql`select look_at_flags(10)`,
      sql`select * from flags_to_raise(null, 10)`,
      sql`select raise_flags('[]')`,
      sql`select give_flags('{}', null)`,
      sql`select * from flag_arrival`,
    ])
      await expect(
        transact(app.databases.serving, asManager, (tx) => call.execute(tx)),
      ).rejects.toMatchObject({
        code: '42501',
      });
  });
});
