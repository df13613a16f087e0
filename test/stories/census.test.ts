import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Databases, openEmbeddedDatabase, transact } from '#db';
import { makePerson } from '#people';
import { addRestriction } from '#records';
import { censusFile } from '#returns';
import { databaseFolder, programMigrations } from '../../src/cli/database.ts';
import { importCensus } from '../../src/cli/import/census.ts';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { arden, censusReturn } from '../support/census.ts';
import { asOwner, NOW, ROOT } from '../support/world.ts';

const nothing = { added: 0, changed: 0, unchanged: 0 };
const report = (out: string) => JSON.parse(out) as Record<string, unknown>; // each test says what it holds

describe('arden import cin, into a folder of its own', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'arden-census-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const importing = async (content: string, ...more: string[]) => {
    await writeFile(join(dataDir, 'census.xml'), content);
    return arden(['import', 'cin', 'census.xml', ...more], { DATA_DIR: dataDir, DEMO: 'no' }, dataDir);
  };
  const rowsOf = async <Row>(statement: ReturnType<typeof sql<Row>>) => {
    const databases = await openEmbeddedDatabase(databaseFolder({ dataDir }));
    const standing = { role: 'owner', partnership: 'partnership', now: NOW } as const;
    try {
      return await transact(databases.serving, standing, async (tx) => (await statement.execute(tx)).rows);
    } finally {
      await databases.close();
    }
  };

  it('leaves nothing behind of a file that is broken, missing or no census', async () => {
    const whole = [...censusFile({ children: 20, year: 2022, seed: 1 })].join('');
    for (const [content, why] of [
      [whole.slice(0, -40), 'the file ends before it is complete'],
      [whole.replace('</LAchildID>', '</LAChildID>'), 'not well-formed XML'],
      ['<Register/>', 'this is not a census return'],
      ['', 'the file'],
    ] as const) {
      const { code, out, err } = await importing(content, '--json');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^census\.xml was not taken, and nothing was changed\. Line \d+: .*\n$/);
      expect(err).toContain(why);
    }
    expect(
      await arden(['import', 'cin', 'not-there.xml'], { DATA_DIR: dataDir, DEMO: 'no' }, dataDir),
    ).toEqual({
      code: 1,
      out: '',
      err: 'not-there.xml could not be read. Check its name and that you may open it.\n',
    });
    expect((await rowsOf(sql`select from pg_namespace where nspname like 'partnership%'`)).length).toBe(0);
  });

  it('makes an empty partnership, takes the children, and takes none of them twice', async () => {
    const content = [...censusFile({ children: 300, year: 2022, seed: 1 })].join('');
    const first = await importing(content, '--json');
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: '' });
    const told = report(first.out);
    expect(Object.keys(told)).toEqual(['children', 'referrals', 'closures', 'refused', 'waiting', 'odd']);
    const episodes = content.match(/<CINdetails>/g)?.length;
    const closures = content.match(/<CINclosureDate>/g)?.length;
    expect(told).toMatchObject({
      children: { ...nothing, added: 300 },
      referrals: { ...nothing, added: episodes },
      closures: { ...nothing, added: closures },
      refused: [],
      odd: [],
      waiting: { Assessments: content.match(/<Assessments>/g)?.length },
    });

    const again = await importing(content, '--json');
    expect(report(again.out)).toEqual({
      ...told,
      children: { ...nothing, unchanged: 300 },
      referrals: { ...nothing, unchanged: episodes },
      closures: { ...nothing, unchanged: closures },
    });
    expect(
      await rowsOf(sql`select (select count(*)::int from person) as people, (select count(*)::int from referral) as referrals,
        (select count(*)::int from person_name) as names, (select synthetic from arden.partnership) as synthetic,
        (select count(*)::int from audit_event where event = 'census.imported') as audited`),
    ).toEqual([{ people: 300, referrals: episodes, names: 0, synthetic: false, audited: 2 }]);

    const table = await importing(content);
    expect(table.out).toMatch(/^ +added +changed +unchanged\nchildren +0 +0 +300\n/);
    expect(table.out).toContain('Waiting for a later release: Assessments ');
  });

  it('moves a closing, corrects a fact and names a bad value, when a later file says so; history keeps what stood', async () => {
    const one = {
      id: 'LATER1',
      episodes: [{ day: '2021-06-01', closed: '2021-09-01' }, { day: '2021-12-01' }],
    };
    expect(report((await importing(censusReturn([one]), '--json')).out)).toMatchObject({
      children: { ...nothing, added: 1 },
      referrals: { ...nothing, added: 2 },
      closures: { ...nothing, added: 1 },
    });
    const later = {
      ...one,
      born: '2012-05-06',
      upn: 'A123456789123',
      episodes: [
        { day: '2021-06-01', closed: '2021-10-01', reason: 'RC1' },
        { day: '2021-12-01', closed: '2022-01-15' },
      ],
    };
    const changed = report((await importing(censusReturn([later, { id: 'bad id' }]), '--json')).out);
    expect(changed).toMatchObject({
      children: { ...nothing, changed: 1 },
      referrals: { ...nothing, unchanged: 2 },
      closures: { ...nothing, added: 1, changed: 1 },
      refused: [
        {
          line: expect.any(Number),
          field: 'UPN',
          value: 'A123456789123',
          why: expect.stringContaining('check'),
        },
        { field: 'LAchildID', value: 'bad id', why: expect.stringContaining('Nothing of this child') },
      ],
    });
    expect(
      await rowsOf(sql`select history.table_name, operation, before ->> 'closed_day' as before, after ->> 'closed_day' as after,
          post.role, history.after ->> 'born_day' as born
        from history join post on post.id = history.post_id
        join record on record.id = history.record_id join identifier on identifier.person_id = record.child_id
        where identifier.value = 'LATER1' and operation = 'update' order by history.id`),
    ).toEqual([
      {
        table_name: 'person',
        operation: 'update',
        before: null,
        after: null,
        role: 'censusImport',
        born: '2012-05-06',
      },
      ...[
        ['2021-09-01', '2021-10-01'],
        [null, '2022-01-15'],
      ].map(([before, after]) => ({
        ...{ table_name: 'referral', operation: 'update', before, after, role: 'censusImport', born: null },
      })),
    ]);
  });

  const real = join(ROOT, '../shared/data/census/cin-2022.xml');
  it.skipIf(!existsSync(real))(
    `takes a return that is odd on purpose, and names every value that it does not take${existsSync(real) ? '' : ' (skipped: the file is not on this machine)'}`,
    async () => {
      const env = { DATA_DIR: dataDir, DEMO: 'no' };
      const { code, out } = await arden(['import', 'cin', real, '--json'], env, dataDir);
      expect(code).toBe(0);
      expect(report(out)).toMatchObject({
        children: { ...nothing, added: 1 },
        referrals: { ...nothing, added: 1 },
        closures: { ...nothing, added: 1 },
        refused: [
          { line: 21, field: 'UPN', value: 'A123456789123' },
          { line: 22, field: 'FormerUPN', value: 'X98765432123B' },
          { line: 25, field: 'ExpectedPersonBirthDate', value: '1966-03-22' },
        ],
        waiting: { Assessments: 1, CINPlanDates: 1, Section47: 1, ChildProtectionPlans: 1 },
      });
    },
  );
});

