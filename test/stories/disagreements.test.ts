import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actOnDisagreement, disagreements, makeDisagreement } from '#disagreements';
import { makeBody, makeOrganisation, makePost, makeSeat } from '#partnership';
import { addPerson } from '#people';
import { addExclusion, addRestriction } from '#records';
import { makeContact, makeDecision } from '#referrals';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const listen = (app: TestApp, now: string) =>
  disagreements.jobs
    ?.find(({ name }) => name === 'disagreement-silence')
    ?.run({ databases: app.databases, partnership: PARTNERSHIP, now, about: {}, log: quiet });

/** The three safeguarding partners, each with a delegated partner who reads no child's record and a safeguarding lead who does. */
const layPartners = (app: TestApp, vale: ArdenVale) =>
  asOwner(app.databases, async (tx) => {
    const icb = await makeOrganisation(tx, { name: 'Arden Vale Integrated Care Board', type: 'icb' });
    const partnership = await makeBody(tx, { name: 'Arden Vale SCP', type: 'partnership' });
    const post = (
      name: string,
      role: 'boardMember' | 'safeguardingLead' | 'businessManager',
      organisation: string,
    ) =>
      makePost(tx, {
        name,
        role,
        title: role === 'boardMember' ? 'Director' : 'Designated lead',
        organisation,
      });
    const director = await post('Dina Cole', 'boardMember', vale.council);
    const nurse = await post('Nell Hart', 'boardMember', icb);
    const commander = await post('Cal West', 'boardMember', vale.police);
    for (const [held, organisation] of [
      [director, vale.council],
      [nurse, icb],
      [commander, vale.police],
    ] as const)
      await makeSeat(tx, {
        body: partnership,
        post: held.post,
        organisation,
        capacity: 'delegatedSafeguardingPartner',
      });
    return {
      icb,
      director,
      designatedNurse: await post('Des Ash', 'safeguardingLead', icb),
      detective: await post('Dee Rook', 'safeguardingLead', vale.police),
      businessManager: await post('Bea Quill', 'businessManager', vale.council),
    };
  });

/** A contact of the health visitor's that the front door decided. */
const decided = async (app: TestApp, vale: ArdenVale, child?: string) => {
  const [contact = ''] = await actAs(app.databases, vale.healthVisitor.post, (acting) =>
    makeContact(acting, { team: vale.frontDoor, ...(child ? { children: [{ person: child }] } : {}) }),
  );
  await actAs(app.databases, vale.frontDoorManager.post, (acting) => makeDecision(acting, contact));
  return contact;
};

const form = {
  theme: 'threshold',
  disagreeWith: 'Advice is not enough.',
  wanted: 'A social worker sees Rowan this week.',
  why: 'Both arms were bruised, and nobody could say how.',
  immediateRisk: 'no',
};

