import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { CannotDo } from '../command.ts';
import { contentOf, folderOf, type KeptFile, takeFile } from './files.ts';
import { Manifest } from './manifest.ts';
import { ending, entriesOf, header, padding } from './tar.ts';

/** The data of a backup, which can be read more than once. */
export interface Content {
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}

const MANIFEST = 'manifest.json';

/** Writes a backup whole or not at all: a .tar.gz that holds a manifest, the data, and the files that people sent. */
export const writeArchive = async (
  file: string,
  described: Omit<Manifest, 'bytes' | 'sha256'>,
  { bytes, read }: Content,
  files: readonly KeptFile[] = [],
): Promise<Manifest> => {
  const hash = createHash('sha256');
  for await (const part of read()) hash.update(part);
  const manifest: Manifest = { ...described, bytes, sha256: hash.digest('hex') };
  const said = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const at = new Date(manifest.madeAt);
  const parts = async function* () {
    yield header(MANIFEST, said.length, at);
    yield said;
    yield padding(said.length);
    yield header(manifest.entry, bytes, at);
    yield* read();
    yield padding(bytes);
    for (const file of files) {
      yield header(file.sha256, file.bytes, at, folderOf(file));
      yield* contentOf(file);
      yield padding(file.bytes);
    }
    yield ending;
  };
  const part = `${file}.part`;
  try {
    await pipeline(parts, createGzip(), createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (problem) {
    await rm(part, { force: true });
    throw problem;
  }
  return manifest;
};

/** The backup is none, or not whole. */
const notWhole = (file: string, why: string): CannotDo =>
  new CannotDo(`${file} is no whole backup of Arden: ${why}. Nothing was changed.`);

/**
 * Reads a backup: shows its manifest to `accept`, which may refuse by throwing, writes its data to a file and the files that people
 * sent beside it, and throws unless all of it is byte for byte what was backed up.
 */
export const readArchive = async (
  file: string,
  into: string,
  accept: (manifest: Manifest) => Promise<void>,
  filesInto: string = dirname(into),
): Promise<Manifest & { readonly taken: readonly KeptFile[] }> => {
  const unzipped = createGunzip();
  const source = createReadStream(file);
  const unzipping = pipeline(source, unzipped);
  // The failure reaches whoever reads the unzipped stream.
  unzipping.catch(() => undefined);
  try {
    const entries = entriesOf(unzipped);
    const manifest = await readManifest(entries, file);
    await accept(manifest);
    const data = await entries.next();
    if (data.done || data.value.name !== manifest.entry) throw notWhole(file, 'its data is missing');
    const { content } = data.value;
    const hash = createHash('sha256');
    let bytes = 0;
    const hashed = async function* () {
      for await (const part of content) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
    };
    await pipeline(hashed, createWriteStream(into, { mode: 0o600 }));
    if (bytes !== manifest.bytes) throw notWhole(file, 'its end is missing');
    if (hash.digest('hex') !== manifest.sha256)
      throw notWhole(file, 'its data is not what was backed up (the SHA-256 differs)');
    const taken: KeptFile[] = [];
    for (;;) {
      const next = await entries.next();
      if (next.done) break;
      const kept = await takeFile(next.value, filesInto);
      if (!kept) throw notWhole(file, 'one of its files is not what was backed up');
      taken.push(kept);
    }
    if (taken.length !== (manifest.files ?? 0)) throw notWhole(file, 'some of its files are missing');
    return { ...manifest, taken };
  } catch (problem) {
    if (isZlibError(problem)) throw notWhole(file, 'it cannot be unpacked');
    throw problem;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
};

const readManifest = async (entries: ReturnType<typeof entriesOf>, file: string): Promise<Manifest> => {
  const first = await entries.next();
  if (first.done || first.value.name !== MANIFEST || first.value.size > 1_000_000)
    throw notWhole(file, 'it has no manifest');
  const parts: Buffer[] = [];
  for await (const part of first.value.content) parts.push(part);
  try {
    return Manifest.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  } catch {
    throw notWhole(file, 'its manifest cannot be read, or is of a newer kind');
  }
};

const isZlibError = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && /^(Z_|ERR_STREAM_PREMATURE)/.test(String(problem.code));
