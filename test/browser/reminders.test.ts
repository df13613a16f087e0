import { test } from 'vitest';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { makeConsidered, makeContact, referralsOf } from '#referrals';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A restricted child whom a contact may be about, contacts whose clocks have rung, and referrals that were not made. */
const layReminders = async (app: TestApp, vale: ArdenVale) => {
  await actAs(
    app.databases,
    vale.socialWorker.post,
    async (acting) => {
      const hidden = await addPerson(acting, {
        names: [{ kind: 'legal', given: 'Zoë', family: 'O’Hara' }],
        born: '2017-02-03',
      });
      await addRestriction(acting, hidden, 'A parent works at the council.', []);
    },
    '2026-11-16T10:00:00.000Z',
  );
  const run = async (name: string, now: string, about = {}) =>
    referralsOf([])
      .jobs?.find((each) => each.name === name)
      ?.run({ databases: app.databases, partnership: PARTNERSHIP, now, about, log: quiet });
  for (const [given, sent] of [
    ['Linden', '2026-11-17T10:00:00.000Z'],
    ['Maximiliana-Theodora', '2026-11-18T10:00:00.000Z'],
    ['Zoe', '2026-11-20T10:00:00.000Z'],
    ['Rose', '2026-11-20T11:00:00.000Z'],
  ] as const) {
    const [contact] = await actAs(
      app.databases,
      vale.healthVisitor.post,
      (acting) =>
        makeContact(acting, {
          team: vale.frontDoor,
          trait: given.length > 5 && given !== 'Linden' ? 'inDanger' : 'ordinary',
          children: [
            {
              given,
              family: given === 'Zoe' ? 'Ohara' : 'Birch',
              born: given === 'Zoe' ? '2017-02-03' : null,
            },
          ],
        }),
      sent,
    );
    await run('contact-received', sent, { contact });
  }
  for (let n = 1; n <= 27; n++)
    await actAs(app.databases, vale.teacher.post, (acting) =>
      makeConsidered(acting, { about: `Pupil of year 4, our record ${2200 + n}` }),
    );
  await run('clock-reminders', '2026-11-20T09:00:00.000Z');
  await app.send(vale.frontDoorManager.post, '/reminders', { upTo: NOW });
  await run('clock-reminders', NOW);
};

describeInBrowser('The pages of reminders, and of referrals considered', () => {
  const seen = looksAtArdenVale('reminders', layReminders);

  const addresses = ({ vale } = seen): [post: string, pages: Record<string, string>][] => [
    [vale.frontDoorManager.post, { list: '/reminders', 'home-manager': '/' }],
    [vale.socialWorker.post, { 'home-named': '/', named: '/reminders' }],
    [vale.officer.post, { none: '/reminders', 'considered-none': '/considered' }],
    [vale.teacher.post, { sent: '/contacts/sent', considered: '/considered' }],
  ];

  test.each(seats)(
    'show every page, $width pixels wide, JavaScript $javaScript',
    async (seat) => {
      for (const [post, pages] of addresses()) await seen.lookAtEach(await seen.openAs(post, seat), pages);
    },
    120_000,
  );

  test('a named worker reads the contact from the first page, and says that it was seen', async () => {
    const page = await seen.openAs(seen.vale.socialWorker.post, phone);
    await page.goto('/');
    await page.getByRole('link', { name: 'A contact may be about a child' }).click();
    await page.getByRole('heading', { name: 'The worry' }).waitFor();
    await page.goto('/');
    await page.getByRole('link', { name: '1 reminder since you last looked' }).click();
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await page.getByText('1 reminder was marked as seen.').waitFor();
    await page.getByText('You have seen all of them.').waitFor();
  });
});
