import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { handOn, runScripts, runsScripts } from './browser.ts';

/**
 * What is asked of a page: WCAG 2.2 at levels A and AA, which Part 2 of the 2018 accessibility regulations asks of public
 * bodies, and axe's own advice. What passes is not described, because nobody reads it.
 */
const asked: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Scans the whole page; a failure names each broken rule, where, and what to do. axe is itself a script, so in a page opened
 * without JavaScript scripts run for as long as it looks: what the page was read with stays as it was, none of it is run.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(page.frames(), `${page.url()} holds a frame, into which axe does not look.`).toHaveLength(1);
  const readWithScripts = runsScripts(page);
  if (!readWithScripts) {
    await page.evaluate(unwrapNoscript);
    await runScripts(page, true);
  }
  try {
    const { violations } = await scan(page);
    const found = violations.flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        (node) => `${id} (${impact}): ${help}\n  at ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`,
      ),
    );
    const message = `${page.url()} has ${found.length} accessibility problems:\n\n${found.join('\n\n')}\n`;
    expect(found, message).toEqual([]);
  } finally {
    if (!readWithScripts) await runScripts(page, false);
  }
}

/** Hands axe to the page past Playwright, which would take twice as long over a script of this size. */
async function scan(page: Page): Promise<AxeResults> {
  await (await handOn(page)).send('Runtime.evaluate', { expression: axe });
  return page.evaluate(
    // axe makes itself known to the window of the page, of whose types this file knows nothing.
    (options) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
    asked,
  );
}

/** Runs in the page: where scripts run a browser hides what `noscript` holds, and this visitor has it. */
function unwrapNoscript(): void {
  for (const shown of document.querySelectorAll('noscript')) shown.replaceWith(...shown.childNodes);
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
