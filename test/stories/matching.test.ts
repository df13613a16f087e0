import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Acting, newId } from '#db';
import { makeRecorded, possiblySame, possiblySameOfMany, type Recorded, saySame } from '#matching';
import { makePerson, type PersonTraits, seeded } from '#people';
import { addExclusion, addInvolvement, addRecord, addShare } from '#records';
import { insertReferrals } from '#referrals';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, asPost } from '../support/world.ts';
import { worryOf } from '../support/worries.ts';

let app: TestApp;
let vale: ArdenVale;
beforeAll(async () => {
  app = await openApp();
  vale = await layArdenVale(app.databases);
  await layThresholds(app.databases, { managerAuthorises: false });
});
afterAll(() => app.close());

const as = <T>(
  who: 'frontDoorWorker' | 'frontDoorManager' | 'socialWorker',
  run: (acting: Acting) => Promise<T>,
) => actAs(app.databases, vale[who].post, run);
const record = (traits: PersonTraits) => as('frontDoorWorker', (acting) => makePerson(acting, traits));
const HOME = { address: '4 Curlew Gardens, Foxhollow', postcode: 'AV4 9AU' };
const Same = z.object({
  said: z.array(z.object({ saying: z.string(), person: z.object({ id: z.string() }) })),
  alike: z.array(
    z.object({
      person: z.object({ id: z.string(), name: z.string() }),
      probability: z.number(),
      words: z.string(),
      fields: z.array(z.object({ label: z.string(), kind: z.string() })),
    }),
  ),
});
const sameOf = async (
  id: string,
  who: 'frontDoorWorker' | 'frontDoorManager' | 'socialWorker' = 'frontDoorWorker',
) => Same.parse((await app.getJson(vale[who].post, `/people/${id}/same`)).json());
const say = (
  one: string,
  other: string,
  saying: 'same' | 'different',
  who: 'frontDoorWorker' | 'frontDoorManager' = 'frontDoorWorker',
) => app.send(vale[who].post, `/people/${one}/same/${other}`, { saying, reason: 'The mother was asked.' });
const undo = async (
  one: string,
  other: string,
  carried: 'keep' | 'end' | '' = '',
  who: 'frontDoorWorker' | 'frontDoorManager' = 'frontDoorWorker',
) =>
  app.send(vale[who].post, `/people/${one}/same/${other}/undo`, {
    why: 'They are cousins.',
    carried,
    version: '1',
  });
/** A contact that somebody sends about a child whom they describe. */
const sendContact = async (child: object): Promise<string> => {
  const sent = await app.sendJson(
    vale.healthVisitor.post,
    '/contacts/new',
    worryOf(vale.frontDoor, { children: [child] }),
  );
  const { submission } = z.object({ submission: z.string() }).parse(sent.json());
  const row = await asOwner(app.databases, (tx) =>
    tx
      .selectFrom('record')
      .select('id')
      .where('submission_id', '=', submission)
      .where('kind', '=', 'contact')
      .executeTakeFirstOrThrow(),
  );
  return row.id;
};
const rowsOf = (ids: readonly string[]) =>
  asOwner(app.databases, async (tx) => {
    const { rows } = await sql`
      select to_jsonb(record) - 'recorded_at' as spine, to_jsonb(person) as person,
        (select jsonb_agg(to_jsonb(person_name) order by id) from person_name where person_id = person.id) as names,
        (select jsonb_agg(to_jsonb(address) order by id) from address where person_id = person.id) as addresses
      from record join person on person.id = record.id where record.id = any (${[...ids]}::uuid[]) order by record.id`.execute(
      tx,
    );
    return rows;
  });

