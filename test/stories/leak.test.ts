import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId } from '#db';
import { makeDisagreement } from '#disagreements';
import type { Mailer } from '#mail';
import { makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import {
  acts,
  addressesIn,
  BY_IDS_ALONE,
  idQuestions,
  NOT_OF_CHILDREN,
  OTHER_IDS,
  pages,
  paramsOf,
  standsIn,
} from '../support/leak-walk.ts';
import { openListener } from '../support/listener.ts';
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
import { flagOf, layTheRest, type Rest, runJob, uploadPeople } from '../support/restricted-records.ts';
import { listening } from '../support/statements-heard.ts';
import { asOwner, embeddedWorld, NOW } from '../support/world.ts';
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

const LATER = '2026-12-03T08:00:00.000Z';
/** What the program does by itself that looks past the policies, and may tell somebody of it. */
const BY_ITSELF = [
  'actions-due',
  'clock-reminders',
  'disagreement-silence',
  'flags-arrived',
  'flags-unanswered',
  'late-checks',
  'learn-matching',
  'retention-terms',
  'status-asked',
];

/** The partnership's face on the frame of a page, and the counting of requests: done once in a while, whoever comes then. */
const OF_THE_HOUSE = /partnership_face|request_count|'arden\.role', \$5, true\), null,/;

interface Asked {
  readonly url: string;
  readonly body?: unknown;
}