describe('A census taken into a partnership that is at work', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let hidden: string;

  const taking = async (databases: Databases, content: string) => {
    const said: string[] = [];
    const out = new Writable({
      write: (chunk, _encoding, done) => {
        said.push(String(chunk));
        done();
      },
    });
    const open = async function* () {
      yield content;
    };
    const migrations = await programMigrations();
    await importCensus({ databases, migrations, open, slug: undefined, json: true, out });
    return report(said.join(''));
  };

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      hidden = await makePerson(acting, { given: 'Hidden', unnamed: 'HID1' });
      await addRestriction(acting, hidden, 'A relative works here', []);
    });
  });
  afterAll(() => app.close());

  it('finds a restricted child again without a second record, and what it adds of the child is restricted too', async () => {
    const content = censusReturn([
      { id: 'HID1', born: '2015-03-09', episodes: [{ day: '2021-07-01' }] },
      { id: 'OPEN1', episodes: [{ day: '2021-07-01', closed: '2021-08-01' }] },
    ]);
    expect(await taking(app.databases, content)).toMatchObject({
      children: { added: 1, changed: 1, unchanged: 0 },
      referrals: { ...nothing, added: 2 },
    });
    expect(await taking(app.databases, content)).toMatchObject({
      children: { ...nothing, unchanged: 2 },
      referrals: { ...nothing, unchanged: 2 },
    });
    const held = await asOwner(app.databases, async (tx) => {
      const { rows } = await sql<{ kind: string; sensitivity: string; owner: string }>`
        select kind, sensitivity, owner_organisation_id as owner from record
        where child_id = ${hidden} order by kind`.execute(tx);
      return rows;
    });
    expect(held).toEqual(
      ['person', 'referral'].map((kind) => ({ kind, sensitivity: 'restricted', owner: vale.council })),
    );
    const asked = '/people?reason=census&identifier=HID1';
    const worker = (await app.getJson(vale.frontDoorWorker.post, asked)).json();
    const nobody = (await app.getJson(vale.frontDoorWorker.post, asked.replace('HID1', 'NONE1'))).json();
    expect(worker).toMatchObject({ total: 0, people: [] });
    expect(nobody).toMatchObject({ total: 0, people: [] });
  });

  it('shows a child without a name as such, found by its LA child id, with its history', async () => {
    const found = (
      await app.getJson(vale.frontDoorWorker.post, '/people?reason=census&identifier=open1')
    ).json() as { people: { id: string; name: string }[] };
    expect(found.people).toHaveLength(1);
    const [child] = found.people;
    expect(child?.name).toBe('Name not recorded, LA child id OPEN1');
    const page = await app.get(vale.frontDoorWorker.post, `/people/${child?.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('OPEN1');
    expect(page.text).toContain(child?.name);
    const history = await app.get(vale.frontDoorWorker.post, `/people/${child?.id}/history`);
    expect(history.status).toBe(200);
    expect(history.text).toContain('Census import');
  });

  it('asks for the code of the council where there are two, and takes it where one has it', async () => {
    await asOwner(app.databases, (tx) =>
      sql`insert into organisation (id, name, type, code, phone, from_day)
        select ${'0192f000-0000-7000-8000-000000000001'}::uuid, 'Other Council', type, '888', '', from_day
        from organisation where id = ${vale.council}`.execute(tx),
    );
    const child = { id: 'TWO1', episodes: [{ day: '2021-07-01' }] };
    await expect(taking(app.databases, censusReturn([child], '777'))).rejects.toThrow(
      'The return is from authority 777',
    );
    expect(await taking(app.databases, censusReturn([child], '888'))).toMatchObject({
      children: { ...nothing, added: 1 },
    });
  });
});
