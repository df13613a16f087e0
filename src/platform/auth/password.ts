import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { commonFrom, type IsCommon } from './common-passwords.ts';

/** What the passwords of this house are likely to be made of. */
const OURS = ['arden', 'safeguarding', 'children', 'council', 'partnership'];
const SHORTEST = 12;
/** zxcvbn's own scale: 3 is safe from guessing at the door, and from a quick look at a stolen table. */
const ENOUGH = 3;

interface Judge {
  readonly guesses: ZxcvbnFactory;
  /** The commonest first. */
  readonly list: readonly string[];
  readonly isCommon: IsCommon;
}
let judge: Promise<Judge> | undefined;
/** The judge with its fifty thousand stolen passwords: some 30 MB, so it is loaded when the first password is set. */
export const commonPasswords = (): Promise<Judge> => {
  judge ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([core, { dictionary, adjacencyGraphs: graphs }]) => {
      const list = dictionary['passwords-common'];
      const guesses = new core.ZxcvbnFactory({ dictionary, graphs });
      return { guesses, list, isCommon: commonFrom(list) };
    },
  );
  return judge;
};

export interface Whose {
  readonly name: string;
  readonly email: string;
}

const wordsOf = ({ name, email }: Whose): readonly string[] =>
  `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);

/** Whether hardly a letter is left of a password once words that anybody would try are taken out of it. */
const isMadeOf = (password: string, words: readonly string[]): boolean => {
  const whole = password.toLowerCase();
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), whole);
  return left !== whole && left.replace(/[^\p{L}]/gu, '').length < 8;
};

/** Whether one word, or one row of characters, is all that it says, again and again: length alone makes no secret. */
const saysOneThing = (password: string): boolean => {
  const whole = password.toLowerCase();
  const words = whole.split(/[^\p{L}]+/u).filter(Boolean);
  if (words.length > 1 && new Set(words).size === 1) return true;
  const [, part = whole] = /^(.+?)\1+$/su.exec(whole.replace(/[^\p{L}\p{N}]/gu, '')) ?? [];
  return part !== whole && part.length < SHORTEST;
};

/**
 * Why a password can't be taken, as a sentence, or null when it can. By the advice of the National Cyber Security Centre
 * (https://www.ncsc.gov.uk/collection/passwords): length, no stolen or easily guessed ones, no rules about kinds of character.
 */
export const passwordFault = async (password: string, whose: Whose): Promise<string | null> => {
  if ([...password].length < SHORTEST) return `Password must be ${SHORTEST} characters or more`;
  const words = wordsOf(whose);
  if (isMadeOf(password, words))
    return 'Choose a password that is not made from your name or email address. Three random words make a good one';
  if (isMadeOf(password, OURS))
    return 'Choose a password that is not made from the name of this service or of its work. Three random words make a good one';
  if (saysOneThing(password))
    return 'Choose a password that does not say the same thing again and again. Three random words make a good one';
  const { guesses, isCommon } = await commonPasswords();
  return isCommon(password) || guesses.check(password, [...words, ...OURS]).score < ENOUGH
    ? 'Choose a password that is harder to guess. This one is on lists of stolen passwords, or is close to one. Three random words make a good one'
    : null;
};
