import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chainLinks, sealAudit, verifyChain } from '#audit';
import { schemaOf, transact } from '#db';
import { addRelationship, makePerson } from '#people';
import { modules } from '../../src/app.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

/** A worry of long ago about somebody who is grown up now; a sibling’s record goes on. */
describe('Records are kept no longer than they are needed', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let grown = '';
  let sibling = '';
  let mother = '';
  let order = '';

  const runJob = async (name: string) => {
    const job = modules.flatMap(({ jobs = [] }) => jobs).find((each) => each.name === name);
    if (!job) throw new Error(`There is no job "${name}".`);
    const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
    await job.run({
      databases: app.databases,
      partnership: PARTNERSHIP,
      now: app.now,
      about: {},
      log: quiet,
    });
  };
  const due = async () =>
    z
      .object({ people: z.array(z.object({ person: z.string(), class: z.string(), held: z.boolean() })) })
      .parse((await app.getJson(vale.igLead.post, '/retention/due')).json()).people;
  const propose = (person = grown) =>
    app.send(
      vale.igLead.post,
      `/retention/due/${person}`,
      { person, reason: 'The term is right and nobody asked for it.' },
      `/retention/due/${person}`,
    );

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    [grown, sibling, mother] = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const one = await makePerson(acting, { given: 'Thistle', family: 'Quested', born: '1990-05-05' });
      const other = await makePerson(acting, { given: 'Beech', family: 'Quested', born: '2010-05-05' });
      const parent = await makePerson(acting, { given: 'Cedar', family: 'Quested', born: '1970' });
      for (const person of [one, other])
        await addRelationship(acting, { person, other: parent, kind: 'mother' });
      await addRelationship(acting, { person: one, other, kind: 'sibling' });
      return [one, other, parent];
    });
    for (const person of [grown, sibling]) {
      const sent = await app.sendJson(
        vale.socialWorker.post,
        '/contacts/new',
        worryOf(vale.frontDoor, { children: [{ person }] }),
      );
      const { submission } = z.object({ submission: z.string() }).parse(sent.json());
      const [contact] = await asOwner(app.databases, (tx) =>
        tx
          .selectFrom('record')
          .select('id')
          .where('submission_id', '=', submission)
          .where('kind', '=', 'contact')
          .execute(),
      );
      await app.sendJson(vale.frontDoorManager.post, `/contacts/${contact?.id}/take`, {});
      const decided = await app.sendJson(
        vale.frontDoorManager.post,
        `/contacts/${contact?.id}/decision`,
        advice,
      );
      expect(decided.status).toBe(200);
    }
  });
  afterAll(() => app.close());

  it('counts everybody’s term every night, and lists by id whose is over', async () => {
    await runJob('retention-terms');
    expect((await due()).map(({ person, class: name }) => [person, name])).toEqual([
      [grown, 'Contact that led to no work'],
    ]);
    const page = await app.get(vale.igLead.post, '/retention/due');
    expect(page.text).not.toContain('Quested');
    expect((await app.get(vale.socialWorker.post, '/retention/due')).status).toBe(403);
    expect((await propose(sibling)).status).toBe(404);
  });

  it('follows the schedule as the partnership sets it', async () => {
    const set = await app.send(
      vale.igLead.post,
      '/retention/schedule/contactOnly',
      { years: '50', authority: 'Agreed by the partners', version: '0' },
      '/retention/schedule/contactOnly',
    );
    expect(set.status).toBe(303);
    await runJob('retention-terms');
    expect(await due()).toEqual([]);
    await app.send(
      vale.igLead.post,
      '/retention/schedule/contactOnly',
      { years: '21', authority: 'Agreed by the partners', version: '1' },
      '/retention/schedule/contactOnly',
    );
    await runJob('retention-terms');
    expect(await due()).toHaveLength(1);
  });

  it('keeps what is held, one person’s or everybody’s', async () => {
    const inquiry = {
      kind: 'inquiry',
      reason: 'The inquiry’s letter of today',
      'review-day': '1',
      'review-month': '6',
      'review-year': '2027',
    };
    expect((await app.send(vale.igLead.post, '/retention/holds', inquiry, '/retention/holds')).status).toBe(
      303,
    );
    expect((await due())[0]?.held).toBe(true);
    expect((await propose()).text).toContain('The records are held');
    const id = /retention\/holds\/([0-9a-f-]{36})\/lift/.exec(
      (await app.get(vale.igLead.post, '/retention/holds')).text,
    )?.[1];
    await app.send(
      vale.igLead.post,
      `/retention/holds/${id}/lift`,
      { because: 'It is over' },
      `/retention/holds/${id}/lift`,
    );
    expect((await due())[0]?.held).toBe(false);
  });

  it('takes two people: one proposes, and a manager who sees the records decides', async () => {
    const proposed = await propose();
    expect(proposed.status).toBe(303);
    order = proposed.location.split('/').at(-1) ?? '';
    expect((await propose()).status).toBe(409);
    const form = { decision: 'authorised', because: 'I have read them, and nobody needs them.' };
    const at = `/retention/orders/${order}`;
    expect((await app.send(vale.igLead.post, `${at}/decision`, form, at)).status).toBe(403);
    expect((await app.get(vale.frontDoorManager.post, '/')).text).toContain('may be disposed of');
    expect((await app.get(vale.frontDoorManager.post, at)).text).toContain('Thistle Quested');
    expect((await app.send(vale.frontDoorManager.post, `${at}/decision`, form, at)).status).toBe(303);
    // Not before its seven days.
    await runJob('disposal');
    expect((await app.get(vale.frontDoorManager.post, `/people/${grown}`)).status).toBe(200);
  });

  it('erases the content and the history, leaves tombstones, and the audit’s chain still verifies', async () => {
    app.now = '2026-12-02T03:20:00.000Z';
    const before = await asOwner(app.databases, (tx) =>
      tx.selectFrom('record').select('id').where('child_id', '=', grown).execute(),
    );
    expect(before.length).toBeGreaterThan(4);
    await runJob('disposal');
    const left = await app.getJson(vale.igLead.post, `/retention/orders/${order}`);
    expect(left.json()).toMatchObject({ stands: 'done' });
    expect(await everywhere(app, 'Thistle')).toEqual([]);
    expect(await everywhere(app, grown)).toEqual(
      expect.arrayContaining(['audit_subject.child_id', 'tombstone.person_id']),
    );
    const about = await everywhere(app, grown);
    expect(
      about.filter((place) => !/^(audit_|tombstone|disposal_order|retention_|submission_key)/.test(place)),
    ).toEqual([]);
    // The family’s other records stand as they stood.
    const kept = await app.get(vale.frontDoorManager.post, `/people/${sibling}`);
    expect(kept.text).toContain('Beech Quested');
    expect(kept.text).toContain('Cedar Quested');
    expect((await app.get(vale.frontDoorManager.post, `/people/${mother}`)).status).toBe(200);
    const sealing = { role: 'app', partnership: PARTNERSHIP, now: app.now, work: 'sealing' } as const;
    await transact(app.databases.serving, sealing, (tx) => sealAudit(tx, app.now));
    const found = await transact(app.databases.serving, sealing, (tx) => verifyChain(chainLinks(tx)));
    expect(found).toMatchObject({ ok: true });
  });

  it('is done by no other way: the roles that serve erase nothing', async () => {
    const bare = actAs(app.databases, vale.frontDoorManager.post, ({ tx }) =>
      sql`select dispose(${order}::uuid)`.execute(tx),
    );
    await expect(bare).rejects.toThrow('Only the disposal itself');
    const deleting = actAs(app.databases, vale.frontDoorManager.post, ({ tx }) =>
      tx.deleteFrom('record').where('id', '=', sibling).execute(),
    );
    await expect(deleting).rejects.toThrow('permission denied');
  });
});

/** Each column of the partnership that holds a text anywhere. */
const everywhere = (app: TestApp, text: string): Promise<string[]> =>
  asOwner(app.databases, async (tx) => {
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = ${schemaOf(PARTNERSHIP)}::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      group by c.relname order by c.relname`.execute(tx);
    const places: string[] = [];
    for (const { name, columns } of rows)
      for (const column of columns) {
        const found =
          await sql`select from ${sql.id(name)} where position(${text} in ${sql.id(column)}::text) > 0 limit 1`.execute(
            tx,
          );
        if (found.rows.length > 0) places.push(`${name}.${column}`);
      }
    return places;
  });
