import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { mayReach } from './networks.ts';

/** An address that no call goes to. */
export class Refused extends Error {
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

/** A look-up cannot be called off, but nobody waits for it longer than for the rest. */
const inTime = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, failed) =>
      signal.addEventListener('abort', () => failed(new Error('timed out')), { once: true }),
    ),
  ]);

/** Where a call goes: the very address that was judged, however often its name is asked for. Throws `Refused`. */
export const targetOf = async (
  url: URL,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<LookupFunction> => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const target = await inTime(addressOf(host, mayReach(allowed)), signal);
  if (url.protocol === 'http:' && !target.all.every(loopback)) throw new Refused('address refused');
  return (_, options, back) =>
    options.all
      ? back(null, [{ address: target.address, family: target.family }])
      : back(null, target.address, target.family);
};
