/**
 * A cell as a spreadsheet shows it and never works it out: what would begin a formula has an apostrophe before it
 * (OWASP, CSV injection).
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;

/** A CSV file as Excel opens it: in UTF-8 with its mark, every cell in quotes. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
