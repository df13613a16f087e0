import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Addressee, notify } from '#notifications';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { advice, worry, worryOf } from '../support/worries.ts';

const Notices = z.object({
  unread: z.number(),
  more: z.boolean(),
  notices: z.array(z.object({ id: z.string(), event: z.string(), says: z.string(), path: z.string() })),
});

describe('News that something waits', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await asOwner(app.databases, (tx) =>
      tx
        .insertInto('notice_kind')
        .values([
          { event: 'test.waits', words: 'Something of the test waits', urgent: false },
          { event: 'test.urgent', words: 'Something urgent of the test waits', urgent: true },
        ])
        .execute(),
    );
  });
  afterAll(() => app.close());

  const tell = (to: Addressee, more: { path?: string; record?: string; event?: string } = {}) =>
    actAs(
      app.databases,
      vale.administrator.post,
      (acting) => notify(acting, { to, event: 'test.waits', path: '/actions', ...more }),
      app.now,
    );
  const newsOf = async (who: { post: string }, which = 'unread') =>
    Notices.parse((await app.getJson(who.post, `/notifications?which=${which}`)).json());
  const bellOf = async (who: { post: string }) =>
    /app-header__bell-count">([^<]+)</.exec((await app.get(who.post, '/')).text)?.[1] ?? '0';

  it('reaches whom it is for and nobody else: a post, a team, a whole organisation’s lead, a person', async () => {
    await tell({ kind: 'post', id: vale.officer.post });
    await tell({ kind: 'body', id: vale.healthVisiting });
    await tell({ kind: 'organisation', id: vale.trust });
    await tell({ kind: 'staff', id: vale.teacher.staff });
    await tell({ kind: 'post', id: vale.scrutinyMember.post });
    const counts = await Promise.all(
      [
        vale.officer,
        vale.healthVisitor,
        vale.otherHealthVisitor,
        vale.namedNurse,
        vale.teacher,
        vale.scrutinyMember,
        vale.frontDoorWorker,
        vale.administrator,
      ].map(async (who) => (await newsOf(who)).unread),
    );
    // The nurse's work is the whole trust; the health visitor's is her own and her team's.
    expect(counts).toEqual([1, 1, 0, 1, 1, 1, 0, 0]);
  });

  it('rings the bell on every page, until it is followed; a colleague still has it', async () => {
    const path = '/front-door';
    await tell({ kind: 'body', id: vale.frontDoor }, { path });
    expect(await bellOf(vale.frontDoorWorker)).toBe('1');
    const [notice] = (await newsOf(vale.frontDoorWorker)).notices;
    expect(notice).toMatchObject({ says: 'Something of the test waits', path });
    const followed = await app.send(
      vale.frontDoorWorker.post,
      `/notifications/${notice?.id}/open`,
      {},
      '/notifications',
    );
    expect([followed.status, followed.location]).toEqual([303, path]);
    expect(await bellOf(vale.frontDoorWorker)).toBe('0');
    expect((await newsOf(vale.frontDoorWorker, 'read')).notices.map(({ id }) => id)).toEqual([notice?.id]);
    expect(await bellOf(vale.secondFrontDoorWorker)).toBe('1');
    // Nor may anybody else follow it.
    expect((await app.sendJson(vale.officer.post, `/notifications/${notice?.id}/open`, {})).status).toBe(404);
  });

  it('is marked as read all at once, but for what came after the page was opened', async () => {
    for (let told = 0; told < 3; told++) await tell({ kind: 'post', id: vale.socialWorker.post });
    const { notices } = await newsOf(vale.socialWorker);
    await tell({ kind: 'post', id: vale.socialWorker.post });
    const read = await app.sendJson(vale.socialWorker.post, '/notifications', { upTo: notices[0]?.id });
    expect(read.status).toBe(200);
    expect((await newsOf(vale.socialWorker)).unread).toBe(1);
  });

  it('is shown a page at a time, and counted to a hundred at most', async () => {
    for (let told = 0; told < 30; told++) await tell({ kind: 'post', id: vale.igLead.post });
    const first = await newsOf(vale.igLead);
    expect([first.notices.length, first.more]).toEqual([25, true]);
    const second = Notices.parse((await app.getJson(vale.igLead.post, '/notifications?page=2')).json());
    expect([second.notices.length, second.more]).toEqual([5, false]);
    expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(30);
    await asOwner(app.databases, async (tx) => {
      const [row] = await tx
        .selectFrom('notice')
        .selectAll()
        .where('to_id', '=', vale.igLead.post)
        .limit(1)
        .execute();
      if (!row) throw new Error('There is no notice.');
      for (let at = 0; at < 80; at++)
        await tx
          .insertInto('notice')
          .values({ ...row, id: crypto.randomUUID() })
          .execute();
    });
    expect(await bellOf(vale.igLead)).toBe('99+');
  });

  it('about a record is there while the record is in sight: restricted, neither page nor bell nor its own address tells that there was any', async () => {
    const child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addPerson(acting, {
        names: [{ kind: 'legal', given: 'Wren', family: 'Hollow' }],
        born: '2016-03-09',
        sex: 'F',
      }),
    );
    const before = await newsOf(vale.frontDoorManager);
    await tell({ kind: 'post', id: vale.frontDoorManager.post }, { record: child, path: `/people/${child}` });
    // The police see nothing of the child, so that there is no news of it.
    await tell({ kind: 'post', id: vale.officer.post }, { record: child, path: `/people/${child}` });
    expect((await newsOf(vale.officer)).unread).toBe(1);
    const told = await newsOf(vale.frontDoorManager);
    expect(told.unread).toBe(before.unread + 1);
    const id = told.notices[0]?.id;
    await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addRestriction(acting, child, 'A test', []),
    );
    expect(await newsOf(vale.frontDoorManager)).toEqual(before);
    expect((await app.sendJson(vale.frontDoorManager.post, `/notifications/${id}/open`, {})).status).toBe(
      404,
    );
  });
});

