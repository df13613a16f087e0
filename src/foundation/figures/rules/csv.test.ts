import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('A cell that a spreadsheet would run is shown as text, and everything else comes back as it was', () => {
  const typed = ['=1+1', '+44', '-2', '@SUM(A1)', '\tx', 'say "so"', 'one, two', 'line\nend', 'plain', ''];
  const text = csvOf(['name', 'number'], [...typed.map((cell) => [cell, 3]), [null, -1.5]]);
  const rows: string[][] = parse(text);
  expect(rows[0]).toEqual(['name', 'number']);
  expect(rows.slice(1).map(([cell]) => cell)).toEqual([
    "'=1+1",
    "'+44",
    "'-2",
    "'@SUM(A1)",
    "'\tx",
    ...typed.slice(5),
    '',
  ]);
  expect(rows.at(-1)?.[1]).toBe('-1.5');
});
