/** Why bytes can't become text. The reader adds the line, which only it knows. */
export class UnreadableText extends Error {
  override readonly name = 'UnreadableText';
}

/** The declaration must stand at the very start and is never this long. */
const HEAD = 512;
/** Bytes turned into text at once, whatever the size of the chunk that arrived. */
const PIECE = 65_536;

const LABELS: ReadonlyMap<string, 'utf-8' | 'utf-16' | 'windows-1252'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
]);

const SAVE_AS = 'Save it as UTF-8 and try again.';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const declared = (head: string): string | undefined =>
  /^\uFEFF?<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,60})["']/.exec(head)?.[1]?.toLowerCase();

/** The decoder's label for the bytes, from the byte-order mark and the declaration, which must agree; never a guess. */
const encodingOf = (head: Uint8Array): string => {
  if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x1f, 0x8b))
    throw new UnreadableText('the file is compressed. Unpack it and import the XML file that is inside.');
  if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff))
    throw new UnreadableText(`the file is in UTF-32, which is not read. ${SAVE_AS}`);
  const marked = startsWith(head, 0xef, 0xbb, 0xbf)
    ? 'utf-8'
    : startsWith(head, 0xff, 0xfe)
      ? 'utf-16le'
      : startsWith(head, 0xfe, 0xff)
        ? 'utf-16be'
        : undefined;
  if (!marked && (startsWith(head, 0x3c, 0) || startsWith(head, 0, 0x3c)))
    throw new UnreadableText(`the file looks like UTF-16 and has no byte-order mark. ${SAVE_AS}`);
  const says = declared(new TextDecoder(marked ?? 'latin1').decode(head));
  const known = says === undefined ? undefined : LABELS.get(says);
  if (says !== undefined && !known)
    throw new UnreadableText(`the file says that its encoding is ‘${says}’, which is not read. ${SAVE_AS}`);
  if (!marked) {
    if (known === 'utf-16')
      throw new UnreadableText(`the file says that it is UTF-16 and has no byte-order mark. ${SAVE_AS}`);
    return known ?? 'utf-8';
  }
  if (known && !marked.startsWith(known))
    throw new UnreadableText(
      `the file says that its encoding is ‘${says}’, but its byte-order mark is that of ${marked.slice(0, 6).toUpperCase()}. ${SAVE_AS}`,
    );
  return marked;
};

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};

/** Text of the bytes, in pieces; before it throws it gives the text that stands before the first bad byte, for the line. */
function* decoded(decoder: TextDecoder, bytes: Uint8Array): Generator<string> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      const lenient = new TextDecoder(decoder.encoding).decode(piece);
      yield lenient.slice(0, Math.max(0, lenient.indexOf('\uFFFD')));
      throw new UnreadableText(
        `the file holds bytes that are not ${decoder.encoding.toUpperCase()} text. ${SAVE_AS}`,
      );
    }
    yield text;
  }
}

/**
 * The text of a census file. Read are UTF-8 with or without a byte-order mark, UTF-16 with one, and a declared
 * ISO-8859-1 or windows-1252 (the same thing here, as in every browser). Anything else throws `UnreadableText`.
 */
export async function* censusText(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array(0);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      if (decoder || head.length > 0)
        throw new TypeError('A census is read as bytes or as text, not as a mixture.');
      yield chunk;
      continue;
    }
    if (decoder) {
      yield* decoded(decoder, chunk);
      continue;
    }
    head = joined(head, chunk);
    if (head.length < HEAD) continue;
    decoder = new TextDecoder(encodingOf(head.subarray(0, HEAD)), { fatal: true });
    yield* decoded(decoder, head);
  }
  if (!decoder && head.length > 0) {
    decoder = new TextDecoder(encodingOf(head), { fatal: true });
    yield* decoded(decoder, head);
  }
  if (!decoder) return;
  let rest: string;
  try {
    rest = decoder.decode();
  } catch {
    throw new UnreadableText(
      'the file ends in the middle of a character: it was cut short. Export it again.',
    );
  }
  yield rest;
}
