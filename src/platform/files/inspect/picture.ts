const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 20_000;

interface Size {
  readonly width: number;
  readonly height: number;
}

const pngSize = (head: Buffer): Size | null =>
  head.length >= 24 && head.toString('latin1', 12, 16) === 'IHDR'
    ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
    : null;

/** Walks the segments of a JPEG to the frame, which says how large it is. */
const jpegSize = (content: Buffer): Size | null => {
  for (let at = 2; at + 9 < content.length; ) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    const length = content.readUInt16BE(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
};

/** What is wrong with a picture, in a sentence: a few bytes may say that they unpack to more than a machine holds. */
export const pictureFault = (type: 'png' | 'jpeg', head: Buffer): string | null => {
  const size = type === 'png' ? pngSize(head) : jpegSize(head);
  if (!size || size.width === 0 || size.height === 0)
    return 'It is damaged or not whole. Open it in its own program, save it again, then choose that';
  return size.width > LONGEST_SIDE || size.height > LONGEST_SIDE || size.width * size.height > MOST_PIXELS
    ? `It is ${size.width.toLocaleString('en-GB')} by ${size.height.toLocaleString('en-GB')} pixels, which is too large. Save it smaller, then choose that`
    : null;
};
