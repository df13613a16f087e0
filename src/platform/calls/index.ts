import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { callable, Refused, targetOf } from './reach.ts';

export { type Asking, ask } from './asking.ts';
export { callable } from './reach.ts';
export { newSecret, signed } from './signing.ts';

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Networks that are not public and may be called all the same. */
  readonly allowed: readonly string[];
  /** Milliseconds from the look-up of the name to the end of the answer; ten seconds unless told. */
  readonly patience?: number;
}

/** What came of a call: the status of the answer, or why there was none. */
export type Answered =
  | { readonly status: number; readonly why?: undefined }
  | { readonly status?: undefined; readonly why: string };

const PATIENCE = 10_000;
/** An answer is a status; what follows is read this far, for politeness, and thrown away. */
const READ_AT_MOST = 64 * 1024;

/**
 * Sends a body to a system outside, over https. Plain http is for this machine only, and only where that is let in. Redirects are not
 * followed: an answer that leads elsewhere is an answer like any other. Throws nothing.
 */
export const call = async ({
  url: text,
  headers,
  body,
  allowed,
  patience = PATIENCE,
}: Call): Promise<Answered> => {
  const fit = callable(text);
  if (!fit.ok) return { why: 'address refused' };
  const { url } = fit;
  const signal = AbortSignal.timeout(patience);
  try {
    const found = await targetOf(url, allowed, signal);
    const plain = url.protocol === 'http:';
    const status = await new Promise<number>((answered, failed) => {
      const sent = (plain ? overHttp : overHttps)(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
          lookup: found,
          agent: false,
          signal,
          maxHeaderSize: 16 * 1024,
        },
        (answer) => {
          let read = 0;
          const done = () => answered(answer.statusCode ?? 0);
          answer.on('data', (piece: Buffer) => {
            read += piece.length;
            if (read > READ_AT_MOST) {
              done();
              answer.destroy();
            }
          });
          answer.on('end', done);
          answer.on('error', failed);
        },
      );
      sent.on('error', failed);
      sent.end(body);
    });
    return { status };
  } catch (error) {
    return { why: reasonOf(error, signal) };
  }
};

const reasonOf = (error: unknown, signal: AbortSignal): string => {
  if (error instanceof Refused) return error.message;
  if (signal.aborted) return 'timed out';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A code of Node's or OpenSSL's own, never text from the other side.
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'failed';
};
