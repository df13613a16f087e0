import type { TestProject } from 'vitest/node';
import { type FoundBrowser, findBrowser } from './chromium.ts';

/** What the `browser` project's tests are given: how to start this machine's browser, or why there is none. */
export type ProvidedBrowser = FoundBrowser | { skip: string };

declare module 'vitest' {
  interface ProvidedContext {
    browser: ProvidedBrowser;
  }
}

/** Finds (and the first time unpacks) the browser once, before any worker asks for it. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('browser', await findBrowser());
}
