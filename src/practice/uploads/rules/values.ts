import { isDay, type Parsed, parseNhsNumber } from '#kernel';
import { headingKey, type Question } from './columns/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const wrong = (reason: string) => ({ ok: false, reason }) as const;
const right = (value: string) => ({ ok: true, value }) as const;
const pad = (part: string): string => part.padStart(2, '0');

/** The parts of a day as lists write it, year first; null where it is none. */
const partsOf = (text: string): readonly string[] | null => {
  const ordered = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]\d.*)?)?)?$/.exec(text);
  if (ordered) return ordered.slice(1).filter((part) => part !== undefined);
  const british = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ]\d.*)?$/.exec(text);
  if (british) return [british[3] ?? '', british[2] ?? '', british[1] ?? ''];
  const month = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (month) return [month[2] ?? '', month[1] ?? ''];
  const said = /^(?:(\d{1,2})(?:st|nd|rd|th)?[- ])?([A-Za-z]{3,9})\.?[- ,]+(\d{4})$/.exec(text);
  const at = said ? MONTHS.indexOf((said[2] ?? '').slice(0, 3).toLowerCase()) : -1;
  return said && at >= 0 ? [said[3] ?? '', `${at + 1}`, ...(said[1] ? [said[1]] : [])] : null;
};

/**
 * A day as lists write it: 2016-03-09, 9/3/2016, 9 March 2016, and where a part may be unknown 2016 or 3/2016. The day stands before
 * the month, as in Britain: one that could only be read the other way round, or whose year has two figures, is refused, because a
 * guess would be kept as a fact.
 */
export const readDay = (text: string, partial: boolean): Parsed<string> => {
  const parts = partsOf(text.trim());
  if (parts === null)
    return wrong(
      /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}$/.test(text.trim())
        ? 'Write the year with four figures, like 27/3/2016'
        : 'Write it as a date, like 27/3/2016',
    );
  const [year = '', month, day] = parts;
  if (month !== undefined && Number(month) > 12)
    return wrong('There is no such month. Write the day first, like 27/3/2016');
  const value = [
    year,
    ...(month === undefined ? [] : [pad(month)]),
    ...(day === undefined ? [] : [pad(day)]),
  ].join('-');
  if (day === undefined) return partial ? right(value) : wrong('Write the whole date, like 27/3/2016');
  return isDay(value) ? right(value) : wrong('There is no such day. Write it like 27/3/2016');
};

const YES = ['yes', 'y', 'true', '1', 'x'];
const NO = ['no', 'n', 'false', '0'];

const chosen = ({ options = {}, words = {} }: Question, text: string): string | undefined => {
  const key = headingKey(text);
  const exact = Object.keys(options).find((code) => code.toLowerCase() === text.trim().toLowerCase());
  return (
    exact ??
    Object.entries(options).find(([, label]) => headingKey(label) === key)?.[0] ??
    (Object.hasOwn(words, key) ? words[key] : undefined)
  );
};

/** What a cell answers, and what was done to its words to make it an answer. */
export interface Answered {
  readonly value: string;
  readonly note?: string;
}

/** Reads the words of a cell as an answer to a question. Empty words answer nothing. */
export const readAnswer = (question: Question, text: string): Parsed<Answered> => {
  const { asks, label } = question;
  const plain = (value: string): Parsed<Answered> => ({ ok: true, value: { value } });
  if (text === '') return plain('');
  switch (asks) {
    case 'text':
      return plain(text);
    case 'day':
    case 'partialDay': {
      const read = readDay(text, asks === 'partialDay');
      return read.ok
        ? plain(read.value)
        : wrong(`${label}: ${read.reason.charAt(0).toLowerCase()}${read.reason.slice(1)}`);
    }
    case 'number': {
      // A spreadsheet that takes a number for an amount drops the zero before it: of Scotland's numbers, which begin with a day of
      // birth, and of no others.
      const mended = `0${text}`;
      return /^[1-9](0[1-9]|1[0-2])\d{6}$/.test(text) && parseNhsNumber(mended).ok
        ? { ok: true, value: { value: mended, note: `${label}: the zero before it was put back` } }
        : plain(text);
    }
    case 'yesNo': {
      const key = headingKey(text);
      if (YES.includes(key)) return plain('yes');
      return NO.includes(key) ? plain('no') : wrong(`${label}: write yes or no`);
    }
    case 'choice': {
      const code = chosen(question, text);
      return code === undefined
        ? wrong(`${label}: “${text.slice(0, 40)}” is not one of its answers`)
        : plain(code);
    }
  }
};

/** Letters that were read in the wrong encoding and saved so: 'ZoÃ«' was once 'Zoë'. */
export const looksGarbled = (text: string): boolean =>
  /\u00c3[\u0080-\u00bf\u2018-\u2026\u0152-\u017e\u20ac]|\u00e2\u20ac[\u0098-\u00a6\u2122\u0153]|\ufffd/.test(
    text,
  );
