import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import type { ArdenVale } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { laySummer } from '../support/figures-world.ts';
import { desk, looksAtArdenVale, seats } from '../support/looks.ts';
import { NOW } from '../support/world.ts';

const QUARTER = 'period=2026-27-Q2';

/** A summer's work, its population, and one figure that is kept as it stood. */
const layFigures = async (app: TestApp, vale: ArdenVale) => {
  await laySummer(app, vale);
  app.now = NOW;
  for (const [year, count] of [
    ['2024', '48250'],
    ['2025', '48900'],
  ] as const)
    await app.send(vale.administrator.post, '/figures/population', {
      area: vale.council,
      year,
      count,
      source: `ONS mid-year population estimates, mid-${year}, local authorities in England and Wales`,
    });
  await app.send(
    vale.frontDoorManager.post,
    '/figures/FD04/keep',
    { period: '2026-27-Q2', area: vale.council },
    `/figures/FD04?${QUARTER}`,
  );
};

/** What is folded away is looked at as well. */
const unfold = (page: Page) =>
  page.locator('main details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '');
  });

describeInBrowser('figures', () => {
  const seen = looksAtArdenVale('figures', layFigures);

  const addresses = ({ vale } = seen): [post: string, pages: Record<string, string>][] => [
    [
      vale.frontDoorManager.post,
      {
        list: '/figures',
        'list-running': '/figures?period=2026-27-Q3&asAt=2026-11-01',
        'by-source': `/figures/FD05?${QUARTER}`,
        kept: `/figures/FD04?${QUARTER}`,
      },
    ],
    [
      vale.scrutinyMember.post,
      { 'list-scrutiny': '/figures', 'by-source-scrutiny': `/figures/FD05?${QUARTER}` },
    ],
    [vale.socialWorker.post, { rate: `/figures/FD03?${QUARTER}` }],
    [vale.frontDoorWorker.post, { records: `/figures/FD04/records?${QUARTER}` }],
    [vale.teacher.post, { 'records-none': `/figures/FD06/records?${QUARTER}&show=counted` }],
    [vale.administrator.post, { population: '/figures/population' }],
  ];

  test.each(seats)(
    'every page is whole at $width pixels (JavaScript: $javaScript)',
    async (seat) => {
      for (const [post, pages] of addresses())
        await seen.lookAtEach(await seen.openAs(post, seat), pages, unfold);
      const page = await seen.openAs(seen.vale.frontDoorManager.post, seat);
      await page.goto('/figures/FD01?period=own&from-day=31&from-month=2&from-year=2026');
      await unfold(page);
      await seen.look(page, 'wrong-days', 422);
    },
    180_000,
  );

  test('a period is chosen, a figure opened, and taken away as a file, without JavaScript', async () => {
    const page = await seen.openAs(seen.vale.frontDoorManager.post, { ...desk, javaScript: false });
    await page.goto('/figures?period=2026-27-Q3');
    await page.getByLabel('Period').selectOption('2026-27-Q2');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await page.getByRole('link', { name: 'Re-referrals within 12 months' }).click();
    await page.getByText('1 of 5', { exact: true }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download this as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('fd04-2026-27-Q2.csv');
    expect(await readFile(await file.path(), 'utf8')).toContain('FD04,1,Re-referrals within 12 months');
    await page.getByRole('link', { name: 'See the records behind this figure' }).click();
    await page.getByRole('link', { name: 'Counted', exact: true }).click();
    await page.getByRole('link', { name: /Beech Grove/ }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/referrals\//);
  });
});