describe('A disagreement that silence carries to the partners', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let partners: Awaited<ReturnType<typeof layPartners>>;
  let contact = '';
  let address = '';
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    partners = await layPartners(app, vale);
    contact = await decided(app, vale);
  });
  afterAll(() => app.close());

  it('is raised from the page of the outcome, and says 999 first', async () => {
    const page = await app.get(vale.healthVisitor.post, `/contacts/${contact}`);
    expect(page.text).toContain(`/disagreements/new?about=${contact}`);
    const raising = await app.get(vale.healthVisitor.post, `/disagreements/new?about=${contact}`);
    expect(raising.text).toContain('call 999 first');
    const sent = await app.send(vale.healthVisitor.post, '/disagreements/new', {
      ...form,
      about: contact,
      with: `body:${vale.frontDoor}`,
    });
    expect(sent.status).toBe(303);
    address = sent.location;
    const one = await app.get(vale.healthVisitor.post, address);
    expect(one.text).toContain('1 of 4: practitioner to practitioner');
    expect(one.text).toContain('Local standard');
    expect(one.text).not.toContain('Statutory');
  });

  it('is seen by both agencies and nobody else', async () => {
    for (const { post } of [vale.frontDoorWorker, vale.frontDoorManager, vale.socialWorker, vale.namedNurse])
      expect((await app.get(post, address)).status).toBe(200);
    for (const { post } of [vale.teacher, vale.officer, vale.otherHealthVisitor, partners.designatedNurse])
      expect((await app.get(post, address)).status).toBe(404);
    for (const { post } of [vale.scrutinyMember, partners.director])
      expect((await app.get(post, address)).status).toBe(403);
    expect((await app.get(vale.frontDoorWorker.post, '/')).text).toContain(
      'Reply to a professional disagreement',
    );
  });

  it('goes on by itself when a stage passes in silence, each stage with its own time', async () => {
    await listen(app, '2026-11-24T16:00:00.000Z');
    expect((await app.get(vale.healthVisitor.post, address)).text).toContain('1 of 4');
    app.now = '2026-11-25T08:00:00.000Z';
    await listen(app, app.now);
    await listen(app, app.now);
    const second = await app.get(vale.healthVisitor.post, address);
    expect(second.text).toContain('2 of 4: line managers and named leads');
    expect(second.text).toContain('Silence: nobody replied in time');
    const worker = await app.get(vale.frontDoorWorker.post, `${address}/reply`);
    expect(worker.status).toBe(409);
    expect((await app.get(vale.frontDoorManager.post, `${address}/reply`)).status).toBe(200);
    // Nothing ran for a fortnight: the next stage still has all of its time.
    app.now = '2026-12-09T08:00:00.000Z';
    await listen(app, app.now);
    expect((await app.get(vale.healthVisitor.post, address)).text).toContain('3 of 4');
    app.now = '2026-12-15T08:00:00.000Z';
    await listen(app, app.now);
    const fourth = await app.get(vale.healthVisitor.post, address);
    expect(fourth.text).toContain('4 of 4: the safeguarding partners');
    expect(fourth.text).toContain('Des Ash');
  });

  it('reaches the partners by their safeguarding leads; who sits on boards learns that one waits, and nothing of it', async () => {
    for (const { post } of [partners.designatedNurse, partners.detective])
      expect((await app.get(post, address)).text).toContain('Both arms were bruised');
    const notices = await asOwner(app.databases, (tx) =>
      tx.selectFrom('notice').select(['to_id', 'event', 'record_id', 'path']).execute(),
    );
    const id = address.split('/').at(-1);
    expect(notices).toContainEqual({
      to_id: partners.designatedNurse.post,
      event: 'disagreement.stage',
      record_id: id,
      path: address,
    });
    expect(notices).toContainEqual({
      to_id: partners.director.post,
      event: 'disagreement.partners',
      record_id: null,
      path: '/disagreements/patterns',
    });
    const page = await app.get(partners.director.post, '/disagreements/patterns');
    expect(page.text).toContain('1 disagreement waits for the');
    expect(page.text).not.toContain('bruised');
  });

  it('is answered, settled, and learned from without a name', async () => {
    const reply = await app.send(partners.designatedNurse.post, `${address}/reply`, {
      verdict: 'partly',
      said: 'The three delegated partners met today: an assessment begins.',
      turn: '4',
    });
    expect(reply.status).toBe(303);
    expect((await app.get(vale.healthVisitor.post, '/')).text).toContain(
      'Answer a reply to your disagreement',
    );
    const higher = await app.send(vale.healthVisitor.post, `${address}/answer`, {
      resolved: 'no',
      said: 'Still not.',
      turn: '5',
    });
    expect(higher.status).toBe(422);
    expect(higher.text).toContain('there is no stage above them');
    const ended = await app.send(vale.healthVisitor.post, `${address}/answer`, {
      resolved: 'yes',
      ending: 'partlyChanged',
      said: 'Agreed.',
      turn: '5',
    });
    expect(ended.status).toBe(303);
    const named = await app.send(vale.frontDoorManager.post, `${address}/learning`, {
      said: 'Hana Voss was right to go on. Managers answer within the limit.',
    });
    expect(named.status).toBe(422);
    expect(named.text).toContain('Hana, Voss');
    const learned = await app.send(vale.frontDoorManager.post, `${address}/learning`, {
      said: 'Managers answer within the limit.',
    });
    expect(learned.status).toBe(303);
  });
});

