import { no, yes as okay, parseNhsNumber, type Verdict } from '#kernel';
import { CHILD, INSTITUTIONS, NOT_NAMES, NUMBERS, STREETS, UNITS } from './words.ts';

/** What is wrong with publishing a text, by its form alone: nobody is looked up, so that a warning tells nothing of who is known. */
export const WARNING_KINDS = {
  smallNumber: 'A small number of children: somebody may know which',
  name: 'It looks like the name of a person who holds no post here',
  childName: 'It looks like the name of a child',
  ageAndPlace: 'An age together with a place',
  nhsNumber: 'An NHS number',
  pupilNumber: 'A unique pupil number',
  birth: 'A date of birth',
  postcode: 'A postcode',
  address: 'An address',
} as const;
export type WarningKind = keyof typeof WARNING_KINDS;

export interface Warning {
  readonly kind: WarningKind;
  /** The words of the text that it is about. */
  readonly words: string;
}
/** What a warning is answered by. */
export const keyOf = ({ kind, words }: Warning): string => `${kind}:${words}`;

/** What holds a member's question back: it may say who a child is. */
const IDENTIFYING: readonly WarningKind[] = [
  'name',
  'childName',
  'ageAndPlace',
  'nhsNumber',
  'pupilNumber',
  'birth',
  'postcode',
  'address',
];
export const mayNameAChild = (warnings: readonly Warning[]): boolean =>
  warnings.some(({ kind }) => IDENTIFYING.includes(kind));

const LONGEST = 80;
const MOST = 100;
const SENTENCE = /[^.!?\n]+(?:\.(?=\d)[^.!?\n]*)*/gu;
const DATE = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9},?\s+\d{4}|\p{L}{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})`;
const NUMBER_WORDS = Object.keys(NUMBERS).join('|');
const CHILDREN = CHILD.join('|');
const FROM_CHILD = new RegExp(String.raw`\b(?:${CHILDREN})\b`, 'iu');

/** As it is looked at: every digit one of ours, nothing that takes no room, one form of each letter. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\u00AD]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)))
    .replace(/[‘’ʼ`´]/g, '’')
    .replace(/[‐‑‒–—]/g, '-');
/** Digits of every script stand in tens. */
const digitOf = (digit: string): number => {
  if (/[0-9]/.test(digit)) return Number(digit);
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return code - zero;
};

type Finds = (text: string) => Warning[];
const matches = (text: string, pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];
const warn = (kind: WarningKind, words: string): Warning => ({
  kind,
  words: words.replace(/\s+/g, ' ').trim().slice(0, LONGEST),
});

const nhsNumbers: Finds = (text) =>
  matches(text, /(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])/g).flatMap(([words]) =>
    parseNhsNumber(words).ok ? [warn('nhsNumber', words)] : [],
  );
const pupilNumbers: Finds = (text) =>
  matches(text, /\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b/gi).map(([words]) => warn('pupilNumber', words));
const BIRTH = new RegExp(
  String.raw`\b(?:born|birth|birthday|d\.?o\.?b\.?)(?!\p{L})[^.!?\n]{0,40}?(${DATE})`,
  'giu',
);
const births: Finds = (text) => matches(text, BIRTH).map(([words]) => warn('birth', words));
const postcodes: Finds = (text) =>
  matches(text, /\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b/gi).map(([words]) =>
    warn('postcode', words),
  );
const ADDRESS = new RegExp(
  String.raw`\b(?:(?:flat|apartment|unit)\s+\d{1,4}[a-z]?|\d{1,4}[a-z]?,?\s+(?:[\p{L}’'-]+\s+){1,3}(?:${STREETS.join('|')}))\b`,
  'giu',
);
const addresses: Finds = (text) => matches(text, ADDRESS).map(([words]) => warn('address', words));

