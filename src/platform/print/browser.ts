import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { watchMemory } from './memory.ts';
import { NotPrinted, type PrinterSettings } from './settings.ts';

const MOST_BYTES = 2_000_000_000;
const MOST_TIME = 90_000;

// No name is looked up, nothing is asked of anybody, and no page runs a script.
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Prints one page, written to a file of this folder, as a PDF with its structure and outline. */
export type PrintsHtml = (name: string, html: string) => Promise<Uint8Array>;

const printsWith =
  (browser: Browser, folder: string): PrintsHtml =>
  async (name, html) => {
    const path = join(folder, `${name}.html`);
    await writeFile(path, html, { mode: 0o600, flag: 'wx' });
    const address = pathToFileURL(path).href;
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true, locale: 'en-GB' });
    try {
      const page = await context.newPage();
      await page.route('**/*', (route) =>
        route.request().url() === address ? route.continue() : route.abort(),
      );
      await page.goto(address, { waitUntil: 'load', timeout: MOST_TIME });
      return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
    } finally {
      await context.close();
    }
  };

/**
 * Runs with a browser of its own, which ends with it: within 90 seconds and 2 GB, or it is killed and `NotPrinted` is thrown. It is
 * given our own pages only, no network and no JavaScript.
 */
export const withBrowser = async <T>(
  { chromium, sandbox, environment }: PrinterSettings,
  folder: string,
  run: (print: PrintsHtml, version: string) => Promise<T>,
): Promise<T> => {
  // Some megabytes of code: only where something is printed.
  const { chromium: driver } = await import('playwright-core');
  const browser = await driver
    .launch({
      executablePath: chromium,
      chromiumSandbox: sandbox,
      args: FLAGS,
      env: { ...environment },
      timeout: 30_000,
    })
    .catch((problem: unknown) => {
      throw new NotPrinted('The browser did not start.', { cause: problem });
    });
  let unwatch = () => {};
  let timer: NodeJS.Timeout | undefined;
  try {
    const session = await browser.newBrowserCDPSession();
    return await Promise.race([
      run(printsWith(browser, folder), browser.version()),
      new Promise<never>((_, stop) => {
        timer = setTimeout(() => stop(new NotPrinted('Printing took too long.')), MOST_TIME);
        unwatch = watchMemory(
          async () => (await session.send('SystemInfo.getProcessInfo')).processInfo.map(({ id }) => id),
          MOST_BYTES,
          () => stop(new NotPrinted('Printing took too much memory.')),
        );
      }),
    ]);
  } finally {
    clearTimeout(timer);
    unwatch();
    await browser.close();
  }
};
