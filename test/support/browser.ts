/** A real browser for tests that open pages. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { describe, expect, inject, onTestFinished } from 'vitest';
import './browser-setup.ts';
import { launch } from './chromium.ts';

export interface PageOptions {
  /** In CSS pixels; 1280 × 900 unless told, and a phone is 390 wide. */
  width?: number;
  height?: number;
  /** Off shows the page as somebody without JavaScript has it. */
  javaScript?: boolean;
  /** Makes `page.goto('/contacts')` work. */
  baseURL?: string;
}

let running: Promise<Browser> | undefined;
const errorsOf = new WeakMap<Page, string[]>();

/** A `describe` that is skipped, with the reason in its title, on a machine without a browser. */
export function describeInBrowser(title: string, tests: () => void): void {
  const provided = inject('browser');
  if ('skip' in provided) describe.skip(`${title} (skipped: ${provided.skip})`, tests);
  else describe(title, tests);
}

/** The browser, started on the first call; the files of one worker share it, and it ends with the worker. */
export function openBrowser(): Promise<Browser> {
  const provided = inject('browser');
  if ('skip' in provided) throw new Error(provided.skip);
  running ??= launch(provided);
  return running;
}

/**
 * A page of a visitor of its own (no cookie is shared). Opened inside a test it closes with the test; opened in a hook it
 * stays until `page.context().close()`.
 */
export async function newPage(options: PageOptions = {}): Promise<Page> {
  const { width = 1280, height = 900, javaScript = true, baseURL } = options;
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    javaScriptEnabled: javaScript,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  if (expect.getState().currentTestName) onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  errorsOf.set(page, errors);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return page;
}

/**
 * What the browser complained of since the page was opened: scripts that failed, files not found, and whatever the
 * content-security policy refused. A page answered with 404 or 403 counts as a complaint too.
 */
export function complaintsOf(page: Page): readonly string[] {
  return errorsOf.get(page) ?? [];
}

/** With `ARDEN_SHOTS` set, keeps a picture of the whole page as test-results/NAME.png to be looked at by a person. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.ARDEN_SHOTS) return;
  const path = join('test-results', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