describe('a child who may be recorded twice', () => {
  it('is found past slips, told field by field, and what is missing counts neither way', async () => {
    const one = await record({ given: 'Bethan', family: 'Oakenshaw', born: '2014-06-11', sex: 'F', ...HOME });
    const two = await record({
      given: 'Behtan',
      family: 'Okenshaw',
      born: '2014-11-06',
      sex: 'F',
      nhs: '9990000018',
    });
    const sister = await record({
      given: 'Nell',
      family: 'Oakenshaw',
      born: '2011-02-02',
      sex: 'F',
      ...HOME,
    });
    const { alike } = await sameOf(one);
    expect(alike[0]).toMatchObject({ person: { id: two } });
    expect(alike[0]?.fields).toContainEqual(
      expect.objectContaining({ label: 'Date of birth', kind: 'close' }),
    );
    expect(alike[0]?.fields).toContainEqual(expect.objectContaining({ label: 'Number', kind: 'unknown' }));
    expect(alike.find(({ person }) => person.id === sister)?.probability ?? 0).toBeLessThan(0.1);
    const page = await app.get(vale.frontDoorWorker.post, `/people/${one}/same`);
    expect(page.text).toContain('one digit out, or day and month swapped');
  });

  it('is looked for before a person is recorded: likely the same is asked about, and kept from being asked again', async () => {
    const held = await record({ given: 'Orla', family: 'Netherby', born: '2016-01-20', sex: 'F', ...HOME });
    const typed = {
      given: 'Orla',
      family: 'Netherby',
      'born-day': '20',
      'born-month': '1',
      'born-year': '2016',
      sex: 'F',
      ethnicity: 'NOBT',
      postcode: HOME.postcode,
    };
    const asked = await app.send(vale.frontDoorWorker.post, '/people/new', typed);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain(`/people/${held}`);
    expect(asked.text).toContain('Almost certainly the same');
    expect(asked.text).toContain('value="Netherby"');
    const refused = await app.sendJson(vale.frontDoorWorker.post, '/people/new', {
      given: 'Orla',
      family: 'Netherby',
      born: '2016-01-20',
      sex: 'F',
      postcode: HOME.postcode,
      ethnicity: 'NOBT',
    });
    expect(refused.status).toBe(422);
    const made = await app.send(vale.frontDoorWorker.post, '/people/new', { ...typed, different: 'true' });
    expect(made.status).toBe(303);
    const id = made.location.split('/').at(-1)?.split('?')[0] ?? '';
    const { alike, said } = await sameOf(id);
    expect(alike.map(({ person }) => person.id)).not.toContain(held);
    expect(said).toMatchObject([{ saying: 'different', person: { id: held } }]);
  });

  it('is offered to the front door when a contact is identified, with how likely and why', async () => {
    const held = await record({ given: 'Ottilie', family: 'Larkham', born: '2013-08-08', sex: 'F', ...HOME });
    const contact = await sendContact({
      given: 'Otilie',
      family: 'Larkham',
      born: '2013-08-08',
      postcode: HOME.postcode,
    });
    const page = await app.get(vale.frontDoorWorker.post, `/contacts/${contact}/identify`);
    expect(page.text).toContain(`value="${held}"`);
    expect(page.text).toMatch(/(Almost certainly|Very likely|Likely) the same/);
  });
});

