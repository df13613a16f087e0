import { defineConfig } from 'vitest/config';

/**
 * Four projects by what they need: nothing, the embedded database, a real PostgreSQL server, a browser.
 *
 * Files of one project share a worker's modules (`isolate: false`): loading the application costs more than most tests,
 * so a test keeps its state in a database or a folder of its own, never in a module. One `maxWorkers` for all projects
 * lets vitest run them side by side. TSX and `#door` imports follow tsconfig.json and package.json.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/*.test.{ts,tsx}',
            'test/support/**/*.test.{ts,tsx}',
            'scripts/**/*.test.{ts,mjs}',
            'bench/**/*.test.ts',
            'demo/**/*.test.ts',
          ],
          pool: 'threads',
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'story',
          include: ['test/stories/**/*.test.{ts,tsx}'],
          pool: 'threads',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/postgres/**/*.test.{ts,tsx}'],
          globalSetup: 'test/support/postgres-setup.ts',
          // A crash test kills processes and waits for signals, which only a process of its own can do cleanly.
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          globalSetup: 'test/support/browser-setup.ts',
          // Playwright ends its browser when its process ends; a thread has no such moment.
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
