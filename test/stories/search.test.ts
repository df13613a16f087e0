import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, newId } from '#db';
import { addName, makePerson, type Query, searchPeople } from '#people';
import { addExclusion, addRestriction, addShare } from '#records';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asOwner, NOW } from '../support/world.ts';

const NHS = { zofia: '9434765919', hidden: '9434765870', kept: '9434765838', nobody: '9434765846' };

interface Found {
  readonly searched: boolean;
  readonly total: number;
  readonly people: readonly { readonly id: string; readonly name: string; readonly address: string }[];
}

describe('Finding who a child is', () => {
  let app: TestApp;
  let vale: ArdenVale;
  const ids: Record<string, string> = {};

  const asWorker = <T>(run: (acting: Acting) => Promise<T>) =>
    actAs(app.databases, vale.frontDoorWorker.post, run, NOW);
  const url = (asked: Record<string, string>) =>
    `/people?${new URLSearchParams({ reason: 'contact K7QM-3XTB', ...asked })}`;
  const search = async (post: string, asked: Record<string, string>): Promise<Found> => {
    const { status, json } = await app.getJson(post, url(asked));
    expect(status).toBe(200);
    return json() as Found; // the route has checked it against the schema of its model
  };
  /** Asked as a page asks, past the limit on how fast a page may be asked. */
  const names = async (query: Query, post = vale.frontDoorWorker.post) =>
    (await actAs(app.databases, post, (acting) => searchPeople(acting, query))).people.map(
      ({ name }) => name,
    );

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await asWorker(async (acting) => {
      ids.zofia = await makePerson(acting, {
        given: 'Zofia',
        family: 'Wiśniewski-Birtwhistle',
        knownAs: 'Zosia',
        born: '2016-04-03',
        sex: 'F',
        nhs: NHS.zofia,
        address: '12 Hawthorn Lane, Northvale',
        postcode: 'AV1 2QD',
      });
      ids.stephen = await makePerson(acting, {
        given: 'Stephen',
        family: 'Okafor',
        born: '2012',
        upn: 'H801200001001',
      });
      ids.mohammed = await makePerson(acting, { given: 'Mohammed', family: "O'Neill", born: '2019-11' });
      ids.census = await makePerson(acting, { unnamed: 'DfEX0000001', born: '2010-01-01' });
      ids.unborn = await makePerson(acting, { given: 'Baby', family: 'Fairweather', unborn: '2027-01-20' });
      ids.refuge = await makePerson(acting, {
        given: 'Nell',
        family: 'Ashdown',
        address: '7 Sorrel Crescent, Foxhollow',
        postcode: 'AV4 3NG',
        refuge: true,
      });
      for (let number = 0; number < 45; number += 1)
        await makePerson(acting, {
          given: `Twin${String.fromCharCode(97 + (number % 26))}`,
          family: 'Smith',
        });
    });
  });
  afterAll(() => app.close());

  it('finds a name in any order, misspelt, by its sound, by an alias, by an initial and without its marks', async () => {
    const zofia = 'Zofia Wiśniewski-Birtwhistle';
    for (const name of [
      'zofia wisniewski',
      'Birtwhistle, Zofia',
      'Zofia Wiśniewski Birtwhistle',
      'Zosia Birtwhistle',
      'Zofai Birtwistle',
      'z birtwhistle',
      'zof birt',
      'Birtwisle',
    ])
      expect(await names({ name }), name).toEqual([zofia]);
    expect(await names({ name: 'steven okafor' })).toEqual(['Stephen Okafor']);
    expect(await names({ name: 'Muhammad O Neill' })).toEqual(["Mohammed O'Neill"]);
    expect(await names({ name: 'oneil' })).toEqual(["Mohammed O'Neill"]);
    expect(await names({ name: 'zofia khan' })).toEqual([]);
  });

  it('finds a birth known in part, on either side, and with day and month swapped', async () => {
    expect(await names({ name: 'zofia', born: '2016-04-03' })).toHaveLength(1);
    const inBoxes = { 'born-day': '4', 'born-month': '3', 'born-year': '2016' };
    expect((await search(vale.frontDoorWorker.post, inBoxes)).people).toMatchObject([
      { name: 'Zofia Wiśniewski-Birtwhistle' },
    ]);
    expect(
      (await search(vale.frontDoorWorker.post, { 'born-month': '4', 'born-year': '2016', name: 'zofia' }))
        .total,
    ).toBe(1);
    expect(await names({ born: '2012-07-09' })).toEqual(['Stephen Okafor']);
    expect(await names({ born: '2019-11-30' })).toEqual(["Mohammed O'Neill"]);
    expect(await names({ born: '2027-01', name: 'fairweather' })).toEqual(['Baby Fairweather']);
    expect(await names({ name: 'zofia', born: '2015' })).toEqual([]);
  });

  it('finds a number in any spacing, an address by its street or its postcode, and the census child without a name', async () => {
    for (const identifier of ['943 476 5919', '9434765919', '943-476-5919'])
      expect(await names({ identifier })).toEqual(['Zofia Wiśniewski-Birtwhistle']);
    expect(await names({ identifier: 'h801 2000 01001' })).toEqual(['Stephen Okafor']);
    expect(await names({ identifier: 'dfex0000001' })).toEqual([
      'Name not recorded, LA child id DfEX0000001',
    ]);
    for (const address of ['hawthorn ln', '12 Hawthorne Lane', 'av1 2qd', 'AV12QD', 'Hawthorn Lane AV1'])
      expect(await names({ address }), address).toEqual(['Zofia Wiśniewski-Birtwhistle']);
    expect(await names({ address: 'AV12 2QD' })).toEqual([]);
  });

  it('keeps a refuge out of every search and every list, for those too who may read it', async () => {
    expect(await names({ address: 'Sorrel Crescent' })).toEqual([]);
    expect(await names({ address: 'AV4 3NG' })).toEqual([]);
    const { people } = await search(vale.socialWorker.post, { name: 'nell ashdown' });
    expect(people).toMatchObject([{ address: '' }]);
    expect((await app.get(vale.socialWorker.post, `/people/${ids.refuge}`)).text).toContain(
      '7 Sorrel Crescent',
    );
  });

  it('shows twenty at a time, best first, and audits exactly those who are shown', async () => {
    const post = vale.secondFrontDoorWorker.post;
    const first = await search(post, { name: 'smith' });
    expect(first).toMatchObject({ total: 45, page: 1, pages: 3 });
    expect(first.people).toHaveLength(20);
    expect((await search(post, { name: 'smith', page: '3' })).people).toHaveLength(5);
    const again = await search(post, { name: 'smith', page: '2' });
    const [row] = await asOwner(
      app.databases,
      async (tx) =>
        (
          await sql<{ event: string; reason: string; target: string; subjects: string[] }>`
          select event, reason, target, array(select child_id from audit_subject where event_id = audit_event.id) as subjects
          from audit_event where post_id = ${post}::uuid order by id desc limit 1`.execute(tx)
        ).rows,
    );
    expect(row).toMatchObject({
      event: 'people.searched',
      reason: 'contact K7QM-3XTB',
      target: 'fields:name page:2',
    });
    expect([...(row?.subjects ?? [])].sort()).toEqual(again.people.map(({ id }) => id).sort());
    // Past the last page stands the last, as on every list.
    const last = await search(post, { name: 'smith', page: '3' });
    expect(await search(post, { name: 'smith', page: '99999' })).toEqual(last);
    expect(await search(post, { name: 'nobody-at-all', page: '9' })).toMatchObject({ total: 0, page: 1 });
  });

  it('asks those who look beyond their own work why, before anything is looked for', async () => {
    const page = await app.get(vale.socialWorker.post, '/people?name=zofia');
    expect(page.text).toContain('Enter why you are searching');
    expect(page.text).not.toContain('Birtwhistle');
    expect(page.text).toContain('value="zofia"');
    const partner = await app.get(vale.healthVisitor.post, '/people?name=zofia');
    expect(partner.text).not.toContain('Why are you searching?');
    expect(partner.text).toContain('type the details in a');
    expect((await app.get(vale.scrutinyMember.post, '/people?name=zofia')).status).toBe(403);
    const area = await app.get(vale.frontDoorWorker.post, url({ address: 'AV1' }));
    expect(area.text).toContain('Enter the whole postcode, or a name');
    const letter = await app.get(vale.frontDoorWorker.post, url({ name: 'z' }));
    expect(letter.text).toContain('Enter at least 2 letters of a name');
  });

  it('finds for a partner only those whom it has a reason to see, by every question', async () => {
    const partner = vale.healthVisitor.post;
    for (const asked of [
      { name: 'zofia' },
      { identifier: NHS.zofia },
      { address: 'hawthorn lane' },
      { born: '2016' },
    ])
      expect(await search(partner, asked)).toMatchObject({ total: 0, people: [] });
    await asWorker((acting) =>
      addShare(acting, {
        record: ids.zofia ?? '',
        grantee_kind: 'body',
        grantee_id: vale.healthVisiting,
        lawful_basis: 'publicTask',
        purpose: 'to plan the two-year review',
      }),
    );
    for (const asked of [
      { name: 'zofia' },
      { identifier: NHS.zofia },
      { address: 'hawthorn lane' },
      { born: '2016' },
    ])
      expect(await names(asked, partner)).toEqual(['Zofia Wiśniewski-Birtwhistle']);
    expect(await search(vale.otherHealthVisitor.post, { name: 'zofia' })).toMatchObject({ total: 0 });
  });

  it('answers for a restricted child, and for one it is kept from, as for a child who is not there', async () => {
    const { frontDoorWorker: worker, frontDoorManager: manager } = vale;
    const child = (given: string, nhs: string, address: string) =>
      asWorker((acting) =>
        makePerson(acting, { given, family: 'Quickfall', born: '2017-06-05', nhs, address }),
      );
    const hidden = await child('Otis', NHS.hidden, '31 Bluebell Path, Oldbarn');
    const kept = await child('Mabel', NHS.kept, '48 Tollgate Street, Oldbarn');
    await actAs(
      app.databases,
      manager.post,
      (acting) => addRestriction(acting, hidden, 'a colleague’s child', []),
      NOW,
    );
    await actAs(
      app.databases,
      manager.post,
      (acting) => addExclusion(acting, { child_id: kept, staff_id: worker.staff, reason: 'an uncle' }),
      NOW,
    );
    // Said of a child who is there, and asked of one who is not: what is answered must not differ by a letter.
    const same = (text: string): string =>
      text
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
        .replaceAll(/name="(_csrf|_opened)" value="[^"]*"/g, '')
        .replaceAll(/\b(Otis|Mabel|Hector)\b/gi, 'NAME')
        .replaceAll(/\b(9434765870|9434765838|9434765846)\b/g, 'NUMBER')
        .replaceAll(
          /\b(Bluebell\+Path|Tollgate\+Street|Nowhere\+Yard|Bluebell Path|Tollgate Street|Nowhere Yard)\b/gi,
          'PLACE',
        );
    const questions = [
      ['name', 'otis quickfall', 'mabel quickfall', 'hector quickfall'],
      ['identifier', NHS.hidden, NHS.kept, NHS.nobody],
      ['address', 'Bluebell Path', 'Tollgate Street', 'Nowhere Yard'],
    ] as const;
    const found = await search(manager.post, { name: 'quickfall' });
    expect(found.total).toBe(2);
    for (const [field, ...asked] of questions) {
      const pages = await Promise.all(asked.map((value) => app.get(worker.post, url({ [field]: value }))));
      const models = await Promise.all(
        asked.map((value) => app.getJson(worker.post, url({ [field]: value }))),
      );
      for (const answers of [pages, models]) {
        const [first, second, third] = answers.map(({ status, text }) => [status, same(text)]);
        expect(first).toEqual(third);
        expect(second).toEqual(third);
      }
    }
    expect(await search(worker.post, { name: 'quickfall' })).toMatchObject({ total: 0 });
    expect(await search(worker.post, { born: '2017-06-05' })).toMatchObject({ total: 0 });

    const nobody = newId();
    for (const path of ['', '/change', '/history', '/network', '/names/new', '/shares']) {
      const [first, second, third] = await Promise.all(
        [hidden, kept, nobody].map(async (id) => {
          const html = await app.get(worker.post, `/people/${id}${path}`);
          const model = await app.getJson(worker.post, `/people/${id}${path}`);
          return [html.status, same(html.text), model.status, same(model.text)];
        }),
      );
      expect(third?.[0]).toBe(404);
      expect(first).toEqual(third);
      expect(second).toEqual(third);
    }
    const body = { given: 'A', family: 'B', kind: 'knownAs' };
    const acts = await Promise.all(
      [hidden, kept, nobody].map(async (id) => {
        const { status, text } = await app.sendJson(worker.post, `/people/${id}/names/new`, body);
        return [status, same(text)];
      }),
    );
    expect(acts[0]).toEqual(acts[2]);
    expect(acts[1]).toEqual(acts[2]);
    expect(acts[2]?.[0]).toBe(404);
    // Those who are named see it as it is, and that it is restricted.
    const named = await app.get(manager.post, `/people/${hidden}`);
    expect(named.text).toContain('Only named people see this record');
  });

  it('finds an alias that was added later, and not one that stands in another’s words', async () => {
    await asWorker((acting) =>
      addName(acting, ids.stephen ?? '', { kind: 'knownAs', given: 'Stevo', family: 'Okafor' }),
    );
    expect(await names({ name: 'stevo' })).toEqual(['Stephen Okafor']);
    expect(await names({ name: '%' })).toEqual([]);
    expect(await names({ name: "'; drop table person; --" })).toEqual([]);
  });
});
