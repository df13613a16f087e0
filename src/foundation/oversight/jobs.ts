import { type Standing, transact } from '#db';
import type { Job } from '#jobs';
import { addDays, dayOf } from '#kernel';
import { notifyAll } from '#notifications';
import { paths } from './paths.ts';
import { unusualReadings } from './store/index.ts';

export const READ_MUCH = 'audit.unusualReading';

/**
 * Tells the information governance lead, the morning after, of posts that opened the records of more children in a day than the
 * partnership set as usual: once for each post and day (UK GDPR, article 32; ASVS 5.0, 2.4.1). Which children, the audit says.
 */
export const watchReading: Job = {
  name: 'unusual-reading',
  every: '40 5 * * *',
  run: async ({ databases, partnership, now, log }) => {
    const standing: Standing = { role: 'app', partnership, now, work: 'watching' };
    const day = addDays(dayOf(now), -1);
    const found = await transact(databases.serving, standing, async (tx) => {
      const readings = await unusualReadings(tx, day);
      await notifyAll(
        { tx, now },
        readings.map(({ post, lead }) => ({
          to: { kind: 'post', id: lead },
          event: READ_MUCH,
          path: paths.audit({ post, from: day, until: day }),
        })),
      );
      return readings.length;
    });
    if (found > 0) log.info({ partnership, found }, 'unusual reading told');
  },
};
