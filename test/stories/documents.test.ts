import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBody, makeOrganisation, makePost, makeSeat } from '#partnership';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';

const layPartners = (app: TestApp, vale: ArdenVale) =>
  asOwner(app.databases, async (tx) => {
    const icb = await makeOrganisation(tx, { name: 'Arden Vale Integrated Care Board', type: 'icb' });
    const body = await makeBody(tx, { name: 'Arden Vale SCP', type: 'partnership' });
    const seat = async (name: string, title: string, organisation: string, delegated = false) => {
      const held = await makePost(tx, { name, role: 'boardMember', title, organisation });
      await makeSeat(tx, {
        body,
        post: held.post,
        organisation,
        capacity: delegated ? 'delegatedSafeguardingPartner' : 'leadSafeguardingPartner',
      });
      return held.post;
    };
    const manager = await makePost(tx, {
      name: 'Bea Quill',
      role: 'businessManager',
      title: 'Partnership business manager',
      organisation: vale.council,
    });
    return {
      icb,
      chief: await seat('Chris Vale', 'Chief executive', vale.council),
      director: await seat('Dina Cole', 'Director of Children’s Services', vale.council, true),
      icbChief: await seat('Imani Roe', 'Chief executive', icb),
      constable: await seat('Kit Moss', 'Chief constable', vale.police),
      manager: manager.post,
    };
  });

const form = {
  title: 'Multi-agency safeguarding arrangements',
  kind: 'arrangements',
  summary: 'Who the partners are and how they work together.',
  'effectiveFrom-day': '1',
  'effectiveFrom-month': '11',
  'effectiveFrom-year': '2026',
};

describe('A document is in force when all three partners signed the same version', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let posts: Awaited<ReturnType<typeof layPartners>>;
  let address = '';
  const version = async (number: number) => {
    const { versions } = (await app.getJson(posts.manager, address)).json() as {
      versions: { id: string; number: number; status: string }[];
    }; // the model that the page declares
    const found = versions.find((each) => each.number === number);
    if (!found) throw new Error(`There is no version ${number}.`);
    return found;
  };
  const sign = async (post: string, number: number, fields: Record<string, string>) =>
    app.send(post, `/documents/versions/${(await version(number)).id}/sign`, fields);
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    posts = await layPartners(app, vale);
  });
  afterAll(() => app.close());

  it('is put by the business unit, and waits on the first page of each lead', async () => {
    expect((await app.get(posts.director, '/documents/new')).status).toBe(403);
    const put = await app.send(posts.manager, '/documents/new', form);
    expect(put.status).toBe(303);
    address = put.location;
    expect((await app.get(posts.manager, '/documents')).text).toContain('To be signed');
    expect((await app.get(posts.chief, '/')).text).toContain(
      'Sign or refuse: Multi-agency safeguarding arrangements',
    );
    expect((await app.get(posts.director, '/')).text).not.toContain('Sign or refuse');
    const told = await asOwner(app.databases, (tx) =>
      tx.selectFrom('notice').select('to_id').where('event', '=', 'document.toSign').execute(),
    );
    expect(told.map(({ to_id }) => to_id).sort()).toEqual(
      [posts.chief, posts.icbChief, posts.constable].sort(),
    );
  });

  it('only a lead signs what Working Together has the leads sign, and each for its own organisation', async () => {
    const delegated = await sign(posts.director, 1, { verdict: 'signed' });
    expect(delegated.status).toBe(409);
    expect(delegated.text).toContain('sign this themselves');
    expect((await sign(vale.frontDoorWorker.post, 1, { verdict: 'signed' })).status).toBe(403);
    const silent = await sign(posts.constable, 1, { verdict: 'refused' });
    expect(silent.text).toContain('Enter why you refuse it');
    for (const post of [posts.chief, posts.icbChief])
      expect((await sign(post, 1, { verdict: 'signed' })).status).toBe(303);
    expect((await version(1)).status).toBe('toSign');
  });

  it('a refusal with its reason stands beside the signatures, and a new version needs all of them anew', async () => {
    await sign(posts.constable, 1, { verdict: 'refused', reason: 'The share that we pay is wrong.' });
    const refused = await app.get(vale.teacher.post, address);
    expect(refused.text).toContain('The share that we pay is wrong.');
    expect((await version(1)).status).toBe('refused');
    app.now = '2026-11-25T09:00:00.000Z';
    const again = await app.send(posts.manager, `${address}/versions/new`, {
      ...form,
      summary: 'The share of the police is put right.',
    });
    expect(again.status).toBe(303);
    expect((await version(1)).status).toBe('overtaken');
    const late = await sign(posts.constable, 1, { verdict: 'signed' });
    expect(late.status).toBe(409);
    for (const post of [posts.chief, posts.icbChief, posts.constable]) {
      expect((await version(2)).status).toBe('toSign');
      expect((await sign(post, 2, { verdict: 'signed' })).status).toBe(303);
    }
    expect((await version(2)).status).toBe('inForce');
    const page = await app.get(vale.teacher.post, address);
    expect(page.text).toContain('Kit Moss, Chief constable');
    expect(page.text).toContain('From 25 November 2026');
  });

  it('is withdrawn with a reason, and then nobody has it in force', async () => {
    const { id } = await version(2);
    expect(
      (await app.send(posts.manager, `/documents/versions/${id}/withdraw`, { why: 'The law has changed.' }))
        .status,
    ).toBe(303);
    expect((await version(2)).status).toBe('withdrawn');
    expect((await app.get(posts.manager, '/documents')).text).toContain('None yet');
  });

  it('the database itself lets nobody sign for an organisation that it does not speak for', async () => {
    app.now = '2026-11-26T09:00:00.000Z';
    await app.send(posts.manager, `${address}/versions/new`, form);
    const { id } = await version(3);
    const forge = actAs(app.databases, posts.chief, ({ tx, now }) =>
      tx
        .insertInto('document_signature')
        .values({
          id: '01a20000-0000-7000-8000-000000000001',
          version_id: id,
          organisation_id: vale.police,
          verdict: 'signed',
          post_id: posts.chief,
          capacity: 'leadSafeguardingPartner',
          at: now,
        })
        .execute(),
    );
    await expect(forge).rejects.toThrow(/row-level security/);
  });
});