const AGE = new RegExp(
  String.raw`\b(?:age[ds]?\s+(?:of\s+)?(?:\d{1,2}|${NUMBER_WORDS})|(?:\d{1,2}|${NUMBER_WORDS})[\s-]*(?:years?|months?|weeks?|days?)[\s-]*olds?|\d{1,2}\s*y\/?o)\b`,
  'giu',
);
const PLACE = /\b(?:in|from|at|near|of|around)\s+(\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)*)/gu;
const agesAndPlaces: Finds = (text) =>
  matches(text, SENTENCE).flatMap(([sentence]) => {
    const places = matches(sentence, PLACE)
      .map(([, place = '']) => place)
      .filter((place) => !place.split(/\s+/).every((word) => NOT_NAMES.has(word.toLowerCase())));
    const [place] = places;
    return place === undefined
      ? []
      : matches(sentence, AGE).map(([age]) => warn('ageAndPlace', `${age} … ${place}`));
  });

const NUMBER = String.raw`(?<![\d.,£/:-])(?:\d{1,2}(?![\d%/:]|[.,]\d|st\b|nd\b|rd\b|th\b)|\b(?:${NUMBER_WORDS}|single)\b)`;
const BEFORE_CHILD = new RegExp(
  String.raw`(${NUMBER})((?:[\s-]+[\p{L}’'-]+){0,3}?)\s+(?:${CHILDREN})\b`,
  'giu',
);
const AFTER_CHILD = new RegExp(
  String.raw`\b(?:${CHILDREN})\b((?:,?\s+[\p{L}’'-]+|:){0,7}?)[\s:(]+(${NUMBER})(?!\s*(?:${UNITS.join('|')})\b)`,
  'giu',
);
const COUNTED =
  /\b(?:sections?|paragraphs?|chapters?|stages?|levels?|tiers?|articles?|pages?|items?|schedules?|parts?|years?|phase|keys?)\s*$/iu;
const countOf = (number: string): number =>
  NUMBERS[number.toLowerCase()] ?? (/^single$/i.test(number) ? 1 : Number(number));
const isUnit = (between: string): boolean =>
  new RegExp(String.raw`\b(?:${UNITS.join('|')})(?![\p{L}-])`, 'iu').test(between);
const smallNumbers =
  (under: number): Finds =>
  (text) => {
    const small = (number: string) => countOf(number) > 0 && countOf(number) < under;
    return [
      ...matches(text, BEFORE_CHILD).flatMap((match) => {
        const [words, number = '', between = ''] = match;
        const before = text.slice(Math.max(0, (match.index ?? 0) - 20), match.index);
        return small(number) && !isUnit(between) && !COUNTED.test(before) ? [warn('smallNumber', words)] : [];
      }),
      ...matches(text, AFTER_CHILD).flatMap(([words, between = '', number = '']) =>
        small(number) && !COUNTED.test(between) ? [warn('smallNumber', words)] : [],
      ),
    ];
  };

const WORD = String.raw`(?:\p{Lu}(?:\p{L}|\p{M}|[’'-](?=\p{L}))*)`;
const PARTICLE = String.raw`(?:\s+(?:de|da|di|del|der|van|von|bin|ibn|al|el|ap|ab|la|le|y|e|dos|du)){0,2}`;
const RUN = new RegExp(String.raw`${WORD}(?:${PARTICLE}[ \t]+${WORD})+`, 'gu');
const CALLED = new RegExp(
  String.raw`\b(?:${CHILDREN}|twins?)[\s,]+(?:(?:who (?:is|was)\s+)?(?:called|named|known as)\s+([\p{L}\p{M}’'-]+)|(${WORD}))`,
  'giu',
);
const AGED = new RegExp(
  String.raw`(${WORD})(?:\s*\(\s*(?:aged?\s*)?\d{1,2}\s*\)|,?\s+aged?\s+\d{1,2}\b)`,
  'gu',
);
/** Scripts that have no capitals: a word of one may be a name. */
const UNCASED = /[\p{Lo}\p{M}]{2,}(?:[ ·・]+[\p{Lo}\p{M}]{2,})*/gu;

