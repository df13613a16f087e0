const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);

/**
 * Whether a text holds a part of one of these names: as it is spelled, or in capitals. "will" names no Will, and two letters name nobody.
 */
export const namesOneOf = (text: string, names: readonly string[]): boolean => {
  const said = new Set(wordsOf(text.normalize('NFC')));
  return names
    .flatMap((name) => wordsOf(name.normalize('NFC')))
    .some((part) => said.has(part) || said.has(part.toUpperCase()));
};
