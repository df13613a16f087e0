import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { addRestriction, addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

/**
 * A contact stays an ordinary one to its sender and to the queue, whatever becomes of the child's record; what is known of a
 * restricted child stays with the people named on it.
 */
describe('A contact about a child who is restricted', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let child = '';
  /** A child of another name in each story. */
  let family = '';
  const families = ['Quillon', 'Quarrier', 'Quested', 'Quennell', 'Quayle', 'Quantock', 'Quilter'];
  const UNKNOWN = 'Nobody has said yet which child this is';
  const TOLD = 'A contact may be about a child whose record you are named on';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    family = families.shift() ?? 'Quince';
    child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const id = await makePerson(acting, { given: 'Hazel', family, born: '2015-05-05' });
      await addShare(acting, {
        record: id,
        grantee_kind: 'post',
        grantee_id: vale.healthVisitor.post,
        lawful_basis: 'Public task',
        purpose: 'To work with the family',
      });
      return id;
    });
  });

  const raise = async (post: string, about: object, more: object = {}): Promise<string> => {
    const sent = await app.sendJson(
      post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [about], ...more }),
    );
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
  const restrict = (staff: readonly string[] = []) =>
    actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, child, 'A protected witness.', staff),
    );
  const statusFor = async (post: string, contact: string) =>
    (await app.get(post, `/contacts/${contact}`)).status;

  it('leaves neither its sender nor the queue when the child is restricted after it was sent', async () => {
    const { healthVisitor, frontDoorWorker, frontDoorManager } = vale;
    const contact = await raise(healthVisitor.post, { person: child });
    expect((await app.get(frontDoorWorker.post, `/contacts/${contact}`)).text).toContain(
      `/children/${child}`,
    );

    await restrict();
    for (const page of ['/contacts/sent', `/contacts/${contact}`]) {
      const seen = await app.get(healthVisitor.post, page);
      expect(seen.status).toBe(200);
      expect(seen.text).toContain(`Hazel ${family}`);
      expect(seen.text).not.toContain(child);
    }
    expect((await app.get(frontDoorWorker.post, '/front-door')).text).toContain(`/contacts/${contact}`);
    const ordinary = await app.get(frontDoorWorker.post, `/contacts/${contact}`);
    expect(ordinary.text).toContain(UNKNOWN);
    expect(ordinary.text).not.toContain(child);
    // Whoever is named reads who it is, and is told that it waits.
    expect((await app.get(frontDoorManager.post, `/contacts/${contact}`)).text).toContain(
      `/children/${child}`,
    );
    expect((await app.get(frontDoorManager.post, '/')).text).toContain(TOLD);
  });

  it('is handled once: who has taken it shows to all, who it is about to the named alone', async () => {
    const { healthVisitor, frontDoorWorker, frontDoorManager } = vale;
    await restrict();
    const contact = await raise(healthVisitor.post, {
      given: 'Hazel',
      family,
      born: '2015-05-05',
    });
    const before = await app.getJson(frontDoorWorker.post, `/contacts/${contact}`);
    await app.sendJson(frontDoorManager.post, `/contacts/${contact}/identify`, { child });
    // Nothing of it shows, not even that somebody did something.
    expect((await app.getJson(frontDoorWorker.post, `/contacts/${contact}`)).json()).toEqual(before.json());

    await app.sendJson(frontDoorManager.post, `/contacts/${contact}/take`, {});
    expect((await app.get(frontDoorWorker.post, `/contacts/${contact}`)).text).toContain('Maya Stone');
    const refused = await app.sendJson(frontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('has taken this contact');

    expect((await app.sendJson(frontDoorManager.post, `/contacts/${contact}/decision`, advice)).status).toBe(
      200,
    );
    const heard = await app.get(healthVisitor.post, `/contacts/${contact}`);
    expect(heard.text).toContain('Advice was given by telephone.');
    // Decided, it is no longer in the queue, and part of what the named alone know of her.
    expect(await statusFor(frontDoorWorker.post, contact)).toBe(404);
    expect(await statusFor(frontDoorManager.post, contact)).toBe(200);
  });

  it('stays with the front door where nobody said which child it is, or the child is not restricted', async () => {
    const { healthVisitor, frontDoorWorker } = vale;
    const typed = await raise(healthVisitor.post, { given: 'Hazel', family });
    const known = await raise(healthVisitor.post, { person: child });
    for (const contact of [typed, known]) {
      expect((await app.sendJson(frontDoorWorker.post, `/contacts/${contact}/decision`, advice)).status).toBe(
        200,
      );
      expect(await statusFor(vale.secondFrontDoorWorker.post, contact)).toBe(200);
    }
    // And goes with her when she is restricted afterwards, but for its sender.
    await restrict();
    expect(await statusFor(frontDoorWorker.post, known)).toBe(404);
    expect(await statusFor(healthVisitor.post, known)).toBe(200);
    expect(await statusFor(frontDoorWorker.post, typed)).toBe(200);
  });

  it('is decided by whoever is at the door, though nobody there may know that she is restricted', async () => {
    const { healthVisitor, frontDoorWorker, secondFrontDoorWorker } = vale;
    const contact = await raise(healthVisitor.post, { person: child });
    await restrict();
    await app.sendJson(frontDoorWorker.post, `/contacts/${contact}/take`, {});
    const decided = await app.send(frontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    // The contact itself may be out of sight by then: what comes next is the queue, for this contact as for any.
    expect([decided.status, decided.location]).toEqual([303, '/front-door']);
    expect((await app.get(healthVisitor.post, `/contacts/${contact}`)).text).toContain(advice.message);
    for (const { post } of [frontDoorWorker, secondFrontDoorWorker])
      expect(await statusFor(post, contact)).toBe(404);
    expect(await statusFor(vale.frontDoorManager.post, contact)).toBe(200);
  });

  it('reaches people who are named after it came', async () => {
    const { healthVisitor, socialWorker } = vale;
    const contact = await raise(healthVisitor.post, {
      given: 'Hazel',
      family,
      born: '2015-05-05',
    });
    const other = await raise(healthVisitor.post, { given: 'Hazel', family, born: '2015-05-06' });
    expect(await statusFor(socialWorker.post, contact)).toBe(404);
    await restrict([socialWorker.staff]);
    expect((await app.get(socialWorker.post, '/')).text.split(TOLD)).toHaveLength(2);
    expect(await statusFor(socialWorker.post, contact)).toBe(200);
    expect(await statusFor(socialWorker.post, other)).toBe(404);
  });

  it('that the front door took down itself leaves the unnamed of its own team once it is decided', async () => {
    const { frontDoorManager, frontDoorWorker } = vale;
    await restrict();
    const contact = await raise(frontDoorManager.post, { person: child }, { senderName: 'A neighbour' });
    expect(await statusFor(frontDoorWorker.post, contact)).toBe(200);
    expect((await app.sendJson(frontDoorManager.post, `/contacts/${contact}/decision`, advice)).status).toBe(
      200,
    );
    expect(await statusFor(frontDoorWorker.post, contact)).toBe(404);
    expect((await app.get(frontDoorWorker.post, '/contacts/sent')).text).not.toContain(family);
    await app.sendJson(frontDoorManager.post, `/contacts/${contact}/tell`, {
      how: 'By telephone',
      body: 'All.',
    });
    expect((await app.get(frontDoorManager.post, `/contacts/${contact}`)).text).toContain('By telephone');
  });

  it('what is added to a decided contact reaches whoever works with the child', async () => {
    const { healthVisitor, frontDoorWorker, socialWorker } = vale;
    const contact = await raise(healthVisitor.post, { person: child });
    await app.sendJson(frontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    await app.sendJson(healthVisitor.post, `/contacts/${contact}/add`, { body: 'He is back at the house.' });
    for (const { post } of [socialWorker, frontDoorWorker])
      expect((await app.get(post, `/contacts/${contact}`)).text).toContain('He is back at the house.');
  });
});
