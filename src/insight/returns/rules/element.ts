/** An element of the file as it stood, with the line on which it opens. Nothing of it has been judged. */
export interface CensusElement {
  readonly name: string;
  readonly line: number;
  /** Its own text, without the white space around it; '' when it has none. */
  readonly text: string;
  /** Attributes that might carry a fact: namespace declarations and schema hints are left out. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly children: readonly CensusElement[];
}

/** Longest value that a report repeats. */
const SHOWN = 200;

/** A value as a report repeats it: long ones cut, with an ellipsis, and never half a character. */
export const shown = (value: string): string =>
  value.length > SHOWN ? `${value.slice(0, SHOWN).toWellFormed()}…` : value.toWellFormed();

/** Without the white space that XML knows; a no-break space stays, for it is part of what was typed. */
export const withoutSpace = (text: string): string =>
  text.replace(/^[\t\n\r ]+/, '').replace(/(?<![\t\n\r ])[\t\n\r ]+$/, '');

/**
 * A copy that stands alone. V8 keeps a slice of 13 characters or more as a window on the chunk that it came from, so
 * one remembered UPN would keep 16 KB alive, and a hundred thousand the whole file.
 */
export const ownCopy = (text: string): string => (text.length < 13 ? text : text.split('').join(''));

/** Everything that an element holds, as one line of text for a report. */
export const wholeText = (element: CensusElement): string => {
  const texts: string[] = [];
  const collect = (part: CensusElement): void => {
    if (part.text !== '') texts.push(part.text);
    for (const child of part.children) {
      if (texts.length > 50) return;
      collect(child);
    }
  };
  collect(element);
  return shown(texts.join(' '));
};
