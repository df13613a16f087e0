/** What stories of promises and recommendations ask of the whole application. */
import type { Job } from '#jobs';
import type { Instant } from '#kernel';
import type { TestApp } from './app.ts';
import { asOwner, PARTNERSHIP } from './world.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Runs a module's jobs as the server would on a morning. */
export const onMorning = async (app: TestApp, jobs: readonly Job[] | undefined, now: Instant) => {
  for (const { run } of jobs ?? [])
    await run({ databases: app.databases, partnership: PARTNERSHIP, now, about: {}, log: quiet });
};
/** Who was told of what stands at an address, and by which news. */
export const toldOf = (app: TestApp, path: string) =>
  asOwner(app.databases, (tx) =>
    tx.selectFrom('notice').select(['to_id', 'event']).where('path', '=', path).orderBy('id').execute(),
  );
