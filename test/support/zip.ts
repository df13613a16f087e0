import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive made by hand: what its directory says may be a lie. */
export interface Zipped {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says of its unpacked size, where that is not the truth. */
  readonly says?: number;
  readonly encrypted?: boolean;
  /** Stands where the entry before it stands: how one bomb is counted many times. */
  readonly over?: boolean;
}

const header = (
  signature: number,
  { name, says, encrypted = false }: Zipped,
  packed: Buffer,
  whole: Buffer,
): Buffer => {
  const isCentral = signature === 0x02014b50;
  const block = Buffer.alloc(isCentral ? 46 : 30);
  block.writeUInt32LE(signature, 0);
  const at = isCentral ? 6 : 4;
  block.writeUInt16LE(20, at);
  block.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), at + 2);
  block.writeUInt16LE(8, at + 4);
  block.writeUInt32LE(crc32(whole), at + 10);
  block.writeUInt32LE(packed.length, at + 14);
  block.writeUInt32LE(says ?? whole.length, at + 18);
  block.writeUInt16LE(Buffer.byteLength(name), at + 22);
  return block;
};

/** An archive as no program would write it, where a test wants one. */
export const zip = (entries: readonly Zipped[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const entry of entries) {
    const whole = Buffer.from(entry.content);
    const packed = deflateRawSync(whole);
    const name = Buffer.from(entry.name);
    const central = header(0x02014b50, entry, packed, whole);
    if (!entry.over) {
      const local = Buffer.concat([header(0x04034b50, entry, packed, whole), name, packed]);
      last = offset;
      offset += local.length;
      parts.push(local);
    }
    central.writeUInt32LE(last, 42);
    directory.push(central, name);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
};

/** The least that makes a Word document. */
export const docx = (...more: Zipped[]): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);
