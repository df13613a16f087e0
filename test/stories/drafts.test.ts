import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addAccount, setPassword } from '#auth';
import type { Databases } from '#db';
import { KEPT_DAYS, MOST_DRAFTS } from '#drafts';
import { addDays } from '#kernel';
import { linkAccount, makePost } from '#partnership';
import { makePerson } from '#people';
import { modules, prepare } from '../../src/app.ts';

import { actAs } from '../support/act-as.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { controlsOn } from '../support/html.ts';
import { naughty } from '../support/naughty.ts';
import { type House, openHouse, type Visitor } from '../support/visitor.ts';
import { asOwner, embeddedWorld, NOW, PARTNERSHIP } from '../support/world.ts';
import { worry } from '../support/worries.ts';

const PASSWORD = 'purple otter climbs';
const RAISE = '/contacts/new';
type Fields = Readonly<Record<string, string>>;

const Told = z.object({ kept: z.string().nullable(), signIn: z.string().nullable() });
const Listed = z.object({
  drafts: z.array(z.object({ id: z.string(), title: z.string(), href: z.string(), expiresAt: z.string() })),
});

describe('A form that is begun', () => {
  let databases: Databases;
  let house: House;
  let vale: ArdenVale;
  let clock = NOW;
  /** Hana, a health visitor, at her desk and on her telephone; and Tom, a teacher. */
  let desk: Visitor;

  const pass = (minutes: number) => {
    clock = new Date(Date.parse(clock) + minutes * 60_000).toISOString();
  };
  const signedIn = async (who: string): Promise<Visitor> => {
    const visitor = house.visitor();
    expect((await visitor.signIn(`${who}@example.org`, PASSWORD)).status).toBe(303);
    return visitor;
  };
  /** The form of a page as the browser would send it back: its marks, what stands in its boxes, what is chosen. */
  const formOn = (text: string): Fields => ({
    ...Object.fromEntries(controlsOn(text)),
    ...Object.fromEntries(
      [...text.matchAll(/<input [^>]*\bname="([^"]+)" type="radio" value="([^"]*)" checked/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    ),
  });
  /** Sends fields as the page that stands open does, without opening it again. */
  const post = (visitor: Visitor, url: string, fields: Fields, accept = 'text/html') =>
    house.served.server.inject({
      method: 'POST',
      url,
      headers: {
        host: 'arden.example',
        accept,
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      payload: new URLSearchParams(fields).toString(),
    });
  /** As the script on the page does, every few seconds. */
  const keep = async (visitor: Visitor, url: string, fields: Fields) => {
    const kept = await post(visitor, url, { ...fields, _save: 'now' }, 'application/json');
    return { status: kept.statusCode, ...Told.parse(kept.json()) };
  };
  const json = async (visitor: Visitor, url: string) => {
    const got = await house.served.server.inject({
      url,
      headers: {
        host: 'arden.example',
        accept: 'application/json',
        cookie: [...visitor.jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    return got.json<unknown>();
  };
  const draftsOf = async (visitor: Visitor) => Listed.parse(await json(visitor, '/drafts')).drafts;
  const valueOn = (text: string, name: string): string | undefined => controlsOn(text).get(name);
  const kept = () =>
    asOwner(databases, async (tx) => {
      const { rows } = await sql<{ fields: string; said: string; was: string }>`
        select fields, said, was from draft order by saved_at`.execute(tx);
      return rows;
    });
  const audited = (event: string) =>
    asOwner(databases, async (tx) => {
      const { rows } = await sql<Record<string, unknown>>`
        select * from audit_event where event = ${event} order by id`.execute(tx);
      return rows;
    });

  beforeAll(async () => {
    databases = await embeddedWorld();
    await prepare(databases, PARTNERSHIP, NOW);
    house = await openHouse(databases, { modules, now: () => clock });
    vale = await layArdenVale(databases);
    for (const [who, { staff }] of [
      ['hana', vale.healthVisitor],
      ['tom', vale.teacher],
      ['femi', vale.frontDoorWorker],
    ] as const) {
      const account = await asOwner(databases, async (tx) => {
        const made = await addAccount(tx, { name: who, email: `${who}@example.org` });
        await linkAccount(tx, staff, made);
        return made;
      });
      await setPassword(house.auth, { account, password: PASSWORD, now: NOW });
    }
  });
  beforeEach(async () => {
    clock = NOW;
    await asOwner(databases, (tx) => sql`delete from draft`.execute(tx));
    desk = await signedIn('hana');
  });
  afterAll(async () => {
    await house.served.stop();
    await databases.close();
  });

  test('is finished on another device after a time-out', async () => {
    const { text } = await desk.get(RAISE);
    const typed = { ...formOn(text), ...worry };
    expect(await keep(desk, RAISE, { ...typed, worry: 'Rowan had' })).toEqual({
      status: 200,
      kept: '9am',
      signIn: null,
    });
    pass(45);
    // The session is over. What is typed now is kept all the same, and whoever typed it is told to sign in.
    const late = await keep(desk, RAISE, typed);
    expect(late).toEqual({ status: 401, kept: '9:45am', signIn: '/sign-in?then=%2Fcontacts%2Fnew' });
    const sent = await post(desk, RAISE, typed);
    expect([sent.statusCode, sent.payload.includes('It is saved as a draft too')]).toEqual([401, true]);

    const telephone = await signedIn('hana');
    expect((await telephone.get('/')).text).toMatch(
      /Forms you have not finished[\s\S]*Raise a worry about a child/,
    );
    const [draft] = await draftsOf(telephone);
    const resumed = await telephone.get(draft?.href ?? '');
    expect(resumed.text).toContain('You began this form on 23 November 2026 at 9am');
    for (const [name, value] of Object.entries(worry).filter(([name]) => name in typed))
      expect([name, formOn(resumed.text)[name]]).toEqual([name, value]);

    const done = await post(telephone, RAISE, { ...formOn(resumed.text), reach: '01632 960124' });
    expect([done.statusCode, done.headers.location]).toEqual([
      303,
      expect.stringContaining('/contacts/sent/'),
    ]);
    expect(await draftsOf(telephone)).toEqual([]);
    // An answer that was on its way when the form was sent keeps nothing.
    expect((await keep(telephone, RAISE, formOn(resumed.text))).kept).toBeNull();
    expect(await draftsOf(telephone)).toEqual([]);
    expect((await telephone.get(RAISE)).text).not.toContain('You began this form');
  });

  test('comes back after sign-in on the page it stood on, and after a restart', async () => {
    const { text } = await desk.get(RAISE);
    pass(45);
    const told = await keep(desk, RAISE, { ...formOn(text), worry: 'Not seen since Friday.' });
    const again = await desk.signIn('hana@example.org', PASSWORD, '/contacts/new');
    expect([again.status, again.to, told.signIn]).toEqual([
      303,
      RAISE,
      `/sign-in?then=${encodeURIComponent(RAISE)}`,
    ]);
    const restarted = await openHouse(databases, { modules, now: () => clock });
    const visitor = restarted.visitor();
    await visitor.signIn('hana@example.org', PASSWORD);
    expect(valueOn((await visitor.get(RAISE)).text, 'worry')).toBe('Not seen since Friday.');
    await restarted.served.stop();
  });

  test('is kept on each submit that fails, without JavaScript, and by its own button', async () => {
    const { text } = await desk.get(RAISE);
    const typed = { ...formOn(text), 'children.0.given': 'Rowan', 'children.0.born-day': '31', worry: '' };
    const refused = await post(desk, RAISE, typed);
    expect([refused.statusCode, refused.payload.includes('Saved as a draft at 9am.')]).toEqual([422, true]);
    const added = await post(desk, RAISE, { ...typed, 'children.0.family': 'Birch', _add: 'children' });
    expect(added.statusCode).toBe(200);
    const later = await post(desk, RAISE, { ...typed, 'children.1.given': 'Hazel', _save: 'later' });
    expect([later.statusCode, later.headers.location]).toEqual([303, '/drafts']);
    const [only, ...more] = await draftsOf(desk);
    expect(more).toEqual([]);
    const { text: back } = await desk.get(only?.href ?? '');
    expect(
      ['children.0.given', 'children.0.born-day', 'children.1.given'].map((name) => valueOn(back, name)),
    ).toEqual(['Rowan', '31', 'Hazel']);
  });

  test('is private to whoever typed it, in the post they typed it in', async () => {
    const { text } = await desk.get(RAISE);
    await keep(desk, RAISE, { ...formOn(text), worry: 'Only Hana may read this.' });
    const [draft] = await draftsOf(desk);
    const tom = await signedIn('tom');
    const second = await asOwner(databases, (tx) =>
      makePost(tx, {
        staff: vale.healthVisitor.staff,
        name: 'Hana Voss',
        role: 'practitioner',
        title: 'Nurse',
        organisation: vale.trust,
      }),
    );
    const other = await signedIn('hana');
    await other.send('/posts', { post: second.post });
    for (const stranger of [tom, other]) {
      expect(await draftsOf(stranger)).toEqual([]);
      for (const url of ['/', '/drafts', RAISE, draft?.href ?? '', `/drafts/${draft?.id}`])
        expect((await stranger.get(url)).text, url).not.toContain('Only Hana may read this.');
      expect((await stranger.get(`/drafts/${draft?.id}`)).status).toBe(404);
      const page = await stranger.get('/');
      expect((await post(stranger, `/drafts/${draft?.id}/discard`, formOn(page.text))).statusCode).toBe(404);
    }
    await asOwner(databases, (tx) =>
      sql`update post set until_day = from_day where id = ${second.post}`.execute(tx),
    );
    expect(await draftsOf(desk)).toHaveLength(1);
    // Neither the words nor the child stand in the audit, and one form on one device makes one row.
    await keep(desk, RAISE, { ...formOn(text), worry: 'Only Hana may read this, still.' });
    const rows = await audited('draft.saved');
    expect(rows.filter(({ target }) => String(target).includes(String(draft?.id)))).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Only Hana');
  });

  test('can be discarded, and begun again beside the first', async () => {
    const { text } = await desk.get(RAISE);
    await keep(desk, RAISE, { ...formOn(text), worry: 'The first.' });
    const blank = await desk.get(`${RAISE}?draft=none`);
    expect(valueOn(blank.text, 'worry')).toBe('');
    expect(blank.text).toContain('You began this form before');
    pass(1);
    await keep(desk, RAISE, { ...formOn(blank.text), worry: 'The second.' });
    const [second, first] = await draftsOf(desk);
    expect(valueOn((await desk.get(RAISE)).text, 'worry')).toBe('The second.');
    expect(valueOn((await desk.get(first?.href ?? '')).text, 'worry')).toBe('The first.');
    const gone = await desk.send(`/drafts/${first?.id}/discard`, {}, '/drafts');
    expect([gone.status, gone.to]).toEqual([303, '/drafts']);
    expect((await draftsOf(desk)).map(({ id }) => id)).toEqual([second?.id]);
    // What is emptied again is not kept.
    expect((await keep(desk, RAISE, { ...formOn(blank.text), worry: '' })).kept).toBeNull();
    expect(await draftsOf(desk)).toEqual([]);
  });

  test('is never overwritten by the same form on another device', async () => {
    const { text } = await desk.get(RAISE);
    await keep(desk, RAISE, { ...formOn(text), worry: 'At the desk.' });
    const telephone = await signedIn('hana');
    const { text: resumed } = await telephone.get(RAISE);
    pass(1);
    await keep(telephone, RAISE, { ...formOn(resumed), worry: 'At the desk. And on the bus.' });
    expect(await draftsOf(telephone)).toHaveLength(1);
    pass(1);
    await keep(desk, RAISE, { ...formOn(text), worry: 'At the desk, later.' });
    const words = (await kept()).map(({ fields }) => JSON.parse(fields).worry);
    expect(words).toEqual(['At the desk. And on the bus.', 'At the desk, later.']);
  });

  test('runs out, and its key with it', async () => {
    const { text } = await desk.get(RAISE);
    await keep(desk, RAISE, { ...formOn(text), worry: 'Kept for a while.' });
    const [draft] = await draftsOf(desk);
    expect(draft?.expiresAt.slice(0, 10)).toBe(addDays(NOW.slice(0, 10), KEPT_DAYS));
    const run = () =>
      modules
        .flatMap(({ jobs = [] }) => jobs)
        .find(({ name }) => name === 'drafts-forgetting')
        ?.run({
          databases,
          partnership: PARTNERSHIP,
          now: clock,
          about: {},
          log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        });
    const { text: blank } = await desk.get(`${RAISE}?draft=none`);
    expect((await post(desk, RAISE, { ...formOn(blank), ...worry })).statusCode).toBe(303);
    const keys = () =>
      asOwner(databases, async (tx) => (await sql`select key from submission_key`.execute(tx)).rows.length);
    const before = await keys();
    pass(KEPT_DAYS * 24 * 60 - 1);
    await run();
    expect(await kept()).toHaveLength(1);
    pass(1);
    expect(await draftsOf(await signedIn('hana'))).toEqual([]);
    await run();
    expect(await kept()).toEqual([]);
    expect(await keys()).toBe(before);
    pass(90 * 24 * 60);
    await run();
    expect(await keys()).toBe(0);
  });

  test('keeps what is hostile as it was typed, and no more of it than a form', async () => {
    const { text } = await desk.get(RAISE);
    const marks = formOn(text);
    for (const { name, text: typed } of naughty.filter(({ text: each }) => each.isWellFormed())) {
      await keep(desk, RAISE, { ...marks, worry: `x${typed}` });
      expect([name, JSON.parse((await kept())[0]?.fields ?? '{}').worry]).toEqual([name, `x${typed}`]);
    }
    await keep(desk, RAISE, {
      ...marks,
      worry: 'x',
      password: 'secret',
      __proto__: 'y',
      unknown: 'z',
      _opened: marks._opened ?? '',
    });
    expect(Object.keys(JSON.parse((await kept())[0]?.fields ?? '{}'))).toEqual(['worry']);
    const large = await post(
      desk,
      RAISE,
      { ...marks, worry: 'x'.repeat(600_000), _save: 'now' },
      'application/json',
    );
    expect(large.statusCode).toBe(409);
    expect(large.json<{ detail: string }>().detail).toContain('too large');
    await asOwner(databases, (tx) =>
      sql`insert into draft (id, account_id, post_id, path, page, title, fields, was, said, writer, began_at, saved_at, expires_at)
        select gen_random_uuid(), account_id, post_id, path, page, title, '{}', '{}', '[]', 'x', began_at, saved_at, expires_at
        from draft cross join generate_series(1, ${MOST_DRAFTS})`.execute(tx),
    );
    const another = formOn((await desk.get(`${RAISE}?draft=none`)).text);
    const full = await post(
      desk,
      RAISE,
      { ...another, worry: 'One more.', _save: 'now' },
      'application/json',
    );
    expect([full.statusCode, full.json<{ detail: string }>().detail]).toEqual([
      409,
      expect.stringContaining('100 unfinished'),
    ]);
    // A form of a stranger, or of nobody, keeps nothing.
    const tom = await signedIn('tom');
    const stolen = await post(tom, RAISE, { ...marks, worry: 'Not mine.', _save: 'now' }, 'application/json');
    expect(stolen.statusCode).toBe(403);
    const nobody = await post(
      house.visitor(),
      RAISE,
      { ...marks, worry: 'Not mine.', _save: 'now' },
      'application/json',
    );
    expect(nobody.statusCode).toBe(401);
    expect(JSON.stringify(await kept())).not.toContain('Not mine');
  });

  test('holds the typist’s own words and not the record’s, and outlives the sight of it', async () => {
    const femi = await signedIn('femi');
    const id = await actAs(
      databases,
      vale.frontDoorWorker.post,
      (acting) => makePerson(acting, { given: 'Rory', family: 'Lofthouse', school: 'Mill School' }),
      NOW,
    );
    const change = `/people/${id}/change`;
    const { text } = await femi.get(change);
    const facts = { ...formOn(text), ethnicity: 'NOBT', safeContact: 'Ring after six.' };
    await keep(femi, change, facts);
    expect(await kept()).toEqual([
      {
        fields: '{"safeContact":"Ring after six."}',
        said: expect.stringContaining('Ring after six.'),
        was: '{"safeContact":"","version":1}',
      },
    ]);
    const [draft] = await draftsOf(femi);
    await asOwner(databases, (tx) =>
      sql`insert into exclusion (id, child_id, staff_id, reason, placed_by, from_at)
        values (gen_random_uuid(), ${id}, ${vale.frontDoorWorker.staff}, 'an uncle', ${vale.frontDoorManager.post}, ${NOW})`.execute(
        tx,
      ),
    );
    const refused = await femi.get(draft?.href ?? '');
    expect([refused.status, refused.to]).toEqual([303, `/drafts/${draft?.id}`]);
    const words = await femi.get(refused.to);
    expect([words.status, words.text.includes('Ring after six.')]).toEqual([200, true]);
    for (const hidden of ['Rory', 'Lofthouse', 'Mill School']) expect(words.text).not.toContain(hidden);
  });
});
