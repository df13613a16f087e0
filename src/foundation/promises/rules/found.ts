import { addDays, addMonths, type Day, isDay } from '#kernel';

/** A sentence of a minute that promises something, with what it says of who and when. */
export interface Found {
  readonly sentence: string;
  readonly urgent: boolean;
  /** The day that the sentence names; null where it names none. */
  readonly due: Day | null;
}

/**
 * How minutes promise. The urgent promise of a real minute stood only in a bullet, and not in what was resolved (reference 9.2): "it was agreed
 * for these concerns to be investigated by officers as a matter of urgency".
 */
const PROMISES: readonly RegExp[] = [
  /\b(?:was|is|been|were|members|board|partners|committee|panel|group)?\s*agreed (?:that|to|for)\b/i,
  /\bund(?:ertook|ertaken|ertakes|ertake) (?:to|that)\b/i,
  /\bwould (?:be )?(?:investigate|look into|report back|provide|circulate|share|bring back|confirm|follow up|check)(?:d|ed)?\b/i,
  /\bto be (?:investigated|reported|circulated|provided|shared|followed up|brought back|confirmed)\b/i,
  /\b(?:will|would|to|shall) report back\b/i,
  /\basked [^.;]{2,120}? to (?!be recorded)\w+/i,
  /\brequested that\b/i,
  /^\s*action\s*[:–-]/i,
];
/** What was agreed and is owed by nobody. */
const NOTHING_OWED: readonly RegExp[] = [
  /\bagreed (?:that )?the minutes\b/i,
  /\bagreed (?:that|to) (?:the )?(?:press and )?public be excluded\b/i,
  /\bagreed to note\b/i,
];
const URGENT = /\b(?:matter of urgency|urgent|urgently|immediately|without delay|as soon as possible)\b/i;

/** The sentences of a text: ends of lines and full stops part them, an abbreviation's or a number's does not. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .flatMap((line) =>
      line.split(/(?<=[.!?])(?<!\b(?:e\.g|i\.e|Dr|Mr|Mrs|Ms|Cllr|St|No|etc)\.)\s+(?=[\p{Lu}“"‘'])/u),
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const DATE = new RegExp(
  `\\b(?:by|before|on|until|no later than)\\s+(?:the\\s+)?(?:[a-z]+day,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTHS.join('|')})(?:\\s+(\\d{4}))?`,
  'i',
);
const WITHIN = /\bwithin (\d{1,3}|one|two|three|four|six) (day|week|month)s?\b/i;
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, six: 6 };

/** The day that a sentence names, as said on a day; a day without a year is the next of its name. */
export const dayIn = (sentence: string, said: Day): Day | null => {
  const [, date, month = '', year] = DATE.exec(sentence) ?? [];
  if (date !== undefined) {
    const at = (of: number) =>
      `${of}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
    const years = year ? [Number(year)] : [Number(said.slice(0, 4)), Number(said.slice(0, 4)) + 1];
    return years.map(at).find((day) => isDay(day) && (year !== undefined || day >= said)) ?? null;
  }
  const [, count = '', unit] = WITHIN.exec(sentence) ?? [];
  if (unit === undefined) return null;
  const many = NUMBERS[count.toLowerCase()] ?? Number(count);
  if (unit.toLowerCase() === 'month') return addMonths(said, many);
  return addDays(said, unit.toLowerCase() === 'week' ? many * 7 : many);
};

/** The sentences of a minute that promise something, in its order. A person decides which of them are promises. */
export const promisesIn = (text: string, said: Day): Found[] =>
  sentencesOf(text)
    .filter(
      (sentence) =>
        PROMISES.some((rule) => rule.test(sentence)) && !NOTHING_OWED.some((rule) => rule.test(sentence)),
    )
    .map((sentence) => ({ sentence, urgent: URGENT.test(sentence), due: dayIn(sentence, said) }));

/** The owner that a sentence names: of these, the one whose name stands in it, the longest first; null where none does. */
export const ownerIn = (
  sentence: string,
  owners: readonly { readonly value: string; readonly names: readonly string[] }[],
): string | null => {
  const text = sentence.toLowerCase();
  const named = owners
    .flatMap(({ value, names }) => names.map((name) => ({ value, name: name.toLowerCase() })))
    .filter(({ name }) => name.length > 2 && text.includes(name))
    .toSorted((one, other) => other.name.length - one.name.length);
  return named[0]?.value ?? null;
};
