import { expect, test } from 'vitest';
import { newId } from '#db';
import { addDays } from '#kernel';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { layBoard, layMeeting } from '../support/meeting-laid.ts';

const LONG =
  'Find out how many of the children who waited longer than eighteen weeks for a first appointment were known to more than one agency, by district, age, ethnicity and disability, and tell the Board what each agency did while they waited';
const SENTENCE =
  'A Member questioned the volume of children who had died – it was agreed for these concerns to be investigated by officers as a matter of urgency.';

/** A board with four hundred promises, one of them with its whole life behind it, and recommendations in each state. */
const lay = async (app: TestApp, vale: ArdenVale) => {
  const board = await layBoard(app.databases, vale);
  const { clerk, health } = board;
  const { meeting, items } = await layMeeting(app.databases, clerk, {
    body: board.board,
    people: [
      [board.chair, 'chair'],
      [health, 'member'],
    ],
    items: [{ title: 'Safeguarding of children with disabilities' }],
  });
  await actAs(app.databases, clerk, async ({ tx, now, today }) => {
    for (const at of Array.from({ length: 400 }).keys())
      await tx
        .insertInto('promise')
        .values({
          ...{ id: newId(), body_id: board.board, meeting_id: null, item_id: null, entry_id: null },
          ...{ resolution_id: null, what: at % 40 === 0 ? LONG : `Report the figures of ward ${at + 1}` },
          ...{ owed_kind: 'organisation', owed_id: at % 2 ? vale.trust : vale.police, urgent: at % 9 === 0 },
          ...{ due_day: addDays(today, (at % 90) - 20), clock_rule: null, clock_from: null },
          ...{ made_by: clerk, made_at: now },
        })
        .execute();
  });
  const made = async (post: string, path: string, fields: Record<string, string>, from = path) => {
    const sent = await app.send(post, path, fields, from);
    if (sent.status !== 303) throw new Error(`${path}: ${sent.text}`);
    return sent.location;
  };
  const promise = await made(clerk, '/promises/new', {
    ...{ body: board.board, what: LONG, owedBy: `post:${health}`, urgent: 'true', sentence: SENTENCE },
  });
  await made(health, `${promise}/take`, {}, promise);
  await made(health, `${promise}/progress`, { said: 'Two wards have answered.\n\nThree have not.' });
  await made(clerk, `${promise}/report`, { meeting, said: 'Heard by the board.' });
  await made(health, `${promise}/offer`, { said: 'Nine, by ward.' });
  const open = await made(clerk, '/promises/new', {
    ...{ body: board.board, what: 'Send the list round', owedBy: `post:${health}`, urgent: 'true' },
  });
  const recommend = (says: string) =>
    made(clerk, '/recommendations/new', { body: board.board, to: vale.trust, says, because: SENTENCE });
  const waiting = await recommend(LONG);
  const offered = await recommend('Count the wait for a first appointment.');
  await made(health, `${offered}/answer`, {
    ...{ answer: 'acceptedInPart', said: 'We will, for new referrals.' },
    ...{ 'due-day': '1', 'due-month': '3', 'due-year': '2027' },
  });
  await made(health, `${offered}/offer`, { said: 'The wait fell from 18 weeks to 9.' });
  return { board, meeting, item: items[0] ?? '', promise, open, waiting, offered };
};

describeInBrowser('promises and recommendations', () => {
  const seen = looksAtArdenVale('promises', lay);
  const addresses = ({
    vale,
    laid: { board, meeting, item, promise, open, waiting, offered },
  } = seen): [post: string, pages: Record<string, string>][] => [
    [
      board.clerk,
      {
        register: '/promises',
        'register-late': `/promises?which=late&owner=${vale.trust}`,
        'register-last': '/promises?page=9',
        'register-none': '/promises?which=released',
        new: '/promises/new',
        one: promise,
        move: `${promise}/move`,
        discharge: `${promise}/discharge`,
        return: `${promise}/return`,
        release: `${promise}/release`,
        report: `${promise}/report`,
        'on-agenda': `/meetings/${meeting}`,
        recommendations: '/recommendations',
        'recommendations-none': '/recommendations?which=closed',
        recommend: '/recommendations/new',
        'recommend-under': `/recommendations/under/${item}`,
        offered,
        close: `${offered}/close`,
        'return-recommendation': `${offered}/return`,
      },
    ],
    [
      board.health,
      {
        home: '/',
        owed: open,
        progress: `${open}/progress`,
        offer: `${open}/offer`,
        waiting,
        answer: `${waiting}/answer`,
      },
    ],
    [vale.teacher.post, { 'nothing-seen': '/promises', 'nothing-recommended': '/recommendations' }],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    300_000,
  );

  test('a promise is recorded, taken and shown to be done by keyboard alone, with JavaScript off', {
    timeout: 120_000,
  }, async () => {
    const { board } = seen.laid;
    const page = await seen.openAs(board.clerk, phone);
    await page.goto(`/promises/new?body=${board.board}`);
    await page.getByRole('button', { name: 'Record the promise' }).press('Enter');
    await page.waitForLoadState();
    await seen.look(page, 'new-errors', 422);
    await page.getByLabel('What was promised?').fill('Ring every school');
    await page.getByLabel('Who owes it?').selectOption(`post:${board.health}`);
    await page.getByLabel('It is urgent').press('Space');
    await page.getByRole('button', { name: 'Record the promise' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Ring every school');
    const address = page.url();
    const owner = await seen.openAs(board.health, phone);
    await owner.goto(address);
    await owner.getByRole('button', { name: 'Take this promise' }).press('Enter');
    await owner.waitForLoadState();
    await owner.getByRole('button', { name: 'Offer evidence' }).press('Enter');
    await owner.getByLabel('What shows that it was done?').fill('Each was rung.');
    await owner.getByRole('button', { name: 'Offer it to the body' }).press('Enter');
    await owner.waitForLoadState();
    expect(await owner.getByText('Each was rung.').count()).toBe(1);
  });

  test('the register is paged and filtered at a desk, and its address keeps both', {
    timeout: 120_000,
  }, async () => {
    const page = await seen.openAs(seen.laid.board.clerk, desk);
    await page.goto('/promises');
    await page.getByRole('link', { name: /Next/ }).click();
    await page.waitForLoadState();
    expect(new URL(page.url()).search).toBe('?page=2');
    await page.getByLabel('Owed by').selectOption({ label: 'Forest Police' });
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.waitForLoadState();
    expect(new URL(page.url()).searchParams.get('owner')).toBe(seen.vale.police);
    expect(await page.getByRole('table').last().textContent()).not.toContain('Community NHS Trust');
  });
});
