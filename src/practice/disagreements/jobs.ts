import { CLOCK_RULES, type ClockId, calendarFor, clockFor } from '#calendar';
import { type Standing, type Tx, transact } from '#db';
import type { Job, JobWork } from '#jobs';
import { dayOf, type Instant, type WorkingCalendar } from '#kernel';
import { takeToPartners, tell, tellAgency } from './actions/index.ts';
import { LAST_STAGE, onSilence } from './rules/index.ts';
import { moveOnSilence, type Unanswered, unansweredAfter } from './store/index.ts';

const AT_ONCE = 200;

const standingOf = ({ partnership, now }: JobWork): Standing => ({
  role: 'app',
  partnership,
  now,
  work: 'disagreeing',
});
const isClock = (id: string): id is ClockId => CLOCK_RULES.some((rule) => rule.id === id);

/** Moves one on where its stage stayed silent, and tells whoever is asked next, and whoever raised it. True where it moved. */
const hear = async (tx: Tx, row: Unanswered, now: Instant, calendar: WorkingCalendar): Promise<boolean> => {
  const clock = isClock(row.clock_rule) ? clockFor(row.clock_rule, row.reached_at, calendar) : undefined;
  const silence = clock && onSilence(row.stage, clock.due, dayOf(now));
  // With the partners it stays. A safeguarding lead who joined one of them since is given it too.
  if (row.stage >= LAST_STAGE) await takeToPartners({ tx, now }, row.disagreement_id, false);
  if (!silence?.to) return false;
  const moved = await moveOnSilence(tx, row, silence.to);
  if (!moved) return false;
  const { disagreement_id: id } = row;
  if (silence.to.stage >= LAST_STAGE) await takeToPartners({ tx, now }, id, true);
  else
    await tellAgency({ tx, now }, 'disagreement.stage', id, {
      body: null,
      organisation: moved.with_organisation,
    });
  await tell({ tx, now }, 'disagreement.stage', id, { kind: 'post', id: moved.raiser_post });
  return true;
};

/**
 * Raises disagreements by itself that nobody replied to within their stage's limit: a manager's silence was where they used to end.
 * Some at a time: when it is killed half-way, what moved has moved, and the next run moves the rest and nothing twice. Each stage has
 * its own time from the day on which it was reached, however long this did not run.
 */
const silence: Job = {
  name: 'disagreement-silence',
  every: '*/15 7-18 * * 1-5',
  run: async (work) => {
    const { databases, now, log, partnership } = work;
    let moved = 0;
    for (let after: string | null = null, more = true; more; ) {
      const last: string | null = after;
      const rows = await transact(databases.serving, standingOf(work), async (tx) => {
        const calendar = await calendarFor(tx);
        if (!calendar.isWorkingDay(dayOf(now))) return [];
        const found = await unansweredAfter(tx, last, AT_ONCE);
        for (const row of found) if (await hear(tx, row, now, calendar)) moved += 1;
        return found;
      });
      after = rows.at(-1)?.disagreement_id ?? null;
      more = rows.length === AT_ONCE;
    }
    if (moved > 0) log.info({ partnership, moved }, 'disagreements raised by silence');
  },
};

export const jobs: readonly Job[] = [silence];
