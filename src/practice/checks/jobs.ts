import { calendarFor } from '#calendar';
import { type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { tellLate } from './actions/index.ts';
import { checksToTell } from './store/index.ts';

const AT_ONCE = 200;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'checking',
});

/**
 * Tells whoever was asked, and whoever asks, once, that an agency check is late. Some hundreds a transaction: killed half-way, what was
 * told is written down with it, and the next run tells the rest.
 */
const lateChecks: Job = {
  name: 'late-checks',
  every: '*/10 * * * *',
  run: async (work) => {
    const { databases, now, log, partnership } = work;
    let told = 0;
    for (let more = true; more; ) {
      const step = await transact(databases.serving, standingOf(work), async (tx) => {
        const calendar = await calendarFor(tx);
        const found = await checksToTell(tx, AT_ONCE);
        let late = 0;
        for (const check of found) if (await tellLate({ tx, now }, check, calendar)) late += 1;
        return { late, full: found.length === AT_ONCE };
      });
      told += step.late;
      more = step.full && step.late > 0;
    }
    if (told > 0) log.info({ partnership, told }, 'late agency checks told');
  },
};

export const jobs: readonly Job[] = [lateChecks];
