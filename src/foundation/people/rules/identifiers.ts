import {
  type Day,
  isCode,
  isTemporaryUpn,
  type Parsed,
  parseNhsNumber,
  parseUpn,
  sayNhsNumber,
  UPN_UNKNOWN_REASONS,
} from '#kernel';

/** The numbers that other systems know a person by. */
export const SCHEMES = {
  nhs: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  formerUpn: 'Former UPN',
  laChildId: 'LA child id',
  upnUnknown: 'Reason for having no UPN',
} as const;
export type Scheme = keyof typeof SCHEMES;

/** How an identifier is kept for search and how a question is compared with it: capitals and digits, in any spacing. */
export const identifierKey = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * An identifier in its one written form, or what is wrong with it. NHS number and UPN by their check digits (rules 1510 to 1550),
 * the LA child id by rules 1570 and 1580 (alphanumeric, 20 characters at most). A badly formed former UPN is only queried by the census (1560Q): see `formerUpnDoubt`.
 */
export const parseIdentifier = (scheme: Scheme, text: string): Parsed<string> => {
  const typed = text.trim();
  switch (scheme) {
    case 'nhs':
      return parseNhsNumber(typed);
    case 'upn':
      return parseUpn(typed);
    case 'formerUpn': {
      const parsed = parseUpn(typed);
      if (parsed.ok) return parsed;
      return typed === '' || typed.length > 20 ? parsed : { ok: true, value: typed.toUpperCase() };
    }
    case 'laChildId':
      return /^[A-Za-z0-9]{1,20}$/.test(typed)
        ? { ok: true, value: typed }
        : { ok: false, reason: 'Enter an LA child id of up to 20 letters and digits, without spaces.' };
    case 'upnUnknown':
      return isCode(UPN_UNKNOWN_REASONS, typed.toUpperCase())
        ? { ok: true, value: typed.toUpperCase() }
        : { ok: false, reason: 'Enter one of UN1, UN2, UN3, UN4, UN5 or UN7.' };
  }
};

/** What is doubtful about a former UPN (census rule 1560Q), to be explained and not refused; null when nothing is. */
export const formerUpnDoubt = (scheme: Scheme, value: string): string | null => {
  if (scheme !== 'formerUpn') return null;
  const parsed = parseUpn(value);
  return parsed.ok ? null : `${parsed.reason} A former UPN may be kept as it was given if you say why.`;
};

/** An identifier as people write it: an NHS number in three groups, a temporary UPN named as one. */
export const sayIdentifier = (scheme: Scheme, value: string): string => {
  if (scheme === 'nhs' && /^\d{10}$/.test(value)) return sayNhsNumber(value);
  if (scheme === 'upn' && isTemporaryUpn(value)) return `${value} (temporary)`;
  if (scheme === 'upnUnknown' && isCode(UPN_UNKNOWN_REASONS, value))
    return `${UPN_UNKNOWN_REASONS[value]} (${value})`;
  return value;
};

/** The numbers of which everybody has one, and nobody another's, while it is in use. A temporary UPN ends when the pupil's own is known. */
export const ownNumbers: readonly Scheme[] = ['nhs', 'upn'];

/** Whether something with that last day is in use. */
export const inUse = (until: Day | null, today: Day): boolean => until === null || until >= today;

/** 'NHS number: more than one is in use, … and …'. */
export const saySeveralNumbers = (scheme: Scheme, values: readonly string[]): string =>
  `${SCHEMES[scheme]}: more than one is in use, ${values
    .map((value) => sayIdentifier(scheme, value))
    .join(' and ')}. End the one that is wrong.`;

/** Said before the names of those who have the number too. */
export const sayNumberShared = (scheme: Scheme, value: string): string =>
  `${SCHEMES[scheme]} ${sayIdentifier(scheme, value)} stands in another record too. One of the two is wrong, or both are of one person:`;
