/** A name as it may be typed: as it is spelled, or in capitals. "will" names no Will, and two letters name nobody. */
const standsIn = (text: string, part: string): boolean =>
  part.length > 2 &&
  [part, part.toUpperCase()].some((spelled) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(spelled)}(?![\\p{L}\\p{N}])`, 'u').test(text),
  );

/** Whether a text holds a part of one of these names. */
export const namesOneOf = (text: string, names: readonly string[]): boolean =>
  names.flatMap((name) => name.split(/[\s,]+/)).some((part) => standsIn(text, part));
