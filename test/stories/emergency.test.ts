import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { addExclusion, addInvolvement, addRestriction } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner } from '../support/world.ts';

/** At two in the morning a named nurse must know whether the child before her is safe to go home. */
describe('Emergency access', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let child = '';
  let hidden = '';
  let access = '';
  const NIGHT = '2026-11-23T02:00:00.000Z';
  const REASON = 'A child with a head injury, brought in by a man who will not say who he is.';

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    app.now = NIGHT;
    [child, hidden] = await actAs(
      app.databases,
      vale.frontDoorManager.post,
      async (acting) => {
        const seen = await makePerson(acting, { given: 'Rowan', family: 'Quillon', born: '2019-05-05' });
        const secret = await makePerson(acting, { given: 'Hazel', family: 'Quillon', born: '2015-05-05' });
        await addInvolvement(acting.tx, {
          child_id: seen,
          organisation_id: vale.council,
          body_id: null,
          post_id: vale.socialWorker.post,
          practitioner: 'Sam Reed',
          service: 'Family support',
          reach: '01632 960200',
          from_day: '2026-01-01',
          until_day: null,
          last_seen_day: null,
          lead: true,
        });
        await addRestriction(acting, secret, 'A protected witness', [
          vale.frontDoorManager.staff,
          vale.socialWorker.staff,
        ]);
        return [seen, secret];
      },
      '2026-11-20T09:00:00.000Z',
    );
  });
  afterAll(() => app.close());

  const open = () =>
    app.send(vale.namedNurse.post, '/emergency', { ground: 'treatment', reason: REASON }, '/emergency');
  const allow = (post: string, restricted: boolean) =>
    app.send(
      vale.administrator.post,
      '/emergency/posts',
      { post, ...(restricted ? { restricted: 'true' } : {}) },
      '/emergency/posts',
    );
  const permission = async () => {
    const page = await app.getJson(vale.administrator.post, '/emergency/posts');
    return z.object({ posts: z.array(z.object({ id: z.string() })) }).parse(page.json()).posts[0]?.id ?? '';
  };
  const found = async (question: string) => {
    const answer = await app.getJson(vale.namedNurse.post, `/emergency/${access}/search?${question}`);
    return z
      .object({ people: z.array(z.object({ id: z.string(), name: z.string() })), total: z.number() })
      .parse(answer.json());
  };
  const openChild = (id: string) =>
    app.send(
      vale.namedNurse.post,
      `/emergency/${access}/children`,
      { child: id },
      `/emergency/${access}/search?name=Quillon`,
    );
  const news = async (post: string): Promise<string> => (await app.get(post, '/notifications')).text;

  it('is for posts that were allowed it beforehand, and says whom else to ring', async () => {
    const page = await app.get(vale.namedNurse.post, '/emergency');
    expect(page.text).toContain('Your post is not allowed emergency access');
    const refused = await open();
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('ring 999');
    expect((await app.get(vale.namedNurse.post, '/emergency/posts')).status).toBe(403);
    expect((await app.get(vale.scrutinyMember.post, '/emergency')).status).toBe(403);
  });

  it('asks why first: no search stands open without an access, nor another’s', async () => {
    expect((await allow(vale.namedNurse.post, false)).status).toBe(303);
    const begun = await app.send(vale.namedNurse.post, '/emergency', { ground: 'treatment' }, '/emergency');
    expect(begun.text).toContain('Enter what has happened and what you must find out');
    const opened = await open();
    expect(opened.status).toBe(303);
    access = /emergency\/([0-9a-f-]+)\/search/.exec(opened.location)?.[1] ?? '';
    expect((await open()).text).toContain('You have an emergency access open already');
    const anothers = await app.get(vale.otherHealthVisitor.post, `/emergency/${access}/search?name=Quillon`);
    expect(anothers.status).toBe(404);
    expect(await news(vale.igLead.post)).toContain('An emergency access was opened');
  });

  it('finds who somebody is and shows nothing more, and never the restricted where that was not allowed', async () => {
    expect((await found('name=Quillon')).people.map(({ id }) => id)).toEqual([child]);
    expect((await found('name=Hazel+Quillon')).total).toBe(0);
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(404);
    expect((await openChild(hidden)).status).toBe(404);
    // Outside its own page the search is as it was.
    const usual = await app.getJson(vale.namedNurse.post, '/people?name=Quillon&reason=Night');
    expect(usual.json()).toMatchObject({ total: 0 });
  });

  it('opens one child for its time, and tells the lead practitioner at once', async () => {
    expect((await openChild(child)).status).toBe(303);
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).text).toContain('Rowan Quillon');
    expect(await news(vale.socialWorker.post)).toContain('was opened in an emergency');
    const told = await app.get(vale.socialWorker.post, `/emergency/${access}`);
    expect(told.text).toContain('Nora Lamb');
    expect(told.text).toContain('Rowan Quillon');
    // The words of the reason may name anybody: they are the reviewer’s to read.
    expect(told.text).not.toContain('head injury');
    expect((await app.get(vale.teacher.post, `/emergency/${access}`)).status).toBe(404);
  });

  it('is read and handed on to nobody', async () => {
    const restricted = await app.send(
      vale.namedNurse.post,
      `/people/${child}/restriction`,
      { reason: 'Mine', names: vale.namedNurse.staff },
      `/people/${child}`,
    );
    expect(restricted.status).toBeGreaterThanOrEqual(400);
    const handOn = actAs(
      app.databases,
      vale.namedNurse.post,
      async ({ tx, now }) => {
        await tx
          .insertInto('share')
          .values({
            id: '01890000-0000-7000-8000-00000000000a',
            record_id: child,
            by_organisation_id: vale.trust,
            grantee_kind: 'organisation',
            grantee_id: vale.police,
            outcome: 'shared',
            lawful_basis: 'None',
            purpose: 'None',
            from_at: now,
            until_at: null,
            decided_by: vale.namedNurse.post,
            decided_at: now,
          })
          .execute();
      },
      app.now,
    );
    await expect(handOn).rejects.toThrow('row-level security');
  });

  it('shows the lead every look that it admitted, by person, child and purpose, and no name of a child', async () => {
    const review = await app.get(vale.igLead.post, `/emergency/${access}/review`);
    expect(review.text).toContain('head injury');
    expect(review.text).toContain('Nora Lamb');
    expect(review.text).toContain('Emergency: records opened');
    expect(review.text).not.toContain('Rowan');
    const model = z
      .object({ looks: z.array(z.object({ child: z.string(), purpose: z.string() })) })
      .parse((await app.getJson(vale.igLead.post, `/emergency/${access}/review`)).json());
    expect(new Set(model.looks.map((look) => look.child))).toEqual(new Set([child]));
    expect(model.looks.some(({ purpose }) => purpose.startsWith('Read who a child'))).toBe(true);
    expect((await app.get(vale.frontDoorManager.post, '/emergency/reviews')).status).toBe(403);
  });

  it('is over after four hours, or at once when it is ended or the permission taken away', async () => {
    app.now = '2026-11-23T06:00:00.000Z';
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(404);
    app.now = '2026-11-23T03:00:00.000Z';
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(200);
    const held = await permission();
    await app.send(vale.administrator.post, `/emergency/posts/${held}/end`, {}, '/emergency/posts');
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(404);
    await allow(vale.namedNurse.post, true);
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(200);
    const ended = await app.send(
      vale.namedNurse.post,
      `/emergency/${access}/end`,
      {},
      `/emergency/${access}`,
    );
    expect(ended.status).toBe(303);
    expect((await app.get(vale.namedNurse.post, `/people/${child}`)).status).toBe(404);
  });

  it('may be asked about, answered and closed: never by whoever opened it', async () => {
    const asked = await app.send(
      vale.igLead.post,
      `/emergency/${access}/ask`,
      { question: 'Was the family’s own nurse not there?' },
      `/emergency/${access}/review`,
    );
    expect(asked.status).toBe(303);
    expect((await app.get(vale.namedNurse.post, '/')).text).toContain(
      'Answer a question about your emergency',
    );
    await app.send(
      vale.namedNurse.post,
      `/emergency/${access}/answer`,
      { answer: 'She was off duty, and her phone was off.' },
      `/emergency/${access}`,
    );
    expect((await app.get(vale.igLead.post, `/emergency/${access}/review`)).text).toContain('off duty');
    const waiting = await app.get(vale.igLead.post, '/emergency/reviews');
    expect(waiting.text).toContain('Answered');
    const closed = await app.send(
      vale.igLead.post,
      `/emergency/${access}/close`,
      { finding: 'needed', note: 'A child was hurt and nobody else could be reached.' },
      `/emergency/${access}/review`,
    );
    expect(closed.status).toBe(303);
    expect((await app.get(vale.namedNurse.post, `/emergency/${access}`)).text).toContain('It was needed');
    const again = await app.send(
      vale.igLead.post,
      `/emergency/${access}/close`,
      { finding: 'notNeeded', note: 'Once more' },
      `/emergency/${access}/review`,
    );
    expect(again.status).toBe(409);
  });

  it('opens a restricted child to a post that was allowed it, and tells everybody named', async () => {
    const opened = await open();
    access = /emergency\/([0-9a-f-]+)\/search/.exec(opened.location)?.[1] ?? '';
    expect((await found('name=Hazel+Quillon')).people.map(({ id }) => id)).toEqual([hidden]);
    expect((await openChild(hidden)).status).toBe(303);
    expect((await app.get(vale.namedNurse.post, `/people/${hidden}`)).text).toContain('Hazel Quillon');
    for (const { post } of [vale.frontDoorManager, vale.socialWorker])
      expect((await app.get(post, `/emergency/${access}`)).text).toContain('Hazel Quillon');
    expect(await news(vale.frontDoorManager.post)).toContain('was opened in an emergency');
    // Whoever is not named learns neither that she exists nor that somebody looked.
    expect((await app.get(vale.frontDoorWorker.post, `/emergency/${access}`)).status).toBe(404);
    expect(await news(vale.frontDoorWorker.post)).not.toContain('was opened in an emergency');
  });

  it('never goes past an exclusion', async () => {
    await actAs(
      app.databases,
      vale.frontDoorManager.post,
      (acting) =>
        addExclusion(acting, { child_id: child, staff_id: vale.namedNurse.staff, reason: 'Her nephew' }),
      app.now,
    );
    expect((await found('name=Rowan+Quillon')).total).toBe(0);
    expect((await openChild(child)).status).toBe(404);
    const kept = await asOwner(app.databases, (tx) =>
      tx.selectFrom('emergency_child').select('child_id').where('access_id', '=', access).execute(),
    );
    expect(kept.map(({ child_id }) => child_id)).toEqual([hidden]);
  });
});
