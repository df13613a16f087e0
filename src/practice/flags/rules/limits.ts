import { type Day, type Fault, type Instant, instantInLondon, reachFault } from '#kernel';

/** The job that looks at flags once they are kept: whom they are about, and who else must know. */
export const FLAGS_ARRIVED = 'flags-arrived';

/** The limit within which a flag is acknowledged: a local standard, shorter where it was sent as immediate. */
export const acknowledgementRule = (immediate: boolean) =>
  immediate ? ('flagAcknowledgementImmediate' as const) : ('flagAcknowledgement' as const);
/** The limit within which its sender hears what was done: a local standard. */
export const OUTCOME_RULE = 'flagOutcome' as const;

/** How many flags one request may bring. */
export const MOST_AT_ONCE = 200;

/** An agency's clock may be ahead of ours by so many minutes. */
const AHEAD = 10;
const A_LIFE = { back: 120 * 12, ahead: 0 };

/** When it happened, from the day and the time of day: the day's beginning where no time was sent. */
export const happenedAt = (day: Day, time: string): Instant | undefined =>
  instantInLondon(day, time.trim() === '' ? '00:00' : time.trim());

/** What is wrong with the moments of a flag, which no schema can judge without today. */
export const momentFaults = (
  flag: { readonly occurredOn: Day; readonly occurredTime: string; readonly born: string | null },
  { today, now }: { readonly today: Day; readonly now: Instant },
): Fault[] => {
  const at = happenedAt(flag.occurredOn, flag.occurredTime);
  const birth = flag.born === null ? null : reachFault('Date of birth', A_LIFE, flag.born, today);
  const day = reachFault('The day it happened', A_LIFE, flag.occurredOn, today);
  return [
    ...(at === undefined
      ? [{ field: 'occurredTime', message: 'Enter the time on a 24-hour clock, like 14:30' }]
      : Date.parse(at) > Date.parse(now) + AHEAD * 60_000
        ? [{ field: 'occurredOn', message: 'When it happened must be in the past' }]
        : day === null
          ? []
          : [{ field: 'occurredOn', message: day }]),
    ...(birth === null ? [] : [{ field: 'born', message: birth }]),
  ];
};

/** What is raised about a flag that nobody dealt with in time. */
export type Raising = 'notAcknowledged' | 'notAnswered';
export const RAISINGS: Readonly<Record<Raising, string>> = {
  notAcknowledged: 'Nobody acknowledged it in time',
  notAnswered: 'Nobody said in time what was done',
};
