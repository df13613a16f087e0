import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { expectAccessible, expectFits } from '../support/axe.ts';
import { complaintsOf, describeInBrowser, newPage, screenshot } from '../support/browser.ts';

const LONG = 'Maximiliana-Theodora Featherstonehaugh-Cholmondeley-Llanfairpwllgwyngyllgogerychwyrndrobwll';
const worry = (name: string) => ({
  'children.0.given': name,
  'children.0.family': 'Birch',
  'children.0.born-year': '2019',
  'children.0.born-month': '3',
  'children.0.address': '4 Alder Walk, Arden Vale',
  'children.0.postcode': 'ZZ1 1AA',
  worry: `${name} came to clinic with bruises on both arms.\n\nMum could not say how they came.`,
  livedExperience: 'Quiet, watches the door, and asks who is coming.',
  immediateRisk: 'no',
  parentsTold: 'no',
  parentsNotToldWhy: 'Telling them could put the child at risk.',
  serviceAgreement: 'notAsked',
  lawfulBasis: 'publicTask',
  source: '3B',
  reach: '01632 960123, weekdays',
});

describeInBrowser('from a worry to a decision', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let baseURL: string;
  let contact = '';
  let receipt = '';
  let phoned = '';

  beforeAll(async () => {
    app = await openApp(undefined, { assets: 'built' });
    vale = await layArdenVale(app.databases);
    await layThresholds(app.databases, { managerAuthorises: true });
    const sender = vale.healthVisitor.post;
    for (const name of ['Rowan', LONG, 'Ash', 'Linden'])
      receipt = (
        await app.send(sender, '/contacts/new', {
          team: vale.frontDoor,
          ...worry(name),
          immediateRisk: name === 'Ash' ? 'yes' : 'no',
        })
      ).location;
    contact = /\/contacts\/([0-9a-f-]{36})"/.exec((await app.get(sender, receipt)).text)?.[1] ?? '';
    const told = await app.send(vale.frontDoorWorker.post, '/contacts/new', {
      team: vale.frontDoor,
      ...worry('Yarrow'),
      senderName: 'Dr Okoro',
      senderRole: 'GP',
      senderOrganisation: 'Hill Surgery',
    });
    phoned =
      /\/contacts\/([0-9a-f-]{36})"/.exec(
        (await app.get(vale.frontDoorWorker.post, told.location)).text,
      )?.[1] ?? '';
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/take`, {}, `/contacts/${contact}`);
    await app.send(vale.frontDoorWorker.post, `/contacts/${contact}/ask`, {
      body: 'When were they first seen?',
    });
    baseURL = await app.served.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const openAs = async (post: string, options: { width: number; javaScript: boolean }): Promise<Page> => {
    const page = await newPage({ ...options, baseURL });
    await page.setExtraHTTPHeaders({ 'x-test-post': post });
    return page;
  };
  const look = async (page: Page, name: string, width: number) => {
    await expectAccessible(page);
    await expectFits(page);
    await screenshot(page, `referrals-${name}-${width}`);
    expect(complaintsOf(page)).toEqual([]);
  };

  const addresses = (): [string, string, string][] => [
    ['raise', vale.healthVisitor.post, '/contacts/new'],
    ['raise-front-door', vale.frontDoorWorker.post, '/contacts/new'],
    ['receipt', vale.healthVisitor.post, receipt],
    ['sent', vale.healthVisitor.post, '/contacts/sent'],
    ['sent-none', vale.teacher.post, '/contacts/sent'],
    ['queue', vale.frontDoorWorker.post, '/front-door'],
    ['contact-sender', vale.healthVisitor.post, `/contacts/${contact}`],
    ['contact-front-door', vale.frontDoorWorker.post, `/contacts/${contact}`],
    ['identify', vale.frontDoorWorker.post, `/contacts/${contact}/identify`],
    ['ask', vale.frontDoorWorker.post, `/contacts/${contact}/ask`],
    ['reply', vale.healthVisitor.post, `/contacts/${contact}/reply`],
    ['pass-on', vale.frontDoorWorker.post, `/contacts/${contact}/pass-on`],
    ['tell', vale.frontDoorWorker.post, `/contacts/${phoned}/tell`],
    ['decide', vale.frontDoorWorker.post, `/contacts/${contact}/decision`],
    ['consider', vale.healthVisitor.post, '/considered/new'],
  ];

  test.each([
    { width: 1280, javaScript: true },
    { width: 390, javaScript: false },
  ])(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    { timeout: 180_000 },
    async (options) => {
      for (const [name, post, address] of addresses()) {
        const page = await openAs(post, options);
        await page.goto(address);
        await look(page, name, options.width);
        await page.context().close();
      }
    },
  );

  test('a worry is raised by keyboard alone, for two children, with JavaScript off', {
    timeout: 120_000,
  }, async () => {
    const page = await openAs(vale.healthVisitor.post, { width: 390, javaScript: false });
    await page.goto('/contacts/new');
    await page.getByLabel('Given names').fill('Hazel');
    await page.getByRole('button', { name: 'Add another child' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Given names').nth(1).waitFor();
    expect(await page.getByLabel('Given names').count()).toBe(2);
    expect(await page.getByLabel('Given names').first().inputValue()).toBe('Hazel');
    await page.getByLabel('Given names').nth(1).fill('Oakley');
    await page.getByRole('button', { name: 'Send to the front door' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.title()).toContain('Error:');
    await expectAccessible(page);
    await expectFits(page);
    await screenshot(page, 'referrals-raise-errors-390');
    await page.getByLabel('What are you worried about?').fill('Nobody has seen either for a month.');
    await page.getByLabel('What is life like for the child?').fill('Not known.');
    for (const [group, answer] of [
      ['Is a child in danger now?', 'No'],
      ['Have you told the parents or carers that you are sharing this?', 'Yes'],
      ['Do the parents or carers agree to receive help?', 'They were not asked'],
    ] as const)
      await page.getByRole('group', { name: group }).getByLabel(answer, { exact: true }).check();
    await page.getByLabel('How can the front door reach you?').fill('01632 960123');
    await page.getByRole('button', { name: 'Send to the front door' }).press('Enter');
    await page.waitForLoadState();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Sent to the front door');
    expect(await page.getByText('Hazel').count()).toBeGreaterThan(0);
    expect(await page.getByText('Oakley').count()).toBeGreaterThan(0);
  });

  test('the front door decides, and the sender sees the outcome', { timeout: 120_000 }, async () => {
    const worker = vale.frontDoorWorker.post;
    await app.send(worker, `/contacts/${contact}/identify`, { child: 'new' });
    const page = await openAs(worker, { width: 1280, javaScript: true });
    await page.goto(`/contacts/${contact}/decision`);
    await page.getByLabel('Referral accepted: assessment under section 17').check();
    await page.getByLabel('Statutory').check();
    await page.getByLabel('Why?').fill('Unexplained bruises on a young child.');
    await page.getByLabel('Main reason the child needs a service').selectOption('N1');
    await page.getByLabel('What support do the parents have?').fill('A grandmother at weekends.');
    await page.getByLabel('Not known: nobody has looked yet').check();
    await page.getByLabel('What the sender will be told').fill('A social worker will visit this week.');
    await page.getByRole('button', { name: 'Send to a manager' }).click();
    await page.waitForLoadState();
    await look(page, 'contact-proposed', 1280);
    const manager = await openAs(vale.frontDoorManager.post, { width: 1280, javaScript: true });
    await manager.goto(`/contacts/${contact}/authorise`);
    await look(manager, 'authorise', 1280);
    await manager.getByLabel('Yes, authorise it').check();
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.waitForLoadState();
    await look(manager, 'contact-decided', 1280);
    await manager.getByRole('link', { name: 'Open the referral' }).click();
    await manager.waitForLoadState();
    await look(manager, 'referral', 1280);
    const sender = await openAs(vale.healthVisitor.post, { width: 390, javaScript: true });
    await sender.goto(`/contacts/${contact}`);
    await look(sender, 'contact-told', 390);
    expect(await sender.getByText('A social worker will visit this week.').count()).toBe(1);
  });
});