describe('What people are told of', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
  });
  afterAll(() => app.close());

  const newsOf = async (who: { post: string }) =>
    Notices.parse((await app.getJson(who.post, '/notifications')).json()).notices.map(({ event }) => event);

  it('from a worry to its outcome, each hears of what is theirs to do, and nobody of what they did', async () => {
    const { healthVisitor, frontDoorWorker, secondFrontDoorWorker, frontDoorManager } = vale;
    const sent = await app.send(healthVisitor.post, '/contacts/new', { team: vale.frontDoor, ...worry });
    expect(sent.status).toBe(303);
    const receipt = await app.get(healthVisitor.post, sent.location);
    const contact = /\/contacts\/([0-9a-f-]{36})"/.exec(receipt.text)?.[1] ?? '';
    expect(await newsOf(frontDoorWorker)).toEqual(['contact.received']);
    expect(await newsOf(healthVisitor)).toEqual([]);
    await app.sendJson(frontDoorWorker.post, `/contacts/${contact}/take`, {});
    await app.sendJson(secondFrontDoorWorker.post, `/contacts/${contact}/take`, {});
    expect(await newsOf(frontDoorWorker)).toEqual(['contact.takenOver', 'contact.received']);
    await app.sendJson(secondFrontDoorWorker.post, `/contacts/${contact}/ask`, { body: 'Who saw it?' });
    expect(await newsOf(healthVisitor)).toEqual(['contact.asked']);
    await app.sendJson(healthVisitor.post, `/contacts/${contact}/reply`, { body: 'I did.' });
    expect(await newsOf(secondFrontDoorWorker)).toEqual(['contact.answered', 'contact.received']);
    const decided = await app.sendJson(secondFrontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    expect(decided.status).toBe(200);
    expect(await newsOf(frontDoorManager)).toEqual([
      'decision.toAuthorise',
      'contact.answered',
      'contact.received',
    ]);
    await app.sendJson(frontDoorManager.post, `/contacts/${contact}/authorise`, { verdict: 'yes', why: '' });
    expect(await newsOf(healthVisitor)).toEqual(['contact.outcome', 'contact.asked']);
  });

  it('a contact about a restricted child: its named people at once, sender and queue what they hear of any', async () => {
    await actAs(app.databases, vale.socialWorker.post, async (acting) => {
      const id = await addPerson(acting, {
        names: [{ kind: 'legal', given: 'Wren', family: 'Hollow' }],
        born: '2016-03-09',
        sex: 'F',
      });
      await addRestriction(acting, id, 'A test', []);
    });
    const before = await newsOf(vale.frontDoorWorker);
    const sent = await app.sendJson(
      vale.healthVisitor.post,
      '/contacts/new',
      worryOf(vale.frontDoor, { children: [{ given: 'Wren', family: 'Hollow', born: '2016-03-09' }] }),
    );
    expect(sent.status).toBe(200);
    for (const name of ['contact-received', 'notices-to-pass-on']) await runSent(app, name);
    expect(await newsOf(vale.socialWorker)).toEqual(['contact.named']);
    expect(await newsOf(vale.frontDoorWorker)).toEqual(['contact.received', ...before]);
  });

  it('an action: set, due, done', async () => {
    const set = await app.sendJson(vale.socialWorker.post, '/actions/new', {
      what: 'Ring the school',
      why: 'She was not there',
      owedBy: `post:${vale.frontDoorManager.post}`,
      due: NOW.slice(0, 10),
    });
    expect(set.status).toBe(200);
    const { id } = z.object({ id: z.string() }).parse(set.json());
    expect((await newsOf(vale.frontDoorManager))[0]).toBe('action.set');
    // Twice, as a job that was killed runs again.
    for (let again = 0; again < 2; again++) await runJob(app, 'actions-due', {});
    expect((await newsOf(vale.frontDoorManager)).slice(0, 2)).toEqual(['action.due', 'action.set']);
    await app.sendJson(vale.frontDoorManager.post, `/actions/${id}/done`, { said: 'They will ring back' });
    expect(await newsOf(vale.socialWorker)).toContain('action.ended');
  });
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const runJob = async (app: TestApp, name: string, about: Record<string, unknown>) => {
  const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
  if (!job) throw new Error(`There is no job ${name}.`);
  await job.run({ databases: app.databases, partnership: PARTNERSHIP, now: app.now, about, log: quiet });
};
/** Runs what was sent for with the acts, and takes it off the queue. */
const runSent = async (app: TestApp, name: string) => {
  const sent = await asOwner(app.databases, (tx) =>
    sql<{ data: { about: Record<string, unknown> } }>`
      delete from pgboss.job where name = ${name} returning data`.execute(tx),
  );
  for (const { data } of sent.rows) await runJob(app, name, data.about);
};
