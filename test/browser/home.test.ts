import { expect, test } from 'vitest';
import { addAction, bringOn, makeAction, paths } from '#actions';
import { addDays, dayOf } from '#kernel';
import { addPerson } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { NOW } from '../support/world.ts';
import { advice, worry } from '../support/worries.ts';

const TODAY = dayOf(NOW);
const WEEK_BEFORE = '2026-11-16T10:00:00.000Z';
const LONG =
  'Find out from every school, nursery and clinic that the five children attend who last saw each of them alone, on which day, and what the child said in their own words';

/** Contacts that wait, late and in danger; one asked about, one decided, one proposed; and actions in every state. */
const layWork = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: true });
  const raise = async (given: string, changes: Record<string, string> = {}) => {
    const sent = await app.send(vale.healthVisitor.post, '/contacts/new', {
      team: vale.frontDoor,
      ...worry,
      'children.0.given': given,
      ...changes,
    });
    const receipt = await app.get(vale.healthVisitor.post, sent.location);
    return `/contacts/${/\/contacts\/([0-9a-f-]{36})"/.exec(receipt.text)?.[1]}`;
  };
  const decide = async (post: string, contact: string) => {
    const decided = await app.send(post, `${contact}/decision`, { ...advice, supportInPlace: 'notKnown' });
    expect(decided.status).toBe(303);
  };
  const door = vale.frontDoorWorker.post;
  app.now = WEEK_BEFORE;
  const late = await raise('Linden');
  await app.send(door, `${late}/take`, {}, late);
  app.now = '2026-11-20T10:00:00.000Z';
  await raise('Maximiliana-Theodora', { immediateRisk: 'yes' });
  const asked = await raise('Sorrel');
  await app.send(door, `${asked}/ask`, { body: 'When was this?' });
  for (const given of ['Aspen', 'Briar', 'Clover', 'Fern', 'Heath', 'Ivy', 'Juniper', 'Laurel', 'Myrtle'])
    await raise(given);
  const proposed = await raise('Olive');
  await decide(door, proposed);
  const decided = await raise('Rose');
  await decide(vale.frontDoorManager.post, decided);
  app.now = NOW;

  const { post } = vale.socialWorker;
  const child = await actAs(app.databases, post, (acting) =>
    addPerson(acting, { names: [{ kind: 'legal', given: 'Rowan', family: 'Birch' }], born: '2018-05-04' }),
  );
  const team = { owedBy: { kind: 'body', id: vale.familySupport }, about: child } as const;
  const set = (run: Parameters<typeof actAs<{ id: string }>>[2], now = NOW) =>
    actAs(app.databases, post, run, now).then(({ id }) => id);
  const waiting = await set((acting) => makeAction(acting, 'visit', team), WEEK_BEFORE);
  const taken = await set((acting) => makeAction(acting, 'school', team));
  await actAs(app.databases, post, (acting) => bringOn.taken(acting, taken));
  const own = await set((acting) =>
    addAction(acting, {
      what: LONG,
      why: `${LONG}.\n\n${LONG}.`,
      owedBy: { kind: 'post', id: post },
      clock: { rule: 'referralDecision', from: '2026-11-20T15:00:00.000Z' },
      about: child,
    }),
  );
  const ended = await set((acting) => makeAction(acting, 'health', team));
  await actAs(app.databases, post, (acting) => bringOn.done(acting, ended));
  const cancelled = await set((acting) => makeAction(acting, 'school', team));
  await actAs(app.databases, post, (acting) => bringOn.cancelled(acting, cancelled));
  return { child, waiting, taken, own, ended, cancelled };
};