describe('a false match linked and undone', () => {
  it('moves nothing while it stands, and leaves both records as they were', async () => {
    const one = await record({ given: 'Rosie', family: 'Garnett', born: '2015-04-04', sex: 'F', ...HOME });
    const two = await record({ given: 'Rosie', family: 'Garnet', born: '2015-04-05', sex: 'F' });
    const before = await rowsOf([one, two]);
    expect((await say(one, two, 'same')).status).toBe(303);
    expect(await rowsOf([one, two])).toEqual(before);

    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const person = await app.get(vale.frontDoorWorker.post, `/people/${here}`);
      expect(person.text).toContain('Also recorded as');
      expect(person.text).toContain(`/people/${there}`);
      expect((await app.get(vale.socialWorker.post, `/children/${here}`)).text).toContain('Also recorded as');
    }
    const found = await app.getJson(vale.frontDoorWorker.post, '/people?name=Rosie+Garnett&reason=x');
    expect(found.json()).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ also: [expect.objectContaining({ id: expect.any(String) })] }),
      ]),
    });
    expect((await sameOf(one)).alike.map(({ person }) => person.id)).not.toContain(two);
    expect((await say(two, one, 'same')).status).toBe(409);

    const [said] = await auditOf(app);
    expect(said).toBeDefined();
    const told = (await auditOf(app)).find(
      ({ event, outcome }) => event === 'person.saidSame' && outcome === 'allowed',
    );
    expect([...(told?.subjects ?? [])].sort()).toEqual([one, two].sort());

    expect((await undo(one, two)).status).toBe(303);
    expect(await rowsOf([one, two])).toEqual(before);
    expect((await app.get(vale.frontDoorWorker.post, `/people/${one}`)).text).not.toContain(
      'Also recorded as',
    );
    const page = await app.get(vale.frontDoorWorker.post, `/people/${one}/same/${two}`);
    expect(page.text).toContain('They are cousins.');
    expect((await sameOf(one)).alike.map(({ person }) => person.id)).toContain(two);
    expect((await undo(one, two)).status).toBe(404);
  });

  it('two who were told apart are not offered again until that is undone', async () => {
    const one = await record({ given: 'Kit', family: 'Mossop', born: '2012-12-12' });
    const two = await record({ given: 'Kit', family: 'Mossop', born: '2012-12-21' });
    await say(one, two, 'different');
    expect((await sameOf(one)).alike).toEqual([]);
    expect((await sameOf(two)).alike).toEqual([]);
    await undo(two, one);
    expect((await sameOf(one)).alike.map(({ person }) => person.id)).toEqual([two]);
  });

  it('nobody says so but the posts whose decision it is, nor of a record that they do not see', async () => {
    const one = await record({ given: 'Wren', family: 'Ives', born: '2012-12-12' });
    const two = await record({ given: 'Wren', family: 'Ives', born: '2012-12-12' });
    for (const record of [one, two])
      await as('frontDoorWorker', (acting) =>
        addShare(acting, {
          record,
          grantee_kind: 'organisation',
          grantee_id: vale.school,
          lawful_basis: 'publicTask',
          purpose: 'x',
        }),
      );
    expect((await app.get(vale.teacher.post, `/people/${one}/same`)).status).toBe(403);
    expect(
      (await app.sendJson(vale.teacher.post, `/people/${one}/same/${two}`, { saying: 'same', reason: 'x' }))
        .status,
    ).toBe(403);
    await expect(
      asPost(
        app.databases,
        vale.teacher.post,
        (tx) =>
          sql`insert into same_child (id, kept_id, other_id, saying, reason, probability, said_by, said_at)
          values (${newId()}::uuid, ${one}::uuid, ${two}::uuid, 'same', 'x', 1, ${vale.teacher.post}::uuid, now())`.execute(
            tx,
          ),
        { role: 'app' },
      ),
    ).rejects.toThrow(/row-level security/);
    const unseen = await app.sendJson(vale.frontDoorWorker.post, `/people/${one}/same/${newId()}`, {
      saying: 'same',
      reason: 'x',
    });
    expect(unseen.status).toBe(404);
    expect((await app.get(vale.frontDoorWorker.post, `/people/${one}/same/${one}`)).status).toBe(404);
  });
});

const restrict = (id: string, staff: readonly string[] = []) =>
  app.send(vale.frontDoorManager.post, `/people/${id}/restriction`, {
    reason: 'A protected witness.',
    staff,
  });
const seesPerson = async (who: 'frontDoorWorker' | 'frontDoorManager' | 'socialWorker', id: string) =>
  (await app.get(vale[who].post, `/people/${id}`)).status === 200;

describe('a whole list', () => {
  it('finds whom each of it would have found alone, and nobody who is hidden', async () => {
    const lines = makeRecorded(seeded(11), '2026-11-23', { children: 70, oneIn: 2 });
    const details = (line: Recorded) => ({
      names: [{ given: line.given_name, surname: line.surname }],
      born: line.date_of_birth || null,
      sex: line.sex,
      places: [{ address: line.address, postcode: line.postcode }],
      nationalIds: line.national_id ? [line.national_id] : [],
    });
    const recorded: string[] = [];
    for (const line of lines.filter((_, at) => at % 2 === 0))
      recorded.push(
        await record({
          ...{ given: line.given_name, family: line.surname, born: line.date_of_birth || null },
          ...{ address: line.address, postcode: line.postcode, nhs: line.national_id },
        }),
      );
    const [hidden = ''] = recorded;
    await restrict(hidden);
    const list = [
      ...lines.map(details),
      { names: [{ given: 'Nobody', surname: 'Hereabouts' }], born: '1999-01-01' },
      { names: [] },
    ];
    const both = (who: 'frontDoorWorker' | 'frontDoorManager') =>
      as(who, async (acting) => ({
        together: (await possiblySameOfMany(acting, list)).map((found) =>
          found.map(({ id, probability }) => [id, probability]),
        ),
        alone: await Promise.all(
          list.map(async (each) =>
            (await possiblySame(acting, each)).map(({ person, probability }) => [person.id, probability]),
          ),
        ),
      }));
    const worker = await both('frontDoorWorker');
    expect(worker.together).toEqual(worker.alone);
    expect(worker.together.filter((found) => found.length > 0).length).toBeGreaterThan(lines.length / 2);
    expect(JSON.stringify(worker)).not.toContain(hidden);
    const manager = await both('frontDoorManager');
    expect(manager.together).toEqual(manager.alone);
    expect(JSON.stringify(manager.together)).toContain(hidden);
  });
});

