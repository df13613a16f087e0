import { expect, test } from 'vitest';
import { makeSetting } from '#partnership';
import type { TestApp } from '../support/app.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone, seats } from '../support/looks.ts';
import { asOwner, PARTNERSHIP } from '../support/world.ts';

const layForm = async (app: TestApp) => {
  await asOwner(app.databases, (tx) => makeSetting(tx, 'publicForm', true));
};

describeInBrowser('a worry from anybody', () => {
  const seen = looksAtArdenVale('public-form', layForm);

  test.each(seats)(
    'the form is whole at $width pixels (JavaScript: $javaScript)',
    { timeout: 60_000 },
    async (seat) => {
      const page = await seen.open(seat);
      await seen.lookAtEach(page, { form: '/worry', closed: '/worry/nowhere' });
    },
  );

  test.each([desk, phone])(
    'somebody tells of a worry by keyboard, and nothing that they wrote is lost ($width)',
    { timeout: 60_000 },
    async (seat) => {
      const page = await seen.open(seat);
      await page.goto(`/worry/${PARTNERSHIP}`);
      await page.getByRole('button', { name: 'Send your worry' }).press('Enter');
      await page.waitForLoadState();
      await seen.look(page, 'errors', 422);
      await page
        .getByRole('group', { name: 'Is a child in danger now?' })
        .getByLabel('No', { exact: true })
        .check();
      await page
        .getByLabel('What are you worried about?')
        .fill('Shouting every night, and nobody answers the door.');
      await page.getByLabel('What is the child called?').fill('Leo');
      await page.getByLabel('No, I want to stay anonymous').check();
      // A person takes longer than a program.
      seen.app.now = new Date(Date.parse(seen.app.now) + 60_000).toISOString();
      await page.getByRole('button', { name: 'Send your worry' }).press('Enter');
      await page.waitForURL(/sent/);
      await seen.look(page, 'sent');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
        'Thank you for telling us',
      );
    },
  );
});
