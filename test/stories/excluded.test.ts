import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addAction } from '#actions';
import { makeAnswer, makeChecks } from '#checks';
import { makeDisagreement } from '#disagreements';
import { addExclusion, addInvolvement } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import {
  addressesIn,
  BY_IDS_ALONE,
  NOT_OF_CHILDREN,
  OTHER_IDS,
  pages,
  paramsOf,
  standsIn,
} from '../support/leak-walk.ts';
import { HIDDEN, idsOf, type Laid, layFamily, type Met, meets, plainly } from '../support/restricted.ts';
import {
  askStatus,
  LIST,
  layTheRest,
  type Rest,
  runJob,
  uploadPeople,
} from '../support/restricted-records.ts';
import { asOwner } from '../support/world.ts';
import { worryOf } from '../support/worries.ts';

/** Those who had their part in the work with a child until it came to light that they are her relatives. */
const KEPT = [
  'secondFrontDoorWorker',
  'teacher',
  'officer',
  'namedNurse',
] as const satisfies readonly (keyof ArdenVale)[];
type Kept = (typeof KEPT)[number];

describe('Whoever is kept from a child sees nothing of her, whatever they had before', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let laid: Laid;
  let rest: Rest;
  /** What each of them typed or opened themselves, about the child, before. */
  const own: Partial<Record<Kept, string[]>> = {};
  let list = '';
  let access = '';
  const waiting: string[] = [];
  let waitingCheck = '';
  const before: Partial<Record<Kept, number>> = {};

  const rowsOf = (table: 'check_request' | 'flag' | 'contact') =>
    asOwner(app.databases, async (tx) => {
      const rows = await tx.selectFrom(table).select('id').orderBy('id').execute();
      return rows.map(({ id }) => id);
    });
  const unreadOf = async (name: Kept): Promise<number> =>
    z.object({ unread: z.number() }).parse((await app.getJson(vale[name].post, '/notifications')).json())
      .unread;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
    laid = await layFamily(app, vale, { hidden: true, restricted: false });
    // Nobody has said whom a flag to a school is about: its lead has it, whoever that may be.
    rest = await layTheRest(app, vale, laid, { hidden: true, flagsToSchool: false });
    const { child } = laid;
    const manager = vale.frontDoorManager.post;
    // Each was asked by name, works with her, and was told of it.
    await actAs(app.databases, manager, async (acting) => {
      await makeChecks(acting, { child }, [`organisation:${vale.school}`, `organisation:${vale.trust}`]);
      for (const name of KEPT)
        await addInvolvement(acting.tx, {
          ...{ child_id: child, organisation_id: vale.council, body_id: null, post_id: vale[name].post },
          ...{ practitioner: 'Somebody', service: 'A service', reach: '01632 960200', lead: true },
          ...{ from_day: '2026-01-01', until_day: null, last_seen_day: null },
        });
      await makeDisagreement(acting, 'sharing', { with: `organisation:${vale.school}`, about: child });
      await addAction(acting, {
        ...{ what: 'Call at the Kestrel', why: 'About her.', due: '2026-11-24', about: child },
        owedBy: { kind: 'post', id: vale.officer.post },
      });
    });
    const [ofSchool] = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('check_request')
        .select('id')
        .where('asked_id', '=', vale.school)
        .orderBy('id', 'desc')
        .execute(),
    );
    await actAs(app.databases, vale.teacher.post, (acting) => makeAnswer(acting, ofSchool?.id ?? ''));
    // Two contacts wait: her sender picked her, or agencies were asked of one before somebody said that it is hers.
    const sentBy = async (post: string, about: object): Promise<string> => {
      const sent = await app.sendJson(post, '/contacts/new', worryOf(vale.frontDoor, { children: [about] }));
      expect(sent.status).toBe(200);
      return (await rowsOf('contact')).at(-1) ?? '';
    };
    waiting.push(await sentBy(vale.socialWorker.post, { person: child }));
    const later = await sentBy(vale.otherHealthVisitor.post, { given: HIDDEN.given, family: 'Of the mill' });
    waiting.push(later);
    await actAs(app.databases, vale.frontDoorWorker.post, (acting) =>
      makeChecks(acting, { contact: later }, [`organisation:${vale.school}`]),
    );
    waitingCheck = (await rowsOf('check_request')).at(-1) ?? '';
    await app.sendJson(vale.frontDoorWorker.post, `/contacts/${later}/ask`, { body: 'Is it Hazel?' });
    const said = await app.sendJson(manager, `/contacts/${later}/identify`, { child });
    expect(said.status).toBe(200);
    await askStatus(app, rest.others.machine.post);
    await runJob(app, 'status-asked');
    list = await uploadPeople(app, vale.secondFrontDoorWorker.post, LIST);
    // A constable opened her in an emergency that is open still.
    await app.send(
      vale.administrator.post,
      '/emergency/posts',
      { post: vale.officer.post, restricted: 'true' },
      '/emergency/posts',
    );
    const begun = await app.send(
      vale.officer.post,
      '/emergency',
      { ground: 'danger', reason: 'A child at a window' },
      '/emergency',
    );
    access = /emergency\/([0-9a-f-]{36})/.exec(begun.location)?.[1] ?? '';
    const opened = await app.send(
      vale.officer.post,
      `/emergency/${access}/children`,
      { child },
      `/emergency/${access}/search?name=${HIDDEN.family}`,
    );
    expect(opened.status).toBe(303);
    for (const name of KEPT) before[name] = await unreadOf(name);

    await actAs(app.databases, manager, async (acting) => {
      for (const name of KEPT)
        await addExclusion(acting, {
          child_id: child,
          staff_id: vale[name].staff,
          reason: 'An aunt or uncle',
        });
    });
    const ids = await idsOf(app.databases, child);
    const others = new Set([access, list]);
    laid = {
      ...laid,
      ids: {
        ...Object.fromEntries(
          Object.entries(ids).map(([kind, all]) => [kind, all.filter((id) => !others.has(id))]),
        ),
        checkRequest: await rowsOf('check_request'),
        flag: await rowsOf('flag'),
        contact: await rowsOf('contact'),
      },
    };
    own.officer = [access];
    own.secondFrontDoorWorker = [list];
  }, 120_000);
  afterAll(() => app.close());

  it('the story is as it should be: they had news of her, and a colleague sees her', async () => {
    expect(KEPT.map((name) => (before[name] ?? 0) > 0)).toEqual(KEPT.map(() => true));
    expect((await app.get(vale.frontDoorWorker.post, `/people/${laid.child}`)).text).toContain('Zephyrine');
  });

  it('of a contact that waits, from when somebody says that it is hers, and of what agencies were asked about it', async () => {
    for (const id of waiting) {
      expect((await app.get(vale.frontDoorWorker.post, `/contacts/${id}`)).status).toBe(200);
      expect([id, (await app.get(vale.secondFrontDoorWorker.post, `/contacts/${id}`)).status]).toEqual([
        id,
        404,
      ]);
    }
    expect((await app.get(vale.secondFrontDoorWorker.post, '/front-door')).text).not.toContain(HIDDEN.given);
    expect((await app.get(vale.teacher.post, `/checks/requests/${waitingCheck}`)).status).toBe(404);
    const { check_id } = await asOwner(app.databases, (tx) =>
      tx
        .selectFrom('check_request')
        .select('check_id')
        .where('id', '=', waitingCheck)
        .executeTakeFirstOrThrow(),
    );
    expect((await app.get(vale.frontDoorWorker.post, `/checks/${check_id}`)).status).toBe(200);
    expect((await app.get(vale.secondFrontDoorWorker.post, `/checks/${check_id}`)).status).toBe(404);
    expect((await app.get(vale.secondFrontDoorWorker.post, '/checks/asked')).text).not.toContain(
      'Of the mill',
    );
    expect((await app.get(vale.teacher.post, '/checks')).text).not.toContain('Of the mill');
  });

  it('by every id that leads to her, in every page’s address', async () => {
    const ofNobody = new Map<string, Promise<Met>>();
    const ask = meets(app);
    let asked = 0;
    for (const { path } of pages) {
      if (paramsOf(path).length === 0 || OTHER_IDS.test(path)) continue;
      // Whoever is of the council or asked by name tries every id; the other two, the first that fits the address.
      for (const [place, { hidden, random }] of addressesIn(laid, path).entries())
        for (const name of place === 0 ? KEPT : KEPT.slice(0, 2)) {
          const { post } = vale[name];
          asked += 1;
          const key = `${name} ${plainly(random)}`;
          const none = ofNobody.get(key) ?? ask(post, 'GET', random, 'text/html');
          ofNobody.set(key, none);
          // Refused before any id is read.
          if (place > 0 && (await none).status === 403) continue;
          expect({ name, url: hidden, ...(await ask(post, 'GET', hidden, 'text/html')) }).toEqual({
            name,
            url: hidden,
            ...(await none),
          });
        }
    }
    expect(asked).toBeGreaterThan(250);
  }, 120_000);

  it('on every page that asks for no id, in their news and its number, and wherever they search', async () => {
    const lists = pages
      .filter(
        ({ path }) => paramsOf(path).length === 0 && !NOT_OF_CHILDREN.test(path) && !BY_IDS_ALONE.test(path),
      )
      .map(({ path }) => path);
    const searches = [
      { name: HIDDEN.given },
      { name: HIDDEN.alias },
      { identifier: HIDDEN.nhs },
      { identifier: HIDDEN.upn },
      { address: HIDDEN.postcode },
      { born: HIDDEN.born },
    ].map((question) => `/people?${new URLSearchParams({ ...question, reason: 'contact K7QM-3XTB' })}`);
    const family = ['sibling', 'mother'].flatMap((whose) =>
      ['', '/history', '/network', '/shares', '/same'].map(
        (page) => `/people/${laid[whose as 'sibling']}${page}`,
      ),
    );
    for (const name of KEPT) {
      const { post } = vale[name];
      for (const url of [
        ...[...lists, ...family, '/emergency', '/checks?which=ended', '/notifications?which=read'],
        ...['/actions?whose=mine&which=open', rest.request, rest.bundle],
      ])
        for (const ask of name === 'secondFrontDoorWorker' ? [app.get, app.getJson] : [app.get]) {
          const answer = await ask(post, url);
          const text = (own[name] ?? []).reduce((left, id) => left.replaceAll(id, 'own'), answer.text);
          const hers = [...standsIn(laid, text), ...(text.includes(HIDDEN.given) ? [HIDDEN.given] : [])];
          expect([name, url, hers]).toEqual([name, url, []]);
        }
      // A page of results repeats what was typed, so that the model is asked.
      for (const url of searches) {
        const found = await app.getJson(post, url);
        expect([name, url, found.status === 200 && standsIn(laid, found.text)]).toEqual([
          name,
          url,
          found.status === 200 && [],
        ]);
      }
    }
    for (const name of KEPT) {
      const { notices } = z
        .object({ notices: z.array(z.object({ path: z.string() })) })
        .parse((await app.getJson(vale[name].post, '/notifications')).json());
      expect([name, notices.length]).toEqual([name, await unreadOf(name)]);
      expect((before[name] ?? 0) - notices.length).toBeGreaterThan(0);
    }
  }, 120_000);

  it('by an emergency that they had opened, or open now', async () => {
    const page = await app.get(vale.officer.post, `/emergency/${access}`);
    expect([page.status, page.text.includes(HIDDEN.given), page.text.includes('Zephyrine')]).toEqual([
      200,
      false,
      false,
    ]);
    for (const name of [HIDDEN.alias, HIDDEN.family]) {
      const found = await app.getJson(vale.officer.post, `/emergency/${access}/search?name=${name}`);
      expect(found.text).not.toContain(laid.child);
    }
    const again = await app.send(
      vale.officer.post,
      `/emergency/${access}/children`,
      { child: laid.child },
      `/emergency/${access}/search?name=${HIDDEN.family}`,
    );
    expect(again.status).toBe(404);
  });

  it('in a list that they uploaded before: the row is about nobody', async () => {
    const rows = await app.getJson(vale.secondFrontDoorWorker.post, `/uploads/${list}/rows`);
    expect(rows.json()).toMatchObject({
      rows: [
        { verdict: 'new', alike: [] },
        { verdict: 'new', alike: [] },
      ],
    });
  });

  it('nor is anybody of them told anything from now on', async () => {
    await askStatus(app, rest.others.machine.post);
    await runJob(app, 'status-asked');
    await actAs(app.databases, vale.frontDoorManager.post, (acting) =>
      makeDisagreement(acting, 'plan', { with: `organisation:${vale.school}`, about: laid.child }),
    );
    for (const name of KEPT) {
      const answer = await app.getJson(vale[name].post, '/notifications');
      expect([name, standsIn({ ids: await idsOf(app.databases, laid.child) }, answer.text)]).toEqual([
        name,
        [],
      ]);
    }
  });
});
