import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import { openActionsAbout } from '../store.ts';
import { dueOf } from './due.ts';

/** What is still owed about a child, of what the actor sees: for the page that tells the child's story. */
export const actionsDue = async (acting: Acting, child: string): Promise<Line[]> => {
  const rows = await openActionsAbout(acting.tx, child);
  if (rows.length === 0) return [];
  const calendar = await calendarFor(acting.tx);
  return rows.map((row) => ({
    what: row.what,
    says: `Owed by ${row.owed_name}`,
    href: paths.one(row.id),
    since: null,
    clock: dueOf(row, acting, calendar),
  }));
};
