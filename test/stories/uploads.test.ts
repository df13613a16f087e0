import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makePerson } from '#people';
import { addRestriction, addShare, endShare, sharesOfRecord } from '#records';
import { moduleJobs } from '../../src/cli/bring-up.ts';
import { actAs } from '../support/act-as.ts';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { asOwner, NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const Upload = z.object({
  upload: z.object({ id: z.string(), stage: z.string(), rows: z.number().nullable() }),
  fault: z.string(),
  says: z.array(z.string()),
  counts: z.record(z.string(), z.number()),
  before: z.string().nullable(),
});
const Rows = z.object({
  rows: z.array(
    z.object({
      number: z.number(),
      name: z.string(),
      verdict: z.string().nullable(),
      why: z.array(z.string()),
      notes: z.array(z.string()),
      alike: z.array(z.object({ person: z.object({ id: z.string(), name: z.string() }) })),
      outcome: z.string().nullable(),
    }),
  ),
});

const workbook = async (fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('List'));
  return Buffer.from(await book.xlsx.writeBuffer());
};

describe('Lists that are uploaded', () => {
  let app: TestApp;
  let vale: ArdenVale;

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: false });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    app.now = NOW;
  });

  /** Runs a job as it would be run when it was sent for, until it ends. */
  const run = async (name: string, upload: string, post: string, times = 1) => {
    const job = moduleJobs().find((each) => each.name === name);
    const account = await asOwner(
      app.databases,
      async (tx) =>
        (await tx.selectFrom('upload').select('account_id').where('id', '=', upload).executeTakeFirst())
          ?.account_id,
    );
    for (let time = 0; time < times; time += 1)
      await job?.run({
        ...{ databases: app.databases, partnership: PARTNERSHIP, now: app.now, log: quiet, files: app.files },
        about: { upload, post, account },
      });
  };
  const begin = async (post: string, kind: string, name: string, content: Buffer | string) => {
    const sent = await app.sendFiles(post, '/uploads/new', { kind }, { list: { name, content } });
    expect([sent.status, sent.text.slice(0, 0)]).toEqual([303, '']);
    const id = sent.location.split('/').at(-1) ?? '';
    await run('upload-reading', id, post);
    return id;
  };
  const stands = async (post: string, id: string) =>
    Upload.parse((await app.getJson(post, `/uploads/${id}`)).json());
  const rowsOf = async (post: string, id: string, show = 'all') =>
    Rows.parse((await app.getJson(post, `/uploads/${id}/rows?show=${show}`)).json()).rows;
  /** Takes the columns as they are guessed, with what is asked besides. */
  const map = async (post: string, id: string, more: Record<string, string> = {}) => {
    const model = z
      .object({
        columns: z.record(z.string(), z.number()),
        answers: z.record(z.string(), z.string()),
        remembered: z.boolean(),
      })
      .parse((await app.getJson(post, `/uploads/${id}/columns`)).json());
    const fields = {
      ...Object.fromEntries(Object.entries(model.columns).map(([name, at]) => [`columns.${name}`, `${at}`])),
      ...Object.fromEntries(
        Object.entries(model.answers).map(([name, answer]) => [`answers.${name}`, answer]),
      ),
      ...more,
    };
    const sent = await app.send(post, `/uploads/${id}/columns`, fields);
    if (sent.status !== 303) return { ...model, sent };
    await run('upload-judging', id, post);
    return { ...model, sent };
  };
  const confirm = async (post: string, id: string) => {
    const sent = await app.send(post, `/uploads/${id}/confirm`, {}, `/uploads/${id}`);
    expect(sent.status).toBe(303);
    await run('upload-committing', id, post);
  };
  const named = (family: string) =>
    asOwner(app.databases, (tx) =>
      tx
        .selectFrom('person_name')
        .select(['person_id', 'given'])
        .where('family', '=', family)
        .orderBy('given')
        .execute(),
    );

  it('people: new ones, one who is recorded, and refused ones, each looked at before anything is added', async () => {
    const worker = vale.socialWorker.post;
    const known = await actAs(app.databases, worker, (acting) =>
      makePerson(acting, { given: 'Ada', family: 'Larkin', born: '2015-11-02' }),
    );
    const id = await begin(
      worker,
      'people',
      'class.csv',
      [
        'Class 4B,,,,',
        'Surname,First name,DOB,Gender,NHS number',
        'Larkin,Ada,02/11/2015,girl,',
        'Larkin,Bea,9/3/2016,F,943 476 5919',
        'Larkin,Cy,31/02/2016,M,',
        'Larkin,Dee,2016,F,943 476 5918',
        'Larkin,Eve,2999-01-01,F,',
        ',,4/4/2014,M,',
        'Larkin,Bea,9/3/2016,F,9434765919',
        '=cmd|x,Flo,4/4/2014,F,',
      ].join('\r\n'),
    );
    expect(await stands(worker, id)).toMatchObject({
      upload: { stage: 'columns', rows: 8 },
      says: ['It is written in UTF-8, with commas between its cells.', 'Row 2 was taken for the headings.'],
    });
    const { columns, remembered } = await map(worker, id);
    expect([columns, remembered]).toEqual([{ family: 0, given: 1, born: 2, sex: 3, nhs: 4 }, false]);
    const rows = await rowsOf(worker, id);
    expect(rows.map(({ number, verdict, why }) => [number, verdict, why])).toEqual([
      [3, 'same', []],
      [4, 'new', []],
      [5, 'refused', ['Date of birth: there is no such day. Write it like 27/3/2016']],
      [
        6,
        'refused',
        ['The check digit of this NHS number does not match. Look for a mistyped or swapped digit.'],
      ],
      [
        7,
        'refused',
        ['Date of birth must be in the past. For an unborn child enter the expected date of birth'],
      ],
      [8, 'refused', ['Enter a given name or a family name']],
      [9, 'refused', ['Row 4 says the same. Take one of the two out']],
      [10, 'new', []],
    ]);
    expect(rows[0]?.alike).toMatchObject([{ person: { id: known } }]);
    // Nothing was added by looking.
    expect(await named('Larkin')).toHaveLength(1);

    // As it stands, a row that may be somebody is left out.
    const page = await app.get(worker, `/uploads/${id}`);
    expect(page.text).toContain('Nobody has said yet who one row is');
    expect(page.text).toContain('Add 2 people');
    const forged = await app.send(
      worker,
      `/uploads/${id}/rows`,
      { 'rows.0.number': '3', 'rows.0.said': `same:${vale.council}` },
      `/uploads/${id}/rows?show=same`,
    );
    expect(forged.status).toBe(422);
    const said = await app.send(
      worker,
      `/uploads/${id}/rows`,
      { 'rows.0.number': '3', 'rows.0.said': `same:${known}` },
      `/uploads/${id}/rows?show=same`,
    );
    expect(said.status).toBe(303);
    await confirm(worker, id);
    expect(await stands(worker, id)).toMatchObject({
      upload: { stage: 'done' },
      counts: { added: 2, already: 1, notAdded: 5, leftOut: 0 },
    });
    expect((await named('Larkin')).map(({ given }) => given)).toEqual(['Ada', 'Bea']);
    expect((await auditOf(app)).find(({ event }) => event === 'upload.added')?.subjects).toHaveLength(2);

    // What was not added, to be put right; nothing in it begins a formula.
    const report = await app.get(worker, `/uploads/${id}/refused`);
    expect(report.header('content-disposition')).toContain('class not added.csv');
    expect(report.text).toContain(
      '"5","Date of birth: there is no such day. Write it like 27/3/2016","Larkin","Cy"',
    );
    expect(report.text).not.toMatch(/(^|,|")=/m);
    // The same file again is told of, and the columns are remembered.
    const again = await begin(
      worker,
      'people',
      'class (1).csv',
      'Surname,First name,DOB,Gender,NHS number\r\nLarkin,Gus,1/1/2017,M,',
    );
    expect((await map(worker, again)).remembered).toBe(true);
  });

  it('is its uploader’s alone, and only whoever may add one may upload many', async () => {
    const id = await begin(vale.socialWorker.post, 'people', 'mine.csv', 'Surname,First name\nMine,Ann\n');
    for (const post of [vale.frontDoorWorker.post, vale.frontDoorManager.post, vale.healthVisitor.post])
      for (const url of [
        `/uploads/${id}`,
        `/uploads/${id}/columns`,
        `/uploads/${id}/rows`,
        `/uploads/${id}/refused`,
      ])
        expect([url, (await app.get(post, url)).status]).toEqual([url, 404]);
    const refused = await app.sendFiles(
      vale.healthVisitor.post,
      '/uploads/new',
      { kind: 'people' },
      { list: { name: 'a.csv', content: 'Surname\nX\n' } },
    );
    expect(refused.status).toBe(403);
    expect((await app.get(vale.scrutinyMember.post, '/uploads')).status).toBe(403);
    const gone = await app.send(vale.socialWorker.post, `/uploads/${id}/discard`, {}, `/uploads/${id}`);
    expect(gone.location).toBe('/uploads');
    expect((await app.get(vale.socialWorker.post, `/uploads/${id}`)).status).toBe(404);
  });

  it('contacts: sent as the form of a worry sends them, about a child whom the sender knows where it says so', async () => {
    const nurse = vale.healthVisitor.post;
    const child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const person = await makePerson(acting, { given: 'Rowan', family: 'Birchall', born: '2019-03-04' });
      await addShare(acting, {
        record: person,
        grantee_kind: 'post',
        grantee_id: nurse,
        lawful_basis: 'Public task',
        purpose: 'Work',
      });
      return person;
    });
    const content = await workbook((sheet) => {
      sheet.addRow(['Clinic list, November']);
      sheet.mergeCells('A1:D1');
      sheet.addRow(['Forename', 'Surname', 'Date of Birth', 'Concern', 'Urgent', 'Life for the child']);
      sheet.addRow([
        'Rowan',
        'Birchall',
        new Date(Date.UTC(2019, 2, 4)),
        'Bruises on both arms',
        'no',
        'Quiet',
      ]);
      sheet.addRow([
        'Linden',
        'Ashe',
        new Date(Date.UTC(2020, 6, 1)),
        { formula: 'A1', result: 'Not seen for a month' },
        'yes',
        'Not known',
      ]);
      sheet.addRow(['Hazel', 'Ashe', new Date(Date.UTC(2021, 6, 1)), '', 'no', 'Not known']);
      sheet.addRow(['Oak', 'Ashe', new Date(Date.UTC(2022, 6, 1)), 'Worried', 'perhaps', 'Not known']);
    });
    const id = await begin(nurse, 'contacts', 'clinic.xlsx', content);
    const { says } = await stands(nurse, id);
    expect(says).toContain(
      'Cells are joined in one place (A1:D1): only the first of joined cells holds the words.',
    );
    expect(says).toContain('One row held formulas: what they showed was taken, and nothing was worked out.');
    const none = await map(nurse, id, { 'answers.team': '' });
    expect([none.sent.status, none.sent.text.includes('Select the team to send these to')]).toEqual([
      422,
      true,
    ]);
    await map(nurse, id, {
      ...{ 'answers.team': vale.frontDoor, 'answers.lawfulBasis': 'publicTask', 'answers.source': '3B' },
      ...{
        'answers.parentsTold': 'yes',
        'answers.serviceAgreement': 'notAsked',
        'answers.reach': '01632 960123',
      },
    });
    const rows = await rowsOf(nurse, id);
    expect(rows.map(({ name, verdict, why }) => [name, verdict, why])).toEqual([
      ['Rowan Birchall', 'same', []],
      ['Linden Ashe', 'new', []],
      ['Hazel Ashe', 'refused', ['Enter what you are worried about']],
      [
        'Oak Ashe',
        'refused',
        ['Is the child in danger now?: write yes or no', 'Select yes if a child is in danger now'],
      ],
    ]);
    expect(rows[1]?.notes).toEqual(['A formula stood in Concern: what it showed was taken']);
    await app.send(
      nurse,
      `/uploads/${id}/rows`,
      { 'rows.0.number': '3', 'rows.0.said': `same:${child}` },
      `/uploads/${id}/rows?show=same`,
    );
    await confirm(nurse, id);
    const queue = await app.get(vale.frontDoorWorker.post, '/front-door');
    expect(queue.text).toContain('Rowan Birchall');
    expect(queue.text).toContain('Linden Ashe');
    expect(queue.text).not.toContain('Oak Ashe');
    const sent = z
      .object({
        contacts: z.array(z.object({ name: z.string(), person: z.string().nullable(), by: z.string() })),
      })
      .parse((await app.getJson(nurse, '/contacts/sent')).json());
    expect(sent.contacts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Rowan Birchall', person: child, by: 'Hana Voss' }),
        expect.objectContaining({ name: 'Linden Ashe', person: null }),
      ]),
    );
  });

  it('of a restricted child nothing shows: a row about one is new to whoever is not named', async () => {
    const worker = vale.socialWorker.post;
    await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const person = await makePerson(acting, { given: 'Hazel', family: 'Quillon', born: '2015-05-05' });
      await addRestriction(acting, person, 'A witness', []);
    });
    const id = await begin(
      worker,
      'people',
      'a.csv',
      'Surname,First name,DOB\nQuillon,Hazel,5/5/2015\nQuillard,Hazel,5/5/2015\n',
    );
    await map(worker, id);
    const rows = await rowsOf(worker, id);
    expect(rows.map(({ verdict, alike }) => [verdict, alike])).toEqual([
      ['new', []],
      ['new', []],
    ]);
  });

  it('files that cannot be a list are told so, and their fault is theirs alone', async () => {
    const worker = vale.socialWorker.post;
    const faultOf = async (name: string, content: Buffer | string) => {
      const id = await begin(worker, 'people', name, content);
      const { upload, fault } = await stands(worker, id);
      return [upload.stage, fault];
    };
    expect(await faultOf('only.csv', 'Surname,First name\n')).toEqual([
      'unreadable',
      'It has headings, and no rows below them.',
    ]);
    expect(await faultOf('many.csv', `Surname\n${'X\n'.repeat(50_001)}`)).toEqual([
      'unreadable',
      'It has more than 50,000 rows. Split it, and send each part by itself.',
    ]);
    const lie = await app.sendFiles(
      worker,
      '/uploads/new',
      { kind: 'people' },
      { list: { name: 'a.xlsx', content: 'Surname\nX\n' } },
    );
    expect(lie.status).toBe(422);
    const garbled = await begin(
      worker,
      'people',
      'g.csv',
      'Surname,First name\nO\u00e2\u20ac\u2122Brien,Zo\u00c3\u00ab\n',
    );
    expect((await stands(worker, garbled)).says.at(-1)).toContain('may be in the wrong encoding');
  });

  it('cut off while it is looked into or added, it goes on where it was: nobody twice, and nobody lost', async () => {
    const worker = vale.socialWorker.post;
    const rows = 600;
    const list = `Surname,First name,DOB\n${Array.from({ length: rows }, (_, n) => `Cutoff,Given${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}${n},${1 + (n % 28)}/${1 + (n % 12)}/${2005 + (n % 15)}`).join('\n')}`;
    const id = await begin(worker, 'people', 'cut.csv', list);
    await run('upload-reading', id, worker);
    expect((await stands(worker, id)).upload.rows).toBe(rows);
    // The second batch dies with its transaction: the trigger stands for a machine that stops.
    const stopsAfter = (column: 'verdict' | 'outcome', most: number) =>
      asOwner(app.databases, async (tx) => {
        await sql`create function cut_off() returns trigger language plpgsql as $$ begin
          if (select count(*) from upload_row where upload_id = new.upload_id and ${sql.ref(column)} is not null) >= ${sql.lit(most)} then
            raise exception 'cut off'; end if; return new; end $$`.execute(tx);
        await sql`create trigger cut_off before update of ${sql.ref(column)} on upload_row for each row execute function cut_off()`.execute(
          tx,
        );
      });
    const goesOn = () => asOwner(app.databases, (tx) => sql`drop function cut_off() cascade`.execute(tx));

    await stopsAfter('verdict', 300);
    await expect(map(worker, id)).rejects.toThrow('cut off');
    expect(await stands(worker, id)).toMatchObject({ upload: { stage: 'judging' }, counts: { judged: 250 } });
    await goesOn();
    await run('upload-judging', id, worker, 2);
    expect(await stands(worker, id)).toMatchObject({ upload: { stage: 'review' }, counts: { new: rows } });

    await app.send(worker, `/uploads/${id}/confirm`, {}, `/uploads/${id}`);
    await stopsAfter('outcome', 300);
    await expect(run('upload-committing', id, worker)).rejects.toThrow('cut off');
    expect(await named('Cutoff')).toHaveLength(250);
    expect((await stands(worker, id)).upload.stage).toBe('committing');
    await goesOn();
    // Sent for twice, by two who both thought the other dead.
    await Promise.all([run('upload-committing', id, worker), run('upload-committing', id, worker)]);
    expect(await named('Cutoff')).toHaveLength(rows);
    expect(await stands(worker, id)).toMatchObject({ upload: { stage: 'done' }, counts: { added: rows } });
    const children = (await auditOf(app))
      .filter(({ event, target }) => event === 'upload.added' && target === `upload:${id}`)
      .flatMap(({ subjects }) => subjects);
    expect([children.length, new Set(children).size]).toEqual([rows, rows]);
  });

  it('a row about a child who went out of sight is refused, and hinders none of the others', async () => {
    const nurse = vale.healthVisitor.post;
    const child = await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      const person = await makePerson(acting, { given: 'Sorrel', family: 'Dunmore', born: '2018-02-03' });
      await addShare(acting, {
        record: person,
        grantee_kind: 'post',
        grantee_id: nurse,
        lawful_basis: 'Public task',
        purpose: 'Work',
      });
      return person;
    });
    const id = await begin(
      nurse,
      'contacts',
      'two.csv',
      'First name,Surname,DOB,Concern,Urgent,Life for the child,Told\nSorrel,Dunmore,3/2/2018,Hungry,no,Quiet,yes\nTeasel,Dunmore,3/2/2015,Hungry,no,Quiet,yes\n',
    );
    await map(nurse, id, {
      ...{ 'answers.team': vale.frontDoor, 'answers.lawfulBasis': 'publicTask', 'answers.source': '3B' },
      ...{ 'answers.serviceAgreement': 'notAsked', 'answers.reach': '01632 960123' },
    });
    const said = await app.send(
      nurse,
      `/uploads/${id}/rows`,
      { 'rows.0.number': '2', 'rows.0.said': `same:${child}` },
      `/uploads/${id}/rows?show=same`,
    );
    expect(said.status).toBe(303);
    await actAs(app.databases, vale.frontDoorManager.post, async (acting) => {
      for (const share of await sharesOfRecord(acting.tx, child)) await endShare(acting, share.id);
    });
    await confirm(nurse, id);
    expect((await rowsOf(nurse, id)).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['Sorrel Dunmore', 'refused'],
      ['Teasel Dunmore', 'added'],
    ]);
  });

  it('somebody who was recorded meanwhile is not recorded again in silence', async () => {
    const worker = vale.socialWorker.post;
    const id = await begin(worker, 'people', 'm.csv', 'Surname,First name,DOB\nMeanwhile,Kit,7/7/2012\n');
    await map(worker, id);
    await actAs(app.databases, worker, (acting) =>
      makePerson(acting, { given: 'Kit', family: 'Meanwhile', born: '2012-07-07' }),
    );
    await confirm(worker, id);
    expect((await rowsOf(worker, id))[0]).toMatchObject({
      outcome: 'refused',
      why: [expect.stringContaining('recorded meanwhile')],
    });
    expect(await named('Meanwhile')).toHaveLength(1);
  });

  it('what nobody finishes is forgotten after its days, and a post that ended adds nothing', async () => {
    const worker = vale.socialWorker.post;
    const id = await begin(worker, 'people', 'f.csv', 'Surname,First name,DOB\nForgotten,Ann,7/7/2012\n');
    await map(worker, id);
    const forgetting = moduleJobs().find(({ name }) => name === 'upload-forgetting');
    const forget = (now: string) =>
      forgetting?.run({ databases: app.databases, partnership: PARTNERSHIP, now, about: {}, log: quiet });
    await forget(NOW);
    expect((await app.get(worker, `/uploads/${id}`)).status).toBe(200);
    await forget(new Date(Date.parse(NOW) + 15 * 86_400_000).toISOString());
    expect((await app.get(worker, `/uploads/${id}`)).status).toBe(404);

    const nurse = vale.otherHealthVisitor.post;
    const other = await begin(nurse, 'contacts', 'c.csv', 'Surname,First name,Concern\nEnded,Ann,Worried\n');
    await asOwner(app.databases, (tx) =>
      tx.updateTable('post').set({ until_day: '2026-11-22' }).where('id', '=', nurse).execute(),
    );
    await run('upload-judging', other, nurse);
    await run('upload-committing', other, nurse);
    expect(
      await asOwner(app.databases, (tx) =>
        tx.selectFrom('upload').select('judged_at').where('id', '=', other).executeTakeFirst(),
      ),
    ).toEqual({ judged_at: null });
  });
});
