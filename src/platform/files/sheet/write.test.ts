import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { xlsxOf } from './write.ts';

test('another reader reads back what was written, and a formula that somebody typed is text', async () => {
  const cells = ['=1+1', 'a & <b> "c"\nd', '', 'é 漢 😀', '\u0007rung', '  spaced  '];
  const made = xlsxOf(
    'Promises: all/of [them]',
    [
      { label: 'What', width: 40 },
      { label: 'Days', width: 8 },
    ],
    [...cells.map((cell, at) => [cell, at] as const), [null, 7]],
  );
  const book = new ExcelJS.Workbook();
  // Its types ask for the Buffer of an older Node.
  await book.xlsx.load(made as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0];
  expect(sheet?.name).toBe('Promises  all of  them ');
  expect(sheet?.getCell('A1').value).toBe('What');
  expect(sheet?.getCell('A2').value).toBe('=1+1');
  expect(sheet?.getCell('A2').formula).toBeUndefined();
  expect(sheet?.getCell('A3').value).toBe('a & <b> "c"\nd');
  expect(sheet?.getCell('A5').value).toBe('é 漢 😀');
  expect(sheet?.getCell('A6').value).toBe('rung');
  expect(sheet?.getCell('A7').value).toBe('  spaced  ');
  expect(sheet?.getCell('B8').value).toBe(7);
});
