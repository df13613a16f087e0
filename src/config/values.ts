import { BlockList, isIP } from 'node:net';
import { z } from 'zod';

/** One or more settings keep Arden from starting. Each fault is a sentence that says which, and why. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** A whole number within limits, read from text. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `it must be a whole number from ${least} to ${most}.`,
    })
    .transform(Number);

/** An address of a PostgreSQL database. */
export const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
    error: 'it must be an address such as postgres://arden:password@localhost:5432/arden.',
  });

/** The scheme, host and port that people type, without a path. */
export const origin = z
  .string()
  .refine(isOrigin, { error: 'it must be an address such as https://arden.example.gov.uk, with no path.' })
  .transform((text) => new URL(text).origin);

export const hostName = z.string().regex(/^[\w.:-]+$/, { error: 'it must be one address or host name.' });

/** Proxies whose word is taken: none, how many, or which. All is not offered: then any visitor could name an address. */
export const proxies = z
  .string()
  .refine((text) => /^(no|[1-9])$/.test(text) || addresses(text).every(isNetwork), {
    error: 'it must be no, how many proxies there are (1 to 9), or their addresses with commas between.',
  })
  .transform((text) => (text === 'no' ? false : /^\d$/.test(text) ? Number(text) : addresses(text)));

/** Networks and addresses with commas between. */
export const networks = z
  .string()
  .refine((text) => addresses(text).every(isNetwork), {
    error: 'it must be networks or addresses with commas between, such as 10.2.0.0/16.',
  })
  .transform((text) => addresses(text));

/** The address of a mail server, with a name and password where it asks for them. */
export const smtpUrl = z.string().refine((text) => isServer(URL.parse(text)), {
  error: 'it must be an address such as smtp://arden:password@mail.example.gov.uk:587 or smtps://….',
});

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  const kind = isIP(host);
  return kind === 0 ? host.toLowerCase() === 'localhost' : loopback.check(host, kind === 6 ? 'ipv6' : 'ipv4');
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && /^\w+:\/\/[^/?#@]+\/?$/.test(text);
}

const isServer = (url: URL | null): boolean =>
  url !== null &&
  /^smtps?:$/.test(url.protocol) &&
  url.hostname !== '' &&
  url.pathname.length <= 1 &&
  url.search === '' &&
  url.hash === '';

const addresses = (text: string): string[] => text.split(',').map((part) => part.trim());

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const kind = isIP(address);
  const longest = kind === 6 ? 128 : 32;
  return (
    kind !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= longest))
  );
}
