import type { FileType } from '#kernel';
import { readCsv } from './csv.ts';
import { type Sheet, SheetUnreadable } from './rows.ts';
import { readXlsx } from './xlsx.ts';

export {
  type Cell,
  MOST_ROWS,
  type Sheet,
  type SheetFacts,
  type SheetRow,
  SheetUnreadable,
  TOO_MANY_ROWS,
} from './rows.ts';
export { type SheetCell, xlsxOf } from './write.ts';

/** Reads a table out of a file, row by row: a CSV file, or the first sheet of an Excel workbook. Throws `SheetUnreadable`. */
export const readSheet = async (path: string, type: FileType): Promise<Sheet> => {
  if (type === 'csv') return readCsv(path);
  if (type === 'xlsx') return readXlsx(path);
  throw new SheetUnreadable('Choose a CSV file or an Excel workbook.');
};
