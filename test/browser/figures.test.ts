import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { expectAccessible, expectFits } from '../support/axe.ts';
import { complaintsOf, describeInBrowser, newPage, screenshot } from '../support/browser.ts';
import { laySummer } from '../support/figures-world.ts';
import { NOW } from '../support/world.ts';

const QUARTER = 'period=2026-27-Q2';

describeInBrowser('figures', () => {
  let app: TestApp;
  let vale: ArdenVale;
  let baseURL: string;

  beforeAll(async () => {
    app = await openApp(undefined, { assets: 'built' });
    vale = await layArdenVale(app.databases);
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
    baseURL = await app.served.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const openAs = async (post: string, options: { width: number; javaScript: boolean }): Promise<Page> => {
    const page = await newPage({ ...options, baseURL });
    await page.setExtraHTTPHeaders({ 'x-test-post': post });
    return page;
  };

  const addresses = (): [string, string, string][] => [
    ['list', vale.frontDoorManager.post, '/figures'],
    ['list-running', vale.frontDoorManager.post, '/figures?period=2026-27-Q3&asAt=2026-11-01'],
    ['list-scrutiny', vale.scrutinyMember.post, '/figures'],
    ['by-source', vale.frontDoorManager.post, `/figures/FD05?${QUARTER}`],
    ['by-source-scrutiny', vale.scrutinyMember.post, `/figures/FD05?${QUARTER}`],
    ['kept', vale.frontDoorManager.post, `/figures/FD04?${QUARTER}`],
    ['rate', vale.socialWorker.post, `/figures/FD03?${QUARTER}`],
    [
      'wrong-days',
      vale.frontDoorManager.post,
      '/figures/FD01?period=own&from-day=31&from-month=2&from-year=2026',
    ],
    ['records', vale.frontDoorWorker.post, `/figures/FD04/records?${QUARTER}`],
    ['records-none', vale.teacher.post, `/figures/FD06/records?${QUARTER}&show=counted`],
    ['population', vale.administrator.post, '/figures/population'],
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
        // What is folded away is looked at as well.
        await page.locator('main details').evaluateAll((all) => {
          for (const each of all) each.setAttribute('open', '');
        });
        await expectAccessible(page);
        await expectFits(page);
        await screenshot(page, `figures-${name}-${options.width}`);
        expect(complaintsOf(page), name).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('a period is chosen, a figure opened, and taken away as a file, without JavaScript', async () => {
    const page = await openAs(vale.frontDoorManager.post, { width: 1280, javaScript: false });
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
