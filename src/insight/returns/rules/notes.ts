import { type Day, isCode, isDay } from '#kernel';
import { type CensusElement, shown, wholeText } from './element.ts';
import type { Refusal } from './judgement.ts';

/** What a judgement has found so far. */
export interface Notes {
  readonly refused: Refusal[];
  readonly odd: Refusal[];
  readonly waiting: Map<string, number>;
}

/** Nothing found yet. */
export const noNotes = (): Notes => ({ refused: [], odd: [], waiting: new Map() });

const about = (element: CensusElement, why: string): Refusal => ({
  line: element.line,
  field: element.name,
  value: element.text === '' ? wholeText(element) : shown(element.text),
  why,
});
/** Notes that what the element says is not taken. */
export const refuse = (notes: Notes, element: CensusElement, why: string): void => {
  notes.refused.push(about(element, why));
};
/** Notes that what the element says is taken and is odd. */
export const findOdd = (notes: Notes, element: CensusElement, why: string): void => {
  notes.odd.push(about(element, why));
};
/** Notes that a value which the return needs is not there: nothing is refused, for nothing was said. */
export const findMissing = (notes: Notes, within: CensusElement, field: string, why: string): void => {
  notes.odd.push({ line: within.line, field, value: '', why });
};

/** What may stand in an element, and whether more than once. */
export type Shape = ReadonlyMap<string, 'one' | 'many'>;

/** The names that may stand once in an element, and those that may stand many times. */
export const shape = (one: readonly string[], many: readonly string[] = []): Shape =>
  new Map([...one.map((name) => [name, 'one'] as const), ...many.map((name) => [name, 'many'] as const)]);

export interface Parts {
  readonly all: (name: string) => readonly CensusElement[];
  readonly one: (name: string) => CensusElement | undefined;
}

const refuseAttributes = (notes: Notes, element: CensusElement): void => {
  for (const { name, value } of element.attributes)
    notes.refused.push({
      line: element.line,
      field: `${element.name}@${name}`,
      value: shown(value),
      why: 'A census return has no such attribute.',
    });
};

/**
 * The parts of an element by name. Whatever the return has no place for is refused by name: strange elements, a second
 * of what may stand once, text between elements, attributes. An element that is empty says nothing and is left out.
 */
export const partsOf = (notes: Notes, element: CensusElement, allowed: Shape): Parts => {
  const found = new Map<string, CensusElement[]>();
  refuseAttributes(notes, element);
  if (element.text !== '')
    notes.refused.push({
      line: element.line,
      field: element.name,
      value: shown(element.text),
      why: `Text stands in ${element.name}, where only elements belong.`,
    });
  for (const child of element.children) {
    const times = allowed.get(child.name);
    const already = found.get(child.name);
    if (!times)
      refuse(notes, child, `A census return has no element ‘${shown(child.name)}’ in ${element.name}.`);
    else if (child.text === '' && child.children.length === 0) refuseAttributes(notes, child);
    else if (!already) found.set(child.name, [child]);
    else if (times === 'many') already.push(child);
    else
      refuse(
        notes,
        child,
        `${child.name} stands a second time in one ${element.name}; the first was judged.`,
      );
  }
  return { all: (name) => found.get(name) ?? [], one: (name) => found.get(name)?.[0] };
};

/** The text of an element that holds one value; undefined, and refused, when it holds elements or half a character. */
export const textOf = (notes: Notes, element: CensusElement | undefined): string | undefined => {
  if (!element) return undefined;
  refuseAttributes(notes, element);
  if (element.children.length > 0) {
    refuse(notes, element, `${element.name} holds elements where one value belongs.`);
    return undefined;
  }
  return element.text;
};

/** The day that an element gives; refused when it is not a day that exists. */
export const dayIn = (notes: Notes, element: CensusElement | undefined): Day | undefined => {
  const text = textOf(notes, element);
  if (!element || text === undefined) return undefined;
  if (isDay(text)) return text;
  refuse(
    notes,
    element,
    /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? 'There is no such day.'
      : 'This is not a date: a date is written year-month-day, as in 2021-09-30.',
  );
  return undefined;
};

/** The code that an element gives; refused when the set has no such code. */
export const codeIn = <Codes extends Readonly<Record<string, string>>>(
  notes: Notes,
  element: CensusElement | undefined,
  codes: Codes,
  rule: string,
): (keyof Codes & string) | undefined => {
  const text = textOf(notes, element);
  if (!element || text === undefined) return undefined;
  if (isCode(codes, text)) return text;
  refuse(notes, element, `This is not a code of ${element.name} (${rule}).`);
  return undefined;
};

/** What the text of an element stands for; refused when it stands for nothing. */
export const meantIn = <Meant>(
  notes: Notes,
  element: CensusElement | undefined,
  meanings: ReadonlyMap<string, Meant>,
  why: string,
): Meant | undefined => {
  const text = textOf(notes, element);
  if (!element || text === undefined) return undefined;
  const meant = meanings.get(text);
  if (meant === undefined) refuse(notes, element, why);
  return meant;
};
