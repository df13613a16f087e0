import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import type { $ZodType, $ZodTypes } from 'zod/v4/core';
import { newId } from '#db';
import { modules } from '../../src/app.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import {
  HIDDEN,
  type Laid,
  layFamily,
  type Met,
  meets,
  plainly,
  REFUGE,
  SECRET,
} from '../support/restricted.ts';
import { layTheRest, type Rest } from '../support/restricted-records.ts';
import { listening } from '../support/statements-heard.ts';
import { embeddedWorld } from '../support/world.ts';
import { advice, worryOf } from '../support/worries.ts';

interface World {
  readonly app: TestApp;
  readonly vale: ArdenVale & Rest['others'];
  readonly laid: Laid;
  readonly rest: Rest;
  readonly during: ReturnType<typeof listening>['during'];
}

const openWorld = async (hidden: boolean): Promise<World> => {
  const { databases, during } = listening(await embeddedWorld());
  const app = await openApp(databases);
  const vale = await layArdenVale(app.databases);
  await layThresholds(app.databases, { managerAuthorises: false });
  const rest = await layTheRest(app, vale, await layFamily(app, vale, { hidden }), { hidden });
  return { app, vale: { ...vale, ...rest.others }, laid: rest.laid, rest, during };
};

const POSTS = [
  'healthVisitor',
  'namedNurse',
  'teacher',
  'officer',
  'frontDoorWorker',
  'secondFrontDoorWorker',
  'scrutinyMember',
  'igLead',
  'machine',
] as const satisfies readonly (keyof World['vale'])[];
type Post = (typeof POSTS)[number] | 'otherSocialWorker' | 'administrator';

/** Every role as people see it; three of them as programs do too. */
const facesOf = (name: string) =>
  name === 'machine'
    ? (['application/json'] as const)
    : /^(frontDoorWorker|healthVisitor|teacher)$/.test(name)
      ? (['text/html', 'application/json'] as const)
      : (['text/html'] as const);

const pages = modules.flatMap(({ routes }) => routes.filter((route) => route.kind === 'page'));
const acts = modules.flatMap(({ routes }) => routes.filter((route) => route.kind === 'action'));
const paramsOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** Which of a hidden child's ids may stand in which part of an address. What has no line here is given all of them. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  '/people/:id': ['person', 'relationship'],
  '/children/:childId': ['person', 'relationship'],
  '/relationships/:id': ['relationship', 'person'],
  '/contacts/sent/:submissionId': ['submission', 'contact'],
  '/contacts/:id': ['contact', 'triage', 'decision', 'outcome', 'parentSupportCheck', 'person'],
  '/considered/:id': ['contact', 'referral'],
  '/referrals/:id': ['referral', 'contact'],
  '/actions/:id': ['action', 'actionProgress', 'person'],
  '/checks/requests/:id': ['checkRequest', 'checkReply', 'agencyCheck'],
  '/checks/of-contact/:contactId': ['contact', 'agencyCheck'],
  '/checks/of-child/:childId': ['person', 'agencyCheck'],
  '/checks/:id': ['agencyCheck', 'checkAnswer', 'checkRequest', 'person'],
  '/support/of-child/:childId': ['person', 'parentSupport'],
  '/support/:id': ['parentSupport', 'supportCheck', 'person'],
  '/emergency': ['emergencyAccess', 'person'],
  '/retention': ['person', 'legalHold', 'disposalOrder'],
  '/access-requests': ['accessRequest', 'accessBundle', 'person'],
  '/attachments': ['attachment', 'person'],
  '/disagreements': ['disagreement', 'disagreementStage', 'person'],
  '/flags': ['flagIdentification', 'person'],
  '/protection': ['protectionStatus', 'statusLookup', 'statusQuestion', 'person'],
  '/uploads': ['upload', 'person'],
  '/notifications': ['notice', 'person'],
  '/drafts': ['person'],
  '/people/:personId': ['person', 'relationship'],
  ':nameId': ['name', 'restrictionName'],
  ':addressId': ['address'],
  ':identifierId': ['identifier'],
  ':relationshipId': ['relationship'],
  ':involvementId': ['involvement'],
  ':exclusionId': ['exclusion'],
  ':shareId': ['share'],
  ':otherId': ['linkedPerson', 'person'],
  ':bundleId': ['accessBundle'],
  ':recordId': ['decision', 'attachment'],
};
const NOT_OF_CHILDREN = /^\/(partnership|calendar|figures)/;
/** What an id in these addresses is an id of is never a child's, nor anything of a child's. */
const OTHER_IDS = /^\/(partnership|calendar|figures|documents|webhooks)/;

