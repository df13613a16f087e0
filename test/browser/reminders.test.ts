import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson } from '#people';
import { addRestriction } from '#records';
import { makeConsidered, makeContact, referrals } from '#referrals';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { expectAccessible, expectFits } from '../support/axe.ts';
import { complaintsOf, describeInBrowser, newPage, screenshot } from '../support/browser.ts';
import { NOW, PARTNERSHIP } from '../support/world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describeInBrowser('The pages of reminders, and of referrals considered', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let baseURL = '';

  beforeAll(async () => {
    app = await openApp(undefined, { assets: 'built' });
    vale = await layArdenVale(app.databases);
    baseURL = await app.served.listen(0, '127.0.0.1');
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
      referrals.jobs
        ?.find((each) => each.name === name)
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
  });
  afterAll(() => app.close());

  const openAs = async (post: string, width: number): Promise<Page> => {
    const page = await newPage({ baseURL, width, javaScript: width > 500 });
    await page.context().setExtraHTTPHeaders({ 'x-test-post': post });
    return page;
  };

  test.each([1280, 390])(
    'show every page, %i pixels wide',
    async (width) => {
      for (const [name, post, address] of [
        ['list', vale.frontDoorManager.post, '/reminders'],
        ['home-manager', vale.frontDoorManager.post, '/'],
        ['home-named', vale.socialWorker.post, '/'],
        ['named', vale.socialWorker.post, '/reminders'],
        ['none', vale.officer.post, '/reminders'],
        ['sent', vale.teacher.post, '/contacts/sent'],
        ['considered', vale.teacher.post, '/considered'],
        ['considered-none', vale.officer.post, '/considered'],
      ] as const) {
        const page = await openAs(post, width);
        expect((await page.goto(address))?.status(), name).toBe(200);
        await expectAccessible(page);
        await expectFits(page);
        await screenshot(page, `reminders-${name}-${width}`);
        expect(complaintsOf(page)).toEqual([]);
        await page.context().close();
      }
    },
    120_000,
  );

  test('a named worker reads the contact from the first page, and says that it was seen', async () => {
    const page = await openAs(vale.socialWorker.post, 390);
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
