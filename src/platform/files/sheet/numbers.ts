/** The formats of numbers that Excel has built in and that are days or days with times. */
const BUILT_IN_DAYS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

/** Whether a format that somebody made shows a number as a day: it has a year, a month or a day in it, outside quotes and colours. */
export const isDayFormat = (id: number, format: string | undefined): boolean => {
  if (format === undefined) return BUILT_IN_DAYS.has(id);
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();
  return /[dy]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare) && !/0|#/.test(bare));
};

const MS_IN_A_DAY = 86_400_000;
/** Excel counts from 1900 and, for old spreadsheets of another firm, has a 29 February 1900; from 1904 where the workbook says so. */
const START = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** The day of a serial number, 'YYYY-MM-DD'; null for one that is no day. */
export const dayOfSerial = (serial: number, from: 1900 | 1904): string | null => {
  const whole = Math.floor(serial);
  if (!Number.isFinite(whole) || whole < (from === 1900 ? 1 : 0) || whole > 2_958_465) return null;
  if (from === 1900 && whole === 60) return null;
  // Before the day that never was, it counts one too few.
  const days = from === 1900 && whole < 60 ? whole + 1 : whole;
  return new Date(START[from] + days * MS_IN_A_DAY).toISOString().slice(0, 10);
};

/** A number as a person would have typed it: 9434765919, not 9.434765919E9. */
export const plainNumber = (said: string): string => {
  const number = Number(said);
  if (!Number.isFinite(number)) return said;
  return Number.isInteger(number) && Math.abs(number) < 1e15 ? number.toFixed(0) : String(number);
};

/** The place of a column from its letters: A is 0. */
export const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};
