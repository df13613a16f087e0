/** Longer text is no name; and three rows kept for ever cost less than three made for each of millions of pairs. */
const LONGEST = 1024;
const ROWS = [new Uint16Array(LONGEST), new Uint16Array(LONGEST), new Uint16Array(LONGEST)] as const;

/**
 * How many letters stand between two words (added, dropped, changed, or two neighbours in each other's place), up to `most`; one
 * more than that where they lie further apart. Damerau-Levenshtein, in its optimal string alignment form.
 */
export const lettersApart = (one: string, other: string, most: number): number => {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  // What both begin and end with says nothing, and is most of what is compared.
  let start = 0;
  while (start < one.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)) {
    end -= 1;
    otherEnd -= 1;
  }
  const [length, width] = [end - start, otherEnd - start];
  if (length === 0 || width === 0) return Math.min(Math.max(length, width), most + 1);
  const swapped =
    length === 2 &&
    width === 2 &&
    one.charCodeAt(start) === other.charCodeAt(start + 1) &&
    one.charCodeAt(start + 1) === other.charCodeAt(start);
  if (swapped || (length === 1 && width === 1)) return 1;
  // The ends that are left differ, so that one letter cannot mend both.
  if (most === 1 || width >= LONGEST) return most + 1;
  return apartOf(one.slice(start, end), other.slice(start, otherEnd), most);
};

const apartOf = (one: string, other: string, most: number): number => {
  const width = other.length + 1;
  let [before, last, now] = ROWS;
  for (let at = 0; at < width; at += 1) last[at] = at;
  for (let row = 1; row <= one.length; row += 1) {
    now[0] = row;
    let least = row;
    const letter = one.charCodeAt(row - 1);
    for (let column = 1; column < width; column += 1) {
      const there = other.charCodeAt(column - 1);
      let best = (last[column - 1] ?? 0) + (letter === there ? 0 : 1);
      best = Math.min(best, (last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1);
      if (
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === there
      )
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      now[column] = best;
      if (best < least) least = best;
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[other.length] ?? most + 1, most + 1);
};

/** As many letters of a word are looked at: each is a bit, because millions of pairs are compared. */
const BITS = 31;

const shared = (one: string, other: string): { matches: number; swaps: number } => {
  const [length, others] = [Math.min(one.length, BITS), Math.min(other.length, BITS)];
  const reach = Math.max(0, (Math.max(length, others) >> 1) - 1);
  let [here, there, matches] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const letter = one.charCodeAt(at);
    const until = Math.min(others, at + reach + 1);
    for (let near = Math.max(0, at - reach); near < until; near += 1)
      if ((there & (1 << near)) === 0 && other.charCodeAt(near) === letter) {
        here |= 1 << at;
        there |= 1 << near;
        matches += 1;
        break;
      }
  }
  let swaps = 0;
  for (let at = 0, near = 0; at < length; at += 1) {
    if ((here & (1 << at)) === 0) continue;
    while ((there & (1 << near)) === 0) near += 1;
    if (one.charCodeAt(at) !== other.charCodeAt(near)) swaps += 1;
    near += 1;
  }
  return { matches, swaps: swaps / 2 };
};

/** How alike two words are, 0 to 1, those more that begin alike: Jaro-Winkler. */
export const likeness = (one: string, other: string): number => {
  if (one === other) return 1;
  const { matches, swaps } = shared(one, other);
  if (matches === 0) return 0;
  const [length, others] = [Math.min(one.length, BITS), Math.min(other.length, BITS)];
  const jaro = (matches / length + matches / others + (matches - swaps) / matches) / 3;
  let start = 0;
  while (start < 4 && start < one.length && one[start] === other[start]) start += 1;
  return jaro + start * 0.1 * (1 - jaro);
};

const GROUPS: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/** The sound of a name in a letter and three digits (Soundex), with the beginnings that English writes in two ways made one. */
export const soundOf = (name: string): string => {
  const word = name
    .replace(/[^a-z]/g, '')
    .replace(/^(ph)/, 'f')
    .replace(/^(kn|gn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^(c(?=[aouklr])|q)/, 'k');
  if (word === '') return '';
  let code = word.charAt(0);
  let last = GROUPS[code] ?? '';
  for (const letter of word.slice(1)) {
    const group = GROUPS[letter] ?? '';
    if (group !== '' && group !== last) code += group;
    // An h or a w between two letters of one group does not part them; a vowel does.
    if (letter !== 'h' && letter !== 'w') last = group;
    if (code.length === 4) break;
  }
  return code.padEnd(4, '0');
};