/** Whoever reads the audit, reviews emergencies and keeps records for their time works by ids alone: see below. */
const BY_IDS_ALONE = /^\/(audit|retention|emergency)/;

// Zod's own way to tell its types apart: every schema is one of this union, told by `def.type`.
const told = (schema: $ZodType): $ZodTypes => schema as $ZodTypes;
const takesId = (schema: $ZodType): boolean => {
  const { def } = told(schema)._zod;
  if (def.type === 'string') return 'format' in def && def.format === 'uuid';
  if (def.type === 'union') return def.options.some(takesId);
  if (def.type === 'pipe') return takesId(def.in) || takesId(def.out);
  return 'innerType' in def && takesId(def.innerType);
};
/** The questions of a page that an id may answer. */
const idQuestions = (asks: ZodType | undefined): string[] => {
  const def = asks && told(asks)._zod.def;
  return def?.type === 'object'
    ? Object.entries(def.shape).flatMap(([name, inner]) => (takesId(inner) ? [name] : []))
    : [];
};

describe('A restricted child and none are one to whoever is not named', () => {
  let one: World;
  let none: World;
  beforeAll(async () => {
    one = await openWorld(true);
    none = await openWorld(false);
  });
  afterAll(async () => {
    await one.app.close();
    await none.app.close();
  });

  const idsFor = (path: string, param: string): readonly string[] => {
    const { ids } = one.laid;
    const root = Object.keys(KINDS).find((known) => path === known || path.startsWith(`${known}/`));
    const first = paramsOf(path)[0] === param;
    const kinds = (first && root ? KINDS[root] : KINDS[`:${param}`]) ?? Object.keys(ids);
    return kinds.flatMap((kind) => (ids[kind] ?? []).slice(0, kind === 'relationship' ? 2 : 1));
  };
  /** Every address of a route with the hidden child's ids in it, each beside one where nothing stands. */
  const addressesOf = (path: string): { hidden: string; random: string }[] => {
    const params = paramsOf(path);
    const filled = (values: Readonly<Record<string, string>>) =>
      path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? newId());
    const random = filled({});
    const pairs = idsFor(path, params[0] ?? '').map((id) => {
      const below = params.slice(1).map((name) => [name, idsFor(path, name)[0] ?? newId()] as const);
      return { hidden: filled({ [params[0] ?? '']: id, ...Object.fromEntries(below) }), random };
    });
    // And a part of hers under somebody whom the post does see.
    const last = params.at(-1) ?? '';
    const under = params.length > 1 ? idsFor(path, last) : [];
    return [
      ...pairs,
      ...under.map((id) => ({
        hidden: filled({ [params[0] ?? '']: one.laid.sibling, [last]: id }),
        random: filled({ [params[0] ?? '']: one.laid.sibling }),
      })),
    ];
  };
  /** What is answered of an address where nothing stands: asked once for each way to ask, since nothing of it depends on the id. */
  const ofNobody = new Map<string, Promise<Met>>();
  const compare = async (
    { app, vale }: World,
    posts: readonly Post[],
    method: 'GET' | 'POST',
    urls: { hidden: string; random: string },
    body?: { hidden: unknown; random: unknown },
  ) => {
    const ask = meets(app);
    for (const name of posts)
      for (const accept of facesOf(name)) {
        const { post } = vale[name];
        const key = JSON.stringify([name, accept, method, plainly(urls.random), body?.random]);
        const random = ofNobody.get(key) ?? ask(post, method, urls.random, accept, body?.random);
        ofNobody.set(key, random);
        const said = { name, method, url: urls.hidden, sent: body?.hidden };
        expect({ ...said, ...(await ask(post, method, urls.hidden, accept, body?.hidden)) }).toEqual({
          ...said,
          ...(await random),
        });
      }
  };

  it('the world is as this story needs it: she is there, and her two see her', async () => {
    const { app, vale, laid } = one;
    for (const { post } of [vale.frontDoorManager, vale.socialWorker])
      expect((await app.get(post, `/people/${laid.child}`)).text).toContain('Zephyrine');
    expect(Object.keys(laid.ids).sort()).toEqual(
      expect.arrayContaining([
        'accessBundle',
        'accessRequest',
        'action',
        'address',
        'agencyCheck',
        'attachment',
        'contact',
        'decision',
        'disagreement',
        'disposalOrder',
        'emergencyAccess',
        'exclusion',
        'flagIdentification',
        'identifier',
        'involvement',
        'legalHold',
        'linkedPerson',
        'name',
        'notice',
        'parentSupport',
        'person',
        'protectionStatus',
        'referral',
        'relationship',
        'restrictionName',
        'share',
        'statusLookup',
        'submission',
        'triage',
        'upload',
      ]),
    );
  });

  it('by every id of hers in every page’s address, to every role, as page and as JSON', async () => {
    let asked = 0;
    for (const { path } of pages) {
      if (paramsOf(path).length === 0 || OTHER_IDS.test(path)) continue;
      const posts = POSTS.filter((name) => name !== 'igLead' || !BY_IDS_ALONE.test(path));
      for (const urls of addressesOf(path)) {
        asked += 1;
        await compare(one, posts, 'GET', urls);
      }
    }
    expect(asked).toBeGreaterThan(60);
  }, 240_000);

  it('by her ids in what an address asks', async () => {
    let asked = 0;
    for (const { path, asks } of pages) {
      if (paramsOf(path).length > 0) continue;
      for (const question of idQuestions(asks))
        for (const id of Object.values(one.laid.ids).flatMap((ids) => ids.slice(0, 1))) {
          asked += 1;
          await compare(one, ['secondFrontDoorWorker', 'officer'], 'GET', {
            hidden: `${path}?${question}=${id}`,
            random: `${path}?${question}=${newId()}`,
          });
        }
    }
    expect(asked).toBeGreaterThan(10);
  }, 120_000);

  it('by every act on her ids, and by her ids in what is sent', async () => {
    const { vale, laid } = one;
    const council = { sex: 'F', ethnicity: 'NOBT', disabilities: [] };
    /** What each act takes, so that it is refused for the id and not for the form. */
    const bodies: Record<string, object> = {
      '/people/:id/change': { ...council, born: '2015', version: 1 },
      '/people/:id/names/new': { kind: 'knownAs', given: 'A', family: 'B' },
      '/people/:id/addresses/new': { kind: 'home', lines: 'A street' },
      '/people/:id/identifiers/new': { scheme: 'nhs', value: '9434765919' },
      '/people/:id/network/new': { practitioner: 'A', service: 'B', reach: 'C', from: '2026-01-01' },
      '/people/:id/restriction': { reason: 'A reason', staff: [] },
      '/people/:id/restriction/lift': { version: 1 },
      '/people/:id/restriction/names': { staff: vale.officer.staff },
      '/people/:id/exclusions': { reason: 'A reason', staff: vale.officer.staff },
      '/people/:id/shares': {
        outcome: 'shared',
        to: `organisation:${vale.police}`,
        lawfulBasis: 'publicTask',
        purpose: 'A purpose',
      },
      '/people/:id/relationships/with/:otherId': { kind: 'sibling' },
      '/people/:id/same/:otherId': { saying: 'same', reason: 'A reason' },
      '/people/:id/same/:otherId/undo': { why: 'A reason', version: 1 },
      '/contacts/:id/urgency': { urgency: 'red' },
      '/contacts/:id/identify': { child: 'new' },
      '/contacts/:id/ask': { body: 'A question' },
      '/contacts/:id/reply': { body: 'A reply' },
      '/contacts/:id/add': { body: 'More' },
      '/contacts/:id/pass-on': { council: 'A', how: 'B', body: 'C' },
      '/contacts/:id/tell': { how: 'A', body: 'B' },
      '/contacts/:id/decision': advice,
      '/contacts/:id/authorise': { verdict: 'yes' },
      '/actions/:id/assign': { post: vale.frontDoorWorker.post },
      '/actions/:id/done': { said: 'Done' },
      '/actions/:id/not-done': { said: 'Not done' },
      '/actions/:id/date': { due: '2026-12-24', said: 'Later' },
      '/actions/:id/cancel': { said: 'No more' },
    };
    const doors = ['frontDoorWorker', 'secondFrontDoorWorker', 'officer'] as const;
    for (const { path } of acts) {
      if (paramsOf(path).length === 0 || OTHER_IDS.test(path)) continue;
      const body = bodies[path] ?? {};
      for (const urls of addressesOf(path))
        await compare(one, doors, 'POST', urls, { hidden: body, random: body });
    }
    const raise = { hidden: '/contacts/new', random: '/contacts/new' };
    const about = (person: string) => worryOf(vale.frontDoor, { children: [{ person }] });
    await compare(one, doors, 'POST', raise, { hidden: about(laid.child), random: about(newId()) });
    const act = { hidden: '/actions/new', random: '/actions/new' };
    const owed = (record: string) => ({
      what: 'A',
      why: 'B',
      owedBy: `body:${vale.frontDoor}`,
      due: '2026-12-24',
      about: record,
    });
    for (const id of [laid.child, ...(laid.ids.referral ?? []), ...(laid.ids.triage ?? [])])
      await compare(one, doors, 'POST', act, { hidden: owed(id), random: owed(newId()) });
    const disagree = { hidden: '/disagreements/new', random: '/disagreements/new' };
    const disagreement = (record: string) => ({
      with: `organisation:${vale.police}`,
      theme: 'threshold',
      disagreeWith: 'A',
      wanted: 'B',
      why: 'C',
      immediateRisk: 'no',
      about: record,
    });
    for (const id of [
      laid.child,
      ...['contact', 'outcome', 'decision', 'referral'].flatMap((kind) => laid.ids[kind] ?? []),
    ])
      await compare(one, doors, 'POST', disagree, {
        hidden: disagreement(id),
        random: disagreement(newId()),
      });
    const known = { hidden: `/contacts/${laid.open}/identify`, random: `/contacts/${laid.open}/identify` };
    await compare(one, ['frontDoorWorker', 'secondFrontDoorWorker'], 'POST', known, {
      hidden: { child: laid.child },
      random: { child: newId() },
    });
  }, 240_000);

  /** The same question in both worlds, each with its own ids. */
  const sameInBoth = async (name: Post, url: (world: World) => string) => {
    for (const accept of facesOf(name)) {
      const [there, gone] = [
        await meets(one.app)(one.vale[name].post, 'GET', url(one), accept),
        await meets(none.app)(none.vale[name].post, 'GET', url(none), accept),
      ];
      expect({ name, url: url(none), ...there }).toEqual({ name, url: url(none), ...gone });
    }
  };

  it('in every search, by name, alias, sound, number, address and birth: results and counts', async () => {
    const asked: Record<string, string>[] = [
      { name: HIDDEN.given },
      { name: HIDDEN.family },
      { name: 'Hazl Quilon' },
      { name: HIDDEN.alias },
      { name: 'qu' },
      { identifier: HIDDEN.nhs },
      { identifier: HIDDEN.upn },
      { address: HIDDEN.address },
      { address: HIDDEN.postcode },
      { address: 'AV9' },
      { born: HIDDEN.born },
      { born: '2015' },
      { name: HIDDEN.family, born: '2015-05' },
    ];
    for (const name of [
      'frontDoorWorker',
      'secondFrontDoorWorker',
      'healthVisitor',
      'teacher',
      'officer',
    ] as const)
      for (const question of asked) {
        const query = new URLSearchParams({ ...question, reason: 'contact K7QM-3XTB' });
        await sameInBoth(name, () => `/people?${query}`);
      }
    const query = new URLSearchParams({ name: `${HIDDEN.given} ${HIDDEN.family}`, born: HIDDEN.born });
    await sameInBoth('frontDoorWorker', () => `/people/new?${query}`);
  }, 120_000);

  it('on every page that asks for no id, and on those about her family and about what others typed of her', async () => {
    const lists = pages.filter(({ path }) => paramsOf(path).length === 0 && !/^\/(figures|audit)/.test(path));
    for (const name of [...POSTS, 'otherSocialWorker', 'administrator'] as const) {
      for (const { path } of lists)
        if (
          (name === 'frontDoorWorker' || !NOT_OF_CHILDREN.test(path)) &&
          (name !== 'igLead' || !BY_IDS_ALONE.test(path))
        )
          await sameInBoth(name, () => path);
      for (const whose of ['mine', 'team', 'organisation', 'set'])
        for (const which of ['open', 'overdue', 'ended'])
          await sameInBoth(name, () => `/actions?whose=${whose}&which=${which}`);
      for (const person of ['sibling', 'mother'] as const) {
        for (const page of [
          '',
          '/history',
          '/network',
          '/relationships/new?find=Hazel',
          '/shares',
          '/change',
        ])
          await sameInBoth(name, ({ laid }) => `/people/${laid[person]}${page}`);
        for (const page of ['', '/network', '/as-at?day=2026-11-23', '/print'])
          await sameInBoth(name, ({ laid }) => `/children/${laid[person]}${page}`);
        await sameInBoth(name, ({ laid }) => `/people/${laid[person]}/relationships/with/${laid.child}`);
      }
      await sameInBoth(name, ({ laid }) => `/contacts/sent/${laid.submission}`);
    }
  }, 240_000);

  it('when a contact is about her: its sender and the queue see an ordinary contact', async () => {
    for (const name of [
      'healthVisitor',
      'namedNurse',
      'frontDoorWorker',
      'secondFrontDoorWorker',
      'teacher',
    ] as const)
      for (const page of ['', '/identify', '/decision', '/ask', '/reply', '/add', '/tell', '/pass-on'])
        await sameInBoth(name, ({ laid }) => `/contacts/${laid.open}${page}`);
    for (const name of ['healthVisitor', 'namedNurse', 'teacher'] as const)
      await sameInBoth(name, ({ laid }) => `/contacts/${laid.decided}`);
  });

  it('behind a figure: it is counted as the law asks, and opens to nothing of hers', async () => {
    const { app, vale, laid } = one;
    const hers = new Set(Object.values(laid.ids).flat());
    const toHerOwn = await app.get(vale.frontDoorManager.post, '/figures/FD03/records?period=2026-27-Q3');
    expect((toHerOwn.text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []).some((id) => hers.has(id))).toBe(true);
    for (const name of POSTS)
      for (const { path } of pages.filter((page) => page.path.startsWith('/figures')))
        for (const indicator of paramsOf(path).length > 0
          ? ['FD01', 'FD02', 'FD03', 'FD04', 'FD05', 'FD06', 'FD07']
          : ['']) {
          const url = `${path.replace(':indicator', indicator)}?period=2026-27-Q3`;
          for (const answer of [
            await app.get(vale[name].post, url),
            await app.getJson(vale[name].post, url),
          ]) {
            expect([name, url, SECRET.filter((secret) => answer.text.includes(secret))]).toEqual([
              name,
              url,
              [],
            ]);
            const shown = answer.text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
            expect([name, url, shown.filter((id) => hers.has(id))]).toEqual([name, url, []]);
          }
        }
  }, 120_000);

  it('in the audit: a refusal about her is a refusal like any other, and holds nothing of hers', async () => {
    const { app, vale, laid } = one;
    await app.get(vale.officer.post, `/people/${laid.child}`);
    await app.get(vale.officer.post, `/people/${newId()}`);
    const [random, hidden] = await auditOf(app);
    expect({ ...hidden, target: '' }).toEqual({ ...random, target: '' });
    expect(hidden?.subjects).toEqual([]);
  });

  it('to whoever reads the audit: ids and nothing of what they stand for', async () => {
    const { app, vale, laid } = one;
    for (const { path } of pages.filter((page) => page.path.startsWith('/audit')))
      for (const url of [
        path.replace(':id', laid.child),
        `${path.replace(':id', laid.child)}?child=${laid.child}`,
      ])
        for (const answer of [await app.get(vale.igLead.post, url), await app.getJson(vale.igLead.post, url)])
          expect([
            url,
            [...SECRET, HIDDEN.given, HIDDEN.family].filter((word) => answer.text.includes(word)),
          ]).toEqual([url, []]);
  });

  it('a withheld address stands nowhere but before those who visit', async () => {
    const { app, vale, laid } = one;
    const holds = (text: string) =>
      [REFUGE.lines, REFUGE.postcode, 'Harbour Steps', 'Otterby'].filter((part) => text.includes(part));
    const asSocialWorker = await app.get(vale.socialWorker.post, `/people/${laid.sibling}`);
    expect(holds(asSocialWorker.text)).not.toEqual([]);
    for (const name of POSTS.filter(
      (post) => !post.startsWith('frontDoor') && !post.startsWith('secondFrontDoor'),
    )) {
      const { post } = vale[name];
      for (const page of ['', '/history', '/network', '/change', '/shares'])
        for (const answer of [
          await app.get(post, `/people/${laid.sibling}${page}`),
          await app.getJson(post, `/people/${laid.sibling}${page}`),
        ])
          expect([name, page, holds(answer.text)]).toEqual([name, page, []]);
      for (const page of ['', '/network', '/as-at?day=2026-11-23', '/print'])
        expect([name, page, holds((await app.get(post, `/children/${laid.sibling}${page}`)).text)]).toEqual([
          name,
          page,
          [],
        ]);
    }
    for (const name of [...POSTS, 'socialWorker', 'frontDoorManager'] as const)
      for (const address of ['Harbour Steps', 'Otterby', REFUGE.postcode, 'AV8']) {
        const query = new URLSearchParams({ address, reason: 'contact K7QM-3XTB' });
        const found = await app.getJson(vale[name].post, `/people?${query}`);
        if (found.status === 200)
          expect([name, address, found.json()]).toMatchObject([name, address, { total: 0, people: [] }]);
      }
    // Found by name, the list says that it is withheld and not what it is, to those who visit too.
    for (const name of ['socialWorker', 'frontDoorWorker', 'healthVisitor'] as const) {
      const found = await app.get(
        vale[name].post,
        `/people?${new URLSearchParams({ name: 'Linden Quillon', reason: 'x' })}`,
      );
      expect(found.text).toContain('Linden');
      expect([name, holds(found.text)]).toEqual([name, []]);
    }
  }, 120_000);
});
