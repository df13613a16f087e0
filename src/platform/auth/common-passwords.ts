/** How many of the commonest are taken two together: nine million pairs. */
const COMMONEST = 3000;
const SHORTEST_PART = 4;
/** What people add to make a password long enough, or to please a rule: a year, digits in a row, a sign. */
const ADDED = /^[^\p{L}]{0,8}$/u;

/** Whether a password is one of those that are thought of first. */
export type IsCommon = (password: string) => boolean;

/**
 * Judges by the list of the commonest passwords, the commonest first. Hardly any on such a list is as long as ours must be, and none
 * with a licence is of long ones alone; so those are made from it by rule: any of the list with digits or signs before or after it, and
 * any two of the first three thousand together (ASVS 5.0, 6.2.4).
 */
export const commonFrom = (list: readonly string[]): IsCommon => {
  const listed = new Set(list);
  const first = new Set(list.slice(0, COMMONEST).filter((each) => each.length >= SHORTEST_PART));
  const isDressed = (text: string, among: ReadonlySet<string>): boolean => {
    for (let from = 0; from <= text.length - SHORTEST_PART && ADDED.test(text.slice(0, from)); from += 1)
      for (let until = text.length; until >= from + SHORTEST_PART; until -= 1) {
        if (!ADDED.test(text.slice(until))) break;
        if (among.has(text.slice(from, until))) return true;
      }
    return false;
  };
  return (password) => {
    const text = password.toLowerCase();
    if (isDressed(text, listed)) return true;
    for (let at = SHORTEST_PART; at <= text.length - SHORTEST_PART; at += 1)
      if (isDressed(text.slice(0, at), first) && isDressed(text.slice(at), first)) return true;
    return false;
  };
};
