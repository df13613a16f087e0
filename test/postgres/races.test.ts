import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { addAction } from '#actions';
import { newId } from '#db';
import { makePost, makeSetting } from '#partnership';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { type Answer, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { formOpened } from '../support/faults.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { asOwner } from '../support/world.ts';
import { advice, worry, worryOf } from '../support/worries.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

/** What became of those who acted at the same instant: how many won, and what the others were told. */
const wonBy = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 303).length;

describeOnPostgres('Two people at the same instant', () => {
  let world: ServerWorld;
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    world = await serverWorld('races');
    app = await openApp(world.databases);
    vale = await layArdenVale(world.databases);
    await layThresholds(world.databases, { managerAuthorises: false });
  });
  afterAll(async () => {
    await app.close();
    await world.drop();
  });

  const count = async (table: string, contact: string) => {
    const { rows } = await asOwner(world.databases, (tx) =>
      sql<{
        found: number;
      }>`select count(*)::integer as found from ${sql.table(table)} where contact_id = ${contact}`.execute(
        tx,
      ),
    );
    return rows[0]?.found;
  };
  const newContact = async (): Promise<string> => {
    const sent = await app.sendJson(vale.healthVisitor.post, '/contacts/new', worryOf(vale.frontDoor));
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const receipt = await app.getJson(vale.healthVisitor.post, `/contacts/sent/${submission}`);
    const { contacts } = z.object({ contacts: z.array(z.object({ id: z.string() })) }).parse(receipt.json());
    return contacts[0]?.id ?? '';
  };
  /** Each opens the page, and only then all of them send. */
  const atOnce = async (
    sendings: readonly { post: string; from: string; to: string; fields: Record<string, string> }[],
  ): Promise<Answer[]> => {
    const opened: Record<string, string>[] = [];
    for (const { post, from } of sendings) opened.push(await formOpened(app, post, from));
    return Promise.all(
      sendings.map(({ post, to, fields }, index) => app.send(post, to, { ...opened[index], ...fields })),
    );
  };

  test('a double click, and a triple one, sends a worry once', async () => {
    const { post } = vale.healthVisitor;
    const fields = { ...(await formOpened(app, post, '/contacts/new')), ...worry };
    const before = await app.getJson(post, '/contacts/sent');
    const clicks = await Promise.all([1, 2, 3].map(() => app.send(post, '/contacts/new', fields)));
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(clicks.map(({ location }) => location)).size).toBe(1);
    const Sent = z.object({ contacts: z.array(z.unknown()) });
    const after = await app.getJson(post, '/contacts/sent');
    expect(Sent.parse(after.json()).contacts.length - Sent.parse(before.json()).contacts.length).toBe(1);

    const key = newId();
    const programs = await Promise.all(
      [1, 2, 3].map(() =>
        app.sendJson(post, '/contacts/new', worryOf(vale.frontDoor), { 'idempotency-key': key }),
      ),
    );
    expect(programs.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const program of programs) expect(program.json()).toEqual(programs[0]?.json());
  });

  test('two who take one contact: one has it, the other is told who', async () => {
    for (let round = 0; round < 4; round += 1) {
      const contact = await newContact();
      const page = `/contacts/${contact}`;
      const answers = await atOnce(
        [vale.frontDoorWorker, vale.secondFrontDoorWorker].map(({ post }) => ({
          post,
          from: page,
          to: `${page}/take`,
          fields: {},
        })),
      );
      expect(wonBy(answers)).toBe(1);
      const told = answers.find(({ status }) => status === 409);
      expect(told?.text).toMatch(/Femi Oduya|Gwen Marsh/);
      expect(await count('triage', contact)).toBe(1);
    }
  });

  test('two who decide one contact: one decision, one outcome, and the other keeps what was typed', async () => {
    for (let round = 0; round < 4; round += 1) {
      const contact = await newContact();
      const page = `/contacts/${contact}/decision`;
      const answers = await atOnce(
        [vale.frontDoorWorker, vale.secondFrontDoorWorker, vale.frontDoorManager].map(({ post }, index) => ({
          post,
          from: page,
          to: page,
          fields: { ...advice, reason: `What number ${index} weighed.` },
        })),
      );
      expect(wonBy(answers)).toBe(1);
      for (const [index, answer] of answers.entries())
        if (answer.status !== 303) {
          expect(answer.status).toBe(409);
          expect(answer.text).toContain(`What number ${index} weighed.`);
        }
      expect(await count('decision', contact)).toBe(1);
      expect(await count('outcome', contact)).toBe(1);
      expect(await count('parent_support_check', contact)).toBe(1);
      expect(await count('triage', contact)).toBe(1);
    }
  });

  test('two who set the urgency: one is kept, the other sees it and is asked', async () => {
    const contact = await newContact();
    const page = `/contacts/${contact}`;
    const answers = await atOnce([
      { post: vale.frontDoorWorker.post, from: page, to: `${page}/urgency`, fields: { urgency: 'red' } },
      {
        post: vale.secondFrontDoorWorker.post,
        from: page,
        to: `${page}/urgency`,
        fields: { urgency: 'green' },
      },
    ]);
    expect(wonBy(answers)).toBe(1);
    expect(answers.find(({ status }) => status === 409)?.text).toContain('Somebody changed this contact');
    expect(await count('triage', contact)).toBe(1);
  });

  test('two managers who judge one decision: authorised or sent back, once', async () => {
    await asOwner(world.databases, (tx) => makeSetting(tx, 'managerAuthorisesDecisions', true));
    const second = await asOwner(world.databases, (tx) =>
      makePost(tx, {
        name: 'Mo Dean',
        role: 'frontDoorManager',
        organisation: vale.council,
        body: vale.frontDoor,
      }),
    );
    for (let round = 0; round < 4; round += 1) {
      const contact = await newContact();
      const page = `/contacts/${contact}/decision`;
      expect((await app.send(vale.frontDoorWorker.post, page, advice)).status).toBe(303);
      const judge = `/contacts/${contact}/authorise`;
      const answers = await atOnce([
        { post: vale.frontDoorManager.post, from: judge, to: judge, fields: { verdict: 'yes' } },
        {
          post: second.post,
          from: judge,
          to: judge,
          fields: { verdict: 'no', why: 'Say what you weighed.' },
        },
      ]);
      expect(wonBy(answers)).toBe(1);
      const [yes, no] = answers;
      if (no?.status === 409) expect(no.text).toContain('Say what you weighed.');
      expect(await count('outcome', contact)).toBe(yes?.status === 303 ? 1 : 0);
    }
  });

  test('a form that keeps itself while it is sent: it acts once, and nothing of it stays a draft', async () => {
    const { post } = vale.otherHealthVisitor;
    for (let round = 0; round < 5; round += 1) {
      const form = { ...(await formOpened(app, post, '/contacts/new')), ...worry };
      const keep = () => app.send(post, '/contacts/new', { ...form, _save: 'now' });
      const answers = await Promise.all([
        keep(),
        app.send(post, '/contacts/new', form),
        keep(),
        app.send(post, '/contacts/new', form),
        keep(),
      ]);
      expect(new Set([answers[1], answers[3]].map((sent) => sent?.location)).size).toBe(1);
      expect(answers[1]?.location).toMatch(/^\/contacts\/sent\//);
      expect((await app.getJson(post, '/drafts')).json()).toMatchObject({ drafts: [] });
    }
  });

  test('two who change one person: one is kept, the other sees both', async () => {
    const person = await actAs(world.databases, vale.frontDoorWorker.post, (acting) =>
      makePerson(acting, {}),
    );
    const page = `/people/${person}/change`;
    const typed = ['Ring Grandmother first.', 'Text, and never ring.'];
    const answers = await atOnce(
      [vale.frontDoorWorker, vale.socialWorker].map(({ post }, index) => ({
        post,
        from: page,
        to: page,
        fields: { 'born-year': '2016', sex: 'M', ethnicity: 'NOBT', safeContact: typed[index] ?? '' },
      })),
    );
    expect(wonBy(answers)).toBe(1);
    const winner = answers.findIndex(({ status }) => status === 303);
    const lost = answers[1 - winner];
    expect(lost?.status).toBe(409);
    for (const words of typed) expect(lost?.text).toContain(words);
    const kept = await app.get(vale.frontDoorManager.post, `/people/${person}`);
    expect(kept.text).toContain(typed[winner]);
  });

  test('a record is added while its child is being restricted: it is hidden too, whoever was first', async () => {
    const { databases } = world;
    const child = () => actAs(databases, vale.frontDoorManager.post, (acting) => makePerson(acting, {}));
    const restrictIt = (id: string, meanwhile: () => Promise<void>) =>
      actAs(databases, vale.frontDoorManager.post, async (acting) => {
        await addRestriction(acting, id, 'A protected witness', []);
        await meanwhile();
      });
    const addOne = (id: string, meanwhile: () => Promise<void>) =>
      actAs(databases, vale.frontDoorWorker.post, async (acting) => {
        const action = await addAction(acting, {
          what: 'Visit',
          why: 'Nobody has.',
          due: '2026-12-01',
          owedBy: { kind: 'body', id: vale.frontDoor },
          about: id,
        });
        await meanwhile();
        return action.id;
      });
    /** The second begins when the first has written, and the first ends a moment later: it waits for no answer of the second. */
    const overlapping = async (
      first: (meanwhile: () => Promise<void>) => Promise<unknown>,
      second: () => Promise<unknown>,
    ): Promise<unknown> => {
      const written = Promise.withResolvers<void>();
      const other = written.promise.then(second).catch((error: unknown) => error);
      await first(async () => {
        written.resolve();
        await pause(300);
      });
      return other;
    };
    const hidden = async (id: string) => {
      const rows = await asOwner(databases, (tx) =>
        tx.selectFrom('record').select(['id', 'sensitivity']).where('child_id', '=', id).execute(),
      );
      expect(rows.map(({ sensitivity }) => sensitivity)).toEqual(rows.map(() => 'restricted'));
    };
    const none = async () => undefined;

    const one = await child();
    const restricted = await overlapping(
      (meanwhile) => addOne(one, meanwhile),
      () => restrictIt(one, none),
    );
    expect(restricted).toBeUndefined();
    await hidden(one);
    const other = await child();
    await overlapping(
      (meanwhile) => restrictIt(other, meanwhile),
      () => addOne(other, none),
    );
    await hidden(other);
  });
});
