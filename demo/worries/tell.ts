import type { ReferralSource } from '#kernel';
import type { Chance } from '../chance.ts';
import type { Theme, Voice } from './theme.ts';

/** The people and days that the sentences stand about. */
export interface Cast {
  readonly child: string;
  readonly sex: 'F' | 'M' | 'U';
  /** Whole years; -1 of an unborn child. */
  readonly age: number;
  /** All the children that it is about. */
  readonly kids: readonly string[];
  /** What the child calls whoever looks after them, and that person's family name. */
  readonly carer: { readonly called: string; readonly sex: 'F' | 'M' | 'U'; readonly family: string };
  /** A man in the family's life: 'dad', 'mum’s partner'. */
  readonly other: string | null;
  readonly street: string;
  readonly weekday: string;
  readonly time: string;
  readonly year: string;
  readonly due: string;
}

/** Words that only fit some: a sentence that holds one is left out where they do not. */
const FITTING: readonly (readonly [RegExp, (cast: Cast) => boolean])[] = [
  [/\{other\}/, ({ other }) => other !== null],
  [/\{Ms\}|\b(she|her|herself)\b/i, ({ carer }) => carer.sex === 'F'],
  [
    /\b(gran|grandmother|mother|perinatal|six to eight|partner|pregnancy)\b/i,
    ({ carer }) => carer.called !== 'gran',
  ],
  [/PE |spellings|in \{his\} book|wrote/, ({ age }) => age >= 6],
  [/tutor|exams|headphones/, ({ age }) => age >= 11],
  [/crawl or pull up/, ({ age }) => age < 1],
  [/centiles|nappy|bottle|cot\b|six to eight week/, ({ age }) => age < 2],
  [/younger ones|little ones|the others up|two little/, ({ kids, age }) => age > 6 && kids.length > 1],
  [/\bon \{street\}|outside the shops/, ({ street }) => !street.startsWith('a ')],
  [/perinatal/, ({ age }) => age < 2],
  [/bath, a story/, ({ age }) => age < 10],
  [/homework/, ({ age }) => age >= 6],
  [
    /\{child\}[^.]* (told|wrote|said|says|showed|rang|gave|was stopped)\b|to us that|who is in \{year\}/,
    ({ age }) => age >= 4,
  ],
  [/let in by \{child\}|absent|At register|football|slipper|walk home/, ({ age }) => age >= 5],
];
/** What only some would write: a caller has not seen the checklist, and a teacher has not seen the kitchen. */
const VOICED: readonly (readonly [RegExp, readonly Voice[]])[] = [
  [/statement|before we arrived|bail/, ['police']],
  [/We have tried|one by one|food bank|Graded Care|other worker/, ['school', 'health', 'service']],
  [
    /risk checklist|house was cold|There was bread|hole in it|locked box|flat was tidy/,
    ['police', 'health', 'service'],
  ],
  [/safety plan/, ['school', 'health']],
];
const fits = (sentence: string, cast: Cast, voice: Voice): boolean =>
  FITTING.every(([word, allowed]) => !word.test(sentence) || allowed(cast)) &&
  VOICED.every(([word, voices]) => !word.test(sentence) || voices.includes(voice));

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** The sentence about these people. */
export const fill = (sentence: string, cast: Cast, chance: Chance): string => {
  const girl = cast.sex === 'F';
  const many = cast.kids.length > 1;
  const words: Readonly<Record<string, string>> = {
    child: cast.child,
    he: girl ? 'she' : 'he',
    He: girl ? 'She' : 'He',
    him: girl ? 'her' : 'him',
    his: girl ? 'her' : 'his',
    His: girl ? 'Her' : 'His',
    kids: listed(cast.kids),
    were: many ? 'were' : 'was',
    are: many ? 'are' : 'is',
    share: many ? 'share' : 'sleeps in',
    mum: cast.carer.called,
    Ms: `${cast.carer.sex === 'M' ? 'Mr' : 'Ms'} ${cast.carer.family}`,
    other: cast.other ?? 'a relative',
    street: cast.street,
    weekday: cast.weekday,
    time: cast.time,
    weeks: chance.oneOf(['three weeks', 'four weeks', 'six weeks', 'two months']),
    year: cast.year,
    due: cast.due,
  };
  const filled = sentence.replaceAll(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word);
  // Whatever stands first in a sentence is written large, whoever it is.
  return filled.replaceAll(
    /(^|[.!?]”? )(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
};

const WEIGHED = 'What is known was weighed with what partners hold.';
const UNSPOKEN = 'Not known: we have not been able to speak with the child.';

export interface Told {
  readonly worry: string;
  readonly life: string;
  readonly question: string;
  readonly answer: string;
  readonly weighed: { readonly grave: string; readonly mild: string };
  /** How the front door would name who rang: 'Aunt', 'Neighbour'. */
  readonly caller: string;
}

const TAG = /^([\dA-F ]+)\| /;
const CALLERS: readonly (readonly [RegExp, string])[] = [
  [/caller is \{child\}’s dad/, 'Father'],
  [/caller is \{child\}’s mum/, 'Mother'],
  [/sister|aunt/, 'Aunt'],
  [/grandmother|mother\b/, 'Grandmother'],
  [/relative|family\./, 'Relative'],
  [/parent at the same club/, 'Parent of a friend'],
];

/** Puts a worry together for these people; null where nobody with that source would raise it so. */
export const tell = (
  theme: Theme,
  voice: Voice,
  source: ReferralSource,
  cast: Cast,
  chance: Chance,
): Told | null => {
  const usable = (sentences: readonly string[]): string[] =>
    sentences.filter((each) => fits(each, cast, voice));
  const openings = usable(theme.opening[voice] ?? []).filter((each) => {
    const [, tags] = TAG.exec(each) ?? [];
    return tags === undefined || tags.split(' ').includes(source);
  });
  if (openings.length === 0) return null;
  const opening = chance.oneOf(openings);
  const say = (sentences: readonly string[], share = 1): string[] => {
    const left = usable(sentences);
    return left.length > 0 && chance.happens(share) ? [fill(chance.oneOf(left), cast, chance)] : [];
  };
  const isCaller = voice === 'caller';
  const seen = isCaller
    ? HEARD_SAID
    : cast.age < 0 || cast.age >= 4
      ? theme.child
      : cast.age >= 2
        ? TODDLERS
        : (theme.baby ?? []);
  const details = chance
    .some(usable(theme.detail), isCaller ? 0 : chance.between(1, 2))
    .map((each) => fill(each, cast, chance));
  const [question, answer] = chance.oneOf(
    theme.questions.filter(([asked, answered]) => fits(asked, cast, voice) && fits(answered, cast, voice))
      .length > 0
      ? theme.questions.filter(([asked, answered]) => fits(asked, cast, voice) && fits(answered, cast, voice))
      : [
          [
            'When was {child} last seen, and by whom?',
            'By me, on {weekday}, for about half an hour.',
          ] as const,
        ],
  );
  const grown = cast.age < 0 || cast.age >= 4;
  const lives = grown ? say(theme.life) : say(cast.age >= 2 ? TODDLER_LIVES : BABY_LIVES);
  return {
    worry: [
      [fill(opening.replace(TAG, ''), cast, chance), ...details].join(' '),
      [...say(seen, 0.85), ...say(isCaller ? [] : theme.now, 0.7)].join(' '),
    ]
      .filter(Boolean)
      .join('\n\n'),
    life: voice === 'caller' && chance.happens(0.35) ? UNSPOKEN : (lives[0] ?? UNSPOKEN),
    question: fill(question, cast, chance),
    answer: fill(answer, cast, chance),
    weighed: { grave: say(theme.weighed.grave)[0] ?? WEIGHED, mild: say(theme.weighed.mild)[0] ?? WEIGHED },
    caller: CALLERS.find(([words]) => words.test(opening))?.[1] ?? '',
  };
};

/** What somebody who rings adds. */
const HEARD_SAID = [
  'The caller has not spoken with the family about it.',
  'It has gone on since the summer, the caller thinks.',
  'The caller saw the children yesterday, and they looked well.',
  'The caller is worried that ringing will make it worse.',
  'The caller could not say who else is in the home.',
  'The caller thought about it for two weeks before ringing.',
] as const;
const TODDLERS = [
  '{child} stayed close to the adult {he} knew and did not play.',
  '{child} cried when voices were raised and was hard to settle.',
  '{child} played on {his} own and brought a toy to everybody who sat down.',
  '{child} has fewer words than at the last contact.',
  '{child} has begun to cling when {he} is left, which is new.',
] as const;
const TODDLER_LIVES = [
  '{child} is happiest outside. At home {he} watches a screen for most of the day.',
  '{child} wakes early and is busy until {he} drops.',
  '{child} goes to whoever is there. Bedtime is when {he} falls asleep.',
  '{child} has {his} own corner with books and a blanket, and goes there when it is loud.',
] as const;
const BABY_LIVES = [
  '{child} spends most of the day in one room with {mum} and goes out for the shopping.',
  '{child} is passed from arm to arm when family is there. On other days it is {mum} alone.',
  '{child} feeds often, sleeps little and is held a good deal. {mum} is tired.',
  '{child} is still too small to say. {He} quietens to {mum}’s voice.',
] as const;
