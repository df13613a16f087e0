import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { callable, Refused, targetOf } from './reach.ts';

/** How far a question to somebody else's server may go. */
export interface Asking {
  /** Networks that are not public and may be asked all the same. */
  readonly allowed: readonly string[];
  /** Milliseconds from the look-up of the name to the end of the answer; ten seconds unless told. */
  readonly patience?: number;
  /** The largest answer that is read, in bytes; one megabyte unless told. */
  readonly atMost?: number;
}

const PATIENCE = 10_000;
const AT_MOST = 1024 * 1024;

/**
 * Asks a server outside and reads its whole answer, in the shape of `fetch`: under the same rules as a call, so over https (plain http to
 * this machine only, where that is let in), to no address of our own networks, following no redirect. Throws where there is no answer.
 */
export const ask = async (
  address: string,
  { allowed, patience = PATIENCE, atMost = AT_MOST }: Asking,
  {
    method = 'GET',
    headers = {},
    body,
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | undefined;
  } = {},
): Promise<Response> => {
  const fit = callable(address);
  if (!fit.ok) throw new Refused('address refused');
  const { url } = fit;
  const signal = AbortSignal.timeout(patience);
  const lookup = await targetOf(url, allowed, signal);
  return new Promise<Response>((answered, failed) => {
    const sent = (url.protocol === 'http:' ? overHttp : overHttps)(
      url,
      { method, headers: { ...headers }, lookup, agent: false, signal, maxHeaderSize: 16 * 1024 },
      (answer) => {
        const pieces: Buffer[] = [];
        let read = 0;
        answer.on('data', (piece: Buffer) => {
          read += piece.length;
          pieces.push(piece);
          if (read > atMost) answer.destroy(new Refused('too long an answer'));
        });
        answer.on('error', failed);
        answer.on('end', () => {
          const status = answer.statusCode ?? 502;
          const told = new Headers();
          for (const [name, value] of Object.entries(answer.headers))
            if (value !== undefined) told.set(name, [value].flat().join(', '));
          const empty = status === 204 || status === 205 || status === 304;
          answered(new Response(empty ? null : Buffer.concat(pieces), { status, headers: told }));
        });
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
};
