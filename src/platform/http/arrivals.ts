import { unescape as decodeLoosely } from 'node:querystring';
import type { Host } from './host.ts';

/** Bytes that are no text become a lone surrogate, which every text field refuses with a sentence: nothing is changed in silence. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return `${decodeLoosely(part)}\ud800`;
  }
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
