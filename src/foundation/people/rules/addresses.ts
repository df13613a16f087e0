import { searchKey } from './names.ts';

/** What an address is to the person. */
export const ADDRESS_KINDS = {
  home: 'Home',
  temporary: 'Temporary: a refuge, a relative, a hospital',
  other: 'Another address',
} as const;
export type AddressKind = keyof typeof ADDRESS_KINDS;

/** Said in full on both sides, so that either spelling finds the other. */
const IN_FULL: Readonly<Record<string, string>> = {
  rd: 'road',
  str: 'street',
  ave: 'avenue',
  av: 'avenue',
  ln: 'lane',
  dr: 'drive',
  cl: 'close',
  cres: 'crescent',
  ct: 'court',
  gdns: 'gardens',
  gr: 'grove',
  pl: 'place',
  sq: 'square',
  ter: 'terrace',
  saint: 'st',
};

/** How an address is kept for search and how a question is compared with it: as a name is, with the usual short forms in full. */
export const addressKey = (text: string): string =>
  searchKey(text)
    .split(' ')
    .map((word) => IN_FULL[word] ?? word)
    .join(' ');

const OUTWARD = '[A-Z]{1,2}[0-9][A-Z0-9]?';
const FULL = new RegExp(`\\b(${OUTWARD})\\s*([0-9][A-Z]{2})$`, 'i');
const BEGINNING = new RegExp(`(?:^|\\s)(${OUTWARD})(?:\\s+([0-9][A-Z]?))?$`, 'i');

/**
 * Splits what was asked about an address into its words and the postcode, or the beginning of one, at its end: 'Mill Rise AV1' is
 * 'mill rise' and 'AV1'. The postcode as it is kept: capitals and one space. After a whole outward half comes that space, so that
 * AV1 is not AV12.
 */
export const readAddress = (text: string): { words: string; postcode: string } => {
  const typed = text.trim();
  const found = FULL.exec(typed) ?? BEGINNING.exec(typed);
  if (!found) return { words: addressKey(typed), postcode: '' };
  const [, outward = '', inward = ''] = found;
  return {
    words: addressKey(typed.slice(0, found.index)),
    postcode: `${outward.toUpperCase()} ${inward.toUpperCase()}`,
  };
};
