import { type Day, no, sayDay, type Verdict, yes } from '#kernel';
import { isInForce, overlap, type Period } from './periods.ts';

/** The kinds of body that a partnership works through. */
export const bodyTypes = {
  partnership: 'Partnership',
  board: 'Board',
  panel: 'Panel',
  committee: 'Committee',
  team: 'Team',
} as const;
export type BodyKind = keyof typeof bodyTypes;

/** What comes to a body's inbox. Nothing goes to one person: a referral goes to a team. */
export const inboxes = {
  none: 'Nothing',
  work: 'Work: actions and requests',
  contacts: 'Contacts about children, and work',
} as const;
export type Inbox = keyof typeof inboxes;

/** Contacts come to a team that an organisation hosts, which then owns what is decided about them. */
export const canReceive = (inbox: Inbox, type: BodyKind, host: string | null): Verdict => {
  if (inbox !== 'contacts') return yes;
  if (type !== 'team') return no('Only a team receives contacts about children');
  return host === null
    ? no('A team that receives contacts belongs to an organisation: choose which one hosts it')
    : yes;
};

export interface ReportingLine extends Period {
  readonly body: string;
  readonly reportsTo: string;
}

/** The way from one body up to another on a day, through those that each reports to; null when there is none. */
const wayUp = (lines: readonly ReportingLine[], from: string, to: string, day: Day): string[] | null => {
  const open = lines.filter((line) => isInForce(line, day));
  const ways: string[][] = [[from]];
  const met = new Set([from]);
  for (const way of ways) {
    const last = way.at(-1);
    if (last === to) return way;
    for (const { body, reportsTo } of open)
      if (body === last && !met.has(reportsTo)) {
        met.add(reportsTo);
        ways.push([...way, reportsTo]);
      }
  }
  return null;
};

/**
 * A body reports to several others, so that it is a graph and not a tree; but nobody answers to itself, on any day. A loop
 * that exists at all exists on the day that the last of its lines begins, so that those days are enough to look at.
 */
export const canReportTo = (
  lines: readonly ReportingLine[],
  proposed: ReportingLine,
  nameOf: (body: string) => string,
): Verdict => {
  const { body, reportsTo } = proposed;
  if (body === reportsTo) return no('A body does not report to itself. Choose another');
  if (lines.some((line) => line.body === body && line.reportsTo === reportsTo && overlap(line, proposed)))
    return no(`${nameOf(body)} already reports to ${nameOf(reportsTo)} then`);
  const days = [proposed.from, ...lines.map(({ from }) => from)].filter((day) => isInForce(proposed, day));
  for (const day of days) {
    const way = wayUp(lines, reportsTo, body, day);
    if (way)
      return no(
        `This would make a loop on ${sayDay(day)}: ${way.map(nameOf).join(' reports to ')}. End one of those lines first`,
      );
  }
  return yes;
};
