import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { type Actor, addDays, dayOf, sayDay } from '#kernel';
import { personLines } from '#people';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import { mayKeepSupport, NEEDS, UNCHECKED_DAYS } from '../rules.ts';
import { checksOfChild, supportsOfChild, supportsOfWorker } from '../store.ts';
import { nextCheck } from './child.ts';

/** Support that a child's parents have, as far as it stands: what is in force. */
export const supportInForce = async ({ tx, actor }: Acting, child: string): Promise<Line[]> => {
  if (!mayKeepSupport(actor).ok) return [];
  return (await supportsOfChild(tx, child))
    .filter(({ ended_day }) => ended_day === null)
    .map((row) => ({
      what: 'Support for a parent',
      says: `${NEEDS[row.need]}: ${row.provider}`,
      href: paths.ofChild(child),
      since: row.since_day,
      clock: null,
    }));
};

/** When each support of a child's parents is to be looked at again: a local standard. */
export const supportChecksDue = async (acting: Acting, child: string): Promise<Line[]> => {
  const { tx, actor } = acting;
  if (!mayKeepSupport(actor).ok) return [];
  const open = (await supportsOfChild(tx, child)).filter(({ ended_day }) => ended_day === null);
  if (open.length === 0) return [];
  const checks = await checksOfChild(tx, child);
  const calendar = await calendarFor(tx);
  return open.map((row) => {
    const last = checks.find(({ support_id }) => support_id === row.id);
    return {
      what: 'Check of support for a parent',
      says: row.provider,
      href: paths.check(row.id),
      since: null,
      clock: nextCheck(last?.checked_day ?? dayOf(row.recorded_at), acting, calendar),
    };
  });
};

/** The page of the parents' support, from the child's story. */
export const supportAbout = (actor: Actor, child: string) =>
  mayKeepSupport(actor).ok ? { href: paths.ofChild(child), words: 'Support for the parents' } : null;

const TOP = 10;
/** Support that the acting worker has not looked at for as long as the standard allows. */
export const waitingSupport = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { tx, actor, today } = acting;
  if (!mayKeepSupport(actor).ok) return [];
  const rows = await supportsOfWorker(tx, actor.post, addDays(today, -UNCHECKED_DAYS), TOP);
  if (rows.length === 0) return [];
  const calendar = await calendarFor(tx);
  const people = await personLines(
    tx,
    rows.map(({ child_id }) => child_id),
    today,
  );
  return rows.map((row): Waiting => {
    const person = people.get(row.child_id);
    const clock = nextCheck(row.last_checked_day ?? dayOf(row.recorded_at), acting, calendar);
    return {
      what: 'Check that a parent’s support is still in place',
      href: paths.check(row.id),
      ...(person ? { about: person.name, subject: { child: person.id, record: row.id } } : {}),
      from: `${row.parent}, ${row.provider}: ${row.last_checked_day === null ? 'never checked' : `checked on ${sayDay(row.last_checked_day)}`}`,
      ...(clock === null ? {} : { due: clock.due, clock }),
      urgent: false,
    };
  });
};