describe('A disagreement and its rules', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    await layPartners(app, vale);
  });
  afterAll(() => app.close());
  const raise = (trait: 'threshold' | 'atRisk', about: string | null = null, now = NOW) =>
    actAs(
      app.databases,
      vale.healthVisitor.post,
      (acting) => makeDisagreement(acting, trait, { with: `body:${vale.frontDoor}`, about }),
      now,
    );

  it('skips stages where a child is at immediate risk, with a clock that ends on the same day', async () => {
    const id = await raise('atRisk');
    const one = (await app.getJson(vale.healthVisitor.post, `/disagreements/${id}`)).json() as {
      stage: number;
      clock: { due: string };
    }; // the model that the page declares
    expect(one.stage).toBe(3);
    expect(one.clock.due).toBe('2026-11-23');
    const later = await raise('threshold');
    const said = await app.send(vale.healthVisitor.post, `/disagreements/${later}/at-risk`, {
      said: 'He is back at the address.',
      turn: '1',
    });
    expect(said.status).toBe(303);
    expect((await app.get(vale.frontDoorManager.post, `/disagreements/${later}`)).text).toContain(
      'A child at immediate risk: straight to stage 3',
    );
  });

  it('a reply that silence overtook is refused with what happened, and keeps what was typed', async () => {
    const id = await raise('threshold');
    const page = await app.get(vale.frontDoorManager.post, `/disagreements/${id}/reply`);
    expect(page.text).toContain('name="turn" value="1"');
    await listen(app, '2026-11-26T08:00:00.000Z');
    const late = await app.send(vale.frontDoorManager.post, `/disagreements/${id}/reply`, {
      verdict: 'keep',
      said: 'We looked at this with care.',
      turn: '1',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('went on to stage 2 by itself');
    expect(late.text).toContain('We looked at this with care.');
  });

  it('whoever replied does not reply at the next stage: it is another pair of eyes', async () => {
    const id = await raise('threshold');
    const act = (
      post: string,
      run: (acting: Parameters<typeof actOnDisagreement.keep>[0]) => Promise<unknown>,
    ) => actAs(app.databases, post, run);
    await act(vale.frontDoorManager.post, (acting) => actOnDisagreement.keep(acting, id));
    await act(vale.healthVisitor.post, (acting) => actOnDisagreement.notResolved(acting, id));
    const again = await app.get(vale.frontDoorManager.post, `/disagreements/${id}/reply`);
    expect(again.status).toBe(409);
    expect(again.text).toContain('another pair of eyes');
  });

  it('goes the way of its child: a restricted one is seen by those named, and its raiser keeps what it wrote', async () => {
    const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addPerson(acting, { names: [{ kind: 'legal', given: 'Zephyrine', family: 'Quill' }], born: '2019-02' }),
    );
    const [contact = ''] = await actAs(app.databases, vale.healthVisitor.post, (acting) =>
      makeContact(acting, { team: vale.frontDoor }),
    );
    await app.send(
      vale.frontDoorManager.post,
      `/contacts/${contact}/identify`,
      { child },
      `/contacts/${contact}/identify?given=Zephyrine&family=Quill`,
    );
    await actAs(app.databases, vale.frontDoorManager.post, (acting) => makeDecision(acting, contact));
    const id = await raise('threshold', contact);
    await actAs(app.databases, vale.frontDoorManager.post, (acting) => actOnDisagreement.keep(acting, id));
    const one = `/disagreements/${id}`;
    const story = await app.get(vale.socialWorker.post, `/children/${child}`);
    expect(story.text).toContain('Professional disagreement');
    expect((await app.get(vale.healthVisitor.post, one)).text).not.toContain('Zephyrine');
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addExclusion(acting, {
        child_id: child,
        staff_id: vale.secondFrontDoorWorker.staff,
        reason: 'A relative of the family.',
      }),
    );
    expect((await app.get(vale.secondFrontDoorWorker.post, one)).status).toBe(404);
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addRestriction(acting, child, 'A parent works at the council.', []),
    );
    for (const { post } of [vale.frontDoorWorker, vale.frontDoorManager]) {
      expect((await app.get(post, one)).status).toBe(404);
      expect((await app.get(post, '/disagreements')).text).not.toContain(id);
      expect((await app.get(post, '/')).text).not.toContain(id);
    }
    expect((await app.get(vale.socialWorker.post, one)).text).toContain('Zephyrine');
    const kept = await app.get(vale.healthVisitor.post, one);
    expect(kept.text).toContain('Reply: decision kept');
    const said = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('disagreement_step')
        .select('id')
        .where('disagreement_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    const seen = await actAs(app.databases, vale.frontDoorWorker.post, ({ tx }) =>
      tx.selectFrom('disagreement_step').select('said').where('id', '=', said.id).execute(),
    );
    expect(seen).toEqual([]);
  });

  it('inside the council it stands under its child', async () => {
    const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addPerson(acting, { names: [{ kind: 'legal', given: 'Rowan', family: 'Birch' }], born: '2020-05' }),
    );
    const id = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      makeDisagreement(acting, 'plan', { with: `body:${vale.frontDoor}`, about: child }),
    );
    expect((await app.get(vale.frontDoorWorker.post, `/disagreements/${id}`)).text).toContain('Rowan Birch');
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addRestriction(acting, child, 'A parent works at the council.', []),
    );
    expect((await app.get(vale.frontDoorWorker.post, `/disagreements/${id}`)).status).toBe(404);
    expect((await app.get(vale.socialWorker.post, `/disagreements/${id}`)).status).toBe(200);
    const [event] = await auditOf(app);
    expect(event).toMatchObject({ event: 'disagreement.viewed', subjects: [child] });
  });

  it('is shown to the partnership as patterns of a year that has ended, small numbers hidden', async () => {
    const partner = await layPartners(app, vale);
    for (let n = 0; n < 7; n += 1) {
      const id = await raise('threshold', null, '2025-06-03T10:00:00.000Z');
      await actAs(
        app.databases,
        vale.frontDoorManager.post,
        (acting) => actOnDisagreement.accept(acting, id),
        '2025-06-04T10:00:00.000Z',
      );
      await actAs(
        app.databases,
        vale.healthVisitor.post,
        async (acting) => {
          await actOnDisagreement.resolved(acting, id);
          if (n === 0) await actOnDisagreement.learned(acting, id);
        },
        '2025-06-05T10:00:00.000Z',
      );
    }
    await actAs(
      app.databases,
      vale.teacher.post,
      (acting) => makeDisagreement(acting, 'sharing', { with: `organisation:${vale.police}` }),
      '2025-06-05T10:00:00.000Z',
    );
    const page = await app.getJson(partner.businessManager.post, '/disagreements/patterns?year=2025');
    expect(page.json()).toMatchObject({
      total: 8,
      days: 2,
      pairs: [
        { label: 'Arden Vale Community NHS Trust with Arden Vale Council', count: null },
        { label: 'Hawthorn Lane Primary School with Forest Police', count: null },
      ],
      learning: [{ theme: 'Threshold' }],
    });
    expect(JSON.stringify(page.json())).not.toContain('Hana');
    expect((await app.get(vale.frontDoorManager.post, '/disagreements/patterns')).status).toBe(403);
    const read = await actAs(app.databases, vale.frontDoorManager.post, ({ tx }) =>
      tx.selectFrom('disagreement_learning').selectAll().execute(),
    );
    expect(read.length).toBe(1);
  });
});
