/** What parsing gives: the value in its one written form, or a sentence that says what to do. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

const wrong = (reason: string) => ({ ok: false, reason }) as const;

/** Spaces and hyphens of any kind are how people group what they type. */
const bare = (text: string): string => text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();

const sum = (digits: readonly number[], weight: (index: number) => number): number =>
  digits.reduce((total, digit, index) => total + digit * weight(index), 0);

/**
 * An NHS number: ten digits, the last a check digit (weights 10 to 2, modulus 11, and no number whose check would be 10). Value:
 * the ten digits. The same digit ten times passes the check and is what systems hold for "none", so it is refused.
 */
export const parseNhsNumber = (text: string): Parsed<string> => {
  const value = bare(text);
  if (!/^\d{10}$/.test(value)) return wrong('Enter an NHS number that is 10 digits long, like 943 476 5919.');
  if (/^(\d)\1{9}$/.test(value))
    return wrong('This is the same digit ten times, which is nobody’s NHS number.');
  const digits = [...value].map(Number);
  const check = (11 - (sum(digits.slice(0, 9), (index) => 10 - index) % 11)) % 11;
  if (check !== digits[9]) {
    return wrong('The check digit of this NHS number does not match. Look for a mistyped or swapped digit.');
  }
  return { ok: true, value };
};

/** '943 476 5919': three, three and four, as the NHS writes it. Takes a value of `parseNhsNumber`. */
export const sayNhsNumber = (value: string): string =>
  `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`;

/** The check letters of a UPN by their number, 0 to 22: the alphabet without I, O and S. */
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

const UPN_FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^.{13}$/, 'Enter a UPN that is 13 characters long, like H801200001001.'],
  [/^[A-HJ-NP-RT-Z]/, 'Start the UPN with its check letter, which is never I, O or S.'],
  [/^.\d{3}/, 'Characters 2 to 4 of a UPN are the code of the council that gave it: use digits.'],
  [/^.{4}\d{8}/, 'Characters 5 to 12 of a UPN are digits.'],
  [/^.{12}[0-9A-HJ-NP-RT-Z]$/, 'The last character of a UPN is a digit, or a letter other than I, O and S.'],
];

/**
 * A unique pupil number: a check letter, council (3 digits), school (4), year (2) and serial (3, the last a letter where the UPN is
 * temporary). Each of characters 2 to 13 times its position, modulo 23, gives the check letter; a letter counts as its own number.
 * Whether the council's code exists is not looked at: the list changes yearly. Rules 1510, 1540 and 1550 of the children in need census.
 */
export const parseUpn = (text: string): Parsed<string> => {
  const value = bare(text);
  const fault = UPN_FAULTS.find(([shape]) => !shape.test(value));
  if (fault) return wrong(fault[1]);
  const numbers = [...value.slice(1)].map((part) =>
    /\d/.test(part) ? Number(part) : UPN_LETTERS.indexOf(part),
  );
  if (UPN_LETTERS[sum(numbers, (index) => index + 2) % 23] !== value[0]) {
    return wrong('The check letter of this UPN does not match. Look for a mistyped or swapped character.');
  }
  return { ok: true, value };
};

/** Whether a UPN was given until the pupil's own is known. Takes a value of `parseUpn`. */
export const isTemporaryUpn = (value: string): boolean => /[A-Z]$/.test(value);

/** The shapes of the outward half (A9, A99, AA9, AA99, A9A, AA9A) with the letters that stand in each place, and Girobank's own. */
const POSTCODE =
  /^(GIR|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]))(\d[ABD-HJLNP-UW-Z]{2})$/;

/** A UK postcode in capitals with its one space: 'b913qb' is 'B91 3QB'. Its shape is checked, not whether it is in use. */
export const parsePostcode = (text: string): Parsed<string> => {
  const [, outward, inward] = POSTCODE.exec(bare(text)) ?? [];
  return outward === undefined || inward === undefined
    ? wrong('Enter a full UK postcode, like B91 3QB.')
    : { ok: true, value: `${outward} ${inward}` };
};
