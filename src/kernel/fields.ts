import { z } from 'zod';
import { addDays, type Day, isDay, sayDay } from './day.ts';

/** The words of a field on screen: what it asks, and a hint. */
export interface Words {
  readonly label: string;
  readonly hint?: string;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Text as a person types it. Line ends become LF; nothing else is changed. NUL and broken characters are refused with a
 * sentence, because PostgreSQL cannot keep them.
 */
const typed = (longest: number, label: string, ask = `Enter ${lower(label)}`) =>
  z
    .string({ error: ask })
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .max(longest, { error: `${label} must be ${longest.toLocaleString('en-GB')} characters or fewer` })
        .refine((text) => !text.includes('\0') && !LONE_SURROGATE.test(text), {
          error: `${label} holds a character that cannot be kept. Delete it, or type the text again`,
        }),
    );

function lower(label: string): string {
  return label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()).replace(/\?$/, '');
}

/** Text that must be there; `ask` is the sentence when it is not. */
export const text = (words: Words & { ask?: string }, longest = 200) => {
  const { ask = `Enter ${lower(words.label)}`, ...meta } = words;
  return typed(longest, words.label, ask)
    .refine((value) => value.trim() !== '', { error: ask })
    .meta(meta);
};

/** Text that may be left empty. */
export const optionalText = (words: Words, longest = 200) =>
  typed(longest, words.label)
    .default('')
    .meta({ ...words });

/** Long text: a worry, a reason, a note. */
export const longText = (words: Words & { ask?: string }, longest = 20_000) => text(words, longest);
export const optionalLongText = (words: Words, longest = 20_000) => optionalText(words, longest);

/** A day that exists, 'YYYY-MM-DD'; from a form it arrives in three parts. */
export const day = (words: Words & { ask?: string; latest?: Day }) => {
  const { ask = `Enter ${lower(words.label)}`, latest, ...meta } = words;
  return z
    .string({ error: ask })
    .refine((value) => value !== '', { error: ask, abort: true })
    .refine(isDay, { error: `${words.label} must be a real date, like 27 3 2026`, abort: true })
    .refine((value) => latest === undefined || value <= latest, {
      error: () => `${words.label} must be on or before ${sayDay(latest ?? '')}`,
    })
    .meta(meta);
};
export const optionalDay = (words: Words) =>
  z
    .union([z.literal('').transform(() => null), day(words)])
    .nullable()
    .default(null)
    .meta({ ...words });

/** A day of which only the year, or the year and month, may be known: '2016', '2016-03' or '2016-03-09'. */
export const partialDay = (words: Words) =>
  z
    .union([
      z.literal('').transform(() => null),
      z.string().refine((value) => rangeOfPartial(value) !== null, {
        error: `${words.label} must be a real date. You can leave out the day, or the day and the month`,
      }),
    ])
    .nullable()
    .default(null)
    .meta({ ...words, partial: true });

/** The first and the last day that a partial day may be, or null when it is not one. */
export const rangeOfPartial = (partial: string): { from: Day; until: Day } | null => {
  if (/^[1-9]\d{3}$/.test(partial)) return { from: `${partial}-01-01`, until: `${partial}-12-31` };
  if (/^[1-9]\d{3}-\d{2}$/.test(partial)) {
    const from = `${partial}-01`;
    if (!isDay(from)) return null;
    return { from, until: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
  }
  return isDay(partial) ? { from: partial, until: partial } : null;
};

/** One of several answers. */
export const choice = <const T extends Record<string, string>>(
  words: Words & { ask?: string },
  options: T,
) => {
  const { ask = `Select ${lower(words.label)}`, ...meta } = words;
  const keys = Object.keys(options) as (keyof T & string)[];
  return z.enum(keys, { error: ask }).meta({ ...meta, options });
};
/** One of several answers, or none. */
export const optionalChoice = <const T extends Record<string, string>>(words: Words, options: T) => {
  const keys = Object.keys(options) as (keyof T & string)[];
  return z
    .union([z.literal('').transform(() => null), z.enum(keys, { error: `Select one of the answers given` })])
    .nullable()
    .default(null)
    .meta({ ...words, options });
};

/** A box to tick: unticked is false. */
export const tick = (words: Words) =>
  z
    .boolean()
    .default(false)
    .meta({ ...words });

/** An id of ours, as a hidden or chosen value. */
export const idField = (words: Words & { ask?: string }) =>
  z.uuid({ error: words.ask ?? `Select ${lower(words.label)}` }).meta({ label: words.label });
export const optionalId = (words: Words) =>
  z
    .union([
      z.literal('').transform(() => null),
      z.uuid({ error: `Select ${lower(words.label)} from the list` }),
    ])
    .nullable()
    .default(null)
    .meta({ ...words });

/** A form or a page that asks for nothing: a button, a blank page. */
export const nothing = z.object({});
