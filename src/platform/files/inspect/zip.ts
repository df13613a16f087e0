import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What an archive says that it holds, read from its directory alone: nothing of it is unpacked. */
export interface ZipDirectory {
  readonly names: ReadonlySet<string>;
}

/** Far more than any document has. */
const MOST_ENTRIES = 10_000;
const MOST_UNPACKED = 300_000_000;
/** Text packs to a tenth, a sheet of equal rows to a fiftieth; a bomb to a thousandth. */
const MOST_RATIO = 250;
const SMALL = 5_000_000;

/** Two entries that stand in the same bytes: how a bomb of a few kilobytes unpacks to terabytes. */
const overlap = (entries: readonly Entry[]): boolean => {
  const places = entries
    .map((entry) => ({ from: entry.relativeOffsetOfLocalHeader, size: entry.compressedSize }))
    .sort((one, other) => one.from - other.from);
  return places.some(({ from, size }, at) => {
    const next = places[at + 1];
    return next !== undefined && from + size > next.from;
  });
};

const PASSWORD = 'It is protected by a password. Take the password away, then choose it again';
const TOO_MUCH = 'It unpacks to far more than a document holds. Choose another file';
const DAMAGED = 'It is damaged or not whole. Open it in its own program, save it again, then choose that';

/** Reads the directory of a zip archive, which Word and Excel files are; refuses with a sentence what nobody should unpack. */
export const readZipDirectory = async (
  path: string,
): Promise<{ ok: true; directory: ZipDirectory } | { ok: false; reason: string }> => {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    if (zip.entryCount > MOST_ENTRIES) return { ok: false, reason: TOO_MUCH };
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) return { ok: false, reason: TOO_MUCH };
    }
    if (entries.some(({ generalPurposeBitFlag }) => (generalPurposeBitFlag & 1) === 1))
      return { ok: false, reason: PASSWORD };
    const unpacked = entries.reduce((total, { uncompressedSize }) => total + uncompressedSize, 0);
    const packed = entries.reduce((total, { compressedSize }) => total + compressedSize, 0);
    if (unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked > packed * MOST_RATIO) || overlap(entries))
      return { ok: false, reason: TOO_MUCH };
    return { ok: true, directory: { names: new Set(entries.map(({ fileName }) => fileName)) } };
  } catch {
    return { ok: false, reason: DAMAGED };
  } finally {
    zip?.close();
  }
};
