import { dayOf, type Instant, instantInLondon, timeOf } from '#kernel';

/** A meeting as it stands in somebody's calendar: no child's data, no link to join, and no title where an item is about a record. */
export interface CalendarEntry {
  readonly id: string;
  /** Empty where it must not go out. */
  readonly title: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** How often those called were told of a change. */
  readonly sequence: number;
  /** When this was written: DTSTAMP. */
  readonly stamp: Instant;
  readonly cancelled: boolean;
  /** The page of the meeting in Arden. */
  readonly url: string;
  /** Who called it, and the one person who is asked; left out in a feed. */
  readonly organizer?: string;
  readonly attendee?: string;
  readonly answer?: 'yes' | 'no' | null;
}
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

const FOLD = 75;
const encoder = new TextEncoder();

/** A content line in as many lines as 75 octets each allow, no character cut in two (RFC 5545, section 3.1). */
export const fold = (line: string): string => {
  const lines: string[] = [];
  let held = '';
  let bytes = 0;
  for (const character of line) {
    const more = encoder.encode(character).length;
    // A line that goes on begins with a space, which counts.
    if (bytes + more > FOLD) {
      lines.push(held);
      held = '';
      bytes = 1;
    }
    held += character;
    bytes += more;
  }
  return [...lines, held].join('\r\n ');
};

/** Text as a value of it: backslash, comma, semicolon and line ends escaped, what no line may hold left out (section 3.3.11). */
export const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no line may hold
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\n/g, '\\n');

/** The clocks of London since 1996, as every calendar asks for them (section 3.6.5). */
const LONDON: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const digits = (text: string): string => text.replace(/[-:]/g, '');
const utc = (instant: Instant): string => `${digits(instant.slice(0, 19))}Z`;
/** On the clocks of London; an hour that they show twice is its first showing there, and the second is written in UTC. */
const local = (name: string, instant: Instant): string => {
  const first = instantInLondon(dayOf(instant), timeOf(instant));
  return first === instant
    ? `${name};TZID=Europe/London:${digits(dayOf(instant))}T${digits(timeOf(instant))}00`
    : `${name}:${utc(instant)}`;
};
const ANSWERS = { yes: 'ACCEPTED', no: 'DECLINED' } as const;

const entryLines = (entry: CalendarEntry): string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.id}`,
  `DTSTAMP:${utc(entry.stamp)}`,
  `SEQUENCE:${entry.sequence}`,
  local('DTSTART', entry.startsAt),
  local('DTEND', entry.endsAt),
  `SUMMARY:${escaped(entry.title || 'Meeting')}`,
  ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
  `DESCRIPTION:${escaped(`Agenda, papers and how to join: ${entry.url}`)}`,
  `URL:${entry.url}`,
  'CLASS:CONFIDENTIAL',
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  ...(entry.organizer ? [`ORGANIZER:mailto:${entry.organizer}`] : []),
  ...(entry.attendee
    ? [
        `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=${entry.answer ? ANSWERS[entry.answer] : 'NEEDS-ACTION'};RSVP=FALSE:mailto:${entry.attendee}`,
      ]
    : []),
  'END:VEVENT',
];

/** A calendar as RFC 5545 writes one; a request or a cancelling as RFC 5546 does. */
export const calendarText = (method: CalendarMethod, entries: readonly CalendarEntry[]): string =>
  `${[
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Arden//Meetings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(method === 'PUBLISH' ? ['X-WR-CALNAME:Meetings in Arden'] : []),
    ...LONDON,
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ]
    .map(fold)
    .join('\r\n')}\r\n`;

/**
 * The words of a mail about a meeting. What, with whom and about whom stand on its page alone (UK GDPR article 5(1)(f)); what goes along for
 * the calendar says when, and where it may, the title.
 */
export const invitationMail = (
  method: 'request' | 'cancel',
  sequence: number,
  url: string,
): { readonly subject: string; readonly text: string } => {
  const [subject, first] =
    method === 'cancel'
      ? ['A meeting is cancelled', 'A meeting that you were called to is cancelled.']
      : sequence === 0
        ? ['You are called to a meeting', 'You are called to a meeting.']
        : [
            'A meeting was changed',
            'A meeting that you are called to was changed, or you are called to it now.',
          ];
  return {
    subject,
    text: [
      first,
      method === 'cancel' ? `Sign in to see why: ${url}` : `Sign in to answer, and to see its agenda: ${url}`,
      'How to join stands on that page alone.',
    ].join('\n\n'),
  };
};
