import { createHash } from 'node:crypto';

/** Parts of a page by their names, as HTML. */
export type Parts = Readonly<Record<string, string>>;
/** What of each part is shown, in a few letters. */
export type Shown = Readonly<Record<string, string>>;

const marked = (html: string): string => createHash('sha256').update(html).digest('base64url').slice(0, 12);
/** The marks of parts. */
export const marksOf = (parts: Parts): Shown =>
  Object.fromEntries(Object.entries(parts).map(([name, html]) => [name, marked(html)]));

/** What is shown, as the id of an event: a browser that comes back says it again, and is sent what differs, by whichever process. */
export const idOf = (shown: Shown): string =>
  Object.entries(shown)
    .map(([name, mark]) => `${name}.${mark}`)
    .join('~');
const MOST_PARTS = 40;
/** What a browser that comes back says it shows; nothing, where that is no id of ours. */
export const shownBy = (id: unknown): Shown =>
  typeof id === 'string' &&
  id.length < 2_000 &&
  /^[a-z][a-zA-Z]*\.[\w-]{12}(~[a-z][a-zA-Z]*\.[\w-]{12})*$/.test(id)
    ? Object.fromEntries(
        id
          .split('~', MOST_PARTS)
          .map((each) => each.split('.', 2))
          .map(([name = '', mark = '']) => [name, mark] as const),
      )
    : {};

/** One event as the standard writes it (HTML, 9.2). JSON has no line end of its own. */
export const eventOf = (name: string, told: unknown, id?: string): string =>
  `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(told)}\n\n`;
/** Said to keep the line open where nothing else is. */
export const BEAT = ': \n\n';
/** After how many milliseconds a browser comes back whose line broke: not all of them at once. */
export const comeBackAfter = (milliseconds: number): string => `retry: ${Math.round(milliseconds)}\n\n`;
