import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { transact } from '#db';
import { makePost } from '#partnership';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { makeConsidered, referralsOf } from '#referrals';
import { actAs } from '../support/act-as.ts';
import { type Answer, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';
import { advice, worry } from '../support/worries.ts';

const Lines = z.object({ contacts: z.array(z.record(z.string(), z.unknown())) });
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('What the program says by itself', () => {
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
  });
  afterAll(() => app.close());

  /** Runs a job as the server would, at a moment of the story. */
  const runJob = async (name: string, about: Record<string, unknown> = {}) => {
    const job = referralsOf([]).jobs?.find((each) => each.name === name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run({ databases: app.databases, partnership: PARTNERSHIP, now: app.now, about, log: quiet });
  };
  /** Runs what was sent for with the acts, and takes it off the queue. */
  const runSent = async () => {
    const sent = await asOwner(app.databases, (tx) =>
      sql<{ data: { about: Record<string, unknown> } }>`
        delete from pgboss.job where name = 'contact-received' returning data`.execute(tx),
    );
    for (const { data } of sent.rows) await runJob('contact-received', data.about);
    return sent.rows.length;
  };
  const raise = async (changes: Record<string, string> = {}) => {
    const sent = await app.send(vale.healthVisitor.post, '/contacts/new', {
      team: vale.frontDoor,
      ...worry,
      ...changes,
    });
    expect(sent.status).toBe(303);
    const receipt = await app.get(vale.healthVisitor.post, sent.location);
    return /\/contacts\/([0-9a-f-]{36})"/.exec(receipt.text)?.[1] ?? '';
  };
  const upToOf = ({ text }: Answer) => /name="upTo" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const kept = () =>
    asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ about: string; state: string; on_day: string }>`
        select about_record_id as about, state, on_day::text from reminder order by on_day, state`.execute(
        tx,
      );
      return rows;
    });
  /** The words of a page, without what differs between any two. */
  const wordsOf = async (post: string, url: string) =>
    (await app.get(post, url)).text
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replace(/[0-9A-Z]{4}-[0-9A-Z]{4}/g, 'reference')
      .replace(/name="_(csrf|key|opened)" value="[^"]*"/g, '')
      // Each contact is one more that waits, whichever it is about.
      .replace(/<span class="app-header__bell-count">.*?<\/a>/gs, '</a>')
      // Each contact that is sent here is one more that was like the next.
      .replace(/<tbody.*?<\/tbody>/gs, '');

  /** The line of a contact in a list, as a program reads it. */
  const lineOf = async (post: string, url: string, contact: string) => {
    const { contacts } = Lines.parse((await app.getJson(post, url)).json());
    const { id, reference, ...line } = contacts.find((each) => each.id === contact) ?? {};
    expect(id).toBe(contact);
    return line;
  };

  it('reminds the front door’s manager on the day a decision is due, once, and from then on once a working day', async () => {
    app.now = '2026-11-19T10:00:00.000Z';
    const contact = await raise();
    await runJob('clock-reminders');
    expect(await kept()).toEqual([]);

    app.now = '2026-11-20T09:15:00.000Z';
    await runJob('clock-reminders');
    await runJob('clock-reminders');
    expect(await kept()).toEqual([{ about: contact, state: 'dueToday', on_day: '2026-11-20' }]);
    const home = await app.get(vale.frontDoorManager.post, '/');
    expect(home.text).toContain('1 reminder since you last looked');
    expect((await app.get(vale.frontDoorWorker.post, '/')).text).not.toContain('since you last looked');

    const list = await app.get(vale.frontDoorManager.post, '/reminders');
    expect(list.text).toContain('A decision is due today');
    expect(list.text).toContain(`/contacts/${contact}"`);
    // One made between the opening of the list and the pressing of its button stays new.
    const upTo = upToOf(list);
    app.now = '2026-11-20T09:30:00.000Z';
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    await runJob('clock-reminders');
    await app.send(vale.frontDoorManager.post, '/reminders', { upTo }, '/reminders');
    const after = await app.get(vale.frontDoorManager.post, '/reminders');
    expect(after.text).toContain('1 is new');
    expect(after.text).toContain('A decision waits for a manager');
    expect(after.text).toContain('by Maya Stone');

    // Seen, it is not made again; a Saturday says nothing; and an unseen one of Friday gives way to Monday's.
    await runJob('clock-reminders');
    app.now = '2026-11-27T09:15:00.000Z';
    await runJob('clock-reminders');
    app.now = '2026-11-28T09:15:00.000Z';
    await runJob('clock-reminders');
    app.now = '2026-11-30T09:15:00.000Z';
    await runJob('clock-reminders');
    expect(await kept()).toEqual([
      { about: contact, state: 'dueToday', on_day: '2026-11-20' },
      { about: expect.not.stringMatching(contact), state: 'toAuthorise', on_day: '2026-11-20' },
      { about: contact, state: 'late', on_day: '2026-11-30' },
    ]);
  });

  it('says that a decision waits for a manager, and unsays it when the manager has decided', async () => {
    app.now = '2026-12-01T09:00:00.000Z';
    const contact = await raise();
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/decision`, advice);
    await runJob('clock-reminders');
    const waiting = async () =>
      (await kept()).filter(({ state, on_day }) => state === 'toAuthorise' && on_day === '2026-12-01');
    expect(await waiting()).toHaveLength(1);
    expect((await app.get(vale.frontDoorManager.post, '/reminders')).text).toContain(
      'A decision waits for a manager',
    );
    await app.send(vale.frontDoorManager.post, `/contacts/${contact}/authorise`, { verdict: 'yes' });
    expect(await waiting()).toEqual([]);
  });

  it('takes back what a bank holiday declared late has made untrue', async () => {
    app.now = '2026-12-02T09:00:00.000Z';
    const contact = await raise();
    app.now = '2026-12-03T09:00:00.000Z';
    await runJob('clock-reminders');
    const about = async () => (await kept()).filter((row) => row.about === contact);
    expect(await about()).toEqual([{ about: contact, state: 'dueToday', on_day: '2026-12-03' }]);
    await asOwner(app.databases, (tx) =>
      sql`insert into bank_holiday (id, day, name, added_by, added_at)
        values (gen_random_uuid(), '2026-12-03', 'A day of mourning', ${vale.administrator.post}, ${app.now})`.execute(
        tx,
      ),
    );
    app.now = '2026-12-04T09:00:00.000Z';
    await runJob('clock-reminders');
    expect(await about()).toEqual([{ about: contact, state: 'dueToday', on_day: '2026-12-04' }]);
  });

  it('cannot be made to remind, or to give a contact away, by anybody who signs in', async () => {
    const asManager = {
      role: 'app',
      partnership: PARTNERSHIP,
      now: app.now,
      post: vale.frontDoorManager.post,
    } as const;
    for (const call of [
      sql`select * from contacts_to_remind(null, 10)`,
      sql`select make_reminders('{}', '[]')`,
      sql`select give_to_named(${vale.frontDoor})`,
      sql`select give_contacts(array[${vale.frontDoor}::uuid], null)`,
    ])
      await expect(
        transact(app.databases.serving, asManager, (tx) => call.execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
  });

  describe('of a restricted child', () => {
    const NHS = '9434765919';
    let hidden = '';
    const named = () => vale.socialWorker.post;

    beforeAll(async () => {
      await runSent();
      app.now = NOW;
      hidden = await actAs(app.databases, named(), (acting) =>
        addPerson(acting, {
          names: [{ kind: 'legal', given: 'Zoë', family: 'O’Hara' }],
          born: '2017-02-03',
          identifiers: [{ scheme: 'nhs', value: NHS }],
        }),
      );
      await actAs(app.databases, named(), (acting) =>
        addRestriction(acting, hidden, 'A parent works at the council.', []),
      );
    });

    const LIKE = {
      'children.0.given': 'Zoe',
      'children.0.family': 'Ohara',
      'children.0.born-year': '2017',
      'children.0.born-month': '2',
      'children.0.born-day': '3',
    };
    const TOLD = 'A contact may be about a child whose record you are named on';

    it('a contact that surely fits reaches the named person at once: by name and birth, by NHS number, and not by a like name alone', async () => {
      app.now = '2026-12-07T09:00:00.000Z';
      const byName = await raise(LIKE);
      const byNumber = await raise({ 'children.0.nhsNumber': '943 476 5919' });
      const other = await raise({ ...LIKE, 'children.0.born-day': '4' });
      const { post } = vale.socialWorker;
      expect((await app.get(post, `/contacts/${byName}`)).status).toBe(404);
      expect(await runSent()).toBe(3);
      await runJob('contact-received', { contact: byName });

      const home = await app.get(post, '/');
      expect(home.text.split(TOLD)).toHaveLength(3);
      expect(home.text).toContain(`/contacts/${byName}"`);
      expect(home.text).toContain(`/contacts/${byNumber}"`);
      expect((await app.get(post, `/contacts/${byName}`)).text).toContain('Rowan had bruises on both arms.');
      expect((await app.get(post, `/contacts/${other}`)).status).toBe(404);

      // Another of the same council is told nothing and opens nothing.
      const second = await asOwner(app.databases, (tx) =>
        makePost(tx, {
          name: 'Ola Peel',
          role: 'socialWorker',
          title: 'Social worker',
          organisation: vale.council,
          body: vale.familySupport,
        }),
      );
      expect((await app.get(second.post, '/')).text).not.toContain(TOLD);
      expect((await app.get(second.post, `/contacts/${byName}`)).status).toBe(404);

      const list = await app.get(post, '/reminders');
      const upTo = upToOf(list);
      await app.send(post, '/reminders', { upTo }, '/reminders');
      expect((await app.get(post, '/')).text).not.toContain(TOLD);
      expect((await app.get(post, `/contacts/${byName}`)).status).toBe(200);
    });

    it('sender and queue see an ordinary contact: the same words, the same rows, the same job', async () => {
      app.now = '2026-12-08T09:00:00.000Z';
      const fitting = await raise(LIKE);
      expect(await runSent()).toBe(1);
      const sees = async (contact: string) => {
        const pages = [];
        for (const post of [vale.healthVisitor.post, vale.frontDoorWorker.post, vale.frontDoorManager.post])
          pages.push(await wordsOf(post, `/contacts/${contact}`));
        const lines = [
          await lineOf(vale.frontDoorWorker.post, '/front-door', contact),
          await lineOf(vale.healthVisitor.post, '/contacts/sent', contact),
        ];
        const shares = await Promise.all(
          [vale.healthVisitor.post, vale.frontDoorManager.post].map((post) =>
            actAs(app.databases, post, ({ tx }) =>
              sql`select grantee_kind, purpose from share where record_id = ${contact}`
                .execute(tx)
                .then(({ rows }) => rows),
            ),
          ),
        );
        return { pages, lines, shares };
      };
      const first = await sees(fitting);
      // The very same, once nobody is hidden.
      await asOwner(app.databases, (tx) =>
        sql`update restriction set lifted_at = ${app.now}, lifted_by = placed_by where child_id = ${hidden}`.execute(
          tx,
        ),
      );
      const ordinary = await raise(LIKE);
      expect(await runSent()).toBe(1);
      const second = await sees(ordinary);
      expect(second.pages).toEqual(first.pages);
      expect(second.lines).toEqual(first.lines);
      expect(first.lines).toHaveLength(2);
      expect(second.shares[0]).toEqual(first.shares[0]);
      expect(first.shares[1]).toHaveLength(1);
    });
  });

  it('lists what an organisation considered and did not refer, to its own and nobody else', async () => {
    app.now = NOW;
    const sender = vale.teacher.post;
    expect((await app.get(sender, '/contacts/sent')).text).not.toContain('considered and not made (');
    for (let n = 1; n <= 26; n++)
      await actAs(
        app.databases,
        sender,
        (acting) => makeConsidered(acting, { about: `Pupil ${n}` }),
        `2026-11-${String(n).padStart(2, '0')}T10:00:00.000Z`,
      );
    expect((await app.get(sender, '/contacts/sent')).text).toContain(
      'Referrals considered and not made (26)',
    );
    const list = await app.get(sender, '/considered');
    expect(list.text).toContain('Pupil 26<');
    expect(list.text).not.toContain('Pupil 1<');
    expect((await app.get(sender, '/considered?page=2')).text).toContain('Pupil 1<');
    expect((await app.get(vale.frontDoorManager.post, '/considered')).text).toContain('Nothing is recorded.');
    expect((await app.get(vale.scrutinyMember.post, '/considered')).status).toBe(403);
  });
});
