import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checks as module } from '#checks';
import { transact } from '#db';
import type { JobWork } from '#jobs';
import { addAddress, addIdentifier, addRelationship, makePerson } from '#people';
import { addExclusion, addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

const ROUND = {
  urgency: 'urgent',
  purpose: 'To decide today whether Rowan needs help or protection.',
  lawfulBasis: 'publicTask',
  condition: 'safeguarding',
  familyTold: 'no',
  familyNotToldWhy: 'Telling them could put Rowan at risk.',
  reach: '01632 960100',
} as const;
const QUESTION = 'Were you called to the address since January?';
const LATER = '2026-11-24T18:00:00.000Z';

/** What agencies are asked reaches those who were asked and nobody else, and what they say stands side by side. */
describe('Agency checks', () => {
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());

  const raise = async (child: object = { given: 'Rowan', family: 'Birch', born: '2024-03' }) => {
    const sent = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [child] }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const [row] = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    return row?.id ?? '';
  };
  const ask = (about: object, to: readonly string[], more: object = {}, give: readonly string[] = []) =>
    app.sendJson(vale.frontDoorWorker.post, '/checks/new', {
      ...ROUND,
      ...more,
      ...about,
      agencies: to.map((each) => ({ to: each, question: QUESTION, give })),
    });
  const Checks = z.object({ checks: z.array(z.string()) });
  const asked = async (...params: Parameters<typeof ask>): Promise<{ check: string; request: string }[]> => {
    const answer = await ask(...params);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('checks')]);
    const { checks } = Checks.parse(answer.json());
    const rows = await asOwner(app.databases, (tx) =>
      tx.selectFrom('check_request').select(['id', 'check_id']).where('check_id', 'in', checks).execute(),
    );
    return checks.map((check) => ({ check, request: rows.find((row) => row.check_id === check)?.id ?? '' }));
  };
  const first = async (...params: Parameters<typeof ask>) => {
    const [one] = await asked(...params);
    if (!one) throw new Error('Nobody was asked.');
    return one;
  };
  const team = () => `body:${vale.healthVisiting}`;
  const school = () => `organisation:${vale.school}`;
  const make = (given: string, family: string) =>
    actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      makePerson(acting, { given, family, born: '2015-05-05', address: '4 Alder Walk', postcode: 'AV1 1AA' }),
    );
  const refusal = {
    answer: 'refused',
    ground: 'tooMuch',
    reason: 'The whole record is asked for.',
    nextStep: 'Ask about attendance and injuries alone, or ring Tom Ashe.',
  };

  it('reach each agency with what was chosen for it, and its answers stand side by side', async () => {
    const contact = await raise();
    const [health, lead] = await asked({ contact }, [team(), school()], {}, ['born']);
    const opened = await app.get(vale.healthVisitor.post, `/checks/requests/${health?.request}`);
    expect(opened.text).toContain('Rowan Birch');
    expect(opened.text).toContain('March 2024');
    expect(opened.text).toContain(QUESTION);
    // The postcode was typed with the worry and not ticked: it was not given.
    expect(opened.text).not.toContain('AV1 1AA');
    expect((await app.get(vale.healthVisitor.post, '/checks')).text).toContain('Rowan Birch');
    expect((await app.get(vale.healthVisitor.post, '/')).text).toContain('Answer an agency check');
    expect((await app.get(vale.teacher.post, `/checks/requests/${lead?.request}`)).status).toBe(200);
    // Nor does one agency read what another was asked, nor a colleague outside the team that was.
    for (const { post } of [vale.officer, vale.teacher, vale.otherHealthVisitor])
      expect((await app.get(post, `/checks/requests/${health?.request}`)).status).toBe(404);

    await app.sendJson(vale.healthVisitor.post, `/checks/requests/${health?.request}/reply`, {
      answer: 'known',
      known: 'Weight fell below the second centile in September.',
      searched: 'Hana Voss, in SystmOne',
    });
    await app.sendJson(vale.teacher.post, `/checks/requests/${lead?.request}/reply`, {
      answer: 'nothing',
      searched: 'Tom Ashe, in the school record',
    });
    const together = await app.get(vale.frontDoorWorker.post, `/checks/of-contact/${contact}`);
    expect(together.text).toContain('2 of 2 answered');
    expect(together.text).toContain('Weight fell below the second centile');
    expect(together.text).toContain('Nothing known');
    const onContact = await app.get(vale.frontDoorWorker.post, `/contacts/${contact}`);
    expect(onContact.text).toContain('2 of 2 answered');
    expect((await app.get(vale.frontDoorWorker.post, '/')).text).toContain(
      'Read an answer to your agency check',
    );
    expect((await app.get(vale.teacher.post, `/checks/of-contact/${contact}`)).status).toBe(403);
  });

  it('an agency that refuses: with its ground, recorded as a decision about sharing, and corrected when less is asked', async () => {
    const contact = await raise({ given: 'Alder', family: 'Refusal' });
    const { check, request } = await first({ contact }, [school()]);
    const reply = `/checks/requests/${request}/reply`;
    const without = await app.sendJson(vale.teacher.post, reply, { answer: 'refused' });
    expect([without.status, without.text]).toEqual([422, expect.stringContaining('Select the ground')]);
    expect((await app.sendJson(vale.teacher.post, reply, refusal)).status).toBe(200);

    const seen = await app.get(vale.frontDoorWorker.post, `/checks/${check}`);
    expect(seen.text).toContain('More is asked than is necessary');
    expect(seen.text).toContain('ring Tom Ashe');
    const refusals = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('share')
        .selectAll()
        .where('outcome', '=', 'refused')
        .where('by_organisation_id', '=', vale.school)
        .execute(),
    );
    expect(refusals).toMatchObject([{ grantee_id: vale.frontDoor, reason: refusal.reason }]);
    expect((await auditOf(app)).some(({ event }) => event === 'check.answered')).toBe(true);

    const correction = {
      answer: 'known',
      known: 'Attendance is 71% since September.',
      searched: 'Tom Ashe, in the register',
      version: 1,
    };
    expect((await app.sendJson(vale.teacher.post, reply, correction)).status).toBe(422);
    const corrected = { ...correction, correctedWhy: 'Less was asked by telephone.' };
    expect((await app.sendJson(vale.teacher.post, reply, corrected)).status).toBe(200);
    const again = await app.get(vale.frontDoorWorker.post, `/checks/${check}`);
    for (const part of ['Attendance is 71%', 'What they said before', 'More is asked than is necessary'])
      expect(again.text).toContain(part);
    // Who corrects what somebody corrected meanwhile is told, and nothing is overwritten.
    expect((await app.sendJson(vale.teacher.post, reply, corrected)).status).toBe(409);
  });

  it('are answered by whoever was asked and withdrawn by the front door; once over, neither', async () => {
    const contact = await raise({ given: 'Ash', family: 'Withdrawn' });
    const { check, request } = await first({ contact }, [team()]);
    const reply = `/checks/requests/${request}/reply`;
    const nothing = { answer: 'nothing', searched: 'Everybody, everywhere' };
    expect((await app.sendJson(vale.frontDoorWorker.post, reply, nothing)).status).toBe(403);
    expect((await app.sendJson(vale.officer.post, reply, nothing)).status).toBe(404);
    // The council's own worker reads it, and was not asked.
    expect((await app.sendJson(vale.socialWorker.post, reply, nothing)).status).toBe(409);
    expect((await app.send(vale.frontDoorWorker.post, `/checks/${check}/withdraw`, { why: '' })).status).toBe(
      422,
    );
    const withdrawn = await app.send(vale.frontDoorWorker.post, `/checks/${check}/withdraw`, {
      why: 'It was another family.',
    });
    expect(withdrawn.status).toBe(303);
    expect((await app.get(vale.healthVisitor.post, `/checks/requests/${request}`)).text).toContain(
      'It was another family.',
    );
    expect((await app.sendJson(vale.healthVisitor.post, reply, nothing)).status).toBe(409);
    expect((await app.get(vale.healthVisitor.post, '/checks')).text).not.toContain('Ash Withdrawn');
    expect((await app.get(vale.healthVisitor.post, '/checks?which=ended')).text).toContain('Ash Withdrawn');
  });

  it('give what was ticked and can give neither a withheld address nor a relative whose record is restricted', async () => {
    const child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const id = await makePerson(acting, {
        given: 'Linden',
        family: 'Refuge',
        born: '2014-04-04',
        nhs: '9434765870',
      });
      await addAddress(acting, id, { lines: '3 Harbour Steps', postcode: 'AV8 8YY', withheld: true });
      await addIdentifier(acting, id, { scheme: 'upn', value: 'H801200001001' });
      const mother = await makePerson(acting, { given: 'Marian', family: 'Refuge', born: '1985' });
      await addRelationship(acting, { person: id, other: mother, kind: 'mother' });
      const hidden = await makePerson(acting, { given: 'Zephyrine', family: 'Refuge', born: '2016-01-01' });
      await addRelationship(acting, { person: id, other: hidden, kind: 'sibling' });
      await addRestriction(acting, hidden, 'A protected witness.', [vale.frontDoorWorker.staff]);
      return id;
    });
    const form = await app.getJson(vale.frontDoorWorker.post, `/checks/new?child=${child}`);
    const { details } = z
      .object({ details: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })) })
      .parse(form.json());
    expect(details.map(({ label }) => label)).toEqual([
      'Date of birth',
      'Sex',
      'NHS number',
      'Unique pupil number',
      'Mother',
    ]);
    expect((await ask({ child }, [team()], {}, ['address'])).status).toBe(422);
    const mother = details.find(({ label }) => label === 'Mother')?.key ?? '';
    const { request } = await first({ child }, [team()], {}, ['nhs', mother]);
    const { text } = await app.get(vale.healthVisitor.post, `/checks/requests/${request}`);
    expect(text).toContain('943 476 5870');
    expect(text).toContain('Marian Refuge, born 1985');
    for (const kept of ['Harbour', 'AV8', 'H801200001001', 'Zephyrine', '4 April 2014'])
      expect(text).not.toContain(kept);
  });

  it('about a restricted child go to one person alone: no inbox, no colleague, nobody else at the front door', async () => {
    const child = await make('Hazel', 'Quillon');
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, child, 'A protected witness.', [
        vale.frontDoorWorker.staff,
        vale.socialWorker.staff,
      ]),
    );
    const inbox = await ask({ child }, [team()]);
    expect([inbox.status, inbox.text]).toEqual([422, expect.stringContaining('a whole inbox would read')]);
    expect((await app.get(vale.secondFrontDoorWorker.post, `/checks/new?child=${child}`)).status).toBe(404);
    const { check, request } = await first({ child }, [`post:${vale.namedNurse.post}`]);
    expect((await app.get(vale.namedNurse.post, `/checks/requests/${request}`)).text).toContain(
      'Hazel Quillon',
    );
    const strangers = [
      vale.healthVisitor,
      vale.otherHealthVisitor,
      vale.teacher,
      vale.officer,
      vale.secondFrontDoorWorker,
    ];
    const shut = async () => {
      for (const { post } of strangers) {
        for (const page of [`/checks/requests/${request}`, `/checks/${check}`])
          expect([403, 404]).toContain((await app.get(post, page)).status);
        for (const page of ['/', '/checks', '/checks?which=ended', '/checks/asked'])
          expect((await app.get(post, page)).text).not.toContain('Quillon');
      }
    };
    await shut();
    const answered = await app.sendJson(vale.namedNurse.post, `/checks/requests/${request}/reply`, {
      answer: 'known',
      known: 'Seen on Monday.',
      searched: 'Nora Lamb',
    });
    expect(answered.status).toBe(200);
    await shut();
    for (const { post } of [vale.frontDoorWorker, vale.socialWorker])
      expect((await app.get(post, `/checks/of-child/${child}`)).text).toContain('Seen on Monday.');
    // Somebody kept from the child cannot be asked, and is kept from it when the conflict comes to light afterwards.
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addExclusion(acting, { child_id: child, staff_id: vale.namedNurse.staff, reason: 'An aunt.' }),
    );
    expect((await app.get(vale.namedNurse.post, `/checks/requests/${request}`)).status).toBe(404);
    expect((await app.get(vale.namedNurse.post, '/checks?which=ended')).text).not.toContain('Quillon');
    expect((await ask({ child }, [`post:${vale.namedNurse.post}`])).status).toBe(422);
  });

  it('leave the inbox when the child is restricted or whoever reads it has a conflict of interest', async () => {
    const child = await make('Hazel', 'Quarrier');
    const { check, request } = await first({ child }, [team()]);
    const page = `/checks/requests/${request}`;
    await app.sendJson(vale.healthVisitor.post, `${page}/reply`, {
      answer: 'nothing',
      searched: 'Hana Voss',
    });
    expect((await app.get(vale.healthVisitor.post, page)).status).toBe(200);
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addExclusion(acting, { child_id: child, staff_id: vale.healthVisitor.staff, reason: 'A cousin.' }),
    );
    expect((await app.get(vale.healthVisitor.post, page)).status).toBe(404);
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, child, 'A witness.', []),
    );
    expect((await app.get(vale.frontDoorWorker.post, `/checks/${check}`)).status).toBe(404);
    expect((await app.get(vale.frontDoorManager.post, `/checks/${check}`)).text).toContain('Nothing known');
  });

  it('go the contact’s way when it is decided, and stand in the child’s story from then on', async () => {
    const contact = await raise({ given: 'Yarrow', family: 'Story', born: '2019-01-01' });
    const { request } = await first({ contact }, [team()]);
    await app.sendJson(vale.healthVisitor.post, `/checks/requests/${request}/reply`, {
      answer: 'nothing',
      searched: 'Hana Voss',
    });
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child: 'new' });
    expect(
      (await app.sendJson(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, advice)).status,
    ).toBe(200);
    const { person } = z
      .object({ person: z.object({ id: z.string() }) })
      .parse((await app.getJson(vale.frontDoorWorker.post, `/contacts/${contact}`)).json());
    const story = await app.get(vale.socialWorker.post, `/children/${person.id}`);
    expect(story.text).toContain('Asked: Arden Vale Community NHS Trust: Health Visiting, North');
    expect(story.text).toContain('Arden Vale Community NHS Trust: nothing known');
    expect(story.text).toContain(`/checks/of-child/${person.id}`);
    expect((await app.get(vale.healthVisitor.post, `/checks/requests/${request}`)).status).toBe(200);
  });

  it('run by a local clock that never says statutory, and are told late once', async () => {
    const contact = await raise({ given: 'Late', family: 'Immediate' });
    const { request } = await first({ contact }, [school()], { urgency: 'immediate' });
    const open = await app.getJson(vale.teacher.post, `/checks/requests/${request}`);
    const { clock } = z
      .object({ clock: z.object({ dueAt: z.string(), why: z.array(z.string()) }) })
      .parse(open.json());
    expect(clock.dueAt).toBe('2026-11-23T13:00:00.000Z');
    expect(clock.why.join(' ')).toContain('Local standard');
    expect(clock.why.join(' ')).not.toMatch(/statut/i);

    const [job] = module.jobs ?? [];
    const run = (now: string) =>
      job?.run({
        databases: app.databases,
        partnership: PARTNERSHIP,
        now,
        about: {},
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      } satisfies JobWork);
    const told = () =>
      asOwner(app.databases, (tx) =>
        tx
          .selectFrom('notice')
          .select(['event', 'to_id'])
          .where('record_id', '=', request)
          .orderBy('id')
          .execute(),
      );
    await run('2026-11-23T12:59:00.000Z');
    expect((await told()).map(({ event }) => event)).toEqual(['check.askedNow']);
    await run('2026-11-23T13:10:00.000Z');
    await run('2026-11-23T13:20:00.000Z');
    expect(await told()).toEqual([
      { event: 'check.askedNow', to_id: vale.school },
      { event: 'check.late', to_id: vale.school },
    ]);
    // Nobody but the program looks past the policies for what is late.
    await expect(
      transact(
        app.databases.serving,
        { role: 'app', partnership: PARTNERSHIP, now: NOW, post: vale.frontDoorWorker.post, account: 'test' },
        (tx) => sql`select * from checks_to_tell(10)`.execute(tx),
      ),
    ).rejects.toThrow('Only the program looks for late checks.');
  });

  it('are counted by agency: exactly for those who work with children, small numbers suppressed for all others', async () => {
    app.now = LATER;
    const counted = await app.getJson(vale.frontDoorManager.post, '/checks/lateness?period=2026-27-Q3');
    const { rows } = z.object({ rows: z.array(z.record(z.string(), z.unknown())) }).parse(counted.json());
    const ofSchool = rows.find(({ organisation }) => organisation === 'Hawthorn Lane Primary School');
    expect(ofSchool).toMatchObject({ asked: 3, inTime: 2, late: 1, nothing: 1, refused: 0, percentage: 67 });
    // What the named nurse alone was asked about a restricted child is not counted beside her agency's name.
    expect(rows.find(({ organisation }) => organisation === 'Arden Vale Community NHS Trust')).toMatchObject({
      asked: 5,
    });
    const immediate = await app.getJson(
      vale.frontDoorManager.post,
      '/checks/lateness?period=2026-27-Q3&urgency=immediate',
    );
    expect(immediate.text).toContain('"asked":1');

    app.now = '2027-01-11T09:00:00.000Z';
    const outside = await app.getJson(vale.scrutinyMember.post, '/checks/lateness?period=2026-27-Q3');
    const seen = z
      .object({ exactly: z.boolean(), rows: z.array(z.record(z.string(), z.unknown())) })
      .parse(outside.json());
    expect(seen.exactly).toBe(false);
    expect(
      seen.rows.find(({ organisation }) => organisation === 'Hawthorn Lane Primary School'),
    ).toMatchObject({
      asked: null,
      inTime: null,
      late: null,
      percentage: null,
    });
    expect((await app.getJson(vale.scrutinyMember.post, '/checks/lateness?period=2026-27-Q4')).status).toBe(
      422,
    );
    app.now = NOW;
  });
});
