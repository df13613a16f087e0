import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Actor, Role } from '#kernel';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import { DECISION_OUTCOMES, mayRaise } from '../rules/index.ts';
import { openContactsOfChild, referralsOfChild } from '../store/index.ts';
import { decisionClock } from './clock.ts';

const COUNCIL: readonly Role[] = ['frontDoorWorker', 'frontDoorManager', 'socialWorker', 'teamManager'];

/** A child's open referrals: since when, and accepted as what. */
export const referralsInForce = async ({ tx }: Acting, child: string): Promise<Line[]> =>
  (await referralsOfChild(tx, child))
    .filter(({ closed_day }) => closed_day === null)
    .map((referral) => ({
      what: 'Referral',
      says: referral.accepted_as ? DECISION_OUTCOMES[referral.accepted_as].label : 'Open',
      href: paths.referral(referral.id),
      since: referral.referral_day,
      clock: null,
    }));

/** Contacts about a child that the front door has not decided, each with its clock: for the council, whose decision it is. */
export const decisionsDue = async ({ tx, actor, now }: Acting, child: string): Promise<Line[]> => {
  if (!COUNCIL.includes(actor.role)) return [];
  const contacts = await openContactsOfChild(tx, child);
  if (contacts.length === 0) return [];
  const calendar = await calendarFor(tx);
  return contacts.map(({ id, received_at, reference }) => {
    const clock = decisionClock(received_at, null, now, calendar);
    return {
      what: 'Decision on a contact',
      says: reference === null ? 'Waits at the front door' : `Contact ${reference}`,
      href: reference === null ? null : paths.contact(id),
      since: null,
      clock: clock && {
        due: clock.due,
        state: clock.state,
        ...(clock.late === undefined ? {} : { late: clock.late }),
        provisional: clock.provisional,
        why: clock.why,
      },
    };
  });
};

/** Raising a worry about a child whose story is open: the child is known, and need not be typed. */
export const raiseAbout = (actor: Actor, child: string) =>
  mayRaise(actor).ok ? { href: paths.raiseAbout(child), words: 'Raise a worry about this child' } : null;
