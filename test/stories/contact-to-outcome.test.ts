import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import { addRelationship, makePerson } from '#people';
import { addExclusion, addInvolvement } from '#records';
import { actAs } from '../support/act-as.ts';
import { type Answer, auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

/**
 * A health visitor raises a worry; the front door sees it with its clock, asks, says who it is, decides in time; a manager
 * authorises; and the sender reads what came of it.
 */
const worry = {
  'children.0.given': 'Rowan',
  'children.0.family': 'Birch',
  'children.0.born-year': '2024',
  'children.0.born-month': '3',
  'children.0.postcode': 'zz1 1aa',
  worry: 'Rowan had bruises on both arms.\r\nMum could not say how.',
  livedExperience: 'Rowan is quiet and watches the door.',
  immediateRisk: 'no',
  parentsTold: 'yes',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: '01632 960123, weekdays',
};
const decision = {
  outcome: 'section17',
  levelOfNeed: '4',
  reason: 'Unexplained bruises on a child who cannot yet explain.',
  primaryNeed: 'N1',
  message: 'A social worker will visit this week.',
  support: 'Grandmother helps at weekends.',
  supportProvider: 'Grandmother',
  'supportCheckedOn-day': '20',
  'supportCheckedOn-month': '11',
  'supportCheckedOn-year': '2026',
  supportInPlace: 'yes',
};

describe('A worry reaches a decision, and its sender hears what came of it', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let contact = '';
  /** The contact that a program's sending made. */
  const contactOf = async (sent: Answer): Promise<string> => {
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const rows = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    return rows[0]?.id ?? '';
  };
  const referenceIn = (answer: Answer) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(answer.text)?.[0] ?? '';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
  });
  afterAll(() => app.close());

  it('is sent in one form, with 999 and the out-of-hours number on it, and gives a receipt', async () => {
    const form = await app.get(vale.healthVisitor.post, '/contacts/new');
    expect(form.status).toBe(200);
    expect(form.text).toContain('call 999');
    expect(form.text).toContain('01632 960999');
    const sent = await app.send(vale.healthVisitor.post, '/contacts/new', { team: vale.frontDoor, ...worry });
    expect(sent.status).toBe(303);
    const receipt = await app.get(vale.healthVisitor.post, sent.location);
    expect(referenceIn(receipt)).not.toBe('');
    expect(receipt.text).toContain('24 November 2026');
    contact = /\/contacts\/([0-9a-f-]{36})"/.exec(receipt.text)?.[1] ?? '';
    expect(contact).not.toBe('');
  });

  it('keeps every value when something is missing, and says what', async () => {
    const answer = await app.send(vale.healthVisitor.post, '/contacts/new', {
      team: vale.frontDoor,
      ...worry,
      reach: '',
      parentsTold: 'no',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is a problem');
    expect(answer.text).toContain('Enter how the front door can reach you');
    expect(answer.text).toContain('Enter why you have not told the parents or carers');
    expect(answer.text).toContain('Rowan had bruises on both arms.');
  });

  it('stands in the front door’s queue with its clock, and nowhere else', async () => {
    const queue = await app.get(vale.frontDoorWorker.post, '/front-door');
    expect(queue.text).toContain('Rowan Birch');
    expect(queue.text).toContain('24 November 2026');
    expect((await app.get(vale.healthVisitor.post, '/front-door')).status).toBe(403);
    for (const { post } of [vale.teacher, vale.officer, vale.otherHealthVisitor])
      expect((await app.get(post, `/contacts/${contact}`)).status).toBe(404);
    expect((await app.get(vale.namedNurse.post, `/contacts/${contact}`)).status).toBe(200);
    expect((await app.get(vale.scrutinyMember.post, `/contacts/${contact}`)).status).toBe(403);
  });

  it('is taken by one of them, who asks for more while the clock keeps running', async () => {
    expect(
      (await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/take`, {}, `/contacts/${contact}`))
        .status,
    ).toBe(303);
    const second = await app.get(vale.secondFrontDoorWorker.post, `/contacts/${contact}`);
    expect(second.text).toContain('Take this over');
    expect(second.text).not.toContain(`/contacts/${contact}/decision"`);
    const refused = await app.send(
      vale.secondFrontDoorWorker.post,
      `/contacts/${contact}/decision`,
      decision,
      `/contacts/${contact}`,
    );
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Femi Oduya has taken this contact');
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/ask`, {
      body: 'When were the bruises first seen?',
    });
    const asked = await app.get(vale.healthVisitor.post, `/contacts/${contact}`);
    expect(asked.text).toContain('When were the bruises first seen?');
    await app.send(vale.healthVisitor.post, `/contacts/${contact}/reply`, {
      body: 'On Friday, at the clinic.',
    });
    expect((await app.get(vale.frontDoorWorker.post, `/contacts/${contact}`)).text).toContain(
      'On Friday, at the clinic.',
    );
  });

  it('cannot become a referral before somebody says which child it is', async () => {
    const early = await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, decision);
    expect(early.status).toBe(422);
    expect(early.text).toContain('Say which child this is before you accept a referral');
    expect(early.text).toContain('Unexplained bruises on a child');
    const identify = await app.get(vale.frontDoorWorker.post, `/contacts/${contact}/identify`);
    expect(identify.status).toBe(200);
    expect(
      (await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child: 'new' })).status,
    ).toBe(303);
  });

  it('waits for a manager, who is not the decider, and may send it back', async () => {
    expect(
      (await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, decision)).status,
    ).toBe(303);
    expect((await app.get(vale.healthVisitor.post, `/contacts/${contact}`)).text).not.toContain(
      'A social worker will visit',
    );
    expect(
      (
        await app.send(
          vale.frontDoorWorker.post,
          `/contacts/${contact}/authorise`,
          { verdict: 'yes' },
          `/contacts/${contact}`,
        )
      ).status,
    ).toBe(403);
    await app.send(vale.frontDoorManager.post, `/contacts/${contact}/authorise`, {
      verdict: 'no',
      why: 'Say what you weighed.',
    });
    const again = await app.get(vale.frontDoorWorker.post, `/contacts/${contact}/decision`);
    expect(again.text).toContain('Say what you weighed.');
    expect(again.text).toContain('Unexplained bruises on a child');
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, {
      ...decision,
      reason: 'Bruises unexplained; no earlier contacts.',
    });
    expect(
      (await app.send(vale.frontDoorManager.post, `/contacts/${contact}/authorise`, { verdict: 'yes' }))
        .status,
    ).toBe(303);
  });

  it('is told to the sender: the decision and the message, and nothing of the council’s own', async () => {
    const told = await app.get(vale.healthVisitor.post, `/contacts/${contact}`);
    expect(told.text).toContain('Referral accepted: assessment under section 17');
    expect(told.text).toContain('A social worker will visit this week.');
    expect(told.text).toContain('Done in time');
    expect(told.text).not.toContain('Bruises unexplained');
    expect(told.text).not.toContain('Grandmother');
    const sent = await app.get(vale.healthVisitor.post, '/contacts/sent');
    expect(sent.text).toContain('Referral accepted');
    expect((await app.get(vale.frontDoorWorker.post, '/front-door')).text).not.toContain('Rowan Birch');
  });

  it('has become a referral, and refuses to be decided twice', async () => {
    const page = await app.get(vale.socialWorker.post, `/contacts/${contact}`);
    expect(page.text).toContain('Rowan had bruises on both arms.');
    expect(page.text).toContain('On Friday, at the clinic.');
    const front = await app.get(vale.frontDoorWorker.post, `/contacts/${contact}`);
    const referral = /\/referrals\/[0-9a-f-]{36}/.exec(front.text)?.[0] ?? '';
    expect((await app.get(vale.socialWorker.post, referral)).text).toContain('Rowan Birch');
    expect((await app.get(vale.healthVisitor.post, referral)).status).toBe(404);
    const twice = await app.send(
      vale.frontDoorWorker.post,
      `/contacts/${contact}/decision`,
      decision,
      `/contacts/${contact}`,
    );
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('this contact was decided');
  });

  it('goes to the worker too, when another comes about a child with open work', async () => {
    const front = vale.frontDoorWorker.post;
    const child =
      /\/children\/([0-9a-f-]{36})"/.exec((await app.get(front, `/contacts/${contact}`)).text)?.[1] ?? '';
    await actAs(app.databases, vale.socialWorker.post, ({ tx }) =>
      addInvolvement(tx, {
        child_id: child,
        organisation_id: vale.council,
        body_id: vale.familySupport,
        post_id: vale.socialWorker.post,
        practitioner: 'Sam Reed',
        service: 'Social work',
        reach: '01632 960200',
        lead: true,
        from_day: '2026-11-23',
        until_day: null,
        last_seen_day: null,
      }),
    );
    const sent = await app.send(vale.teacher.post, '/contacts/new', {
      team: vale.frontDoor,
      ...worry,
      source: '2A',
    });
    const second =
      /\/contacts\/([0-9a-f-]{36})"/.exec((await app.get(vale.teacher.post, sent.location)).text)?.[1] ?? '';
    expect((await app.get(vale.socialWorker.post, `/contacts/${second}`)).status).toBe(404);
    // Until somebody has said which child it is, only the front door reads it.
    const candidates = await app.get(front, `/contacts/${second}/identify`);
    expect(candidates.text).toContain('Very likely the same');
    expect(candidates.text).toContain('the same as far as it is known');
    await app.send(front, `/contacts/${second}/identify`, { child });
    expect((await app.get(vale.socialWorker.post, `/contacts/${second}`)).status).toBe(200);
    const home = await app.get(vale.socialWorker.post, '/');
    expect(home.text).toContain('Read a new contact about a child you work with');
    const page = await app.get(front, `/contacts/${second}`);
    expect(page.text).toContain('This child has open work with the council');
    expect(page.text).toContain('Arden Vale Community NHS Trust');
  });

  it('has left a trace of every reading, and of every refusal', async () => {
    const audit = await auditOf(app);
    expect(
      audit.some(({ event, post_id }) => event === 'contact.viewed' && post_id === vale.healthVisitor.post),
    ).toBe(true);
    expect(
      audit.some(
        ({ event, outcome, post_id }) =>
          event === 'contact.viewed' && outcome === 'refused' && post_id === vale.teacher.post,
      ),
    ).toBe(true);
    expect(audit.some(({ event, subjects }) => event === 'contact.decided' && subjects.length === 1)).toBe(
      true,
    );
  });

  it('acts once, however often it is sent', async () => {
    const form = await app.get(vale.healthVisitor.post, '/contacts/new');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form.text)?.[1] ?? '';
    const fields = {
      team: vale.frontDoor,
      ...worry,
      _csrf: hidden('_csrf'),
      _key: hidden('_key'),
      _post: hidden('_post'),
    };
    const [one, two] = [
      await app.send(vale.healthVisitor.post, '/contacts/new', fields),
      await app.send(vale.healthVisitor.post, '/contacts/new', fields),
    ];
    expect(one.status).toBe(303);
    expect(two.location).toBe(one.location);
  });

  it('is the same through JSON: one model, one schema, one problem a field', async () => {
    const bad = await app.sendJson(vale.healthVisitor.post, '/contacts/new', {
      team: vale.frontDoor,
      children: [],
    });
    expect(bad.status).toBe(422);
    expect(bad.header('content-type')).toContain('application/problem+json');
    expect(bad.json()).toMatchObject({
      status: 422,
      errors: expect.arrayContaining([{ field: 'worry', message: 'Enter what you are worried about' }]),
    });
    const page = await app.getJson(vale.healthVisitor.post, `/contacts/${contact}`);
    expect(page.json()).toMatchObject({
      status: 'decided',
      decision: null,
      outcome: { outcome: 'section17' },
    });
  });

  it('is about a person, whatever id is sent: another record makes no referral about nobody', async () => {
    const sent = await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
    const contact = await contactOf(sent);
    for (const child of [contact, vale.frontDoor, newId()])
      expect(
        (await app.sendJson(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child })).status,
      ).toBe(404);
    const nobody = worryOf(vale.frontDoor, { children: [{ person: contact }] });
    expect(
      (await app.sendJson(vale.frontDoorWorker.post, '/contacts/new', { ...nobody, senderName: 'A' })).status,
    ).toBe(404);
  });

  it('shows earlier contacts that name the like, before anybody has said which child it is', async () => {
    const named = (given: string, born: string) =>
      worryOf(vale.frontDoor, { children: [{ given, family: 'Aldous', born }] });
    const first = await contactOf(
      await app.sendJson(vale.teacher.post, '/contacts/new', named('Ivy', '2019-04-02')),
    );
    await app.sendJson(vale.teacher.post, '/contacts/new', named('Ivy', '2012-04-02'));
    const second = await contactOf(
      await app.sendJson(vale.healthVisitor.post, '/contacts/new', named('IVY', '2019-04')),
    );
    const model = (await app.getJson(vale.frontDoorWorker.post, `/contacts/${second}`)).json();
    expect(model).toMatchObject({ earlier: [{ id: first, like: 'Ivy Aldous' }] });
    // Its sender is told nothing of what others sent.
    expect((await app.getJson(vale.healthVisitor.post, `/contacts/${second}`)).json()).toMatchObject({
      earlier: [],
    });
  });

  it('may be about several children of a family at once, found and not typed', async () => {
    const [one, other] = await actAs(app.databases, vale.socialWorker.post, async (acting) => {
      const oldest = await makePerson(acting, { given: 'Cora', family: 'Wren', born: '2014-02-03' });
      const youngest = await makePerson(acting, { given: 'Abel', family: 'Wren', born: '2020-02-03' });
      await addRelationship(acting, { person: oldest, other: youngest, kind: 'sibling' });
      return [oldest, youngest];
    });
    const form = await app.get(vale.socialWorker.post, `/contacts/new?child=${one}`);
    expect(form.text).toContain('Abel Wren');
    const sent = await app.sendJson(vale.socialWorker.post, '/contacts/new', {
      ...worryOf(vale.frontDoor, { children: [{ person: one }] }),
      also: [other],
    });
    const receipt = await app.get(
      vale.socialWorker.post,
      z.object({ receipt: z.string() }).parse(sent.json()).receipt,
    );
    for (const name of ['Cora Wren', 'Abel Wren']) expect(receipt.text).toContain(name);
    const twice = await app.sendJson(vale.socialWorker.post, '/contacts/new', {
      ...worryOf(vale.frontDoor, { children: [{ person: one }] }),
      also: [one],
    });
    expect(twice.status).toBe(422);
  });

  it('finds the child under another name than the one that was sent', async () => {
    const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      makePerson(acting, { given: 'Persephone', family: 'Strand', born: '2016-02-03' }),
    );
    const contact = await contactOf(
      await app.sendJson(
        vale.teacher.post,
        '/contacts/new',
        worryOf(vale.frontDoor, { children: [{ given: 'Percy', family: 'Smith' }] }),
      ),
    );
    const { post } = vale.frontDoorWorker;
    const at = `/contacts/${contact}/identify`;
    expect((await app.get(post, at)).text).toContain('Make a new record from what was sent');
    expect((await app.get(post, `${at}?find=Persefone+Strand`)).text).toContain(child);
    expect((await app.sendJson(post, at, { child })).status).toBe(200);
    expect((await app.get(post, `/contacts/${contact}`)).text).toContain('Persephone Strand');
  });

  it('takes back what was given because of a child that it is not about after all', async () => {
    const [wrong, right] = await actAs(app.databases, vale.socialWorker.post, async (acting) => {
      const first = await makePerson(acting, { given: 'Una', family: 'Heath', born: '2016-02-03' });
      await addExclusion(acting, {
        child_id: first,
        staff_id: vale.secondFrontDoorWorker.staff,
        reason: 'An aunt',
      });
      return [first, await makePerson(acting, { given: 'Una', family: 'Heathe', born: '2016-02-04' })];
    });
    const contact = await contactOf(
      await app.sendJson(vale.teacher.post, '/contacts/new', worryOf(vale.frontDoor)),
    );
    const opens = async () => (await app.get(vale.secondFrontDoorWorker.post, `/contacts/${contact}`)).status;
    const say = (child: string) =>
      app.sendJson(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child });
    expect(await opens()).toBe(200);
    await say(wrong);
    expect(await opens()).toBe(404);
    await say(right);
    expect(await opens()).toBe(200);
  });

  it('that came by telephone leaves the front door its sender to tell, until somebody has', async () => {
    const { post } = vale.frontDoorManager;
    const sent = await app.sendJson(post, '/contacts/new', {
      ...worryOf(vale.frontDoor),
      senderName: 'Dr Ola Nash',
    });
    const contact = await contactOf(sent);
    await app.sendJson(post, `/contacts/${contact}/decision`, advice);
    expect((await app.get(post, '/')).text).toContain(`/contacts/${contact}/tell`);
    await app.sendJson(post, `/contacts/${contact}/tell`, { how: 'By telephone', body: 'Advice was given.' });
    expect((await app.get(post, '/')).text).not.toContain(`/contacts/${contact}/tell`);
  });

  it('refuses an act that is not a post’s at all as such, and not for how the contact stands', async () => {
    const contact = await contactOf(
      await app.sendJson(vale.teacher.post, '/contacts/new', worryOf(vale.frontDoor)),
    );
    for (const act of ['ask', 'tell', 'pass-on'])
      expect((await app.get(vale.teacher.post, `/contacts/${contact}/${act}`)).status).toBe(403);
    expect((await app.get(vale.frontDoorWorker.post, `/contacts/${contact}/reply`)).status).toBe(403);
  });

  it('is found past the last page of what was sent', async () => {
    expect((await app.get(vale.teacher.post, '/contacts/sent?page=9')).text).not.toContain(
      'You have not sent anything',
    );
  });

  it('asks for no day that cannot be', async () => {
    const about = (child: object) =>
      worryOf(vale.frontDoor, { children: [{ given: 'A', family: 'B', ...child }] });
    for (const child of [{ born: '2030' }, { born: '1850' }, { expected: '2099-01-01' }])
      expect((await app.sendJson(vale.teacher.post, '/contacts/new', about(child))).status).toBe(422);
  });
});
