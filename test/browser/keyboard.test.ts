import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths as registers } from '#partnership';
import { paths as people } from '#people';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone } from '../support/looks.ts';
import { worry } from '../support/worries.ts';

/** A contact that waits, so that the pages of work have rows. */
const layOne = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const sent = await app.send(vale.healthVisitor.post, '/contacts/new', { team: vale.frontDoor, ...worry });
  expect(sent.status).toBe(303);
};

interface Stop {
  readonly words: string;
  /** What somebody who looks for the focus would miss. */
  readonly faults: readonly string[];
}

/** Runs in the page: where the focus is, or nothing past the last stop. */
const stop = (): Stop | null => {
  const here = document.activeElement;
  if (!(here instanceof HTMLElement) || here === document.body) return null;
  const { top, bottom, left, right } = here.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(here);
  // A radio button or a tick box shows its focus about the mark that is drawn in its label.
  const label = here.parentElement?.querySelector(':focus + label');
  const marked =
    outlineStyle !== 'none' ||
    boxShadow !== 'none' ||
    (label ? getComputedStyle(label, '::before').outlineStyle !== 'none' : false);
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return {
    words: (here.textContent || here.getAttribute('name') || here.tagName).trim().replaceAll(/\s+/g, ' '),
    faults: [...(inSight ? [] : ['out of sight']), ...(marked ? [] : ['without a mark'])],
  };
};

/** Every stop of the Tab key from the top of the page to its end. */
const stopsOf = async (page: Page): Promise<readonly Stop[]> => {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(stop);
    if (here === null) return stops;
    stops.push(here);
    if (stops.length > 200) throw new Error('The keyboard is caught, or the page has no end.');
  }
};

describeInBrowser('by keyboard alone', () => {
  const seen = looksAtArdenVale('keyboard', layOne);

  test('every stop is in sight and shows where it is, from the header to the footer', async () => {
    const { vale } = seen;
    for (const [post, address] of [
      [vale.frontDoorWorker.post, '/front-door'],
      [vale.healthVisitor.post, '/contacts/new'],
      [vale.frontDoorWorker.post, people.people],
      [vale.administrator.post, registers.posts()],
      [vale.administrator.post, registers.newStaffMember],
    ] as const)
      for (const seat of [desk, phone]) {
        const page = await seen.openAs(post, seat);
        await page.goto(address);
        const stops = await stopsOf(page);
        const words = stops.map((each) => each.words);
        expect(words.slice(0, 4), address).toEqual([
          'Skip to main content',
          'Arden',
          expect.any(String),
          'Sign out',
        ]);
        expect(words.slice(-4), address).toEqual(['Accessibility statement', 'Privacy', 'Cookies', 'Help']);
        expect(
          stops.filter(({ faults }) => faults.length > 0),
          address,
        ).toEqual([]);
        await page.context().close();
      }
  }, 120_000);

  test('the skip link leads past the menu to what the page is about', async () => {
    const page = await seen.openAs(seen.vale.frontDoorWorker.post);
    await page.goto('/front-door');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(stop)).toMatchObject({ words: 'Take down a worry from a caller' });
  });

  test('a list is narrowed: beside it on a desk, where nothing is to be unfolded, and unfolded on a phone', async () => {
    const page = await seen.openAs(seen.vale.administrator.post, desk);
    await page.goto(registers.posts());
    expect((await stopsOf(page)).map(({ words }) => words)).not.toContain('Filter');
    expect(await page.getByRole('heading', { name: 'Filter' }).isVisible()).toBe(true);
    const small = await seen.openAs(seen.vale.administrator.post, phone);
    await small.goto(registers.posts());
    expect(await small.getByLabel('Name or title').isVisible()).toBe(false);
    await small.locator('summary', { hasText: 'Filter' }).press('Enter');
    await small.getByLabel('Name or title').fill('Femi');
    await seen.look(small, 'filter');
    await small.getByLabel('Name or title').press('Enter');
    await small.getByRole('link', { name: 'Femi Oduya' }).waitFor();
    expect(await small.getByRole('link', { name: 'Hana Voss' }).count()).toBe(0);
  });

  test('the menu of a phone unfolds and folds', async () => {
    const page = await seen.openAs(seen.vale.administrator.post, { ...phone, javaScript: true });
    await page.goto(registers.overview);
    const menu = page.getByRole('button', { name: 'Show or hide the menu' });
    await menu.press('Enter');
    await seen.look(page, 'menu');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(stop)).toEqual({ words: 'Home', faults: [] });
    await menu.press('Enter');
    expect(await page.getByRole('link', { name: 'Calendar' }).isVisible()).toBe(false);
  });
});
