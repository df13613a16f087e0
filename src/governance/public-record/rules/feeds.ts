import type { Instant } from '#kernel';

/** Whether XML may hold it (XML 1.0, section 2.2). */
const isXml = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
};
const escaped = (text: string): string =>
  [...text]
    .filter(isXml)
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** A piece of XML that is whole. */
export interface Xml {
  readonly xml: string;
}
type Content = string | Xml | null | readonly (Xml | null)[];
/** One element: its text and attributes are escaped here and nowhere else. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  content: Content = null,
): Xml => {
  const said = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]))
    .join('');
  if (content === null) return { xml: `<${name}${said}/>` };
  const inside =
    typeof content === 'string'
      ? escaped(content)
      : [content]
          .flat()
          .map((each) => each?.xml ?? '')
          .join('');
  return { xml: `<${name}${said}>${inside}</${name}>` };
};
/** A whole document of XML, from its first element. */
export const documentOf = ({ xml }: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

/** As RSS 2.0 writes a moment (RFC 822). */
export const rfc822 = (at: Instant): string => new Date(at).toUTCString().replace('GMT', '+0000');

const octets = (text: string): number => new TextEncoder().encode(text).length;
/** Lines of at most 75 octets (RFC 5545, section 3.1), never broken inside a character. */
const folded = (line: string): string => {
  const lines: string[] = [];
  let now = '';
  for (const character of line) {
    if (octets(now) + octets(character) > (lines.length === 0 ? 75 : 74)) {
      lines.push(now);
      now = '';
    }
    now += character;
  }
  return [...lines, now].join('\r\n ');
};
const isCalendarText = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code === 0xa || (code >= 0x20 && code !== 0x7f);
};
const icalText = (text: string): string =>
  [...text]
    .filter(isCalendarText)
    .join('')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
const icalTime = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

/** A meeting as a calendar takes it. */
export interface CalendarEntry {
  readonly uid: string;
  readonly title: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly place: string;
  readonly says: string;
  readonly url: string;
  readonly changedAt: Instant;
  readonly sequence: number;
  readonly cancelled: boolean;
}
/** A calendar of meetings (RFC 5545, RFC 7986), to subscribe to. */
export const calendarOf = (name: string, entries: readonly CalendarEntry[]): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Arden//Public record//EN',
    'METHOD:PUBLISH',
    `NAME:${icalText(name)}`,
    `X-WR-CALNAME:${icalText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.uid}`,
      `DTSTAMP:${icalTime(entry.changedAt)}`,
      `LAST-MODIFIED:${icalTime(entry.changedAt)}`,
      `DTSTART:${icalTime(entry.from)}`,
      `DTEND:${icalTime(entry.until)}`,
      `SEQUENCE:${entry.sequence}`,
      `SUMMARY:${icalText(entry.title)}`,
      ...(entry.place ? [`LOCATION:${icalText(entry.place)}`] : []),
      ...(entry.says ? [`DESCRIPTION:${icalText(entry.says)}`] : []),
      `URL:${entry.url}`,
      `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
};