describe('A restricted child and none are one to whoever is not named', () => {
  let one: World;
  let none: World;
  beforeAll(async () => {
    one = await openWorld(true);
    none = await openWorld(false);
  }, 120_000);
  afterAll(async () => {
    await one.app.close();
    await none.app.close();
  });

  const hersIn = (text: string) => standsIn(one.laid, text);
  const addressesOf = (path: string) => addressesIn(one.laid, path);
  /** What is answered of an address where nothing stands: asked once for each way to ask, since nothing of it depends on the id. */
  const ofNobody = new Map<string, Promise<Met>>();
  const refused = new Set<string>();
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
        // A role that may not so much as ask is refused before any id is read: once is enough.
        if (refused.has(key)) continue;
        if ((await random).status === 403) refused.add(key);
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
        for (const which of whose === 'organisation' ? ['open', 'overdue', 'ended'] : ['open'])
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

  it('in what is put together about her sibling by somebody who is named on her: whoever reads it need not be', async () => {
    for (const name of ['otherSocialWorker', 'namedNurse'] as const)
      for (const page of ['request', 'bundle'] as const) await sameInBoth(name, ({ rest }) => rest[page]);
    const { app, vale, rest } = one;
    expect((await app.get(vale.otherSocialWorker.post, rest.bundle)).text).toContain('Linden');
    for (const page of [rest.request, rest.bundle])
      for (const answer of [
        await app.get(vale.otherSocialWorker.post, page),
        await app.getJson(vale.otherSocialWorker.post, page),
      ])
        expect([page, hersIn(answer.text)]).toEqual([page, []]);
    const named = await app.getJson(vale.frontDoorManager.post, rest.request);
    const { suggested } = z
      .object({ suggested: z.array(z.object({ words: z.string() })) })
      .parse(named.json());
    expect(suggested.filter(({ words }) => /Hazel|Zephyrine/.test(words))).toEqual([]);
  });

  it('in a list that somebody uploaded, row by row, and in what it gives to download', async () => {
    for (const page of ['', '/columns', '/rows', '/rows?show=same', '/rows?show=new', '/refused'])
      await sameInBoth('frontDoorWorker', ({ rest }) => `/uploads/${rest.list}${page}`);
    const { app, vale, rest } = one;
    const rows = await app.getJson(vale.frontDoorWorker.post, `/uploads/${rest.list}/rows`);
    expect(rows.json()).toMatchObject({
      rows: [
        { verdict: 'new', alike: [] },
        { verdict: 'new', alike: [] },
      ],
    });
  });

  /** The same, sent in both worlds. */
  const sentInBoth = async (
    name: Post,
    url: string,
    body: (world: World) => unknown,
    accept: Parameters<ReturnType<typeof meets>>[3] = 'application/json',
  ) => {
    const [there, gone] = [
      await meets(one.app)(one.vale[name].post, 'POST', url, accept, body(one)),
      await meets(none.app)(none.vale[name].post, 'POST', url, accept, body(none)),
    ];
    expect({ name, url, sent: body(one), ...there }).toEqual({ name, url, sent: body(one), ...gone });
    return there;
  };

  it('to an agency’s system that asks in FHIR, by her number, her mother’s, or in a way that is not there', async () => {
    const search = '/fhir/r4/Flag/_search';
    const asking = (changes: Record<string, unknown> = {}) => ({
      'patient.identifier': `https://fhir.nhs.uk/Id/nhs-number|${HIDDEN.nhs}`,
      'patient.birthdate': HIDDEN.born,
      setting: 'emergencyDepartment',
      ...changes,
    });
    const fhir = 'application/fhir+json';
    const nobody = 'https://fhir.nhs.uk/Id/nhs-number|9434765846';
    for (const changes of [
      {},
      { 'patient.identifier': HIDDEN.nhs },
      { 'patient.birthdate': '2015-05-06' },
      { 'patient.birthdate': '2015' },
      { setting: 'somewhere' },
      { 'patient.identifier': [`${HIDDEN.nhs}`, HIDDEN.nhs] },
      { _include: 'Flag:subject' },
      { nonsense: HIDDEN.nhs },
    ]) {
      const name = 'machine';
      const hers = await sentInBoth(name, search, () => asking(changes), fhir);
      // And in one world what anybody gets whose number nobody has.
      if (Object.keys(changes).length === 0)
        expect(hers).toEqual(
          await meets(one.app)(
            one.vale.machine.post,
            'POST',
            search,
            fhir,
            asking({ 'patient.identifier': nobody }),
          ),
        );
    }
    // A practitioner of the same agency asks on the page, and an agency outside the register not at all.
    const onPage = { nhsNumber: HIDDEN.nhs, born: HIDDEN.born, setting: 'scheduledCare', reason: 'A visit' };
    await sentInBoth('healthVisitor', '/protection/ask', () => onPage);
    await sentInBoth('officer', '/protection/ask', () => onPage);
    for (const url of [
      `/fhir/r4/Patient/${one.laid.child}/$everything`,
      `/fhir/r4/Patient?identifier=${HIDDEN.nhs}`,
      `/fhir/r4/Flag?patient=${one.laid.child}`,
      `/fhir/r4/Flag/${one.laid.ids.protectionStatus?.[0]}`,
      `/fhir/r4/CarePlan/${one.laid.ids.protectionStatus?.[0]}`,
      `/fhir/r4/CareTeam?patient=${one.laid.child}`,
      '/fhir/r4/metadata',
    ])
      for (const accept of [fhir, 'application/json', 'text/html'] as const) {
        const [there, gone] = [
          await meets(one.app)(one.vale.machine.post, 'GET', url, accept),
          await meets(none.app)(none.vale.machine.post, 'GET', url, accept),
        ];
        expect({ url, ...there }).toEqual({ url, ...gone });
      }
  });

  it('to a system that flags, in the receipt, beside the flag, and when the flag is sent again', async () => {
    const flag = (changes: Record<string, string> = {}) => flagOf({ sourceReference: 'AGAIN', ...changes });
    for (const changes of [{}, {}, { said: 'Other words' }, { nhsNumber: '9434765871' }])
      await sentInBoth('machine', '/flags', () => flag(changes));
    await sentInBoth('machine', '/flags/batch', () => ({
      flags: [flag({ sourceReference: 'B-1' }), flag({ sourceReference: 'B-2', nhsNumber: '9434765846' })],
    }));
    for (const { app } of [one, none]) await runJob(app, 'flags-arrived');
    const flagIn = async ({ app }: World) =>
      asOwner(app.databases, async (tx) => {
        const row = tx.selectFrom('flag').select('id').where('source_reference', '=', 'AGAIN');
        return (await row.executeTakeFirstOrThrow()).id;
      });
    const [there, gone] = [await flagIn(one), await flagIn(none)];
    for (const name of ['machine', 'frontDoorWorker', 'secondFrontDoorWorker', 'healthVisitor'] as const)
      for (const page of ['', '/receipt', '/identify', '/contact', '/outcome'])
        await sameInBoth(name, (world) => `/flags/${world === one ? there : gone}${page}`);
  });

  it('once a named colleague has answered her flag, and her sender disagrees with what was decided', async () => {
    for (const { app, vale, laid } of [one, none]) {
      const [flag] = await asOwner(app.databases, (tx) =>
        tx.selectFrom('flag').select('id').where('source_reference', '=', 'B-1').execute(),
      );
      const answered = await app.send(vale.frontDoorManager.post, `/flags/${flag?.id}/outcome`, {
        done: 'noFurtherAction',
        reason: 'Known to us.',
        message: 'Thank you.',
      });
      expect(answered.status).toBe(303);
      await actAs(app.databases, vale.healthVisitor.post, (acting) =>
        makeDisagreement(acting, 'threshold', { with: `organisation:${vale.police}`, about: laid.decided }),
      );
    }
    const wherever = [
      '/',
      '/flags',
      '/flags/sent',
      '/disagreements',
      '/notifications',
      '/notifications?which=read',
    ];
    // What a police lead was given of it goes her way; her sender and its agency keep what they wrote.
    for (const name of POSTS) for (const url of wherever) await sameInBoth(name, () => url);
  });

  it('when a second record of hers is an ordinary one: a flag finds that, as if there were no other', async () => {
    for (const { app, vale } of [one, none]) {
      await actAs(app.databases, vale.frontDoorWorker.post, (acting) =>
        makePerson(acting, { given: 'Iris', family: 'Meadow', born: HIDDEN.born, nhs: HIDDEN.nhs }),
      );
      await app.sendJson(vale.machine.post, '/flags', flagOf({ sourceReference: 'TWIN' }));
      await runJob(app, 'flags-arrived');
    }
    const twinIn = ({ app }: World) =>
      asOwner(app.databases, async (tx) => {
        const row = tx.selectFrom('flag').select('id').where('source_reference', '=', 'TWIN');
        return (await row.executeTakeFirstOrThrow()).id;
      });
    const [there, gone] = [await twinIn(one), await twinIn(none)];
    expect((await none.app.get(none.vale.frontDoorWorker.post, `/flags/${gone}`)).text).toContain(
      'Iris Meadow',
    );
    await sameInBoth('frontDoorWorker', (world) => `/flags/${world === one ? there : gone}`);
  });

  it('in every e-mail, every telling of a system, and every number of either', async () => {
    const listener = await openListener();
    // Ten days on, with all that the program does by itself.
    for (const { app } of [one, none]) {
      app.now = LATER;
      for (const name of BY_ITSELF) await runJob(app, name);
    }
    const told = async ({ app, vale }: World) => {
      const staffed = await asOwner(app.databases, async (tx) => {
        const staff = await tx
          .selectFrom('staff')
          .select(['staff.id', 'staff.name'])
          .where('id', 'not in', [vale.frontDoorManager.staff, vale.socialWorker.staff, vale.igLead.staff])
          .execute();
        for (const { id, name } of staff) {
          const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@arden.example`;
          await tx
            .insertInto('account')
            .values({ id: `account-${id}`, name, email, email_verified: true })
            .execute();
          await tx
            .updateTable('staff')
            .set({ account_id: `account-${id}` })
            .where('id', '=', id)
            .execute();
        }
        return staff.length;
      });
      expect(staffed).toBeGreaterThan(8);
      const added = await app.sendJson(vale.administrator.post, '/webhooks/new', {
        ...{ system: vale.machine.post, url: listener.url, kinds: [] },
      });
      expect(added.status).toBe(200);
      // As if nothing had been passed on yet: all that was ever told is told now.
      await asOwner(app.databases, (tx) => sql`update notice set passed_on_at = null`.execute(tx));
      const mails: unknown[] = [];
      const mailer: Mailer = {
        kind: 'smtp',
        send: async ({ id: _, ...mail }) => {
          mails.push(mail);
          return { ok: true };
        },
        close: () => undefined,
      };
      listener.heard.length = 0;
      app.now = LATER;
      const outside = { mailer, webhookNetworks: ['127.0.0.0/8'], baseUrl: 'https://arden.example' };
      for (const name of ['notices-to-pass-on', 'daily-mail', 'mail-to-send', 'webhooks-to-send'])
        await runJob(app, name, {}, outside);
      return {
        mails: mails.map((mail) => JSON.stringify(mail)).sort(),
        tellings: listener.heard.map(({ body }) => plainly(body)).sort(),
      };
    };
    const [there, gone] = [await told(one), await told(none)];
    expect(there).toEqual(gone);
    expect(there.mails.length).toBeGreaterThan(2);
    expect(there.tellings.length).toBeGreaterThan(0);
    expect(hersIn(JSON.stringify(there))).toEqual([]);
    for (const url of ['/notifications/mail', '/webhooks']) await sameInBoth('administrator', () => url);
    for (const name of POSTS)
      for (const url of ['/', '/notifications', '/reminders', '/checks', '/flags'])
        await sameInBoth(name, () => url);
    for (const { app } of [one, none]) app.now = NOW;
    await listener.close();
  });

  it('in the work that is done: the same statements with as many rows for a hidden child as for none', async () => {
    const { app, vale, laid, during } = one;
    const ask = meets(app);
    const worksAlike = async (
      name: Post,
      what: string,
      method: 'GET' | 'POST',
      hidden: Asked,
      nobody: Asked,
    ) => {
      const accept = what === 'FHIR' ? 'application/fhir+json' : 'application/json';
      const done: (readonly string[])[] = [];
      for (const { url, body } of [hidden, nobody])
        done.push(
          (await during(() => ask(vale[name].post, method, url, accept, body))).filter(
            (each) => !OF_THE_HOUSE.test(each),
          ),
        );
      expect(done[0]?.length).toBeGreaterThan(1);
      expect({ name, what, url: hidden.url, work: done[0] }).toEqual({
        name,
        what,
        url: hidden.url,
        work: done[1],
      });
    };
    const search = (asked: Record<string, string>): Asked => ({
      url: `/people?${new URLSearchParams({ reason: 'x', ...asked })}`,
    });
    const status = (nhs: string): Asked => ({
      url: '/fhir/r4/Flag/_search',
      body: {
        'patient.identifier': `https://fhir.nhs.uk/Id/nhs-number|${nhs}`,
        'patient.birthdate': HIDDEN.born,
        setting: 'emergencyDepartment',
      },
    });
    const flagged = (sourceReference: string, nhsNumber: string): Asked => ({
      url: '/flags',
      body: flagOf({ sourceReference, nhsNumber, given: 'Kit', family: sourceReference }),
    });
    const recorded = (given: string, born: string): Asked => ({
      url: '/people/new',
      body: { given, family: HIDDEN.family, born, sex: 'F', ethnicity: 'NOBT' },
    });
    const worker = 'secondFrontDoorWorker';
    await worksAlike(worker, 'a name', 'GET', search({ name: HIDDEN.alias }), search({ name: 'Zephyrane' }));
    await worksAlike(
      worker,
      'a number',
      'GET',
      search({ identifier: HIDDEN.upn }),
      search({ identifier: 'H801200001002' }),
    );
    await worksAlike(
      worker,
      'an address',
      'GET',
      search({ address: HIDDEN.address }),
      search({ address: '9 Curlew Way, Saltmere' }),
    );
    await worksAlike(
      worker,
      'possibly the same',
      'POST',
      recorded(HIDDEN.alias, HIDDEN.born),
      recorded('Barnaby', '2014-09-19'),
    );
    await worksAlike('machine', 'FHIR', 'POST', status(HIDDEN.nhs), status('9434765846'));
    await worksAlike(
      'machine',
      'a flag',
      'POST',
      flagged('WORK-1', HIDDEN.nhs),
      flagged('WORK-2', '9434765846'),
    );
    for (const [path, kind] of [
      ['/people/:id', 'person'],
      ['/children/:id', 'person'],
      ['/people/:id/same', 'person'],
      ['/records/:id/documents', 'person'],
      ['/records/:id/why', 'decision'],
      ['/referrals/:id', 'referral'],
      ['/contacts/:id/decision', 'decision'],
      ['/checks/:id', 'agencyCheck'],
      ['/checks/new?child=:id', 'person'],
      ['/checks/of-child/:id', 'person'],
      ['/support/:id', 'parentSupport'],
      ['/disagreements/:id', 'disagreement'],
      ['/attachments/:id', 'attachment'],
      ['/attachments/:id/file', 'attachment'],
      ['/protection/children/:id', 'person'],
      ['/protection/lookups/:id', 'statusLookup'],
    ] as const)
      await worksAlike(
        worker,
        path,
        'GET',
        { url: path.replace(':id', laid.ids[kind]?.[0] ?? '') },
        { url: path.replace(':id', newId()) },
      );
    for (const [path, kind] of [
      ['/access-requests/:id', 'accessRequest'],
      ['/people/:id/access-requests/new', 'person'],
    ] as const)
      await worksAlike(
        'otherSocialWorker',
        path,
        'GET',
        { url: path.replace(':id', laid.ids[kind]?.[0] ?? '') },
        { url: path.replace(':id', newId()) },
      );
    const round = (child: string): Asked => ({
      url: '/checks/new',
      body: {
        ...{
          child,
          urgency: 'urgent',
          purpose: 'To decide.',
          lawfulBasis: 'publicTask',
          condition: 'safeguarding',
        },
        ...{ familyTold: 'yes', reach: '01632 960100' },
        agencies: [{ to: `body:${vale.healthVisiting}`, question: 'What do you know?', give: [] }],
      },
    });
    await worksAlike(worker, 'a check', 'POST', round(laid.child), round(newId()));
    // A list is judged row by row, each as every other.
    const judged: (readonly string[])[] = [];
    for (const given of [HIDDEN.alias, 'Zephyrane'])
      judged.push(
        await during(() =>
          uploadPeople(
            app,
            vale[worker].post,
            `Surname,First name,DOB\n${HIDDEN.family},${given},5/5/2015\n`,
          ),
        ),
      );
    expect(judged[0]).toEqual(judged[1]);
  });
});