const isWord = (word: string): boolean =>
  !NOT_NAMES.has(word.toLowerCase().replace(/’s$/, '')) && !/^\p{Lu}{1,3}s?$/u.test(word);
/** The parts of a run of capitals that may be names: it is cut at every word that is none, and dropped where it names a thing. */
const namesOfRun = (run: string): string[] => {
  const parts: string[][] = [[]];
  for (const word of run.split(/\s+/)) {
    if (isWord(word) || /^\p{Ll}/u.test(word)) parts.at(-1)?.push(word);
    else parts.push([]);
  }
  const thing = run.split(/\s+/).some((word) => INSTITUTIONS.has(word.toLowerCase().replace(/’s$/, '')));
  return thing
    ? []
    : parts.map((part) => part.join(' ').replace(/’s$/, '')).filter((part) => /\s/.test(part.trim()));
};

/** Every run of words that has the form of a person's name: those of posts are told apart by the register of posts alone. */
export const namesIn = (text: string): string[] => [
  ...new Set(matches(plain(text), RUN).flatMap(([run]) => namesOfRun(run))),
];

const names =
  (known: (name: string) => boolean): Finds =>
  (text) => {
    const single = (word: string) => word !== '' && isWord(word) && !INSTITUTIONS.has(word.toLowerCase());
    return [
      ...namesIn(text)
        .filter((name) => !known(name))
        .map((name) => warn('name', name)),
      ...matches(text, CALLED).flatMap(([, called = '', capital = '']) => {
        // The flag for small letters makes every letter a capital: the word that follows a child must begin with one.
        const word = called || (/^\p{Lu}/u.test(capital) ? capital : '');
        return single(word) ? [warn('childName', word)] : [];
      }),
      ...matches(text, AGED).flatMap(([, word = '']) => (single(word) ? [warn('childName', word)] : [])),
      ...matches(text, UNCASED).map(([word]) => warn('name', word)),
    ];
  };

export interface Against {
  /** Numbers of children under this one are small. */
  readonly small: number;
  /** Whether a name is that of somebody who holds a post, or of an organisation or body. */
  readonly known: (name: string) => boolean;
}

/** Everything in a text that somebody must look at before it is published, each once, by the words themselves. */
export const warningsIn = (text: string, { small, known }: Against): Warning[] => {
  const looked = plain(text);
  const found = [
    nhsNumbers,
    pupilNumbers,
    births,
    postcodes,
    addresses,
    agesAndPlaces,
    names(known),
    smallNumbers(small),
  ].flatMap((finds) => finds(looked));
  return [...new Map(found.map((warning) => [keyOf(warning), warning])).values()].slice(0, MOST);
};

/** The warnings that nobody has said yes to. */
export const unanswered = (warnings: readonly Warning[], yes: readonly string[]): Warning[] =>
  warnings.filter((warning) => !yes.includes(keyOf(warning)));

/** Whether a text speaks of children at all. */
export const speaksOfChildren = (text: string): boolean => FROM_CHILD.test(plain(text));

/** What no yes lets stand: it says who a child is by itself. */
const NEVER: readonly WarningKind[] = ['nhsNumber', 'pupilNumber', 'birth'];
export const mayNeverStand = ({ kind }: Warning): boolean => NEVER.includes(kind);
/** May a text be published, with these warnings let stand? The refusal names the words. */
export const canPublishWords = (warnings: readonly Warning[], yes: readonly string[]): Verdict => {
  const never = warnings.filter(mayNeverStand);
  const quote = (all: readonly Warning[]) => all.map(({ words }) => `“${words}”`).join(', ');
  if (never.length > 0) return no(`Take out ${quote(never)}: this is never published`);
  const left = unanswered(warnings, yes);
  return left.length === 0
    ? okay
    : no(`Say of each that it may be published, or change the words: ${quote(left)}`);
};
