import { z } from 'zod';
import { addDays, addMonths, type Day, isDay, sayDay } from './day.ts';

/** The words of a field on screen: what it asks, and a hint. */
export interface Words {
  readonly label: string;
  readonly hint?: string;
}

/** A character that shows: not a space of any width, and none that takes no room or is drawn as nothing. */
const SHOWS = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;

/** Whether nothing of a text would show, so that it says nothing, though it may hold characters. */
export const isBlank = (typed: string): boolean => !SHOWS.test(typed);

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
    .refine((value) => !isBlank(value), { error: ask })
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

/**
 * How far from today a day may lie, in months; left out, it may lie however far that way. `late` is the sentence for a day too
 * far ahead, where there is more to say than its limit.
 */
export interface Reach {
  readonly back?: number;
  readonly ahead?: number;
  readonly late?: string;
}

declare module 'zod' {
  interface GlobalMeta {
    reach?: Reach | undefined;
  }
}

const DAY_OF_A_LIFE: Reach = { back: 120 * 12, ahead: 0 };
const DAY_OF_A_BIRTH_TO_COME: Reach = { back: 2, ahead: 12 };

/** A day that exists, 'YYYY-MM-DD'; from a form it arrives in three parts. Its reach is judged where today is known: `reachFault`. */
export const day = (words: Words & { ask?: string; reach?: Reach }) => {
  const { ask = `Enter ${lower(words.label)}`, ...meta } = words;
  return z
    .string({ error: ask })
    .refine((value) => value !== '', { error: ask, abort: true })
    .refine(isDay, { error: `${words.label} must be a real date, like 27 3 2026`, abort: true })
    .meta({ ...meta, format: 'date' });
};
export const optionalDay = (words: Words & { reach?: Reach }) =>
  z
    .union([z.literal('').transform(() => null), day(words)])
    .nullable()
    .default(null)
    .meta({ ...words });

/** A day of which only the year, or the year and month, may be known: '2016', '2016-03' or '2016-03-09'. */
export const partialDay = (words: Words & { reach?: Reach }) =>
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

type Late = { late?: string };
const past = <W extends Words & Late>({ late, ...words }: W) => ({
  ...words,
  reach: late === undefined ? DAY_OF_A_LIFE : { ...DAY_OF_A_LIFE, late },
});

/** A day on which something happened, or has begun: today or before, within the longest life. */
export const pastDay = (words: Words & { ask?: string } & Late) => day(past(words));
export const optionalPastDay = (words: Words & Late) => optionalDay(past(words));
/** The same where only the year, or the year and month, may be known: a birth. */
export const pastPartialDay = (words: Words & Late) => partialDay(past(words));
/** The day on which a child is expected to be born: up to 12 months ahead, and up to 2 months past while nobody has said more. */
export const expectedBirthDay = (words: Words) => optionalDay({ ...words, reach: DAY_OF_A_BIRTH_TO_COME });

/** What is wrong with a day, whole or partial, that lies beyond the reach of its field; null when nothing is, or when it is no day. */
export const reachFault = (
  label: string,
  { back, ahead, late }: Reach,
  typed: string,
  today: Day,
): string | null => {
  const range = rangeOfPartial(typed);
  if (range === null) return null;
  if (ahead !== undefined && range.from > addMonths(today, ahead)) {
    if (late !== undefined) return late;
    return ahead === 0
      ? `${label} must be today or in the past`
      : `${label} must be on or before ${sayDay(addMonths(today, ahead))}`;
  }
  if (back !== undefined && range.until < addMonths(today, -back))
    return `${label} must be on or after ${sayDay(addMonths(today, -back))}`;
  return null;
};

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
