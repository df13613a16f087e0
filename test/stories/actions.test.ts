import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAction } from '#actions';
import { makePost } from '#partnership';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';

/**
 * The council sets health visiting an action about a child. One of the team takes it, so that two do not do it; it is handed back,
 * its date moves, it is done with evidence, and whoever set it reads what was done.
 */
const form = {
  what: 'Weigh Rowan and plot it',
  why: 'Nobody has weighed her since June. Done when the chart is up to date.',
  'due-day': '27',
  'due-month': '11',
  'due-year': '2026',
};

describe('Work is owed, taken by one, and done', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let colleague = '';
  let child = '';
  let address = '';
  const at = (act: string) => `${address}/${act}`;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
    const made = await asOwner(app.databases, (tx) =>
      makePost(tx, {
        name: 'Jo Fern',
        role: 'practitioner',
        title: 'Health visitor',
        organisation: vale.trust,
        body: vale.healthVisiting,
      }),
    );
    colleague = made.post;
    child = await actAs(app.databases, vale.socialWorker.post, (acting) =>
      addPerson(acting, { names: [{ kind: 'legal', given: 'Rowan', family: 'Birch' }], born: '2024-03' }),
    );
  });
  afterAll(() => app.close());

  it('is set from the record that asks for it, for a team, by a day', async () => {
    const { post } = vale.socialWorker;
    const page = await app.get(post, `/actions/new?about=${child}`);
    expect(page.text).toMatch(/About <a [^>]*>Rowan Birch<\/a>/);
    expect(page.text).toContain('Health Visiting, North, Arden Vale Community NHS Trust');
    const owedBy = `body:${vale.healthVisiting}`;
    const early = await app.send(post, '/actions/new', { ...form, about: child, owedBy, 'due-month': '10' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('By when must be today or in the future');
    expect(early.text).toContain('Nobody has weighed her since June.');
    const nobody = await app.send(post, '/actions/new', { ...form, about: child, owedBy: 'body:nobody' });
    expect(nobody.text).toContain('Select who is to do it');
    const set = await app.send(post, '/actions/new', { ...form, about: child, owedBy });
    expect(set.status).toBe(303);
    address = set.location;
    const one = await app.get(post, address);
    expect(one.text).toContain('Action about Rowan Birch');
    expect(one.text).toContain('Sam Reed set this date on 23 November 2026.');
    expect(one.text).toContain('Change the date');
    expect(one.text).not.toContain('Take this action');
  });

  it('is seen by those who owe it, and by nobody else', async () => {
    expect((await app.get(vale.healthVisitor.post, address)).text).toContain('Take this action');
    for (const { post } of [vale.teacher, vale.officer, vale.otherHealthVisitor, vale.namedNurse])
      expect((await app.get(post, address)).status).toBe(404);
    expect((await app.get(vale.scrutinyMember.post, address)).status).toBe(403);
    const nothing = await app.get(vale.teacher.post, `/actions/new?about=${address.split('/').at(-1)}`);
    expect(nothing.status).toBe(404);
  });

  it('is taken by one of the team; another is told by whom', async () => {
    const [one, two] = await Promise.all([
      app.send(vale.healthVisitor.post, at('take'), {}, address),
      app.send(colleague, at('take'), {}, address),
    ]);
    expect([one.status, two.status].sort()).toEqual([303, 409]);
    const late = one.status === 409 ? one : two;
    expect(late.text).toMatch(/(Hana Voss|Jo Fern) has taken this/);
    const holder = one.status === 303 ? vale.healthVisitor.post : colleague;
    await app.send(holder, at('hand-back'), {}, address);
    await app.send(vale.healthVisitor.post, at('take'), {}, address);
    const done = await app.send(colleague, at('done'), { said: 'Weighed.' }, address);
    expect(done.status).toBe(409);
    expect(done.text).toContain('Hana Voss has it. Ask them to hand it back');
  });

  it('is the team’s own affair: the setter does not read who has it', async () => {
    const one = await app.getJson(vale.socialWorker.post, address);
    expect(one.json()).toMatchObject({ status: 'waiting', heldBy: null, steps: [] });
    expect((await app.getJson(colleague, address)).json()).toMatchObject({
      status: 'taken',
      heldBy: 'Hana Voss',
    });
  });

  it('goes from its holder to a colleague of the team, and to nobody outside it', async () => {
    const page = await app.get(vale.healthVisitor.post, at('assign'));
    expect(page.text).toContain('Jo Fern');
    expect(page.text).not.toContain('Ines Bright');
    const outside = await app.send(vale.healthVisitor.post, at('assign'), {
      post: vale.otherHealthVisitor.post,
    });
    expect(outside.status).toBe(422);
    expect(outside.text).toContain('Select somebody of those who owe it');
    expect((await app.send(vale.healthVisitor.post, at('assign'), { post: colleague })).status).toBe(303);
    expect((await app.get(colleague, '/actions')).text).toContain('Weigh Rowan and plot it');
    expect((await app.get(vale.healthVisitor.post, '/actions')).text).not.toContain('Weigh Rowan');
    expect((await app.get(vale.healthVisitor.post, '/actions?whose=team')).text).toContain('by Jo Fern');
    expect((await app.get(vale.healthVisitor.post, '/')).text).not.toContain('Weigh Rowan');
  });

  it('waits for the team again when the post that had it has ended', async () => {
    const end = (day: string | null) =>
      asOwner(app.databases, (tx) =>
        tx.updateTable('post').set({ until_day: day }).where('id', '=', colleague).execute(),
      );
    await end('2026-11-22');
    expect((await app.get(vale.healthVisitor.post, '/')).text).toContain('Nobody has taken it yet.');
    expect((await app.get(vale.healthVisitor.post, address)).text).toContain('Take this action');
    await end(null);
    expect((await app.get(vale.healthVisitor.post, address)).text).not.toContain('Take this action');
  });

  it('gets another date from its setter, with the reason, and the first date stays', async () => {
    const change = {
      'due-day': '4',
      'due-month': '12',
      'due-year': '2026',
      said: 'The clinic is shut this week',
    };
    expect((await app.send(colleague, at('date'), change, address)).status).toBe(409);
    expect((await app.send(vale.socialWorker.post, at('date'), change)).status).toBe(303);
    const one = await app.get(colleague, address);
    expect(one.text).toContain(
      'Sam Reed changed the date on 23 November 2026: The clinic is shut this week. Before any change it was due on 27 November 2026.',
    );
    expect((await app.get(colleague, '/')).text).toContain('due <time datetime="2026-12-04">');
  });

  it('is overdue when its day has passed, and comes first on the page that its holder starts on', async () => {
    app.now = '2026-12-08T09:00:00.000Z';
    const home = await app.get(colleague, '/');
    expect(home.text).toContain('1 thing waits: 1 late.');
    expect(home.text).toContain('Late by 2 working days');
    expect(home.text).toContain('Why this date?');
    expect((await app.get(colleague, '/actions?which=overdue')).text).toContain('Weigh Rowan');
  });

  it('is done with evidence, and whoever set it reads it', async () => {
    const empty = await app.send(colleague, at('done'), { said: ' ' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Enter what was done');
    const done = { said: 'Weighed on 7 December: 11.2 kg, on the 25th centile. In the red book.' };
    expect((await app.send(colleague, at('done'), done)).status).toBe(303);
    const told = await app.get(vale.socialWorker.post, address);
    expect(told.text).toContain('Weighed on 7 December');
    expect(told.text).toContain('Jo Fern');
    expect(told.text).toContain('Done late by 2 working days');
    expect(told.text).not.toContain('Assigned to');
    const twice = await app.send(colleague, at('done'), done, address);
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('it is done');
    expect((await app.get(colleague, '/actions')).text).not.toContain('Weigh Rowan');
    expect((await app.get(vale.socialWorker.post, '/actions?whose=set&which=ended')).text).toContain(
      'Weigh Rowan',
    );
    app.now = '2026-11-23T09:00:00.000Z';
  });

  it('is set by a module with the clock of its record, which explains itself and moves with a holiday', async () => {
    const { id } = await actAs(app.databases, vale.frontDoorWorker.post, (acting) =>
      addAction(acting, {
        what: 'Read a new contact about a child you work with',
        why: 'The front door has a new contact. Done when it is read and the plan still fits.',
        owedBy: { kind: 'post', id: vale.socialWorker.post },
        clock: { rule: 'referralDecision', from: '2026-11-20T15:00:00.000Z' },
        about: child,
      }),
    );
    const home = await app.getJson(vale.socialWorker.post, '/');
    expect(home.json()).toMatchObject({
      total: 1,
      waiting: [
        {
          about: 'Rowan Birch',
          due: '2026-11-23',
          from: 'Femi Oduya, Front Door',
          clock: {
            state: 'dueToday',
            why: expect.arrayContaining([expect.stringContaining('So it is due')]),
          },
        },
      ],
    });
    const holiday = { 'day-day': '23', 'day-month': '11', 'day-year': '2026', name: 'Declared late' };
    expect((await app.send(vale.administrator.post, '/calendar/add', holiday)).status).toBe(303);
    expect((await app.getJson(vale.socialWorker.post, '/')).json()).toMatchObject({
      waiting: [{ due: '2026-11-24', clock: { state: 'inTime' } }],
    });
    const assigned = await app.send(
      vale.socialWorker.post,
      `/actions/${id}/assign`,
      { post: vale.frontDoorWorker.post },
      `/actions/${id}`,
    );
    expect(assigned.status).toBe(409);
    expect(assigned.text).toContain('it was set for one post');
    await app.send(vale.frontDoorWorker.post, `/actions/${id}/cancel`, { said: 'Sent twice.' });
    const cancelled = await app.get(vale.socialWorker.post, `/actions/${id}`);
    expect(cancelled.text).toContain('Sent twice.');
    expect((await app.getJson(vale.socialWorker.post, '/')).json()).toMatchObject({ total: 0 });
  });

  it('is hidden with its steps where the child is restricted, and a child out of sight gets none', async () => {
    const hidden = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const id = await addPerson(acting, { names: [{ kind: 'legal', given: 'Hazel', family: 'Elm' }] });
      await addAction(acting, {
        what: 'Ring the refuge',
        why: 'Done when the worker has a name.',
        owedBy: { kind: 'body', id: vale.frontDoor },
        due: '2026-11-24',
        about: id,
      });
      return id;
    });
    expect((await app.get(vale.frontDoorWorker.post, '/')).text).toContain('Ring the refuge');
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      addRestriction(acting, hidden, 'Known to staff', [vale.frontDoorManager.staff]),
    );
    expect((await app.get(vale.frontDoorWorker.post, '/')).text).not.toContain('Ring the refuge');
    expect((await app.get(vale.frontDoorManager.post, '/')).text).toContain('Ring the refuge');
    const unseen = actAs(app.databases, vale.teacher.post, (acting) =>
      addAction(acting, {
        what: 'Look',
        why: 'At a child out of sight.',
        owedBy: { kind: 'organisation', id: vale.school },
        about: hidden,
      }),
    );
    await expect(unseen).rejects.toThrow('There is no such record');
  });

  it('has left a trace of every act and every reading', async () => {
    const audit = await auditOf(app);
    for (const event of [
      'action.set',
      'action.taken',
      'action.assigned',
      'action.dateChanged',
      'action.done',
    ])
      expect(audit).toContainEqual(expect.objectContaining({ event, outcome: 'allowed', subjects: [child] }));
    expect(audit).toContainEqual(
      expect.objectContaining({
        event: 'home.viewed',
        post_id: vale.socialWorker.post,
        subjects: [child],
      }),
    );
  });
});
