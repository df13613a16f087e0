const BLOCK = 512;
/** The most that eleven octal digits can say; a larger size is written in base 256, as GNU tar does. */
const OCTAL_LIMIT = 8 ** 11;

/** The bytes that fill an entry up to a whole block. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The two empty blocks that end an archive. */
export const ending: Buffer = Buffer.alloc(2 * BLOCK);

/** The header of one file of an archive, in the ustar format (POSIX.1-1988), which every tar reads; what it stands in may be named apart. */
export const header = (name: string, size: number, at: Date, folder = ''): Buffer => {
  const block = Buffer.alloc(BLOCK);
  block.write(folder, 345, 155);
  const octal = (value: number, offset: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset);
  block.write(name, 0, 100);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  if (size < OCTAL_LIMIT) octal(size, 124, 12);
  else {
    block.writeUInt8(0x80, 124);
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  octal(Math.floor(at.getTime() / 1000), 136, 12);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
};

/** What a header says; undefined for the end of the archive and for what is none. */
const readHeader = (block: Buffer): { name: string; size: number } | undefined => {
  if (block.toString('latin1', 257, 262) !== 'ustar') return undefined;
  const textAt = (from: number, until: number) => block.toString('utf8', from, until).replace(/\0.*$/s, '');
  const folder = textAt(345, 500);
  const name = folder === '' ? textAt(0, 100) : `${folder}/${textAt(0, 100)}`;
  const size =
    block[124] === 0x80
      ? Number(block.readBigUInt64BE(128))
      : Number.parseInt(block.toString('latin1', 124, 136), 8);
  return Number.isSafeInteger(size) ? { name, size } : undefined;
};

export interface Entry {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncGenerator<Buffer>;
}

/** The entries of an archive, one after another: each is to be read to its end before the next is asked for. */
export const entriesOf = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const take = reading(source);
  const whole = async (size: number) => {
    const parts: Buffer[] = [];
    for await (const part of take(size)) parts.push(part);
    return Buffer.concat(parts);
  };
  for (;;) {
    const found = readHeader(await whole(BLOCK));
    if (!found) return;
    yield { ...found, content: take(found.size) };
    await whole(padding(found.size).length);
  }
};

/** Hands out the next so many bytes of a stream, in parts; fewer where it ends. */
const reading = (source: AsyncIterable<Buffer>) => {
  const parts = source[Symbol.asyncIterator]();
  let left: Buffer = Buffer.alloc(0);
  return async function* (size: number): AsyncGenerator<Buffer> {
    for (let wanted = size; wanted > 0; ) {
      if (left.length === 0) {
        const next = await parts.next();
        if (next.done) return;
        left = next.value;
      }
      const part = left.subarray(0, wanted);
      left = left.subarray(part.length);
      wanted -= part.length;
      yield part;
    }
  };
};
