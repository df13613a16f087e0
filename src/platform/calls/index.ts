import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayReach } from './networks.ts';

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

class Refused extends Error {
  override readonly name = 'Refused';
}

/** The parts of an address that a call may go to, or why it may not. What its name leads to is asked when the call is made. */
export const callable = (text: string): { ok: true; url: URL } | { ok: false; why: string } => {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return { ok: false, why: 'not a web address' };
  if (url.username !== '' || url.password !== '') return { ok: false, why: 'a name or password in it' };
  if (url.hash !== '') return { ok: false, why: 'a # in it' };
  return { ok: true, url };
};

/**
 * Every address that a name has must be one that may be reached: so that neither a name, nor one that answers otherwise the second time,
 * leads into our own network. The call goes to the very address that was judged.
 */
const addressOf = async (host: string, may: (address: string) => boolean) => {
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await lookup(host, { all: true });
  const [first] = found;
  if (!first || !found.every(({ address }) => may(address))) throw new Refused('address refused');
  return { ...first, all: found.map(({ address }) => address) };
};

const loopback = (address: string): boolean => /^127\./.test(address) || address === '::1';

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
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const target = await inTime(addressOf(host, mayReach(allowed)), signal);
    const plain = url.protocol === 'http:';
    if (plain && !target.all.every(loopback)) return { why: 'address refused' };
    const found: LookupFunction = (_, options, back) =>
      options.all
        ? back(null, [{ address: target.address, family: target.family }])
        : back(null, target.address, target.family);
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

/** A look-up cannot be called off, but nobody waits for it longer than for the rest. */
const inTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, failed) =>
      signal.addEventListener('abort', () => failed(new Error('timed out')), { once: true }),
    ),
  ]);

const reasonOf = (error: unknown, signal: AbortSignal): string => {
  if (error instanceof Refused) return error.message;
  if (signal.aborted) return 'timed out';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // A code of Node's or OpenSSL's own, never text from the other side.
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'failed';
};
