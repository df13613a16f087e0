import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '#files';
import type { Host } from './host.ts';

/** A file that a page sends to be saved, instead of a view. */
export interface Sends {
  /** As it was given, or as it is to be called. */
  readonly name: string;
  readonly media: string;
  /** The hash of content that is kept; or the content itself, made for this answer. */
  readonly content: { readonly sha256: string; readonly bytes: number } | string | Uint8Array;
}

/** Content that is said to be kept, and is not there. */
export class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
}

/** Sends a file to be saved. It is never shown in our own pages, nor taken for anything but what it is, and nobody on the way keeps it. */
export const sendFile = async (
  host: Host,
  request: FastifyRequest,
  reply: FastifyReply,
  partnership: string,
  { name, media, content }: Sends,
): Promise<FastifyReply> => {
  const made = typeof content === 'string' || content instanceof Uint8Array;
  const kept = made ? undefined : await host.files?.read(partnership, content.sha256);
  if (!made && !kept) throw new ContentMissing('The content of a file is missing.');
  reply
    .code(200)
    .header('content-type', media)
    .header('content-disposition', contentDisposition(name))
    .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store');
  if (made || !kept) return reply.send(content instanceof Uint8Array ? Buffer.from(content) : content);
  const told = async function* () {
    try {
      yield* kept;
    } catch (error) {
      // The answer is cut off before its end, so that nobody takes it for whole.
      request.log.error({ err: error }, 'a file could not be read to its end');
      throw error;
    }
  };
  return reply.header('content-length', content.bytes).send(Readable.from(told(), { objectMode: false }));
};
