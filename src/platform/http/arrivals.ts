import { unescape as decodeLoosely, parse } from 'node:querystring';
import type { Fields } from './form.ts';
import type { Host } from './host.ts';

/** Bytes that are no text become a lone surrogate, which every text field refuses with a sentence: nothing is changed in silence. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return `${decodeLoosely(part)}\ud800`;
  }
};

/** Many times the longest form; beyond it, nothing that was sent is cut off in silence. */
export const MOST_FIELDS = 2000;
const excessive = new WeakSet<object>();

/** The fields of a form that was sent. One with more fields than any form has is read no further, and refused by `refuseExcess`. */
export const fieldsIn = (text: string): Fields => {
  const fields: Record<string, string | string[]> = {};
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) excessive.add(fields);
  // Defined, not assigned: a field may be called __proto__.
  else
    for (const [name, value] of Object.entries(
      parse(text, '&', '=', { maxKeys: 0, decodeURIComponent: decoded }),
    ))
      Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  return fields;
};

export const refuseExcess = (body: unknown): void => {
  if (typeof body === 'object' && body !== null && excessive.has(body))
    throw Object.assign(new Error('More fields than any form has'), { statusCode: 413 });
};

export const LONGEST_PART = 200;
export const NOWHERE = '/not-an-address';

/** Whether the router could read it. What it could not, it would answer by itself, without our page and with the address in it. */
export const isAddress = (url: string): boolean => {
  const path = url.split('?', 1)[0] ?? '';
  if (path.split('/').some((part) => part.length > LONGEST_PART)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/** Whose word on a visitor's address is taken: the proxies that stand before us, by number or by name. */
export const trusted = (
  proxies: Host['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) => {
  if (proxies === false) return false;
  return typeof proxies === 'number' ? (_, hop) => hop < proxies : [...proxies];
};
