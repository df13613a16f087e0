import { SaxesParser } from 'saxes';
import { BrokenCensus } from './broken.ts';
import { type CensusElement, ownCopy, shown, withoutSpace } from './element.ts';
import { censusText, UnreadableText } from './encoding.ts';
import { judgeHeader } from './header.ts';
import type { CensusEvent } from './judgement.ts';

/** Limits that no real return comes near: a Child has 7 levels and a few hundred elements. */
const DEPTH = 16;
const ATTRIBUTES = 32;
const LONGEST = 65_536;
const ELEMENTS = 20_000;
const TEXT = 1_048_576;
/** Characters parsed at once: the children that end within them are all that is ever held. */
const PIECE = 16_384;

type Growing = { -readonly [key in keyof CensusElement]: CensusElement[key] } & {
  attributes: { name: string; value: string }[];
  children: Growing[];
};

/** Namespace declarations, schema hints and the like say nothing about a child. */
const carriesNoFact = (attribute: string): boolean => /^(?:xmlns(?:$|:)|xsi:|xml:)/.test(attribute);

/** Follows the file's skeleton and gathers one Header or Child at a time; `emit` takes each event as it is complete. */
const censusParser = (emit: (event: CensusEvent) => void) => {
  const parser = new SaxesParser({ defaultXMLVersion: '1.0', forceXMLVersion: true });
  const outer: string[] = [];
  const inner: Growing[] = [];
  let attributes: { name: string; value: string }[] = [];
  let count = 0;
  let opening = 1;
  let elements = 0;
  let characters = 0;
  let children = 0;
  let header = false;
  let within = false;
  let skipped: { name: string; line: number; text: string; depth: number } | undefined;
  /** Characters written, and how many there were when the parser last finished something. */
  let written = 0;
  let heard = 0;

  const broken = (sentence: string): BrokenCensus => new BrokenCensus(parser.line, sentence);
  const refuse = (line: number, field: string, value: string, why: string): void =>
    emit({ kind: 'refused', refusal: { line, field, value: shown(ownCopy(value)), why } });
  const depth = (): number => outer.length + inner.length + (skipped?.depth ?? 0);

  /** How an element outside any Child is met: as skeleton, as the start of something gathered, or as a stranger. */
  const placed = (name: string): 'skeleton' | 'gathered' | 'stranger' => {
    if (outer.length === 0) {
      if (name !== 'Message')
        throw broken(`this is not a census return: it begins with ‘${shown(name)}’, not with ‘Message’.`);
      return 'skeleton';
    }
    if (outer.length === 2) return name === 'Child' ? 'gathered' : 'stranger';
    if (name === 'Header' && !header && !within) return 'gathered';
    if (name !== 'Children') return 'stranger';
    if (within) throw broken('the file holds a second list of children. A return has one.');
    return 'skeleton';
  };

  const opened = (name: string): void => {
    if (depth() >= DEPTH) throw broken(`elements are nested more than ${DEPTH} deep.`);
    const facts = attributes.filter((attribute) => !carriesNoFact(attribute.name));
    attributes = [];
    count = 0;
    if (skipped) {
      skipped.depth += 1;
      return;
    }
    const above = inner.at(-1);
    const place = above ? 'gathered' : placed(name);
    if (place === 'stranger') {
      skipped = { name, line: opening, text: '', depth: 1 };
      return;
    }
    if (place === 'skeleton') {
      outer.push(name);
      for (const { name: attribute, value } of facts)
        refuse(opening, `${name}@${attribute}`, value, 'A census return has no such attribute.');
      if (name !== 'Children') return;
      if (!header) emit({ kind: 'header', ...judgeHeader(undefined, opening) });
      header = true;
      within = true;
      return;
    }
    elements += 1;
    if (elements > ELEMENTS) throw broken(`one child holds more than ${ELEMENTS} elements.`);
    const element: Growing = { name, line: opening, text: '', attributes: facts, children: [] };
    above?.children.push(element);
    inner.push(element);
  };

  const read = (text: string): void => {
    heard = written;
    const element = inner.at(-1);
    if (skipped) skipped.text = skipped.text.length > LONGEST ? skipped.text : `${skipped.text}${text}`;
    else if (element) {
      characters += text.length;
      if (characters > TEXT) throw broken(`one child holds more than ${TEXT} characters.`);
      element.text += text;
      if (element.text.length > LONGEST) throw broken(`a value is longer than ${LONGEST} characters.`);
    } else if (outer.length > 0 && withoutSpace(text) !== '')
      refuse(
        parser.line,
        outer.at(-1) ?? '',
        withoutSpace(text),
        'Text stands here where only elements belong.',
      );
  };

  const closed = (): void => {
    heard = written;
    if (skipped) {
      skipped.depth -= 1;
      if (skipped.depth > 0) return;
      const { name, line, text } = skipped;
      skipped = undefined;
      refuse(
        line,
        ownCopy(name),
        withoutSpace(text),
        'A census return has no such element in this place. It was passed over.',
      );
      return;
    }
    const element = inner.pop();
    if (!element) {
      outer.pop();
      return;
    }
    element.text = ownCopy(withoutSpace(element.text));
    if (inner.length > 0) return;
    elements = 0;
    characters = 0;
    if (element.name === 'Header') {
      header = true;
      emit({ kind: 'header', ...judgeHeader(element, element.line) });
    } else {
      children += 1;
      emit({ kind: 'child', child: element });
    }
  };

  parser.on('error', (error) => {
    throw broken(
      `the file is not well-formed XML (${error.message.replace(/^[\d:]+ /, '').replace(/\.$/, '')}).`,
    );
  });
  parser.on('doctype', () => {
    throw broken(
      'the file holds a document type declaration, which a return never needs and which is not read.',
    );
  });
  parser.on('opentagstart', () => {
    heard = written;
    // The line feed that ends the name has been read already when the parser stands at the start of a line.
    opening = parser.column === 0 ? parser.line - 1 : parser.line;
  });
  parser.on('attribute', ({ name, value }) => {
    heard = written;
    count += 1;
    if (count > ATTRIBUTES) throw broken(`an element holds more than ${ATTRIBUTES} attributes.`);
    attributes.push({ name: ownCopy(name), value: ownCopy(value) });
  });
  parser.on('opentag', ({ name }) => opened(name));
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('closetag', closed);
  parser.on('comment', () => {
    heard = written;
  });
  parser.on('processinginstruction', () => {
    heard = written;
  });

  return {
    /** Takes at most `PIECE` characters. */
    write(piece: string): void {
      written += piece.length;
      parser.write(piece);
      if (written - heard > LONGEST)
        throw broken(
          `a value, name, comment or stretch of white space is longer than ${LONGEST} characters.`,
        );
    },
    close(): void {
      const line = parser.line;
      try {
        parser.close();
      } catch (error) {
        if (!(error instanceof BrokenCensus)) throw error;
        throw new BrokenCensus(
          line,
          'the file ends before it is complete: it was cut short, or an element is never closed. Export it again.',
        );
      }
      if (!within) throw new BrokenCensus(line, 'the file holds no list of children (‘Children’).');
      emit({ kind: 'end', children });
    },
    broken,
  };
};

/**
 * Reads a Children in Need census as a stream: first the header, then each child as it stands in the file, at the end
 * how many there were; between them what stands outside both and can't be taken. Memory does not grow with the file.
 * Throws `BrokenCensus` when the file can't be trusted; whoever reads must then undo what it has done.
 * Structure: DfE Children in Need census, 2021-22 to 2025-26 (shared XML of item numbers N00097 to N00783).
 */
export async function* readCensus(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<CensusEvent> {
  let waiting: CensusEvent[] = [];
  const parser = censusParser((event) => waiting.push(event));
  const drained = (): CensusEvent[] => {
    const events = waiting;
    waiting = [];
    return events;
  };
  try {
    for await (const text of censusText(chunks)) {
      for (let at = 0; at < text.length; at += PIECE) {
        parser.write(text.slice(at, at + PIECE));
        yield* drained();
      }
    }
  } catch (error) {
    throw error instanceof UnreadableText ? parser.broken(error.message) : error;
  }
  parser.close();
  yield* drained();
}