describeInBrowser('the page each post starts on, and the work that is owed', () => {
  const seen = looksAtArdenVale('home', layWork);

  const homes = ({ vale } = seen): Record<string, string> => ({
    'front-door': vale.frontDoorWorker.post,
    manager: vale.frontDoorManager.post,
    'social-worker': vale.socialWorker.post,
    sender: vale.healthVisitor.post,
    nothing: vale.officer.post,
    scrutiny: vale.scrutinyMember.post,
    administrator: vale.administrator.post,
  });
  const pages = ({ laid: work } = seen): Record<string, string> => ({
    list: paths.list,
    'list-team': paths.listOf({ whose: 'team' }),
    'list-organisation': paths.listOf({ whose: 'organisation' }),
    'list-overdue': paths.listOf({ whose: 'team', which: 'overdue' }),
    'list-ended': paths.listOf({ whose: 'team', which: 'ended' }),
    waiting: paths.one(work.waiting),
    taken: paths.one(work.taken),
    own: paths.one(work.own),
    done: paths.one(work.ended),
    cancelled: paths.one(work.cancelled),
    new: paths.add(),
    'new-about': paths.add(work.child),
    assign: paths.assign(work.waiting),
    finish: paths.done(work.own),
    decline: paths.notDone(work.own),
    date: paths.changeDate(work.own),
    cancel: paths.cancel(work.own),
  });

  test.each(seats)(
    'show every page, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      for (const [name, post] of Object.entries(homes()))
        await seen.lookAtEach(await seen.openAs(post, seat), { [name]: '/' });
      const page = await seen.openAs(seen.vale.socialWorker.post, seat);
      const actions = Object.entries(pages()).map(([name, address]) => [`actions-${name}`, address]);
      await seen.lookAtEach(page, Object.fromEntries(actions));
    },
    240_000,
  );

  test('tell each post what waits for it, the child in danger and the longest late first', async () => {
    const { vale } = seen;
    const firstOf = async (post: string) => {
      const page = await seen.openAs(post, { ...desk, javaScript: false });
      await page.goto('/');
      const rows = await page.locator('tbody tr').allInnerTexts();
      return rows.map((row) => row.replaceAll(/\s+/g, ' '));
    };
    const door = await firstOf(vale.frontDoorWorker.post);
    expect(door[0]).toMatch(/Take a contact ?: Maximiliana-Theodora .*Due today/);
    expect(door[1]).toMatch(/Decide on a contact that you took ?: Linden .*Late by 4 working days/);
    expect(door.at(-1)).toContain('See 2 more contacts');
    expect(door).toHaveLength(11);
    const manager = await firstOf(vale.frontDoorManager.post);
    expect(manager.join('\n')).toMatch(/Authorise a decision ?: Olive Birch .*Femi Oduya proposes/);
    const sender = await firstOf(vale.healthVisitor.post);
    expect(sender[0]).toMatch(/Answer a question about your contact ?: Sorrel Birch .*Front Door/);
    expect(sender[1]).toMatch(/Read what came of your contact ?: Rose Birch .*Information and advice/);
    const worker = await firstOf(vale.socialWorker.post);
    expect(worker.map((row) => row.slice(0, 12))).toEqual(['Visit the fa', 'Find out fro', 'Tell the sch']);
    expect(worker[0]).toContain('for Family Support Service. Nobody has taken it yet.');
    for (const { post } of [vale.administrator, vale.scrutinyMember]) expect(await firstOf(post)).toEqual([]);
  });

  test('work by keyboard alone: why that date, take, say what was done', async () => {
    const page = await seen.openAs(seen.vale.socialWorker.post, desk);
    const reach = async (name: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(
          () =>
            document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
        if (here.trim() === name) return;
      }
      throw new Error(`The keyboard does not reach "${name}".`);
    };
    await page.goto('/');
    await reach('Why this date?');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Sam Reed set this date on 16 November 2026.').isVisible()).toBe(true);
    await page.goto('/');
    await reach('Visit the family at home: Rowan Birch');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.one(seen.laid.waiting)}`);
    await reach('Take this action');
    await page.keyboard.press('Enter');
    await page.getByText('by Sam Reed').first().waitFor();
    await reach('Say that it is done');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${paths.done(seen.laid.waiting)}`);
    await page.getByRole('button', { name: 'Save that it is done' }).press('Enter');
    await page.getByRole('link', { name: 'Enter what was done' }).press('Enter');
    await page.keyboard.type('Seen at home today with both children, who were well.');
    await page.getByRole('button', { name: 'Save that it is done' }).press('Enter');
    await page.getByText('Recorded. Whoever set it can read what was done.').waitFor();
    await seen.look(page, 'actions-after');
  });

  test('keep what was typed, and say what is wrong, without JavaScript on a phone', async () => {
    const page = await seen.openAs(seen.vale.socialWorker.post, phone);
    await page.goto(paths.add(seen.laid.child));
    await page.getByLabel('Why?').fill('So that the school knows who to ring.');
    await page.getByRole('button', { name: 'Set the action' }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await page.getByLabel('Why?').inputValue()).toBe('So that the school knows who to ring.');
    await seen.look(page, 'actions-faults', 422);
    await page.getByLabel('What is to be done?').fill('Ring the school');
    await page.getByLabel('Who is to do it?').selectOption({ label: 'Me' });
    const [year = '', month = '', day = ''] = addDays(TODAY, 3).split('-');
    await page.getByLabel('Day').fill(day);
    await page.getByLabel('Month').fill(month);
    await page.getByLabel('Year').fill(year);
    await page.getByRole('button', { name: 'Set the action' }).click();
    await page.getByRole('heading', { name: 'Ring the school' }).waitFor();
    expect(await page.getByRole('link', { name: 'Rowan Birch' }).count()).toBe(1);
  });
});
