import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addRelationship, makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

/** A young woman asks what the council kept about her. Her mother and a neighbour stand in it too. */
describe('A subject access request', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let person = '';
  let request = '';
  let bundle = '';
  let contact = '';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    person = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const one = await makePerson(acting, { given: 'Thistle', family: 'Quested', born: '2008-05-05' });
      const mother = await makePerson(acting, { given: 'Marian', family: 'Quested', born: '1980' });
      await addRelationship(acting, { person: one, other: mother, kind: 'mother' });
      return one;
    });
    const sent = await app.sendJson(
      vale.socialWorker.post,
      '/contacts/new',
      worryOf(vale.frontDoor, {
        children: [{ person }],
        worry:
          'Thistle said that Marian shouts. MARIAN QUESTED denies it. Mrs Jay from number 9 heard it; jays nest there.',
      }),
    );
    const { submission } = z.object({ submission: z.string() }).parse(sent.json());
    const [row] = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('record')
        .select('id')
        .where('submission_id', '=', submission)
        .where('kind', '=', 'contact')
        .execute(),
    );
    contact = row?.id ?? '';
    await app.sendJson(vale.frontDoorManager.post, `/contacts/${contact}/take`, {});
    await app.sendJson(vale.frontDoorManager.post, `/contacts/${contact}/decision`, advice);
  });
  afterAll(() => app.close());

  const at = () => `/access-requests/${request}`;
  const one = async (post = vale.socialWorker.post) => (await app.get(post, at())).text;
  const act = (what: string, fields: Record<string, string>, from = at()) =>
    app.send(vale.socialWorker.post, `${at()}/${what}`, fields, from);

  it('is recorded from the person’s page, with a month to answer it', async () => {
    const form = `/people/${person}/access-requests/new`;
    const begun = await app.send(
      vale.socialWorker.post,
      form,
      {
        kind: 'self',
        requester: 'Thistle Quested',
        identity: 'Passport seen',
        scope: 'Everything',
        'received-day': '2',
        'received-month': '11',
        'received-year': '2026',
      },
      form,
    );
    expect(begun.status).toBe(303);
    request = begun.location.split('/').at(-1) ?? '';
    expect(await one()).toContain('2 December 2026');
    expect((await app.get(vale.socialWorker.post, '/access-requests')).text).toContain('Thistle Quested');
    // Another organisation answers for what it keeps itself, and knows nothing of this request.
    expect((await app.get(vale.namedNurse.post, at())).status).toBe(404);
    expect((await app.get(vale.scrutinyMember.post, '/access-requests')).status).toBe(403);
  });

  it('shows the records in words, and the names of others that stand in them', async () => {
    const page = await one();
    expect(page).toContain('Thistle said that Marian shouts');
    // No word of the machine's: no name kept for search, no column, no day by numbers.
    expect(page).toContain('5 May 2008');
    expect(page).not.toMatch(/2008-05-05|Called|By front door|thistle quested/);
    const { suggested, records } = z
      .object({
        suggested: z.array(z.object({ words: z.string(), times: z.number() })),
        records: z.array(z.object({ parts: z.array(z.object({ rows: z.array(z.unknown()) })) })),
      })
      .parse((await app.getJson(vale.socialWorker.post, at())).json());
    // A record that says nothing itself is nothing to give.
    expect(records.filter(({ parts }) => parts.every(({ rows }) => rows.length === 0))).toEqual([]);
    const words = suggested.map((each) => each.words);
    expect(words).toContain('Marian Quested');
    expect(words).toContain('Marian');
    expect(words).not.toContain('Quested');
  });

  it('blacks out names and other words, with the reason in their place', async () => {
    await act('suggested', { words: 'Marian Quested' });
    await act('suggested', { words: 'Marian' });
    const nothing = await act('suggested', {});
    expect(nothing.text).toContain('Select the names to black out');
    await act('redactions', {
      words: 'Mrs Jay from number 9',
      exemption: 'thirdParty',
      why: 'She asked not to be named',
    });
    const page = await one();
    expect(page).toContain('[redacted: about somebody else]');
    expect(page).not.toContain('Marian shouts');
    expect(page).toContain('jays nest there');
  });

  it('is extended once, where it is complex', async () => {
    await act('extension', { because: 'Three hundred records of four agencies' });
    expect(await one()).toContain('2 February 2027');
    expect((await act('extension', { because: 'Again' })).status).toBe(409);
  });

  it('withholds a whole record, with why', async () => {
    const { records } = z
      .object({ records: z.array(z.object({ id: z.string(), what: z.string() })) })
      .parse((await app.getJson(vale.socialWorker.post, at())).json());
    const decision = records.find(({ what }) => what === 'Decision on a contact')?.id ?? '';
    const page = `${at()}/records/${decision}`;
    const done = await app.send(
      vale.socialWorker.post,
      page,
      { record: decision, exemption: 'seriousHarm', why: 'Advice of her doctor' },
      page,
    );
    expect(done.status).toBe(303);
    expect(await one()).toContain('Advice of her doctor');
    expect((await app.get(vale.socialWorker.post, `${at()}/records/${vale.council}`)).status).toBe(404);
  });

  it('is put together, frozen, and approved by another, who may send it back', async () => {
    const made = await act('bundle', {});
    expect(made.status).toBe(303);
    bundle = made.location;
    const text = (await app.get(vale.socialWorker.post, bundle)).text;
    expect(text).toContain('[redacted: about somebody else]');
    expect(text).toContain('Not given: It would be likely to cause serious harm');
    for (const secret of ['Marian', 'MARIAN', 'Mrs Jay', 'Advice of her doctor', 'asked not to be named'])
      expect(text).not.toContain(secret);
    const own = await app.send(
      vale.socialWorker.post,
      `${bundle}/decision`,
      { decision: 'approved', because: 'Mine' },
      bundle,
    );
    expect(own.status).toBe(409);
    const early = await app.send(vale.socialWorker.post, `${bundle}/given`, { how: 'By post' }, bundle);
    expect(early.status).toBe(409);
    const returned = await app.send(
      vale.frontDoorManager.post,
      `${bundle}/decision`,
      { decision: 'returned', because: 'The school is named' },
      bundle,
    );
    expect(returned.status).toBe(303);
    const before = bundle;
    await act('redactions', { words: 'jays', exemption: 'notTheirs', why: '' });
    bundle = (await act('bundle', {})).location;
    // The first stays as it was.
    expect((await app.get(vale.frontDoorManager.post, before)).text).toContain('jays nest');
    expect((await app.get(vale.frontDoorManager.post, bundle)).text).not.toContain('jays nest');
  });

  it('is given, and then stands as it was given', async () => {
    await app.send(
      vale.frontDoorManager.post,
      `${bundle}/decision`,
      { decision: 'approved', because: 'Read in full' },
      bundle,
    );
    const given = await app.send(vale.socialWorker.post, `${bundle}/given`, { how: 'By hand' }, bundle);
    expect(given.status).toBe(303);
    expect((await act('redactions', { words: 'more', exemption: 'notTheirs', why: '' })).status).toBe(409);
    expect((await act('bundle', {})).status).toBe(409);
    expect(await one()).toContain('Given');
  });
});
