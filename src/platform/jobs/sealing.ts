import { sealAudit } from '#audit';
import { systemNow } from '#clock';
import { schemaOf, transact } from '#db';
import type { Job } from './job.ts';

/**
 * Seals the audit of the house and of each partnership into its chain. Each head goes to the log as well, so that somebody who
 * cuts off the end of a chain in the database is found out by a log kept elsewhere.
 */
export const sealing: Job = {
  name: 'audit-sealing',
  every: '* * * * *',
  house: true,
  run: async ({ databases, partnership, log }) => {
    for (let more = true; more; ) {
      const now = systemNow();
      const done = await transact(
        databases.serving,
        { role: 'app', partnership, now, work: 'sealing' },
        (tx) => sealAudit(tx, now),
      );
      if (done.sealed > 0)
        log.info({ chain: schemaOf(partnership), seq: done.seq, head: done.head }, 'audit sealed');
      more = done.more;
    }
  },
};
