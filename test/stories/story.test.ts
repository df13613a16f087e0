import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, newId } from '#db';
import { type Actor, dayOf, type Instant, type Role } from '#kernel';
import { addPerson, addRelationship } from '#people';
import {
  addExclusion,
  addInvolvement,
  addRecord,
  addRestriction,
  addShare,
  involvementsOfChild,
} from '#records';
import { insertReferrals } from '#referrals';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, asPost, NOW, PARTNERSHIP } from '../support/world.ts';

const SPRING: Instant = '2026-03-02T10:00:00.000Z';

/** Acts as a post does, under the policies, at a moment. */
const actAs = <T>(
  app: TestApp,
  who: { post: string; staff: string },
  role: Role,
  organisation: string,
  run: (acting: Acting) => Promise<T>,
  now: Instant = NOW,
): Promise<T> =>
  asPost(
    app.databases,
    who.post,
    (tx) => {
      const actor: Actor = {
        account: 'test',
        staff: who.staff,
        staffName: '',
        post: who.post,
        postTitle: '',
        role,
        organisation,
        organisationName: '',
        body: null,
        bodyName: null,
        partnership: PARTNERSHIP,
      };
      return run({ tx, actor, now, today: dayOf(now) });
    },
    { role: 'app', now },
  );

/** What a page says, without what differs from one visit to the next. */
const words = (html: string): string =>
  html.replace(/value="[^"]*"/g, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

