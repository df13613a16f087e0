import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import { addDays } from '#kernel';
import { makePerson } from '#people';
import { addInvolvement, addRecord, addRestriction, addShare } from '#records';
import { insertReferrals } from '#referrals';
import { makeSupport, makeSupportCheck } from '#support';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';
import { worryOf } from '../support/worries.ts';

const TODAY = '2026-11-23';
const Rows = z.object({
  more: z.boolean(),
  rows: z.array(z.looseObject({ id: z.string(), name: z.string() })),
});

/** Whether the parents have the support that they need, who looked, and which babies nobody has seen. */
describe('Support for parents', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());

  const make = (given: string, born: string) =>
    actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      makePerson(acting, { given, family: 'Support', born }),
    );
  /** A child with a referral that is open since a day. */
  const open = async (given: string, born: string, since = '2026-09-01') => {
    const child = await make(given, born);
    const referral = await actAs(app.databases, vale.socialWorker.post, async (acting) => {
      const id = await addRecord(acting, { kind: 'referral', child, title: 'Referral' });
      await insertReferrals(acting.tx, [
        {
          id,
          contact_id: null,
          decision_id: null,
          referral_day: since,
          source_code: '6',
          primary_need: 'N1',
          accepted_as: null,
          no_further_action: false,
          closed_day: null,
          closure_reason: null,
        },
      ]);
      return id;
    });
    return { child, referral };
  };
  const unchecked = async (query = '', post = vale.socialWorker.post) => {
    const got = await app.getJson(post, `/support/unchecked${query}`);
    expect(got.status).toBe(200);
    return Rows.parse(got.json()).rows.map(({ name }) => name.replace(' Support', ''));
  };
  const support = {
    parent: 'Mother, Kim',
    need: 'mentalHealth',
    support: 'Weekly visits since the birth.',
    provider: 'Perinatal mental health team, Asha Cole',
    providerReach: '01632 960170',
  };

  it('is recorded with who gives it, checked when and with whom, and says when to look again', async () => {
    const { child } = await open('Aspen', '2026-06-01');
    const worker = vale.socialWorker.post;
    const added = await app.send(worker, `/support/of-child/${child}/new`, {
      ...support,
      'since-day': '1',
      'since-month': '9',
      'since-year': '2026',
    });
    expect([added.status, added.location]).toEqual([303, `/support/of-child/${child}`]);
    const page = await app.getJson(worker, `/support/of-child/${child}`);
    const { supports } = z
      .object({
        supports: z.array(
          z.looseObject({
            id: z.string(),
            clock: z.looseObject({ due: z.string(), why: z.array(z.string()) }),
          }),
        ),
      })
      .parse(page.json());
    const [first] = supports;
    expect(first?.clock.due).toBe('2027-01-04');
    expect(first?.clock.why.join(' ')).toContain('Local standard');

    const form = `/support/${first?.id}/check`;
    const wrong = await app.sendJson(worker, form, { stage: 'visit', on: TODAY, with: 'Kim', inPlace: 'no' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Enter what changed')]);
    const early = await app.sendJson(worker, form, {
      stage: 'visit',
      on: '2026-08-01',
      with: 'Kim',
      inPlace: 'yes',
    });
    expect(early.status).toBe(422);
    const checked = await app.sendJson(worker, form, {
      stage: 'planReview',
      on: '2026-11-20',
      with: 'Kim, and Asha Cole by telephone',
      inPlace: 'changed',
      note: 'Every two weeks since October.',
    });
    expect(checked.status).toBe(200);
    const text = (await app.get(worker, `/support/of-child/${child}`)).text;
    for (const part of [
      'At a review of the plan',
      'Asha Cole by telephone',
      'Every two weeks since October.',
    ])
      expect(text).toContain(part);
    const story = (await app.get(worker, `/children/${child}`)).text;
    for (const part of [
      'Perinatal mental health team',
      'Support for the parents',
      `/support/${first?.id}/check`,
    ])
      expect(story).toContain(part);
    expect((await app.get(vale.healthVisitor.post, `/support/of-child/${child}`)).status).toBe(403);
  });

  it('ends once, with what there is instead, and is checked no more', async () => {
    const { child } = await open('Birch', '2020-01-01');
    const worker = vale.socialWorker.post;
    const id = await actAs(app.databases, worker, async (acting) => (await makeSupport(acting, child)).id);
    const ended = { on: TODAY, why: 'Kim moved; the new team begins on Monday.', version: 1 };
    expect((await app.sendJson(worker, `/support/${id}/end`, ended)).status).toBe(200);
    expect((await app.sendJson(worker, `/support/${id}/end`, ended)).status).toBe(409);
    expect((await app.get(worker, `/support/${id}/check`)).status).toBe(409);
    expect((await app.get(worker, `/support/of-child/${child}`)).text).toContain(
      'the new team begins on Monday',
    );
  });

  it('that nobody looked at stands in a list: never first, then the longest ago, until somebody looks or the case closes', async () => {
    const never = await open('Cedar', '2015-01-01', '2026-10-01');
    const longest = await open('Dogwood', '2015-01-01');
    const recent = await open('Elder', '2015-01-01');
    const look = (child: string, on: string) =>
      app.sendJson(vale.socialWorker.post, `/support/of-child/${child}/look`, {
        stage: 'assessment',
        on,
        with: 'Both parents',
        found: 'noneNeeded',
        note: 'Grandparents see them every day.',
      });
    await look(longest.child, '2026-08-01');
    await look(recent.child, '2026-11-01');
    const teens = '?age=from10to15';
    expect(await unchecked(teens)).toEqual(['Cedar', 'Dogwood']);
    expect(await unchecked('?age=from10to15&days=10')).toEqual(['Cedar', 'Dogwood', 'Elder']);
    expect(await unchecked('?age=under1')).not.toContain('Cedar');
    expect(await unchecked('?age=unborn')).toEqual([]);

    await look(never.child, TODAY);
    expect(await unchecked(teens)).toEqual(['Dogwood']);
    await asOwner(app.databases, (tx) =>
      tx
        .updateTable('referral')
        .set({ closed_day: TODAY, closure_reason: 'RC1' })
        .where('id', '=', longest.referral)
        .execute(),
    );
    expect(await unchecked(teens)).toEqual([]);
  });

  it('counts what the front door looked at when it decided', async () => {
    const raised = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [{ given: 'Fir', family: 'Support', born: '2012-01-01' }] }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(raised.json());
    const [row] = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    await app.send(vale.frontDoorWorker.post, `/contacts/${row?.id}/identify`, { child: 'new' });
    const decided = await app.sendJson(vale.frontDoorWorker.post, `/contacts/${row?.id}/decision`, {
      outcome: 'section17',
      levelOfNeed: '4',
      primaryNeed: 'N1',
      reason: 'An assessment is owed.',
      message: 'Accepted.',
      support: 'A befriender, weekly.',
      supportProvider: 'Home-Start',
      supportCheckedOn: '2026-09-01',
      supportCheckedWith: 'Mother',
      supportInPlace: 'yes',
    });
    expect(decided.status).toBe(200);
    expect(await unchecked('?age=from10to15')).toEqual(['Fir']);
    expect(await unchecked('?age=from10to15&days=120')).toEqual([]);
  });

  it('asks which babies nobody has seen: under one and born, by whoever works with them', async () => {
    const seen = (child: string, last: string | null, until: string | null = null) =>
      asOwner(app.databases, (tx) =>
        addInvolvement(tx, {
          child_id: child,
          organisation_id: vale.trust,
          body_id: vale.healthVisiting,
          post_id: vale.healthVisitor.post,
          practitioner: 'Hana Voss',
          service: 'Health visiting',
          reach: '01632 960150',
          from_day: '2026-01-01',
          until_day: until,
          last_seen_day: last,
        }),
      );
    const give = (child: string) =>
      actAs(app.databases, vale.frontDoorManager.post, (acting) =>
        addShare(acting, {
          record: child,
          grantee_kind: 'body',
          grantee_id: vale.healthVisiting,
          lawful_basis: 'Public task',
          purpose: 'To work with the family',
        }),
      );
    const babies = {
      never: (await open('Gorse', '2026-10-01')).child,
      long: (await open('Hornbeam', '2025-11-24')).child,
      lately: (await open('Ivy', '2026-05-01')).child,
      birthday: (await open('Juniper', '2025-11-23')).child,
      unborn: await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
        makePerson(acting, { given: 'Kapok', family: 'Support', expected: '2027-01-01' }),
      ),
    };
    await seen(babies.never, null);
    await seen(babies.long, addDays(TODAY, -29));
    await seen(babies.lately, addDays(TODAY, -28));
    for (const child of [babies.birthday, babies.unborn]) await seen(child, null);
    for (const child of Object.values(babies)) await give(child);
    const unseen = async (post: string, query = '') => {
      const got = await app.getJson(post, `/support/under-ones${query}`);
      expect(got.status).toBe(200);
      return Rows.parse(got.json()).rows.map(({ name }) => name.replace(' Support', ''));
    };
    expect(await unseen(vale.healthVisitor.post)).toEqual(['Gorse', 'Hornbeam']);
    expect(await unseen(vale.healthVisitor.post, '?days=10')).toEqual(['Gorse', 'Hornbeam', 'Ivy']);
    expect(await unseen(vale.socialWorker.post)).toEqual(
      expect.arrayContaining(['Gorse', 'Hornbeam', 'Aspen']),
    );
    expect(await unseen(vale.teacher.post)).toEqual([]);

    // Nobody but the named sees that a restricted baby was not seen; nor in the list of what was not checked.
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, babies.never, 'A witness.', []),
    );
    expect(await unseen(vale.healthVisitor.post)).toEqual(['Hornbeam']);
    expect(await unseen(vale.frontDoorManager.post)).toContain('Gorse');
    expect(await unchecked('?age=under1')).not.toContain('Gorse');
    expect(await unchecked('?age=under1', vale.frontDoorManager.post)).toContain('Gorse');
  });

  it('waits on the first page of the worker whose six weeks have run out', async () => {
    const { child } = await open('Larch', '2018-01-01');
    await asOwner(app.databases, (tx) =>
      addInvolvement(tx, {
        child_id: child,
        organisation_id: vale.council,
        body_id: null,
        post_id: vale.socialWorker.post,
        practitioner: 'Sam Reed',
        service: 'Family support',
        reach: '01632 960120',
        lead: true,
        from_day: '2026-01-01',
        until_day: null,
        last_seen_day: null,
      }),
    );
    await actAs(
      app.databases,
      vale.socialWorker.post,
      async (acting) => {
        const { id } = await makeSupport(acting, child, { since: '2026-08-01' });
        await makeSupportCheck(acting, id, { on: '2026-09-01' });
      },
      '2026-09-01T09:00:00.000Z',
    );
    const home = (await app.get(vale.socialWorker.post, '/')).text;
    expect(home).toContain('Check that a parent’s support is still in place');
    expect(home).toContain('checked on 1 September 2026');
    expect((await app.get(vale.socialWorker.post, `/support/${newId()}`)).status).toBe(404);
  });
});
