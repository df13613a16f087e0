import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths as registers } from '#partnership';
import { makePerson, paths as people } from '#people';
import { actAs } from '../support/act-as.ts';
import type { TestApp } from '../support/app.ts';
import { type ArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeInBrowser } from '../support/browser.ts';
import { desk, looksAtArdenVale, phone } from '../support/looks.ts';
import { worry } from '../support/worries.ts';

/** A contact that waits, so that the pages of work have rows; and a child whom it may be about. */
const layOne = async (app: TestApp, vale: ArdenVale) => {
  await layThresholds(app.databases, { managerAuthorises: false });
  const sent = await app.send(vale.healthVisitor.post, '/contacts/new', { team: vale.frontDoor, ...worry });
  expect(sent.status).toBe(303);
  await actAs(app.databases, vale.frontDoorWorker.post, (acting) =>
    makePerson(acting, { given: 'Rowena', family: 'Alder', born: '2024-03' }),
  );
  const { text } = await app.get(vale.healthVisitor.post, sent.location);
  const contact = `/contacts/${/\/contacts\/([0-9a-f-]{36})"/.exec(text)?.[1]}`;
  await app.send(vale.frontDoorWorker.post, `${contact}/take`, {}, contact);
  return contact;
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

/** Presses Tab until the focus stands on what is called `words`, or fails at the end of the page. */
const tabTo = async (page: Page, words: string): Promise<void> => {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(stop);
    if (here === null) break;
    if (here.words === words) return expect(here.faults, words).toEqual([]);
  }
  throw new Error(`The Tab key never reached ${words}.`);
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
        expect(words.slice(0, 5), address).toEqual([
          'Skip to main content',
          'Arden',
          expect.any(String),
          expect.stringMatching(/^Notifications/),
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

  test('a worry about two children is raised by Tab, Space and Enter, with JavaScript off', async () => {
    const page = await seen.openAs(seen.vale.healthVisitor.post, phone);
    await page.goto('/contacts/new');
    const fill = async (name: string, words: string) => {
      await tabTo(page, name);
      await page.keyboard.type(words);
    };
    const pick = async (name: string, downs: number) => {
      await tabTo(page, name);
      await page.keyboard.press('Space');
      for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
    };
    await fill('children.0.given', 'Hazel');
    await tabTo(page, 'Add another child');
    await page.keyboard.press('Enter');
    await page.getByLabel('Given names').nth(1).waitFor();
    await fill('children.1.given', 'Oakley');
    await pick('immediateRisk', 1);
    await fill('worry', 'Nobody has seen either for a month.');
    await fill('livedExperience', 'Not known.');
    await pick('parentsTold', 0);
    await pick('serviceAgreement', 2);
    await fill('reach', '01632 960123');
    await tabTo(page, 'Send to the front door');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sent to the front door' }).waitFor();
    expect(await page.getByText('Oakley').count()).toBeGreaterThan(0);
  }, 60_000);

  test('the child of a contact is searched for and chosen, with JavaScript off', async () => {
    const page = await seen.openAs(seen.vale.frontDoorWorker.post, phone);
    await page.goto(`${seen.laid}/identify`);
    await tabTo(page, 'find');
    await page.keyboard.type('Rowena Alder');
    await page.keyboard.press('Enter');
    await page.getByLabel(/Rowena Alder/).waitFor();
    await seen.look(page, 'identify');
    await tabTo(page, 'child');
    await page.keyboard.press('Space');
    expect(await page.getByLabel(/Rowena Alder/).isChecked()).toBe(true);
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /Rowena Alder/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(seen.laid);
  }, 60_000);
});