describe('a restricted child', () => {
  it('is never hinted at: not on a form, not among candidates, not in what is learnt', async () => {
    const ordinary = await record({ given: 'Thea', family: 'Uttley', born: '2010-03-03', ...HOME });
    const hidden = await record({
      given: 'Thea',
      family: 'Uttley',
      born: '2010-03-03',
      ...HOME,
      nhs: '9990000026',
    });
    expect((await sameOf(ordinary)).alike.map(({ person }) => person.id)).toEqual([hidden]);
    await restrict(hidden);
    expect((await sameOf(ordinary)).alike).toEqual([]);
    expect((await sameOf(ordinary, 'frontDoorManager')).alike.map(({ person }) => person.id)).toEqual([
      hidden,
    ]);
    const typed = {
      given: 'Thea',
      family: 'Utley',
      'born-day': '3',
      'born-month': '3',
      'born-year': '2010',
      sex: 'F',
      ethnicity: 'NOBT',
      nhs: '999 000 0026',
    };
    const asked = await app.send(vale.frontDoorWorker.post, '/people/new', typed);
    expect(asked.text).not.toContain(hidden);
    const compare = await app.get(vale.frontDoorWorker.post, `/people/${ordinary}/same/${hidden}`);
    const nobody = await app.get(vale.frontDoorWorker.post, `/people/${ordinary}/same/${newId()}`);
    expect([compare.status, nobody.status]).toEqual([404, 404]);
    const learnt = await asPost(
      app.databases,
      vale.frontDoorManager.post,
      (tx) =>
        sql`select set_config('arden.role', 'matching', true)`
          .execute(tx)
          .then(() => sql<{ details: unknown }>`select details from people_to_learn_from(1000)`.execute(tx)),
      { role: 'app' },
    );
    expect(JSON.stringify(learnt.rows)).not.toContain('9990000026');
    expect(learnt.rows.length).toBeGreaterThan(5);
  });

  it('whose record is linked hides the other too, from everybody but the same people; undone, it stays hidden unless somebody ends it', async () => {
    for (const carried of ['end', 'keep'] as const) {
      const hidden = await record({ given: 'Hugo', family: `Cresswell${carried}`, born: '2009-09-09' });
      const plain = await record({ given: 'Hugo', family: `Cresswell${carried}`, born: '2009-09-09' });
      await restrict(hidden, [vale.socialWorker.staff]);
      expect(await seesPerson('frontDoorWorker', plain)).toBe(true);
      const page = await app.get(vale.frontDoorManager.post, `/people/${plain}/same/${hidden}`);
      expect(page.text).toContain('If you link them, both are');
      expect((await say(plain, hidden, 'same', 'frontDoorManager')).status).toBe(303);
      for (const id of [hidden, plain]) {
        expect(await seesPerson('frontDoorWorker', id)).toBe(false);
        expect(await seesPerson('socialWorker', id)).toBe(true);
        expect(await seesPerson('frontDoorManager', id)).toBe(true);
      }
      // Whoever is named on the one later sees the other too; whoever is taken off sees neither.
      await app.send(
        vale.frontDoorManager.post,
        `/people/${hidden}/restriction/names`,
        { staff: vale.secondFrontDoorWorker.staff },
        `/people/${hidden}/restriction`,
      );
      expect((await app.get(vale.secondFrontDoorWorker.post, `/people/${plain}`)).status).toBe(200);

      expect((await undo(plain, hidden, '', 'frontDoorManager')).status).toBe(422);
      expect((await undo(plain, hidden, carried, 'frontDoorManager')).status).toBe(303);
      expect(await seesPerson('frontDoorWorker', hidden)).toBe(false);
      expect(await seesPerson('frontDoorWorker', plain)).toBe(carried === 'end');
      expect(await seesPerson('frontDoorManager', plain)).toBe(true);
    }
  });

  it('restricted while linked, both are; lifted on either, both are free', async () => {
    const one = await record({ given: 'Edie', family: 'Hebden', born: '2008-08-08' });
    const two = await record({ given: 'Edie', family: 'Hebden', born: '2008-08-08' });
    await say(one, two, 'same');
    await restrict(one);
    for (const id of [one, two]) expect(await seesPerson('frontDoorWorker', id)).toBe(false);
    const { restriction } = z
      .object({ restriction: z.object({ version: z.number() }) })
      .parse((await app.getJson(vale.frontDoorManager.post, `/people/${two}/restriction`)).json());
    const lifted = await app.send(
      vale.frontDoorManager.post,
      `/people/${two}/restriction/lift`,
      { version: `${restriction.version}` },
      `/people/${two}/restriction`,
    );
    expect(lifted.status).toBe(303);
    for (const id of [one, two]) expect(await seesPerson('frontDoorWorker', id)).toBe(true);
  });

  it('two that are restricted to different people are not linked', async () => {
    const one = await record({ given: 'Frank', family: 'Jessop', born: '2008-08-08' });
    const two = await record({ given: 'Frank', family: 'Jessop', born: '2008-08-08' });
    await restrict(one, [vale.socialWorker.staff]);
    await restrict(two);
    const refused = await say(one, two, 'same', 'frontDoorManager');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Name the same people on both');
    expect(await seesPerson('socialWorker', two)).toBe(false);
  });

  it('a conflict of interest goes with the child to both records, and links make no ring', async () => {
    const [one, two, three] = [
      await record({ given: 'Clara', family: 'Kershaw', born: '2008-08-08' }),
      await record({ given: 'Clara', family: 'Kershaw', born: '2008-08-08' }),
      await record({ given: 'Clara', family: 'Kershaw', born: '2008-08-08' }),
    ];
    await as('frontDoorManager', (acting) =>
      addExclusion(acting, { child_id: one, staff_id: vale.socialWorker.staff, reason: 'A relative' }),
    );
    await say(one, two, 'same');
    await say(two, three, 'same');
    expect(await seesPerson('socialWorker', three)).toBe(false);
    const ring = await say(one, three, 'same');
    expect(ring.status).toBe(409);
    expect(ring.text).toContain('by way of another record');
    expect((await undo(one, two, 'end')).status).toBe(303);
    expect(await seesPerson('socialWorker', one)).toBe(false);
    expect(await seesPerson('socialWorker', two)).toBe(true);
    expect(await seesPerson('socialWorker', three)).toBe(true);
  });
});

