import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2 at levels A and AA, which Part 2 of the 2018 accessibility regulations asks of public bodies, and axe's own advice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Scans the whole page, frames too; a failure names each broken rule, where, and what to do. axe is itself a script, so a
 * page opened without JavaScript is scanned as a copy of what its visitor has (but not of what they typed).
 */
export async function expectAccessible(page: Page): Promise<void> {
  const still = await page.evaluate(withoutScripts);
  const scanned = still === undefined ? page : await openCopy(page, still);
  try {
    const { violations } = await new AxeBuilder({ page: scanned }).withTags(tags).analyze();
    const found = violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        (node) => `${id} (${impact}): ${help}\n  at ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`,
      ),
    );
    const message = `${page.url()} has ${found.length} accessibility problems:\n\n${found.join('\n\n')}\n`;
    expect(found, message).toEqual([]);
  } finally {
    if (scanned !== page) await scanned.context().close();
  }
}

/** Runs in the page: its HTML with no script and with what `noscript` shows, or nothing where scripts run. */
function withoutScripts(): string | undefined {
  if (!matchMedia('(scripting: none)').matches) return undefined;
  const copy = document.implementation.createHTMLDocument();
  copy.replaceChild(copy.importNode(document.documentElement, true), copy.documentElement);
  for (const script of copy.querySelectorAll('script')) script.remove();
  for (const shown of copy.querySelectorAll('noscript')) shown.replaceWith(...shown.childNodes);
  return `<!doctype html>${copy.documentElement.outerHTML}`;
}

/** Opens that HTML at the page's own address, as the same visitor, in a browser window that runs scripts. */
async function openCopy(page: Page, html: string): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser to open its copy in.');
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
  });
  const copy = await context.newPage();
  const address = page.url().split('#')[0] ?? '';
  await copy.route(
    (url) => url.href.split('#')[0] === address,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await copy.goto(page.url());
  return copy;
}

/** Fails if the page is wider than its window (WCAG 2.2, 1.4.10 Reflow), naming what sticks out. */
export async function expectFits(page: Page): Promise<void> {
  const { width, window, outside } = await page.evaluate(measure);
  const message = `${page.url()} is ${width} pixels wide in a window of ${window}:\n${outside.join('\n')}\n`;
  expect(width, message).toBeLessThanOrEqual(window);
}

/** Runs in the page. */
function measure(): { width: number; window: number; outside: string[] } {
  const limit = globalThis.innerWidth;
  const outside = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > limit)
    .map(
      (element) =>
        `${element.tagName.toLowerCase()}.${element.className} to ${element.getBoundingClientRect().right}`,
    );
  return { width: document.documentElement.scrollWidth, window: limit, outside: outside.slice(0, 10) };
}
