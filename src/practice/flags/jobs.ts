import { calendarFor } from '#calendar';
import { type Standing, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { limitsPassed } from './reads/index.ts';
import { FLAGS_ARRIVED } from './rules/index.ts';
import { flagsToRaise, lookAtFlags, raiseFlags } from './store/index.ts';

const AT_ONCE = 500;
const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'flagging',
});

/**
 * Looks at flags once they are kept: one that agrees in NHS number and date of birth with one child is put beside what is known of that
 * child, and one about a restricted child goes to the named people at once. All that wait, some hundreds a transaction; what arrives in
 * between is found by the next round.
 */
const flagsArrived: Job = {
  name: FLAGS_ARRIVED,
  every: '* * * * *',
  run: async (work) => {
    for (let looked = AT_ONCE; looked === AT_ONCE; )
      looked = await transact(work.databases.serving, standingOf(work), (tx) => lookAtFlags(tx, AT_ONCE));
  },
};

/**
 * Raises flags with nothing done when a limit has passed: once for each limit, to whoever answers for the team. Some hundreds a
 * transaction: when it is killed half-way, what was raised stands, and the next run raises the rest and nothing twice.
 */
const flagsUnanswered: Job = {
  name: 'flags-unanswered',
  every: '*/15 * * * *',
  run: async (work) => {
    const { databases, now, log, partnership } = work;
    let raised = 0;
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const step = await transact(databases.serving, standingOf(work), async (tx) => {
        const calendar = await calendarFor(tx);
        const rows = await flagsToRaise(tx, last, AT_ONCE);
        const late = rows.flatMap((row) =>
          limitsPassed({ ...row, answered_at: null }, now, calendar)
            .filter(({ what }) => !row.raised.includes(what))
            .map(({ what, due }) => ({ flag: row.flag_id, what, due })),
        );
        return { raised: await raiseFlags(tx, late), rows };
      });
      raised += step.raised;
      after = step.rows.at(-1)?.flag_id ?? null;
      more = step.rows.length === AT_ONCE;
    }
    if (raised > 0) log.info({ partnership, raised }, 'flags raised');
  },
};

export const jobs: readonly Job[] = [flagsArrived, flagsUnanswered];
