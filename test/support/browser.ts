/** A real browser for tests that open pages. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
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

/** What a page met: where it was led and how it was answered, and what its browser complained of, with the file if any. */
interface Met {
  readonly answers: { url: string; status: number }[];
  readonly complaints: { text: string; url: string }[];
}
const metBy = new WeakMap<Page, Met>();

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
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  if (expect.getState().currentTestName) onTestFinished(() => context.close());
  const page = await context.newPage();
  if (!javaScript) await runScripts(page, false);
  const met: Met = { answers: [], complaints: [] };
  metBy.set(page, met);
  page.on('response', (answer) => {
    const request = answer.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      met.answers.push({ url: answer.url(), status: answer.status() });
  });
  page.on('pageerror', (error) => met.complaints.push({ text: error.message, url: '' }));
  page.on('console', (message) => {
    if (message.type() === 'error')
      met.complaints.push({ text: message.text(), url: message.location().url });
  });
  return page;
}

const hands = new WeakMap<Page, Promise<CDPSession>>();
const without = new WeakSet<Page>();

/** What speaks to the page's browser past Playwright, by the protocol of its developer tools. */
export function handOn(page: Page): Promise<CDPSession> {
  const hand = hands.get(page) ?? page.context().newCDPSession(page);
  hands.set(page, hand);
  return hand;
}

export const runsScripts = (page: Page): boolean => !without.has(page);

/** Whether scripts run in the page from now on. Playwright decides it for good when it opens a page, and axe needs it otherwise. */
export async function runScripts(page: Page, run: boolean): Promise<void> {
  await (await handOn(page)).send('Emulation.setScriptExecutionDisabled', { value: !run });
  if (run) without.delete(page);
  else without.add(page);
}

/**
 * What the browser complained of since the page was opened: scripts that failed, files not found, and whatever the
 * content-security policy refused. That a page itself was answered with 404 or 422 is no complaint: `statusOf` tells it.
 */
export function complaintsOf(page: Page): readonly string[] {
  const { answers, complaints } = metBy.get(page) ?? { answers: [], complaints: [] };
  const isOfThePage = ({ text, url }: { text: string; url: string }) =>
    text.startsWith('Failed to load resource') &&
    answers.some((each) => each.url === url && each.status >= 400);
  return complaints.filter((each) => !isOfThePage(each)).map(({ text }) => text);
}

/** The status that the page shown was answered with. */
export function statusOf(page: Page): number | undefined {
  return metBy.get(page)?.answers.at(-1)?.status;
}

/** With `ARDEN_SHOTS` set, keeps a picture of the whole page as test-results/NAME.png to be looked at by a person. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.ARDEN_SHOTS) return;
  const path = join('test-results', `${name}.png`);
  await mkdir(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}
