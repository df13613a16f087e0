import { expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';

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

/** Contacts in the queue, one of them asked about, and one that a doctor told by phone. */
const layContacts = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: true });
  const raise = async (post: string, fields: Record<string, string>) => {
    const sent = await app.send(post, '/contacts/new', { team: vale.frontDoor, ...fields });
    const { text } = await app.get(post, sent.location);
    return { receipt: sent.location, contact: `/contacts/${/\/contacts\/([0-9a-f-]{36})"/.exec(text)?.[1]}` };
  };
  const sender = vale.healthVisitor.post;
  const door = vale.frontDoorWorker.post;
  for (const name of ['Rowan', LONG]) await raise(sender, worry(name));
  await raise(sender, { ...worry('Ash'), immediateRisk: 'yes' });
  const { receipt, contact } = await raise(sender, worry('Linden'));
  const told = { senderName: 'Dr Okoro', senderRole: 'GP', senderOrganisation: 'Hill Surgery' };
  const phoned = await raise(door, { ...worry('Yarrow'), ...told });
  await app.send(door, `${contact}/take`, {}, contact);
  await app.send(door, `${contact}/ask`, { body: 'When were they first seen?' });
  return { receipt, contact, phoned: phoned.contact };
};

describeInBrowser('from a worry to a decision', () => {
  const seen = looksAtArdenVale('referrals', layContacts);

  const addresses = ({
    vale,
    laid: { receipt, contact, phoned },
  } = seen): [post: string, pages: Record<string, string>][] => [
    [
      vale.healthVisitor.post,
      {
        raise: '/contacts/new',
        receipt,
        sent: '/contacts/sent',
        'contact-sender': contact,
        reply: `${contact}/reply`,
        consider: '/considered/new',
      },
    ],
    [vale.teacher.post, { 'sent-none': '/contacts/sent' }],
    [
      vale.frontDoorWorker.post,
      {
        'raise-front-door': '/contacts/new',
        queue: '/front-door',
        'contact-front-door': contact,
        identify: `${contact}/identify`,
        ask: `${contact}/ask`,
        'pass-on': `${contact}/pass-on`,
        tell: `${phoned}/tell`,
        decide: `${contact}/decision`,
      },
    ],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    180_000,
  );

  test('a worry is raised by keyboard alone, for two children, with JavaScript off', {
    timeout: 120_000,
  }, async () => {
    const page = await seen.openAs(seen.vale.healthVisitor.post, phone);
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
    await seen.look(page, 'raise-errors', 422);
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
    const { app, vale, laid } = seen;
    const { contact } = laid;
    const worker = vale.frontDoorWorker.post;
    await app.send(worker, `${contact}/identify`, { child: 'new' });
    const page = await seen.openAs(worker, desk);
    await page.goto(`${contact}/decision`);
    await page.getByLabel('Referral accepted: assessment under section 17').check();
    await page.getByLabel('Statutory').check();
    await page.getByLabel('Why?').fill('Unexplained bruises on a young child.');
    await page.getByLabel('Main reason the child needs a service').selectOption('N1');
    await page.getByLabel('What support do the parents have?').fill('A grandmother at weekends.');
    await page.getByLabel('Not known: nobody has looked yet').check();
    await page.getByLabel('What the sender will be told').fill('A social worker will visit this week.');
    await page.getByRole('button', { name: 'Send to a manager' }).click();
    await page.waitForLoadState();
    await seen.look(page, 'queue-decided');
    await page.goto(contact);
    await seen.look(page, 'contact-proposed');
    const manager = await seen.openAs(vale.frontDoorManager.post, desk);
    await manager.goto(`${contact}/authorise`);
    await seen.look(manager, 'authorise');
    await manager.getByLabel('Yes, authorise it').check();
    await manager.getByRole('button', { name: 'Save' }).click();
    await manager.waitForLoadState();
    await manager.goto(contact);
    await seen.look(manager, 'contact-decided');
    await manager.getByRole('link', { name: 'Open the referral' }).click();
    await manager.waitForLoadState();
    await seen.look(manager, 'referral');
    const sender = await seen.openAs(vale.healthVisitor.post, { ...phone, javaScript: true });
    await sender.goto(contact);
    await seen.look(sender, 'contact-told');
    expect(await sender.getByText('A social worker will visit this week.').count()).toBe(1);
  });
});
