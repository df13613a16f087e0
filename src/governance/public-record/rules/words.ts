/** What marks a word that was searched for, in text that came from the database: characters that nobody types. */
export const MARK_FROM = '\u0002';
export const MARK_TO = '\u0003';

/** Text in pieces, each marked or not: what a page shows of what was found, without any mark-up in it. What was said apart stands apart. */
export const piecesOf = (headline: string): { readonly text: string; readonly marked: boolean }[] =>
  headline
    .replace(/\s*\n\s*/g, ' · ')
    .split(MARK_FROM)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, marked: false }];
      const [marked = '', ...rest] = piece.split(MARK_TO);
      return [
        { text: marked, marked: true },
        { text: rest.join(''), marked: false },
      ];
    })
    .filter(({ text }) => text !== '');

/** Keys whose values are ids, days, codes or what a form calls something: nobody searches for them. */
const NO_WORDS =
  /^(id|ids|kind|label|state|standing|aim|shows|mode|stands|voice|status|type|sha256|address)$|Id$|At$|Day$/;

/** All that is said in a model, as text. */
export const wordsIn = (model: unknown, key = ''): string[] => {
  if (typeof model === 'string') return NO_WORDS.test(key) || model === '' ? [] : [model];
  if (Array.isArray(model)) return model.flatMap((each) => wordsIn(each, key));
  if (typeof model !== 'object' || model === null) return [];
  return Object.entries(model).flatMap(([name, value]) => wordsIn(value, name));
};