it('a contact about either record reaches the worker of the child', async () => {
  const one = await record({ given: 'Ralph', family: 'Ackroyd', born: '2011-01-01' });
  const two = await record({ given: 'Ralph', family: 'Ackroyd', born: '2011-01-01' });
  await as('frontDoorWorker', (acting) =>
    saySame(acting, one, two, { saying: 'same', reason: 'The school was asked.' }),
  );
  await as('socialWorker', async (acting) => {
    const id = await addRecord(acting, { kind: 'referral', child: one, title: 'Referral' });
    await insertReferrals(acting.tx, [
      {
        id,
        contact_id: null,
        decision_id: null,
        referral_day: '2026-11-01',
        source_code: '2A',
        primary_need: null,
        accepted_as: null,
        closed_day: null,
        closure_reason: null,
      },
    ]);
    await addInvolvement(acting.tx, {
      child_id: one,
      organisation_id: vale.council,
      body_id: null,
      post_id: vale.socialWorker.post,
      practitioner: 'Sam Reed',
      service: 'Social work',
      reach: '01632 960200',
      lead: true,
      from_day: '2026-11-01',
      until_day: null,
      last_seen_day: null,
    });
  });
  const contact = await sendContact({ given: 'Ralph', family: 'Ackroyd', born: '2011-01-01' });
  await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/identify`, { child: two });
  expect((await app.get(vale.socialWorker.post, '/')).text).toContain(
    'Read a new contact about a child you work with',
  );
  const story = await app.get(vale.socialWorker.post, `/children/${two}`);
  expect(story.text).toContain('/referrals/');
});
