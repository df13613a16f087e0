import type { TestProject } from 'vitest/node';
import { noPostgres, startPostgres } from './postgres-server.ts';

/** What the `postgres` project's tests are given: the server of this run, or the reason why there is none. */
export type ProvidedPostgres = { url: string; version: number } | { skip: string };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: ProvidedPostgres;
  }
}

/** One server for the whole run; tests that restart or kill theirs start their own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const skip = noPostgres();
  if (skip) {
    project.provide('postgres', { skip });
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgres', { url: server.url, version: server.version });
  return server.stop;
}
