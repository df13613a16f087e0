import { createHmac, timingSafeEqual } from 'node:crypto';
import { newId } from '#db';
import type { Instant } from '#kernel';

const signature = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`stamp ${purpose}\n${text}`).digest('base64url');

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Words of ours that travel by a browser and come back as they went, for one purpose. */
export const signed = (secret: string, purpose: string, text: string): string =>
  `${Buffer.from(text).toString('base64url')}.${signature(secret, purpose, text)}`;

/** The same when it comes back; null where it is not ours. */
export const openSigned = (secret: string, purpose: string, mark: string): string | null => {
  const [said = '', proof = ''] = mark.split('.');
  const text = Buffer.from(said, 'base64url').toString();
  return same(proof, signature(secret, purpose, text)) ? text : null;
};

/** When a form was opened, with an id of its own: what an open form carries instead of anybody's account. */
export const stampOf = (secret: string, purpose: string, now: Instant): string =>
  signed(secret, purpose, `${newId()} ${now}`);

export const readStamp = (
  secret: string,
  purpose: string,
  stamp: string,
): { id: string; at: Instant } | null => {
  const [id, at] = openSigned(secret, purpose, stamp)?.split(' ') ?? [];
  return id && at ? { id, at } : null;
};

/**
 * The network of an address, kept as a keyed hash that tells nothing: one address of the old kind; of the new kind the 64 bits that
 * a household is given.
 */
export const networkOf = (secret: string, address: string): string => {
  const bare = address.replace(/^::ffff:(?=\d+\.)/, '').replace(/%.*$/, '');
  if (!bare.includes(':')) return signature(secret, 'network', bare).slice(0, 22);
  const [head = '', tail = ''] = bare.toLowerCase().split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const whole = bare.includes('::')
    ? [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
    : first;
  return signature(
    secret,
    'network',
    whole
      .slice(0, 4)
      .map((part) => part.replace(/^0+(?=.)/, ''))
      .join(':'),
  ).slice(0, 22);
};
