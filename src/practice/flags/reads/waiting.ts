import { calendarFor } from '#calendar';
import type { Acting } from '#db';
import type { Waiting } from '#home';
import { addDays, dayOf, sayDay, sayInstant, startOfDay } from '#kernel';
import { type PersonLine, personLines } from '#people';
import type { Line } from '#story';
import { paths } from '../paths.ts';
import {
  FLAG_COUNCIL,
  FLAG_KINDS,
  FLAG_SENDERS,
  maySendFlag,
  mayWorkFlags,
  RAISINGS,
  TOLD,
} from '../rules/index.ts';
import { flagsTold, flagsWaiting, openFlagsOfChild, type WaitingFlag } from '../store/index.ts';
import { runningClock } from './clock.ts';
import { receiversFor } from './lists.ts';
import { calledOn } from './sent.ts';

const TOP = 10;
/** How long what came of a flag stays on the first page of whoever sent it by hand. */
const TOLD_DAYS = 14;

const whatOf = (flag: WaitingFlag): string => {
  if (flag.raised !== null && flag.acknowledged_at === null)
    return 'Answer for a flag that nobody has acknowledged';
  if (flag.raised === 'notAnswered') return 'Answer for a flag with nothing done';
  return flag.acknowledged_at === null ? 'Acknowledge a flag' : 'Say what was done about a flag';
};

/** For those who receive flags: what to acknowledge and to answer, what was raised first. */
const toReceive = async (acting: Acting): Promise<Waiting[]> => {
  const { tx, now, today } = acting;
  const receivers = await receiversFor(acting);
  if (receivers.length === 0) return [];
  const flags = await flagsWaiting(tx, receivers, TOP);
  if (flags.length === 0) return [];
  const people: ReadonlyMap<string, PersonLine> = await personLines(
    tx,
    flags.flatMap(({ child }) => child ?? []),
    today,
  );
  const calendar = await calendarFor(tx);
  const more = (flags[0]?.total ?? 0) - flags.length;
  return [
    ...flags.map((flag): Waiting => {
      const person = flag.child === null ? undefined : people.get(flag.child);
      const clock = runningClock(
        { ...flag, immediate: flag.urgency === 'immediate', answered_at: null },
        now,
        calendar,
      );
      return {
        what: whatOf(flag),
        href: paths.flag(flag.id),
        about: calledOn(flag, person?.name),
        from: [
          `${FLAG_KINDS[flag.kind].label}, ${flag.sender_organisation}, received ${sayInstant(flag.received_at)}`,
          ...(flag.raised === null ? [] : [RAISINGS[flag.raised]]),
        ].join('. '),
        ...(clock && clock.state !== 'doneInTime' && clock.state !== 'doneLate'
          ? {
              due: clock.due,
              clock: {
                state: clock.state,
                ...(clock.late === undefined ? {} : { late: clock.late }),
                unit: clock.unit,
                provisional: clock.provisional,
                why: [...clock.why],
              },
            }
          : {}),
        urgent: flag.urgency === 'immediate',
        ...(person ? { subject: { child: person.id, record: flag.id } } : {}),
      };
    }),
    ...(more > 0
      ? [
          {
            what: more === 1 ? 'See 1 more flag' : `See ${more.toLocaleString('en-GB')} more flags`,
            href: paths.queue,
            from: 'Flags that wait',
            urgent: false,
          },
        ]
      : []),
  ];
};

/** For whoever sent flags by hand: what came of them. */
const toSender = async (acting: Acting): Promise<Waiting[]> => {
  const since = startOfDay(addDays(acting.today, -TOLD_DAYS));
  return (await flagsTold(acting.tx, acting.actor.post, since, TOP)).map((flag) => ({
    what: 'Read what came of your flag',
    href: paths.flag(flag.id),
    about: calledOn(flag),
    from: `${FLAG_KINDS[flag.kind].label}: ${TOLD[flag.told]}, on ${sayDay(dayOf(flag.effective_at))}`,
    urgent: false,
  }));
};

/** What waits for a post about flags. */
export const waitingFlags = async (acting: Acting): Promise<readonly Waiting[]> => {
  const { actor } = acting;
  return [
    ...(mayWorkFlags(actor).ok ? await toReceive(acting) : []),
    ...(maySendFlag(actor).ok && FLAG_SENDERS.includes(actor.role) ? await toSender(acting) : []),
  ];
};

/** Flags about a child that nobody has answered, each with its clock: for the council, who answers. */
export const flagsDue = async (acting: Acting, child: string): Promise<Line[]> => {
  const { tx, actor, now } = acting;
  if (!FLAG_COUNCIL.includes(actor.role)) return [];
  const flags = await openFlagsOfChild(tx, child);
  if (flags.length === 0) return [];
  const calendar = await calendarFor(tx);
  return flags.map(({ id, kind, received_at }) => {
    const clock = runningClock(
      // The limit by which its sender hears: which of the two runs shows on the flag itself.
      { immediate: false, received_at, acknowledged_at: received_at, answered_at: null },
      now,
      calendar,
    );
    return {
      what: 'Flag to answer',
      says: FLAG_KINDS[kind].label,
      href: paths.flag(id),
      since: dayOf(received_at),
      clock: clock && {
        due: clock.due,
        state: clock.state,
        ...(clock.late === undefined ? {} : { late: clock.late }),
        unit: clock.unit,
        provisional: clock.provisional,
        why: clock.why,
      },
    };
  });
};
