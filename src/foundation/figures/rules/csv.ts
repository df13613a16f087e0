export type CsvCell = string | number | null;

/**
 * A cell that a spreadsheet shows and never runs: text that it would take for a formula begins with an apostrophe
 * (OWASP, CSV injection: https://owasp.org/www-community/attacks/CSV_Injection).
 */
const cellOf = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180), the names of the columns first. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
