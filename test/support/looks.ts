/** How a browser test meets the application: somebody opens a page, at a desk or on a phone, and looks at it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openApp, type TestApp } from './app.ts';
import { type ArdenVale, layArdenVale } from './arden-vale.ts';
import { expectAccessible, expectFits } from './axe.ts';
import { complaintsOf, newPage, screenshot, statusOf } from './browser.ts';

/** What somebody opens pages with. */
export interface Seat {
  readonly width: number;
  readonly javaScript: boolean;
}
export const desk: Seat = { width: 1280, javaScript: true };
export const phone: Seat = { width: 390, javaScript: false };
/** Where every page is looked at: title a `test.each(seats)` with $width and $javaScript. */
export const seats: readonly Seat[] = [desk, phone];

export interface Looks {
  /** A visitor who is not signed in. */
  readonly open: (seat?: Seat) => Promise<Page>;
  /** A visitor who acts in a post. */
  readonly openAs: (post: string, seat?: Seat) => Promise<Page>;
  /** What must hold of every page: its status, axe scans it whole, it fits its window, its browser complains of nothing. */
  readonly look: (page: Page, name: string, status?: number) => Promise<void>;
  /** Opens each address, by the name of its picture, and looks; `ready` readies the page first. */
  readonly lookAtEach: (
    page: Page,
    addresses: Readonly<Record<string, string>>,
    ready?: (page: Page) => Promise<void>,
  ) => Promise<void>;
}

/** Looks at what is served at `baseURL`, which is asked for at each visit; pictures are kept as PICTURES-name-width. */
export const looksAt = (pictures: string, baseURL: () => string): Looks => {
  const open = (seat: Seat = desk) => newPage({ ...seat, baseURL: baseURL() });
  const look = async (page: Page, name: string, status = 200) => {
    expect(statusOf(page), `${name}: ${page.url()}`).toBe(status);
    await expectAccessible(page);
    await expectFits(page);
    await screenshot(page, `${pictures}-${name}-${page.viewportSize()?.width}`);
    expect(complaintsOf(page), name).toEqual([]);
  };
  return {
    open,
    openAs: async (post, seat) => {
      const page = await open(seat);
      await page.setExtraHTTPHeaders({ 'x-test-post': post });
      return page;
    },
    look,
    lookAtEach: async (page, addresses, ready = async () => undefined) => {
      for (const [name, address] of Object.entries(addresses)) {
        await page.goto(address);
        await ready(page);
        await look(page, name);
      }
    },
  };
};

/** Arden Vale with what a test lays in it, served to browsers from before the first test of a `describe` until after its last. */
export interface LooksAtArdenVale<Laid> extends Looks {
  readonly app: TestApp;
  readonly vale: ArdenVale;
  readonly laid: Laid;
}

/** Called in a `describeInBrowser`, before its tests. */
export const looksAtArdenVale = <Laid>(
  pictures: string,
  lay: (app: TestApp, vale: ArdenVale) => Promise<Laid>,
): LooksAtArdenVale<Laid> => {
  let app: TestApp | undefined;
  let served: { app: TestApp; vale: ArdenVale; laid: Laid; baseURL: string } | undefined;
  const now = () => {
    if (!served) throw new Error('Arden Vale is served from before the first test only.');
    return served;
  };
  beforeAll(async () => {
    app = await openApp(undefined, { assets: 'built' });
    const vale = await layArdenVale(app.databases);
    const laid = await lay(app, vale);
    served = { app, vale, laid, baseURL: await app.served.listen(0, '127.0.0.1') };
  }, 120_000);
  afterAll(() => app?.close());
  return {
    ...looksAt(pictures, () => now().baseURL),
    get app() {
      return now().app;
    },
    get vale() {
      return now().vale;
    },
    get laid() {
      return now().laid;
    },
  };
};
