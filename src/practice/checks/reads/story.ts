import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Actor } from '#kernel';
import type { ContactLink } from '#referrals';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import { mayAsk, mayReadChecks, URGENCIES } from '../rules.ts';
import { checksOfChild, checksOfContact, repliesTo } from '../store/index.ts';
import { checkClock } from './clock.ts';

const isWaiting =
  (replied: ReadonlySet<string>) =>
  ({ id, withdrawn_at }: { readonly id: string; readonly withdrawn_at: string | null }): boolean =>
    withdrawn_at === null && !replied.has(id);

/** Agency checks about a child that nobody has answered, each with its clock: for those who read the answers. */
export const checksDue = async ({ tx, actor, now }: Acting, child: string): Promise<Line[]> => {
  if (!mayReadChecks(actor).ok) return [];
  const rows = await checksOfChild(tx, child);
  if (rows.length === 0) return [];
  const replied = new Set(
    (
      await repliesTo(
        tx,
        rows.map(({ id }) => id),
      )
    ).map(({ request_id }) => request_id),
  );
  const calendar = await calendarFor(tx);
  return rows.filter(isWaiting(replied)).map((row) => {
    const clock = checkClock(row, null, now, calendar);
    return {
      what: 'Agency check',
      says: `${row.asked_name}, ${URGENCIES[row.urgency].toLowerCase()}`,
      href: paths.one(row.check_id),
      since: null,
      clock: clock && {
        due: clock.due,
        state: clock.state,
        ...(clock.late === undefined ? {} : { late: clock.late }),
        ...(clock.unit === undefined ? {} : { unit: clock.unit }),
        provisional: clock.provisional,
        why: clock.why,
      },
    };
  });
};

/** What agencies were asked about the child whose story is open. */
export const checksAbout = (actor: Actor, child: string) =>
  mayReadChecks(actor).ok ? { href: paths.ofChild(child), words: 'Agency checks' } : null;

/** On a contact's page: how many agencies have answered, or where to ask them. */
export const checksOfTheContact = async (
  { tx, actor }: Acting,
  { id }: { readonly id: string },
): Promise<readonly ContactLink[]> => {
  if (!mayReadChecks(actor).ok) return [];
  const rows = await checksOfContact(tx, id);
  if (rows.length === 0)
    return mayAsk(actor).ok
      ? [{ href: paths.askAboutContact(id), words: 'Ask other agencies what they know', says: '' }]
      : [];
  const replied = new Set(
    (
      await repliesTo(
        tx,
        rows.map((row) => row.id),
      )
    ).map(({ request_id }) => request_id),
  );
  return [
    {
      href: paths.ofContact(id),
      words: 'Agency checks',
      says: `${replied.size} of ${rows.length} answered`,
    },
  ];
};
