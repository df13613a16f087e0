import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLOCK_RULES, calendarFor, clockFor } from '#calendar';
import { auditOf, openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { asPost } from '../support/world.ts';

/** A bank holiday declared late moves every clock at once, for everybody, and a mistake can be taken back. */
describe('The calendar of a partnership', () => {
  let app: TestApp;
  let vale: ArdenVale;
  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
  });
  afterAll(() => app.close());

  const decisionDue = () =>
    asPost(app.databases, vale.frontDoorWorker.post, async (tx) => {
      const clock = clockFor('referralDecision', '2026-11-30', await calendarFor(tx));
      return { due: clock?.due, explanation: clock?.explanation.join(' ') };
    });
  const add = (day: string, name: string, post = vale.administrator.post) => {
    const [year = '', month = '', date = ''] = day.split('-');
    return app.send(post, '/calendar/add', { 'day-day': date, 'day-month': month, 'day-year': year, name });
  };
  const holidays = async (post: string, year: number) => {
    const answer = await app.getJson(post, `/calendar?year=${year}`);
    return answer.json() as { holidays: { day: string; name: string; added: { id: string } | null }[] };
  };

  test('shows the holidays of this year, and which years are known', async () => {
    const page = await app.get(vale.healthVisitor.post, '/calendar');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Bank holidays of 2026');
    expect(page.text).toContain('Friday 25 December 2026');
    expect(page.text).toContain('2019 to 2028');
    expect(page.text).not.toContain('Add a bank holiday');
    const unknown = await app.get(vale.healthVisitor.post, '/calendar?year=2031');
    expect(unknown.text).toContain('not all known yet');
  });

  test('a holiday declared late moves a due date at once, which says so; withdrawn, the date moves back', async () => {
    expect((await decisionDue()).due).toBe('2026-12-01');

    const added = await add('2026-12-01', 'State funeral');
    expect(added.status).toBe(303);
    expect(added.location).toBe('/calendar?year=2026');
    const moved = await decisionDue();
    expect(moved.due).toBe('2026-12-02');
    expect(moved.explanation).toContain('Tuesday 1 December 2026 (State funeral)');
    expect((await app.get(vale.healthVisitor.post, '/calendar')).text).toContain('State funeral');

    const { added: held } = (await holidays(vale.administrator.post, 2026)).holidays.find(
      ({ day }) => day === '2026-12-01',
    ) ?? { added: null };
    const address = `/calendar/holidays/${held?.id}/withdraw`;
    expect((await app.get(vale.administrator.post, address)).text).toContain(
      'Withdraw Tuesday 1 December 2026',
    );
    expect((await app.send(vale.frontDoorWorker.post, address, {})).status).toBe(403);
    expect((await app.send(vale.administrator.post, address, {})).status).toBe(303);
    expect((await decisionDue()).due).toBe('2026-12-01');
    const after = await app.get(vale.healthVisitor.post, '/calendar');
    expect(after.text).toContain('Withdrawn bank holidays of 2026');
    expect((await app.get(vale.administrator.post, address)).status).toBe(404);
    expect((await add('2026-12-01', 'State funeral')).status).toBe(303);

    const events = (await auditOf(app)).map(({ event, outcome }) => `${event} ${outcome}`);
    expect(events).toContain('bankHoliday.added allowed');
    expect(events).toContain('bankHoliday.withdrawn allowed');
    expect(events).toContain('bankHoliday.withdrawn refused');
  });

  test('refuses what is no new bank holiday beside the field, and keeps what was typed', async () => {
    const christmas = await add('2026-12-25', 'Mine <b>too</b>');
    expect(christmas.status).toBe(422);
    expect(christmas.text).toContain('Friday 25 December 2026 is already a bank holiday: Christmas Day.');
    expect(christmas.text).toContain('value="Mine &lt;b&gt;too&lt;/b&gt;"');
    expect((await add('2026-12-26', 'A Saturday')).text).toContain('is at the weekend');
    expect((await add('2026-2-30', 'No day')).text).toContain('must be a real date');
    expect((await add('2029-05-07', '')).text).toContain('Enter the name of the bank holiday');
  });

  test('only administrators add, whatever their page shows', async () => {
    expect((await app.get(vale.frontDoorManager.post, '/calendar/add')).status).toBe(403);
    const sent = await app.sendJson(vale.frontDoorManager.post, '/calendar/add', {
      day: '2027-06-01',
      name: 'Mine',
    });
    expect(sent.status).toBe(403);
    // The policy says the same of somebody who goes round the page.
    const around = asPost(
      app.databases,
      vale.frontDoorManager.post,
      (tx) =>
        tx
          .insertInto('bank_holiday')
          .values({
            id: '00000000-0000-7000-8000-000000000001',
            day: '2027-06-01',
            name: 'Mine',
            added_by: vale.frontDoorManager.post,
            added_at: app.now,
          })
          .execute(),
      { role: 'app' },
    );
    await expect(around).rejects.toThrow(/row-level security/);
  });

  test('every clock stands on a page with its source, and none unread or local is called statutory', async () => {
    const all = (await app.getJson(vale.teacher.post, '/calendar/clocks')).json() as {
      clocks: { label: string; confirmed: boolean; authority: string; limit: string }[];
    };
    expect(all.clocks).toHaveLength(CLOCK_RULES.length);
    for (const { label, confirmed, authority } of all.clocks)
      if (!confirmed || authority === 'local') expect(label).not.toMatch(/statut/i);
    const page = await app.get(vale.teacher.post, '/calendar/clocks?ruleSet=CA1989');
    expect(page.text).toContain('3 time limits');
    expect(page.text).toContain('Children Act 1989, section 46(6)');
    expect((await app.get(vale.teacher.post, '/calendar/clocks?ruleSet=nonsense')).status).toBe(200);
  });
});
