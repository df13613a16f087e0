/**
 * The one table of parsers: both drivers give the same values. A `date` is 'YYYY-MM-DD', a `timestamptz` an ISO instant with
 * milliseconds, an `int8` a number (refused when it does not fit), a `numeric` its text.
 */
const instant = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();
const whole = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A count from the database is too large.');
  return value;
};
const same = (text: string): string => text;
const list = (text: string): string[] => {
  const found: string[] = [];
  for (const [, quoted, plain] of text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/g))
    found.push(quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'));
  return found;
};

export const OID = {
  int8: 20,
  date: 1082,
  timestamptz: 1184,
  numeric: 1700,
  uuidArray: 2951,
  textArray: 1009,
  xid8: 5069,
  bytea: 17,
} as const;

export const parsers: Record<number, (text: string) => unknown> = {
  [OID.int8]: whole,
  [OID.date]: same,
  [OID.timestamptz]: instant,
  [OID.numeric]: same,
  [OID.uuidArray]: list,
  [OID.textArray]: list,
  [OID.xid8]: same,
};
