import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { laySummer } from '../support/figures-world.ts';
import { asOwner, asPost, NOW } from '../support/world.ts';

interface Face {
  readonly status: string;
  readonly value: number | null;
  readonly text: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
interface FigureJson {
  readonly about: {
    readonly period: { readonly key: string };
  };
  readonly figure: Face;
  readonly parts: { readonly rows: readonly { key: string; count: number | null }[] } | null;
  readonly kept: readonly { asAt: string; value: number; version: number }[];
}
interface RecordsJson {
  readonly total: number;
  readonly visible: number;
  readonly records: readonly { id: string; name: string | null; child: string | null; counted: boolean }[];
}

/**
 * What the front door did in a quarter, counted by hand in `laySummer` and by the figures: for everybody alike, however little they
 * see; opened by those who may, as far as they may; and the same again when it is asked as it was.
 */
describe('Figures of a quarter at the front door', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let summer: Awaited<ReturnType<typeof laySummer>>;
  const QUARTER = 'period=2026-27-Q2';
  const json = async <T>(post: string, url: string): Promise<T> => (await app.getJson(post, url)).json() as T; // the page's own model
  const figure = (id: string, query = QUARTER, post = vale.frontDoorManager.post) =>
    json<FigureJson>(post, `/figures/${id}?${query}`);
  const records = (id: string, query = QUARTER, post = vale.frontDoorManager.post) =>
    json<RecordsJson>(post, `/figures/${id}/records?${query}`);
  const fileOn = ({ text }: Answer) =>
    decodeURIComponent(/href="data:text\/csv;charset=utf-8,([^"]*)"/.exec(text)?.[1] ?? '');
  const made = ({ figure: { value, numerator, denominator } }: FigureJson) => [value, numerator, denominator];

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    summer = await laySummer(app, vale);
    app.now = NOW;
  });
  afterAll(() => app.close());

  test('a rate waits for its population, which an administrator adds with its source', async () => {
    expect((await figure('FD03')).figure).toMatchObject({
      status: 'notAvailable',
      value: null,
      numerator: 5,
    });
    const fields = { area: vale.council, year: '2025', count: '20000', source: 'ONS, mid-2025' };
    const refused = await app.sendJson(vale.frontDoorManager.post, '/figures/population', {
      ...fields,
      year: 2025,
      count: 20_000,
    });
    expect(refused.status).toBe(403);
    const wrong = await app.send(vale.administrator.post, '/figures/population', {
      ...fields,
      count: '20,000',
      source: ' ',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter the number of children, like 48250');
    expect(wrong.text).toContain('value="20,000"');
    expect((await app.send(vale.administrator.post, '/figures/population', fields)).status).toBe(303);
    const page = await app.get(vale.scrutinyMember.post, '/figures/population');
    expect(page.text).toContain('ONS, mid-2025');
    expect(page.text).not.toContain('Add a population');
  });

  test('are those that were counted by hand', async () => {
    expect(made(await figure('FD01'))).toEqual([6, 6, null]);
    expect(made(await figure('FD02'))).toEqual([66.7, 4, 6]);
    expect(made(await figure('FD03'))).toEqual([2.5, 5, 20_000]);
    expect(made(await figure('FD04'))).toEqual([20, 1, 5]);
    expect(made(await figure('FD05'))).toEqual([5, 5, null]);
    expect(made(await figure('FD06'))).toEqual([20, 1, 5]);
    expect(made(await figure('FD07'))).toEqual([75, 3, 4]);
    const sources = (await figure('FD05')).parts?.rows.filter(({ count }) => count !== 0);
    expect(sources?.map(({ key, count }) => [key, count])).toEqual([
      ['2A', 1],
      ['3B', 2],
      ['6', 1],
      ['notRecorded', 1],
    ]);
    const counted = await records('FD04', `${QUARTER}&show=counted`);
    expect(counted.records.map(({ name }) => name)).toEqual(['Beech Grove']);
  });

  test('keep to London’s midnights, and to days of one’s own', async () => {
    expect(made(await figure('FD01', 'period=own&from=2026-07-01&until=2026-07-01'))[0]).toBe(1);
    expect(made(await figure('FD01', 'period=own&from=2026-06-01&until=2026-06-30'))[0]).toBe(0);
    expect(made(await figure('FD01', 'period=2026-27-Q3'))[0]).toBe(1);
    const parts = 'from-day=7&from-month=9&from-year=2026&until-day=7&until-month=9&until-year=2026';
    expect(made(await figure('FD02', `period=own&${parts}`))).toEqual([0, 0, 1]);
    const wrong = await app.get(vale.frontDoorManager.post, '/figures/FD01?period=own&from=2026-02-30');
    expect(wrong.text).toContain('Enter the first day, like 1 4 2026');
    expect(wrong.text).toContain('There is a problem');
    expect((await app.get(vale.frontDoorManager.post, '/figures/XX99')).status).toBe(404);
  });

  test('stand together on one page by theme, with a file of what it shows', async () => {
    const page = await app.get(vale.frontDoorWorker.post, '/figures');
    expect(page.status).toBe(200);
    expect(page.text).toContain('July to September 2026');
    expect(page.text).toContain('Contacts decided within 1 working day');
    expect(page.text).toContain('66.7%');
    const lines = fileOn(page).split('\r\n');
    expect(lines.filter((line) => /^FD0[1-7],/.test(line))).toHaveLength(7);
    const decided = lines.find((line) => line.startsWith('FD02,')) ?? '';
    expect(decided).toContain(
      'FD02,1,Contacts decided within 1 working day,Arden Vale Council,2026-07-01,2026-09-30',
    );
    expect(decided).toMatch(/,percentage,66\.7,4,6$/);
  });

  test('count a restricted child for everybody, and list it to nobody but the named', async () => {
    for (const post of [vale.frontDoorManager, vale.frontDoorWorker, vale.socialWorker])
      expect(made(await figure('FD03', QUARTER, post.post))).toEqual([2.5, 5, 20_000]);
    const named = await records('FD03');
    expect([named.total, named.visible]).toEqual([5, 5]);
    expect(named.records.map(({ name }) => name)).toContain('Fir Grove');

    const other = await records('FD03', QUARTER, vale.frontDoorWorker.post);
    expect([other.total, other.visible, other.records.length]).toEqual([5, 4, 4]);
    const page = await app.get(vale.frontDoorWorker.post, `/figures/FD03/records?${QUARTER}`);
    expect(page.text).toContain('You can see 4 of 5 records');
    expect(page.text).not.toContain('Fir');
    expect(page.text).not.toContain(summer.children.fir);

    const partner = await records('FD01', QUARTER, vale.officer.post);
    expect([partner.total, partner.visible]).toEqual([6, 1]);
  });

  test('opened to their records are a read of children’s records, and are recorded as one', async () => {
    await records('FD03', QUARTER, vale.socialWorker.post);
    const [latest] = await auditOf(app);
    expect(latest).toMatchObject({
      event: 'figure.opened',
      outcome: 'allowed',
      post_id: vale.socialWorker.post,
    });
    const { ash, beech, cedar, hazel } = summer.children;
    expect([...(latest?.subjects ?? [])].sort()).toEqual([ash, beech, cedar, hazel].sort());
  });

  test('hide small numbers from boards and scrutiny, with no id and no days of their own', async () => {
    const { post } = vale.scrutinyMember;
    expect((await figure('FD01', QUARTER, post)).figure).toMatchObject({ status: 'shown', value: 6 });
    for (const id of ['FD02', 'FD03', 'FD04', 'FD05', 'FD06', 'FD07'])
      expect((await figure(id, QUARTER, post)).figure).toMatchObject({
        status: 'suppressed',
        value: null,
        numerator: null,
        text: 'Too few to show',
      });
    const sources = await figure('FD05', QUARTER, post);
    expect(sources.parts?.rows.filter(({ count }) => count !== 0).map(({ count }) => count)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const page = await app.get(post, `/figures/FD05?${QUARTER}`);
    expect(page.text).not.toContain('/records');
    expect(page.text).not.toContain('My own dates');
    expect(fileOn(page)).toContain(',,count,c,c,');
    expect(fileOn(page)).toContain('3B: Health visitor,count,c,c,');
    expect((await app.get(post, `/figures/FD01/records?${QUARTER}`)).status).toBe(403);
    const own = await app.getJson(post, '/figures/FD01?period=own&from=2026-07-01&until=2026-07-01');
    expect([own.status, own.json()]).toMatchObject([422, { errors: [{ field: 'period' }] }]);
    const year = await Promise.all(['FD01', 'FD05'].map((id) => figure(id, 'period=2025-26', post)));
    expect(year.map((each) => each.figure.text)).toEqual(['0', 'Too few to show']);
    const running = await app.getJson(post, '/figures/FD01?period=2026-27-Q3');
    expect([running.status, running.json()]).toMatchObject([422, { errors: [{ field: 'period' }] }]);
    expect((await figure('FD01', '', post)).about.period.key).toBe('2026-27-Q2');
  });

  test('are kept by a manager, and counted again as they were give the same answer and the same records', async () => {
    const keep = (id: string, post = vale.frontDoorManager.post) =>
      app.send(
        post,
        `/figures/${id}/keep`,
        { period: '2026-27-Q2', area: vale.council },
        `/figures/${id}?${QUARTER}`,
      );
    const kept = ['FD02', 'FD03', 'FD04', 'FD06'];
    for (const id of kept) expect((await keep(id)).status).toBe(303);
    const whole = { period: '2026-27-Q2', area: vale.council };
    expect((await app.sendJson(vale.scrutinyMember.post, '/figures/FD02/keep', whole)).status).toBe(403);
    const running = await app.sendJson(vale.frontDoorManager.post, '/figures/FD02/keep', {
      period: '2026-27-Q3',
      area: vale.council,
    });
    expect(running.status).toBe(422);
    const sets = await Promise.all(kept.map((id) => records(id)));

    // A day later a bank holiday is declared, a population is corrected, a census brings more, and two findings are corrected.
    const later = '2026-11-24T09:00:00.000Z';
    app.now = later;
    const holiday = { 'day-day': '8', 'day-month': '9', 'day-year': '2026', name: 'Day of thanks' };
    expect((await app.send(vale.administrator.post, '/calendar/add', holiday)).status).toBe(303);
    await app.sendJson(vale.administrator.post, '/figures/population', {
      area: vale.council,
      year: 2025,
      count: 10_000,
      source: 'ONS, mid-2025, revised',
    });
    await summer.census(later, summer.children.cedar, '2026-09-30');
    await asOwner(
      app.databases,
      async (tx) => {
        await tx
          .updateTable('record')
          .set({ child_id: summer.children.ash })
          .where('id', '=', summer.hazelReferral)
          .execute();
        await tx
          .updateTable('referral')
          .set({ no_further_action: true, version: 2 })
          .where('id', '=', summer.hazelReferral)
          .execute();
      },
      later,
    );
    expect(made(await figure('FD02'))).toEqual([83.3, 5, 6]);
    expect(made(await figure('FD03'))).toEqual([6, 6, 10_000]);
    expect(made(await figure('FD04'))).toEqual([50, 3, 6]);
    expect(made(await figure('FD06'))).toEqual([33.3, 2, 6]);

    const asItWas = `${QUARTER}&asAt=${NOW}`;
    expect(made(await figure('FD02', asItWas))).toEqual([66.7, 4, 6]);
    expect(made(await figure('FD03', asItWas))).toEqual([2.5, 5, 20_000]);
    expect(made(await figure('FD04', asItWas))).toEqual([20, 1, 5]);
    expect(made(await figure('FD06', asItWas))).toEqual([20, 1, 5]);
    for (const [at, id] of kept.entries()) {
      const again = await records(id, asItWas);
      expect(again.records.map((each) => [each.id, each.counted])).toEqual(
        sets[at]?.records.map((each) => [each.id, each.counted]),
      );
      const held = await asOwner(app.databases, (tx) =>
        tx
          .selectFrom('figure_record')
          .innerJoin('figure', 'figure.id', 'figure_record.figure_id')
          .select(['record_id', 'in_numerator'])
          .where('figure.indicator', '=', id)
          .execute(),
      );
      expect(held.map((each) => `${each.record_id} ${each.in_numerator}`).sort()).toEqual(
        again.records.map((each) => `${each.id} ${each.counted}`).sort(),
      );
      const page = await figure(id);
      expect(page.kept).toMatchObject([{ asAt: NOW, version: 1 }]);
    }
    // What the decision waited for then: on 8 September Cedar's clock still ran, and was neither in time nor late.
    expect(made(await figure('FD02', `${QUARTER}&asAt=2026-09-08T12:00:00.000Z`))).toEqual([100, 2, 2]);
    expect(made(await figure('FD03', `${QUARTER}&asAt=2026-10-01`))[1]).toBe(4);
  });

  test('answer to nobody who goes round the pages', async () => {
    const counted = sql`select record_id from contacts_counted(${vale.council}::uuid, '2026-07-01', '2026-09-30', now())`;
    await asPost(app.databases, vale.scrutinyMember.post, async (tx) => {
      expect(await tx.selectFrom('figure').selectAll().execute()).toEqual([]);
      expect(await tx.selectFrom('figure_record').selectAll().execute()).toEqual([]);
    });
    // Of the records behind a kept figure the policy shows those that the post sees, and no more.
    const visible = await asPost(app.databases, vale.frontDoorWorker.post, (tx) =>
      tx
        .selectFrom('figure_record')
        .innerJoin('figure', 'figure.id', 'figure_record.figure_id')
        .select('record_id')
        .where('figure.indicator', '=', 'FD03')
        .execute(),
    );
    expect(visible).toHaveLength(4);
    const forged = asPost(
      app.databases,
      vale.frontDoorManager.post,
      (tx) => sql`update figure set value = 0`.execute(tx),
      { role: 'app' },
    );
    await expect(forged).rejects.toThrow(/permission denied/);
    const nobody = await asPost(app.databases, vale.frontDoorManager.post, async (tx) => {
      await sql`select set_config('arden.post', '', true)`.execute(tx);
      return (await counted.execute(tx)).rows;
    });
    expect(nobody).toEqual([]);
    const elsewhere = await asPost(app.databases, vale.frontDoorManager.post, async (tx) => {
      await sql`select set_config('arden.partnership', 'partnership_other', true)`.execute(tx);
      return (await counted.execute(tx)).rows;
    });
    expect(elsewhere).toEqual([]);
  });
});