describe('The record tells the child’s story', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let rowan = '';
  let mother = '';
  let referral = '';

  const asCouncil = <T>(run: (acting: Acting) => Promise<T>, now: Instant = NOW) =>
    actAs(app, vale.socialWorker, 'socialWorker', vale.council, run, now);
  const story = async (post: string, query = '') => app.get(post, `/children/${rowan}${query}`);

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    await asCouncil(async (acting) => {
      rowan = await addPerson(acting, {
        names: [
          { kind: 'legal', given: 'Rowan', family: 'Birch' },
          { kind: 'knownAs', given: 'Ro', family: 'Birch' },
        ],
        born: '2018-05-04',
        school: 'Hawthorn Lane Primary School',
        identifiers: [{ scheme: 'nhs', value: '9434765919' }],
        addresses: [{ lines: '4 Mill Rise', postcode: 'ZZ1 1AA', withheld: true }],
        workerSafety: 'Visit in pairs: a dog that bites.',
      });
      mother = await addPerson(acting, { names: [{ given: 'Ann', family: 'Birch' }], born: '1990' });
      const brother = await addPerson(acting, {
        names: [{ given: 'Ash', family: 'Birch' }],
        born: '2020-01-02',
      });
      await addRelationship(acting, {
        person: rowan,
        other: mother,
        kind: 'mother',
        parentalResponsibility: true,
        sameFamily: true,
      });
      await addRelationship(acting, { person: rowan, other: brother, kind: 'sibling' });
      referral = await addRecord(acting, {
        kind: 'referral',
        child: rowan,
        title: 'Referral',
        occurredAt: SPRING,
      });
      await insertReferrals(acting.tx, [
        {
          id: referral,
          contact_id: null,
          decision_id: null,
          referral_day: '2026-03-02',
          source_code: '2A',
          primary_need: 'N1',
          accepted_as: 'section17',
          closed_day: null,
          closure_reason: null,
        },
      ]);
      for (const [practitioner, post, organisation, service] of [
        ['Hana Voss', vale.healthVisitor.post, vale.trust, 'Health visiting'],
        ['Sam Reed', vale.socialWorker.post, vale.council, 'Family support'],
      ] as const)
        await addInvolvement(acting.tx, {
          child_id: rowan,
          organisation_id: organisation,
          body_id: null,
          post_id: post,
          practitioner,
          service,
          reach: '01632 960123',
          from_day: '2026-03-03',
          until_day: null,
          last_seen_day: '2026-11-18',
        });
    }, SPRING);
    // The school recorded, nine days afterwards, what happened in June, and shared that with the council.
    await asOwner(app.databases, async (tx) => {
      const id = newId();
      await tx
        .insertInto('record')
        .values({
          id,
          kind: 'identification',
          child_id: rowan,
          submission_id: id,
          owner_organisation_id: vale.school,
          owner_body_id: null,
          occurred_at: '2026-06-01T09:00:00.000Z',
          recorded_at: '2026-06-10T09:00:00.000Z',
          recorded_by: vale.teacher.post,
          title: 'Contact from school',
        })
        .execute();
      await tx
        .insertInto('share')
        .values({
          id: newId(),
          record_id: id,
          by_organisation_id: vale.school,
          grantee_kind: 'organisation',
          grantee_id: vale.council,
          outcome: 'shared',
          lawful_basis: 'public task',
          purpose: 'a worry',
          from_at: SPRING,
          until_at: null,
          decided_by: vale.teacher.post,
          decided_at: SPRING,
        })
        .execute();
    });
  });
  afterAll(() => app.close());

  it('says on one page who the child is, who is family, who is involved, what is in force, and what happened', async () => {
    const page = await story(vale.socialWorker.post);
    expect(page.status).toBe(200);
    for (const said of [
      'Rowan Birch',
      'Ro Birch',
      '4 May 2018',
      '8 years',
      'Hawthorn Lane Primary School',
      '943 476 5919',
      'Visit in pairs',
      'Ann Birch',
      'Ash Birch',
      'Hana Voss',
      'assessment under section 17',
      'since 2 March 2026',
      'Contact from school',
      'Recorded 9 days later',
      'The years so far',
    ])
      expect(page.text).toContain(said);
    expect(page.text).toContain(`href="/referrals/${referral}"`);
    const model = (await app.getJson(vale.socialWorker.post, `/children/${rowan}`)).json();
    expect(model).toMatchObject({
      family: [
        { name: 'Ann Birch', relation: 'Mother', responsibility: true, isChild: false },
        { name: 'Ash Birch', responsibility: false, isChild: true },
      ],
      chronology: { total: 2, years: { each: 'day', lanes: [{ records: 1 }, { records: 1 }] } },
    });
  });

  it('shows what is due and from what: a contact about the child that nobody has decided, with its clock', async () => {
    const now = '2026-11-20T10:00:00.000Z';
    await actAs(
      app,
      vale.frontDoorWorker,
      'frontDoorWorker',
      vale.council,
      async (acting) => {
        await addShare(acting, {
          record: rowan,
          grantee_kind: 'post',
          grantee_id: vale.officer.post,
          lawful_basis: 'public task',
          purpose: 'visit',
        });
      },
      now,
    );
    await app.send(
      vale.officer.post,
      `/contacts/new?child=${rowan}`,
      {
        team: vale.frontDoor,
        'children.0.person': rowan,
        worry: 'Found alone at the bus station.',
        livedExperience: 'Cold and hungry.',
        immediateRisk: 'no',
        parentsTold: 'yes',
        serviceAgreement: 'notAsked',
        lawfulBasis: 'publicTask',
        source: '6',
        reach: '101',
      },
      `/contacts/new?child=${rowan}`,
    );
    const page = await story(vale.frontDoorWorker.post);
    expect(page.text).toContain('Decision on a contact');
    expect(page.text).toContain('24 November 2026');
    expect(page.text).toContain('Why this date?');
    expect((await story(vale.officer.post)).text).not.toContain('Decision on a contact');
  });

  it('shows each reader no more than they have a reason to see', async () => {
    const page = await story(vale.officer.post);
    expect(page.status).toBe(200);
    for (const hidden of ['Contact from school', 'assessment under section 17', '4 Mill Rise', 'Ann Birch'])
      expect(page.text).not.toContain(hidden);
    const council = (await story(vale.socialWorker.post)).text;
    expect(council).toContain('Address withheld');
    expect(council).not.toContain('4 Mill Rise');
    expect((await app.get(vale.socialWorker.post, `/children/${rowan}/as-at`)).text).not.toContain(
      '4 Mill Rise',
    );
    expect((await story(vale.scrutinyMember.post)).status).toBe(403);
  });

  it('is narrowed by kind, agency and time, and says what is no date', async () => {
    const lines = async (query: string) =>
      (await app.getJson(vale.socialWorker.post, `/children/${rowan}?${query}`)).json();
    expect(await lines('kind=referral')).toMatchObject({ chronology: { found: 1, total: 2 } });
    expect(await lines(`agency=${vale.school}`)).toMatchObject({
      chronology: { found: 1, lines: [{ what: 'Contact from school', lateDays: 9 }] },
    });
    expect(await lines('from=2026-06&until=2026')).toMatchObject({ chronology: { found: 1 } });
    expect(await lines('order=oldest')).toMatchObject({
      chronology: { lines: [{ what: 'Referral' }, { what: 'Contact from school' }] },
    });
    const wrong = await story(vale.socialWorker.post, '?from-day=31&from-month=2&from-year=2026');
    expect(wrong.text).toContain('From must be a real date, or a year');
    expect(wrong.text).toContain('Contact from school');
  });

  it('shows any record as it stood at the end of a day, and who changed it since', async () => {
    await asCouncil(async ({ tx }) => {
      await tx
        .updateTable('referral')
        .set({ closed_day: '2026-10-05', closure_reason: 'RC1' })
        .where('id', '=', referral)
        .execute();
    }, '2026-10-05T22:30:00.000Z');
    const at = (on: string) =>
      app.get(vale.socialWorker.post, `/children/${rowan}/as-at?record=${referral}&on=${on}`);
    const facts = async (on: string) => (await at(on)).text.split('Every change')[0] ?? '';
    expect(await facts('2026-10-04')).toContain('Section 17');
    expect(await facts('2026-10-04')).not.toContain('5 October 2026');
    expect(await facts('2026-10-05')).toContain('5 October 2026');
    expect((await at('2026-10-04')).text).toContain('Sam Reed, Social worker');
    expect((await at('2026-01-01')).text).toContain('This had not been written yet');
    const elsewhere = await app.get(vale.socialWorker.post, `/children/${mother}/as-at?record=${referral}`);
    expect(elsewhere.status).toBe(404);
  });

  it('shows who was involved on a day, in words, and who changed it since', async () => {
    const [first] = await asCouncil(({ tx }) => involvementsOfChild(tx, rowan));
    const change = (until: string | null, now: Instant) =>
      asCouncil(
        ({ tx }) =>
          tx
            .updateTable('involvement')
            .set({ until_day: until })
            .where('id', '=', first?.id ?? '')
            .execute(),
        now,
      );
    await change('2026-09-30', '2026-10-01T09:00:00.000Z');
    await change(null, '2026-10-02T09:00:00.000Z');
    const at = async (on: string) => {
      const page = await app.get(vale.socialWorker.post, `/children/${rowan}/as-at?on=${on}`);
      expect(page.text).not.toMatch(/[a-z]_[a-z]+ *</);
      return page.text.split('Every change')[0] ?? '';
    };
    expect(await at('2026-03-02')).toContain('Hana Voss');
    expect(await at('2026-03-02')).not.toContain('30 September 2026');
    expect(await at('2026-10-01')).toContain('30 September 2026');
    const model = (await app.getJson(vale.socialWorker.post, `/children/${rowan}/as-at`)).json();
    expect(model).toMatchObject({
      parts: expect.arrayContaining([
        {
          name: 'Involvement',
          rows: expect.arrayContaining([
            expect.arrayContaining([
              { label: 'Practitioner', value: 'Hana Voss' },
              { label: 'How to reach them', value: '01632 960123' },
              { label: 'Child last seen', value: '18 November 2026' },
              { label: 'Leads the work with this family', value: 'No' },
            ]),
          ]),
        },
      ]),
      changes: expect.arrayContaining([
        {
          at: '2026-10-01T09:00:00.000Z',
          by: 'Sam Reed, Social worker',
          what: 'changed',
          part: 'Involvement',
          fields: [{ label: 'Until', before: '', after: '30 September 2026' }],
          later: false,
        },
      ]),
    });
  });

  it('lets those in the network see whom to call, and nothing else', async () => {
    const page = await app.get(vale.healthVisitor.post, `/children/${rowan}/network`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Sam Reed');
    expect(page.text).toContain('01632 960123');
    for (const hidden of ['Rowan', 'Birch', 'Referral']) expect(page.text).not.toContain(hidden);
    expect((await story(vale.healthVisitor.post)).status).toBe(404);
    expect((await app.get(vale.teacher.post, `/children/${rowan}/network`)).status).toBe(404);
  });

  it('lists the children that one works with, and that one’s team does; a record out of sight has no name there', async () => {
    const own = await app.get(vale.socialWorker.post, '/children');
    expect(own.text).toContain(`href="/children/${rowan}"`);
    expect(own.text).toContain('Rowan Birch');
    const visitor = await app.get(vale.healthVisitor.post, '/children');
    expect(visitor.text).toContain(`href="/children/${rowan}/network"`);
    for (const hidden of ['Rowan', 'Birch']) expect(visitor.text).not.toContain(hidden);
    const [latest] = await auditOf(app);
    expect(latest).toMatchObject({ event: 'children.listed', subjects: [rowan] });
    const team = await app.getJson(vale.socialWorker.post, '/children?whose=team');
    expect(team.json()).toMatchObject({
      whose: 'team',
      total: 1,
      children: [{ id: rowan, name: 'Rowan Birch' }],
    });
    const empty = await app.get(vale.teacher.post, '/children');
    expect(empty.text).toContain('Nobody has recorded that you work with a child.');
    expect((await app.get(vale.scrutinyMember.post, '/children')).status).toBe(403);
  });

  it('leaves one row a view in the audit, with the child and the family named on the page', async () => {
    await story(vale.socialWorker.post);
    const [latest] = await auditOf(app);
    expect(latest).toMatchObject({
      event: 'story.viewed',
      outcome: 'allowed',
      post_id: vale.socialWorker.post,
    });
    expect(latest?.subjects).toHaveLength(3);
    expect(latest?.subjects).toContain(mother);
  });

  it('answers about a restricted child, and to the excluded, exactly as about no child', async () => {
    const [hidden, kept] = await asCouncil(async (acting) => {
      const restricted = await addPerson(acting, { names: [{ given: 'Wren', family: 'Ash' }], born: '2019' });
      await addRestriction(acting, restricted, 'A colleague’s child', []);
      const excluded = await addPerson(acting, { names: [{ given: 'Lark', family: 'Elm' }], born: '2019' });
      await addExclusion(acting, {
        child_id: excluded,
        staff_id: vale.frontDoorWorker.staff,
        reason: 'A neighbour',
      });
      return [restricted, excluded];
    });
    const own = await app.get(vale.socialWorker.post, `/children/${hidden}`);
    expect(own.text).toContain('Restricted');
    for (const part of ['', '/as-at', '/network']) {
      const none = await app.get(vale.frontDoorWorker.post, `/children/${newId()}${part}`);
      expect(none.status).toBe(404);
      for (const child of [hidden, kept]) {
        const answer = await app.get(vale.frontDoorWorker.post, `/children/${child}${part}`);
        expect(answer.status).toBe(404);
        expect(words(answer.text)).toBe(words(none.text));
      }
    }
  });
});
