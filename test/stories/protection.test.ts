import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transact } from '#db';
import { makePost } from '#partnership';
import { addRelationship, makePerson } from '#people';
import { makeAsker, makeStatus, protection } from '#protection';
import { addExclusion, addInvolvement, addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { bySchema, byStructure } from '../support/fhir.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SYSTEM = 'https://fhir.nhs.uk/Id/nhs-number';
const KNOWN = { nhs: '9434765919', born: '2016-03-09' };
const HIDDEN = { nhs: '9434765870', born: '2015-05-05' };
const MOTHER = { nhs: '9434765927', born: '1994-01-20' };
const NOBODY = { nhs: '9434765935', born: '2016-03-09' };

const Coded = z
  .object({ coding: z.array(z.object({ system: z.string(), code: z.string() }).loose()) })
  .loose();
const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  total: z.number(),
  entry: z
    .array(
      z
        .object({
          search: z.object({ mode: z.string() }),
          resource: z.object({ resourceType: z.string() }).loose(),
        })
        .loose(),
    )
    .default([]),
});

describe('A child’s protection status', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let machine: string;
  let child = '';
  let hidden = '';
  let unborn = '';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    machine = await asOwner(app.databases, async (tx) => {
      await makeAsker(tx, vale.trust);
      const { post } = await makePost(tx, {
        name: 'Emergency department system',
        role: 'agencySystem',
        title: 'System',
        organisation: vale.trust,
        body: null,
      });
      return post;
    });
    const asWorker = <T>(run: Parameters<typeof actAs<T>>[2]) =>
      actAs(app.databases, vale.socialWorker.post, run);
    [child, hidden, unborn] = await asWorker(async (acting) => {
      const first = await makePerson(acting, { given: 'Rowan', family: 'Birch', ...KNOWN });
      const second = await makePerson(acting, { given: 'Zephyrine', family: 'Quill', ...HIDDEN });
      const mother = await makePerson(acting, { given: 'Marian', family: 'Ash', ...MOTHER });
      const third = await makePerson(acting, { given: 'Baby', family: 'Ash', unborn: '2027-02-01' });
      await addRelationship(acting, { person: third, other: mother, kind: 'mother' });
      for (const one of [first, second])
        await addInvolvement(acting.tx, {
          child_id: one,
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
      await makeStatus(acting, second, { start: '2026-02-02', team: vale.familySupport });
      await addRestriction(acting, second, 'A protected witness', []);
      return [first, second, third];
    });
  });
  afterAll(() => app.close());

  const place = async () => {
    const job = protection.jobs?.find(({ name }) => name === 'status-asked');
    await job?.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      now: app.now,
      about: {},
      log: quiet,
    });
  };
  const ask = (post: string, { nhs, born }: { nhs: string; born: string }, more: object = {}) =>
    app.sendJson(
      post,
      '/fhir/r4/Flag/_search',
      {
        'patient.identifier': `${SYSTEM}|${nhs}`,
        'patient.birthdate': born,
        setting: 'emergencyDepartment',
        encounter: 'ED-77',
        ...more,
      },
      { accept: 'application/fhir+json' },
    );
  const asked = async (whom: { nhs: string; born: string }) => {
    const answer = await ask(machine, whom);
    expect([answer.status, answer.header('content-type')]).toEqual([
      200,
      'application/fhir+json; charset=utf-8',
    ]);
    expect([byStructure(answer.json()), bySchema(answer.json())]).toEqual([[], []]);
    return Bundle.parse(answer.json());
  };
  const resourceOf = (bundle: z.infer<typeof Bundle>, type: string) =>
    bundle.entry.find(({ resource }) => resource.resourceType === type)?.resource;
  const noticesOf = (event: string) =>
    asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ to_id: string; path: string }>`
        select to_id, path from notice where event = ${event} order by id`.execute(tx);
      return rows;
    });

  it('is recorded by the social worker, stands at the top of the child’s page, and goes out in NHS England’s mapping', async () => {
    const { post } = vale.socialWorker;
    const recorded = await app.send(post, `/protection/children/${child}/new`, {
      kind: 'childProtectionPlan',
      category: 'NEG',
      'start-day': '1',
      'start-month': '10',
      'start-year': '2026',
      team: vale.frontDoor,
    });
    expect(recorded.location).toBe(`/protection/children/${child}`);
    const story = await app.get(post, `/children/${child}`);
    expect(story.text).toContain('Child protection plan');
    expect(story.text).toContain('Neglect, Front Door');
    const again = await app.sendJson(post, `/protection/children/${child}/new`, {
      kind: 'childProtectionPlan',
      category: 'PHY',
      start: '2026-11-01',
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('End that one first');

    const bundle = await asked(KNOWN);
    expect(bundle.total).toBe(1);
    expect(bundle.entry.map(({ search, resource }) => [search.mode, resource.resourceType])).toEqual([
      ['match', 'Flag'],
      ['include', 'CareTeam'],
      ['include', 'CarePlan'],
      ['include', 'Patient'],
    ]);
    const team = resourceOf(bundle, 'CareTeam');
    expect(team).toMatchObject({
      status: 'active',
      name: 'Arden Vale Council',
      period: { start: '2026-10-01' },
      telecom: [
        { system: 'phone', value: '01632 960999', use: 'mobile' },
        { system: 'phone', value: '01632 960100', use: 'work' },
      ],
    });
    expect(Coded.parse(z.array(z.unknown()).parse(team?.category)[0]).coding[0]).toMatchObject({
      system: 'http://snomed.info/sct',
      code: '342191000000101',
    });
    // Nothing goes out that the mapping does not ask for: no name, no category of abuse, no id of the child's own record.
    const said = JSON.stringify(bundle);
    for (const kept of ['Rowan', 'Birch', 'NEG', 'Neglect', child, 'Sam Reed'])
      expect(said).not.toContain(kept);
  });

  it('both validators refuse what is wrong', async () => {
    const bundle = await asked(KNOWN);
    const flag = resourceOf(bundle, 'Flag') ?? {};
    const team = resourceOf(bundle, 'CareTeam') ?? {};
    const withoutCode = {
      resourceType: 'Flag',
      ...Object.fromEntries(Object.entries(flag).filter(([name]) => name !== 'code')),
    };
    for (const wrong of [
      { ...flag, status: 'wrong' },
      { ...flag, nonsense: 1 },
      withoutCode,
      { ...team, period: { start: 'yesterday' } },
      { ...team, telecom: [{ system: 'pigeon' }] },
    ]) {
      expect(byStructure(wrong)).not.toEqual([]);
      expect(bySchema(wrong)).not.toEqual([]);
    }
  });

  it('every look-up is written down under the child, shown to the social worker, and told', async () => {
    app.now = '2026-11-24T10:00:00.000Z';
    await asked(KNOWN);
    const audited = (await auditOf(app)).find(({ event }) => event === 'status.asked');
    expect(audited).toMatchObject({ outcome: 'allowed', post_id: machine, subjects: [child] });
    await place();
    const page = await app.get(vale.socialWorker.post, `/protection/children/${child}`);
    expect(page.text).toContain('Arden Vale Community NHS Trust');
    expect(page.text).toContain('Emergency department');
    const told = await noticesOf('status.asked');
    expect(new Set(told.map(({ to_id }) => to_id))).toEqual(new Set([vale.socialWorker.post]));
    expect((await app.get(vale.socialWorker.post, told.at(-1)?.path ?? '')).text).toContain('ED-77');
    expect((await app.get(vale.socialWorker.post, `/children/${child}`)).text).toContain(
      'Protection status asked for',
    );
    // Whoever asked does not see it, and the numbers are gone from the question.
    expect((await app.getJson(machine, told.at(-1)?.path ?? '')).status).toBe(403);
    const left = await asOwner(app.databases, (tx) =>
      tx.selectFrom('status_question').selectAll().where('nhs_number', 'is not', null).execute(),
    );
    expect(left).toEqual([]);
  });

  it('nobody found, a wrong birth and a restricted child are one and the same empty answer; the named are told', async () => {
    app.now = '2026-11-25T10:00:00.000Z';
    const plainly = async (whom: { nhs: string; born: string }) => {
      const { text, status } = await ask(machine, whom);
      return [status, text];
    };
    const empty = await plainly(HIDDEN);
    expect(empty).toEqual(await plainly(NOBODY));
    expect(empty).toEqual(await plainly({ ...KNOWN, born: '2016-03-10' }));
    expect((await asked(HIDDEN)).entry).toEqual([]);
    const audited = (await auditOf(app)).filter(({ event }) => event === 'status.asked').slice(0, 4);
    expect(audited.flatMap(({ subjects }) => subjects)).toEqual([]);
    await place();
    const told = await noticesOf('status.askedOfNamed');
    expect(told.map(({ to_id }) => to_id)).toEqual([vale.socialWorker.post, vale.socialWorker.post]);
    const lookup = await app.get(vale.socialWorker.post, told[0]?.path ?? '');
    expect(lookup.text).toContain('Nothing: the same answer as if nobody were known');
    expect((await app.get(vale.frontDoorManager.post, told[0]?.path ?? '')).status).toBe(404);
    expect((await app.get(vale.frontDoorManager.post, `/protection/children/${hidden}`)).status).toBe(404);
  });

  it('an unborn child’s plan is told by the mother’s number, and only that', async () => {
    const { post } = vale.socialWorker;
    const before = await asked(MOTHER);
    expect(before.total).toBe(0);
    const wrong = await app.sendJson(post, `/protection/children/${unborn}/new`, {
      kind: 'childProtectionPlan',
      category: 'EMO',
      start: '2026-11-20',
    });
    expect(wrong.text).toContain('not born yet');
    const recorded = await app.sendJson(post, `/protection/children/${unborn}/new`, {
      kind: 'unbornPlan',
      category: 'EMO',
      start: '2026-11-20',
    });
    expect(recorded.status).toBe(200);
    const bundle = await asked(MOTHER);
    expect(JSON.stringify(resourceOf(bundle, 'Flag'))).toContain('818901000000100');
    expect(resourceOf(bundle, 'Patient')).toMatchObject({ birthDate: MOTHER.born });
  });

  it('is told for 12 months after it ended, and not at all where it was recorded in error', async () => {
    const { post } = vale.socialWorker;
    const looked = await actAs(app.databases, post, (acting) =>
      makePerson(acting, { given: 'Ash', family: 'Lowe', nhs: '9434765943', born: '2014-04-04' }),
    );
    await actAs(app.databases, post, async (acting) => {
      await makeStatus(acting, looked, { kind: 'lookedAfter', start: '2024-01-01' });
    });
    const whom = { nhs: '9434765943', born: '2014-04-04' };
    expect(resourceOf(await asked(whom), 'CareTeam')).toMatchObject({ status: 'active' });
    const [status] = z
      .object({ statuses: z.array(z.object({ id: z.string() })) })
      .parse((await app.getJson(post, `/protection/children/${looked}`)).json()).statuses;
    const end = (fields: object) => app.sendJson(post, `/protection/${status?.id}/end`, fields);
    expect((await end({ end: '2023-01-01', reason: 'returnedHome', version: 1 })).status).toBe(422);
    expect((await end({ end: '2026-06-30', reason: 'noLongerAtRisk', version: 1 })).status).toBe(422);
    expect((await end({ end: '2026-06-30', reason: 'returnedHome', version: 1 })).status).toBe(200);
    expect((await end({ end: '2026-06-29', reason: 'returnedHome', version: 1 })).status).toBe(409);
    const ended = await asked(whom);
    expect(resourceOf(ended, 'CarePlan')).toMatchObject({
      status: 'completed',
      period: { start: '2024-01-01', end: '2026-06-30' },
    });
    app.now = '2027-06-30T10:00:00.000Z';
    expect((await asked(whom)).total).toBe(1);
    app.now = '2027-07-01T10:00:00.000Z';
    expect((await asked(whom)).total).toBe(0);
    app.now = NOW;
    expect((await end({ end: '2026-06-30', reason: 'recordedInError', version: 2 })).status).toBe(200);
    expect((await asked(whom)).total).toBe(0);
  });

  it('only an organisation of the register is answered, on its days; a practitioner of it asks on a page', async () => {
    const refused = await ask(vale.officer.post, KNOWN);
    expect(refused.status).toBe(403);
    expect(refused.header('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(refused.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'forbidden' }],
    });
    expect([byStructure(refused.json()), bySchema(refused.json())]).toEqual([[], []]);
    expect((await app.get(vale.officer.post, '/protection/ask')).text).toContain(
      'is not among those that may ask',
    );

    const admin = vale.administrator.post;
    const added = await app.sendJson(admin, '/protection/askers/new', {
      organisation: vale.police,
      from: '2026-11-24',
      legalBasis: 'A made-up agreement',
    });
    expect(added.status).toBe(200);
    expect((await ask(vale.officer.post, KNOWN)).status).toBe(403);
    app.now = '2026-11-24T09:00:00.000Z';
    expect((await ask(vale.officer.post, KNOWN)).status).toBe(200);
    const shown = await app.send(vale.healthVisitor.post, '/protection/ask', {
      nhsNumber: '943 476 5919',
      'born-day': '9',
      'born-month': '3',
      'born-year': '2016',
      setting: 'scheduledCare',
      reason: 'A home visit tomorrow',
    });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Child protection plan');
    expect(shown.text).toContain('01632 960999');
    expect(shown.text).not.toContain('Neglect');
    // The answer is kept nowhere: not with the key of the form either.
    const kept = await asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ found: boolean }>`
        select bool_or(result::text like '%childProtectionPlan%') as found from submission_key`.execute(tx);
      return rows[0]?.found;
    });
    expect(kept).not.toBe(true);
    app.now = NOW;
  });

  it('what a system sends is judged, and a refusal is an OperationOutcome', async () => {
    for (const [wrong, status] of [
      [{ 'patient.identifier': '1234567890' }, 422],
      [{ 'patient.identifier': `urn:other|${KNOWN.nhs}` }, 422],
      [{ 'patient.birthdate': '2016' }, 422],
      [{ setting: 'somewhere' }, 422],
      [{ nonsense: 'x' }, 422],
      [{ 'patient.identifier': ['a', 'b'] }, 422],
    ] as const) {
      const answer = await ask(machine, KNOWN, wrong);
      expect([wrong, answer.status]).toEqual([wrong, status]);
      expect([wrong, byStructure(answer.json()), bySchema(answer.json())]).toEqual([wrong, [], []]);
    }
    const signedOut = await app.served.server.inject({
      method: 'POST',
      url: '/fhir/r4/Flag/_search',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      payload: '{}',
    });
    expect([signedOut.statusCode, signedOut.headers['content-type']]).toEqual([
      401,
      'application/fhir+json; charset=utf-8',
    ]);
    expect(bySchema(signedOut.json())).toEqual([]);
    const metadata = await app.getJson(machine, '/fhir/r4/metadata');
    expect(metadata.header('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect([byStructure(metadata.json()), bySchema(metadata.json())]).toEqual([[], []]);
    expect((await app.get(machine, '/fhir/r4/metadata')).text).toContain('FHIR interface</h1>');
  });

  it('a colleague who is kept from a child is told nothing, and the program’s own work is nobody’s', async () => {
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addExclusion(acting, { child_id: child, staff_id: vale.otherHealthVisitor.staff, reason: 'A cousin' }),
    );
    const kept = await ask(vale.otherHealthVisitor.post, KNOWN);
    expect(Bundle.parse(kept.json()).total).toBe(0);
    expect(Bundle.parse((await ask(vale.healthVisitor.post, KNOWN)).json()).total).toBe(1);
    const standing = {
      role: 'app',
      partnership: PARTNERSHIP,
      now: app.now,
      post: vale.officer.post,
    } as const;
    for (const call of [
      sql`select place_questions(10)`,
      sql`select people_with_number(${KNOWN.nhs}, ${KNOWN.born})`,
      sql`insert into status_lookup (id, question_id, setting, told) values (gen_random_uuid(), gen_random_uuid(), 'other', true)`,
    ])
      await expect(transact(app.databases.serving, standing, (tx) => call.execute(tx))).rejects.toMatchObject(
        {
          code: '42501',
        },
      );
    // Asked from beside the page, by an organisation outside the register, the function itself tells nothing.
    const beside = await transact(app.databases.serving, { ...standing, post: vale.teacher.post }, (tx) =>
      sql`select * from protection_told(${KNOWN.nhs}, ${KNOWN.born})`.execute(tx),
    );
    expect(beside.rows).toEqual([]);
  });
});
