import { expect, test } from 'vitest';
import { paths } from '#meetings';
import { makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { handsOf } from '../support/meeting-hands.ts';
import { layBoard } from '../support/meeting-laid.ts';

const LONG =
  'Report of the Head of Children’s Services and the Designated Doctor on neglect, attendance, electively-home-educated children and Llanfairpwllgwyngyllgogerychwyrndrobwll';

/** A board called with items of every kind, one that was cancelled, one that waits to be called, and a case meeting about a child. */
const layMeetings = async (app: TestApp, vale: ArdenVale) => {
  const board = await layBoard(app.databases, vale);
  const { ok, told, see, add, addItem, lineOf, addPaper, meetingOf } = handsOf(
    () => app,
    () => board,
  );
  const { clerk, chair, health, police } = board;
  const part = async (meeting: string, post: string, as: string) =>
    ok(clerk, paths.person(await lineOf(clerk, meeting, post)), {
      part: as,
      votes: as !== 'clerk',
      version: 1,
    });
  const called = await add(clerk, { isPublic: true });
  await part(called, chair, 'chair');
  await part(called, clerk, 'clerk');
  const neglect = await addItem(clerk, called, {
    ...{
      title: LONG,
      presenter: 'Head of Children’s Services',
      openTo: 'public',
      aim: 'decide',
      minutes: '30',
    },
    says: 'To agree what is done about the findings of the audit,\n\nand who does it by when.',
  });
  await addItem(clerk, called, { title: 'What the audit found', openTo: 'public', under: neglect });
  const exempt = await addItem(clerk, called, {
    ...{ title: 'A contract', openTo: 'exempt', exemptParagraph: '3' },
    exemptWhy: 'The prices of bidders would be known to each other.',
  });
  const named = await addItem(clerk, called, { title: 'A complaint', openTo: 'named', titleShows: false });
  await ok(clerk, paths.nameOn(named), { people: [await lineOf(clerk, called, chair)] });
  await addPaper(clerk, neglect, 'Audit of neglect');
  const appendix = await addPaper(clerk, neglect, 'Figures behind it', {
    kind: 'appendix',
    access: 'members',
  });
  await ok(clerk, paths.call(called));
  await ok(health, paths.answer(called), { answer: 'yes', said: 'I leave at 11am' });
  await ok(police, paths.answer(called), { answer: 'no', deputy: vale.officer.post, authority: true });
  await app.get(health, paths.paperFile(appendix));
  await addItem(clerk, called, { title: 'A late matter', openTo: 'members' });
  await ok(health, paths.interest(exempt), { interest: 'My sister works for a bidder', withdraws: true });
  const planned = await add(clerk, {
    title: 'Executive',
    every: null,
    standingItems: false,
    mode: 'inPerson',
  });
  const gone = await add(clerk, { title: 'Learning group', every: null });
  await ok(clerk, paths.call(gone));
  await ok(clerk, paths.cancel(gone), { why: 'The review is not finished' });
  const manager = vale.frontDoorManager.post;
  const child = await actAs(app.databases, manager, (acting) =>
    makePerson(acting, { given: 'Ivo', family: 'Hollowell', born: '2017-02-03' }),
  );
  const panel = (
    await told(
      manager,
      paths.add,
      meetingOf({ body: vale.frontDoor, title: 'Panel', every: null, standingItems: false }),
    )
  ).id;
  await ok(manager, paths.people(panel), { post: vale.teacher.post, part: 'member' });
  const about = (await told(manager, paths.about(child), { meeting: panel, title: 'Case 1', aim: 'decide' }))
    .id;
  await ok(manager, paths.nameOn(about), { people: [await lineOf(manager, panel, vale.teacher.post)] });
  const person = (await see(clerk, called))?.people.find(({ post }) => post === health)?.id ?? '';
  return { board, called, planned, gone, neglect, exempt, appendix, person, panel, about, child };
};

describeInBrowser('Meetings', () => {
  const seen = looksAtArdenVale('meetings', layMeetings);

  const addresses = ({ vale, laid }: typeof seen): [post: string, pages: Record<string, string>][] => [
    [
      laid.board.clerk,
      {
        list: paths.list,
        'list-over': `${paths.list}?which=past`,
        add: paths.add,
        'one-clerk': paths.one(laid.called),
        'one-planned': paths.one(laid.planned),
        'one-cancelled': paths.one(laid.gone),
        change: paths.change(laid.called),
        cancel: paths.cancel(laid.called),
        next: paths.next(laid.called),
        people: paths.people(laid.called),
        'people-found': `${paths.people(laid.called)}?q=health`,
        'people-none': `${paths.people(laid.called)}?q=zzz`,
        person: paths.person(laid.person),
        'item-add': paths.addItem(laid.called),
        order: paths.order(laid.called),
        'item-clerk': paths.item(laid.neglect),
        'item-exempt': paths.item(laid.exempt),
        'item-change': paths.changeItem(laid.exempt),
        'paper-add': paths.addPaper(laid.neglect),
        paper: paths.paper(laid.appendix),
        'paper-replace': paths.replacePaper(laid.appendix),
        'paper-withdraw': paths.withdrawPaper(laid.appendix),
      },
    ],
    [
      laid.board.health,
      {
        home: '/',
        'one-member': paths.one(laid.called),
        'item-member': paths.item(laid.neglect),
        answer: paths.answer(laid.called),
        'answer-deputy': `${paths.answer(laid.called)}?q=council`,
        calendar: paths.calendar,
      },
    ],
    [laid.board.chair, { 'home-asked': '/' }],
    [vale.otherHealthVisitor.post, { 'list-none': paths.list }],
    [
      vale.frontDoorManager.post,
      {
        about: paths.about(laid.child),
        'item-about': paths.item(laid.about),
        'one-panel': paths.one(laid.panel),
      },
    ],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, pages] of addresses(seen))
        await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    240_000,
  );

  test('a meeting is added, filled and called on a phone without JavaScript', {
    timeout: 120_000,
  }, async () => {
    const { laid } = seen;
    const page = await seen.openAs(laid.board.clerk, phone);
    await page.goto(paths.add);
    await page.getByRole('button', { name: 'Add the meeting' }).click();
    await page.waitForLoadState();
    expect(await page.title()).toContain('Error:');
    await seen.look(page, 'add-errors', 422);
    await page.getByLabel('Whose meeting is it?').selectOption({ label: 'Safeguarding Board' });
    await page.getByLabel('What is the meeting called?').fill('Board, spring');
    await page.getByLabel('Day', { exact: true }).fill('9');
    await page.getByLabel('Month', { exact: true }).fill('3');
    await page.getByLabel('Year', { exact: true }).fill('2027');
    await page.getByLabel('When does it start?').fill('9.30am');
    await page.getByLabel('When does it end?').fill('noon');
    await page.getByLabel('By video', { exact: true }).check();
    await page.getByLabel('Link to join').fill('http://zoom.us/j/123');
    await page.getByRole('button', { name: 'Add the meeting' }).click();
    await page.waitForLoadState();
    await seen.look(page, 'add-wrong', 422);
    await page.getByLabel('When does it end?').fill('11.30am');
    await page.getByLabel('Link to join').fill('https://zoom.us/j/123');
    await page.getByRole('button', { name: 'Add the meeting' }).click();
    await page.waitForLoadState();
    expect(await page.getByText('Nobody chairs this meeting').count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Join by Zoom' }).count()).toBe(1);
    await page.getByRole('link', { name: 'Add or change people' }).click();
    await page.waitForLoadState();
    await page.getByLabel('Name, title or organisation').fill('Priya');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForLoadState();
    await page.getByLabel('As what?').selectOption('invited');
    await page.getByRole('button', { name: 'Put them on the list' }).click();
    await page.waitForLoadState();
    expect(await page.getByText('Invited for an item').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Board, spring' }).first().click();
    await page.waitForLoadState();
    await page.getByRole('button', { name: 'Call the meeting' }).click();
    await page.waitForLoadState();
    expect(await page.getByText('The meeting was called. Everybody on its list is told.').count()).toBe(1);
  });

  test('an agenda is put in order by dragging, and by keyboard', { timeout: 120_000 }, async () => {
    const { laid } = seen;
    const page = await seen.openAs(laid.board.clerk, desk);
    const titles = async () =>
      (await page.locator('.app-order__what').allInnerTexts()).map((text) =>
        text.replace(/\s+/g, ' ').slice(0, 14),
      );
    await page.goto(paths.order(laid.called));
    expect((await titles()).slice(0, 3)).toEqual(['1 Apologies fo', '2 Declarations', '3 Minutes of t']);
    const items = page.locator('[data-app-order-item]');
    await Promise.all([page.waitForNavigation(), items.nth(2).dragTo(items.nth(0))]);
    expect((await titles()).slice(0, 3)).toEqual(['1 Minutes of t', '2 Apologies fo', '3 Declarations']);
    await page.getByRole('button', { name: 'Move down: 1 Minutes' }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect((await titles()).slice(0, 3)).toEqual(['1 Apologies fo', '2 Minutes of t', '3 Declarations']);
    // One goes on by the same key.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Move down: 2 Minutes');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect((await titles()).slice(0, 3)).toEqual(['1 Apologies fo', '2 Declarations', '3 Minutes of t']);
    await seen.look(page, 'order-moved');
  });
});
