import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const packed = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const;
export type Packing = keyof typeof packed;

/** An answer as it is sent: made once, compressed once. */
export interface Kept {
  readonly status: number;
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Less is not worth it. */
const WORTH_PACKING = 500;

export const keep = async ({
  status,
  type,
  text,
  headers = {},
}: {
  status: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}): Promise<Kept> => {
  const plain = Buffer.from(text);
  const etag = `W/"${createHash('sha256').update(`${status} ${type}\n`).update(plain).digest('base64url').slice(0, 27)}"`;
  const face = { status, type, etag, plain, headers };
  if (plain.length < WORTH_PACKING) return face;
  const [br, zipped] = await Promise.all([
    packed.br(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    packed.gzip(plain),
  ]);
  return { ...face, br, gzip: zipped };
};

/** How long an answer is taken to stand before the database is asked again whether it does. */
const STANDS_FOR = 1_000;
/** After something was told, every request asks again for so long: what was told may be about to be committed. */
const DOUBTS_FOR = 1_500;
const MOST_BYTES = 64 * 1024 * 1024;

interface Shelf {
  mark: string | null;
  asked: number;
  doubtedUntil: number;
  asking: Promise<string | null> | null;
  readonly held: Map<string, Promise<Kept>>;
  bytes: number;
}

/** What was made for the public, by what it belongs to; all of it is let go when anything there changes. */
export interface KeptAnswers {
  /** The word that stands now for what belongs to `of`. */
  readonly mark: (of: string, ask: () => Promise<string | null>) => Promise<string | null> | string | null;
  /** The answer of an address under the mark that stands: made now, or before. Whoever asks for it meanwhile waits for the same. */
  readonly get: (of: string, at: string, make: () => Promise<Kept>) => Promise<Kept>;
  /** Something changed there, or is about to have: the mark is asked for again. */
  readonly doubt: (of: string) => void;
}

export const openKeptAnswers = (clock = () => performance.now()): KeptAnswers => {
  const shelves = new Map<string, Shelf>();
  const shelfOf = (of: string): Shelf => {
    const found = shelves.get(of);
    if (found) return found;
    const made: Shelf = {
      mark: null,
      asked: -STANDS_FOR,
      doubtedUntil: -1,
      asking: null,
      held: new Map(),
      bytes: 0,
    };
    shelves.set(of, made);
    return made;
  };
  const empty = (shelf: Shelf): void => {
    shelf.held.clear();
    shelf.bytes = 0;
  };
  return {
    mark: (of, ask) => {
      const known = shelves.get(of);
      const now = clock();
      if (known && now - known.asked < STANDS_FOR && now > known.doubtedUntil) return known.mark;
      if (known?.asking && now > known.doubtedUntil) return known.asking;
      const asking = ask()
        .then((mark) => {
          // Of what is not there nothing is remembered: anybody may make up names.
          if (mark === null) {
            shelves.delete(of);
            return null;
          }
          const shelf = shelfOf(of);
          if (shelf.mark !== mark) empty(shelf);
          shelf.mark = mark;
          shelf.asked = now;
          return mark;
        })
        .finally(() => {
          const shelf = shelves.get(of);
          if (shelf?.asking === asking) shelf.asking = null;
        });
      if (known) known.asking = asking;
      return asking;
    },
    get: async (of, at, make) => {
      const shelf = shelfOf(of);
      const found = shelf.held.get(at);
      if (found) return found;
      const making = make();
      shelf.held.set(at, making);
      try {
        const made = await making;
        const bytes = made.plain.length + (made.br?.length ?? 0) + (made.gzip?.length ?? 0);
        // Only what is there is kept: an address that somebody made up costs no memory.
        if (shelf.held.get(at) === making) {
          if (made.status === 400 || made.status === 404) shelf.held.delete(at);
          else shelf.bytes += bytes;
          if (shelf.bytes > MOST_BYTES) empty(shelf);
        }
        return made;
      } catch (error) {
        if (shelf.held.get(at) === making) shelf.held.delete(at);
        throw error;
      }
    },
    doubt: (of) => {
      const shelf = shelves.get(of);
      if (shelf) shelf.doubtedUntil = clock() + DOUBTS_FOR;
    },
  };
};
