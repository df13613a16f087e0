/** Letters that Unicode does not take apart, as people without them on a keyboard type them. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * How a name or an address is kept for search and how a question is compared with it: lower case, compatibility forms and marks
 * taken off (NFKD), apostrophes closed up (O'Neill is oneill), every other sign a space, single spaces. One function for both.
 */
export const searchKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    // Some capitals come out of a compatibility form (ℂ), and some small letters come with a mark (İ).
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[øłđðþßæœı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
