/** The rows that cells joined with others stand in, 'A15:B17', but for the first of each: only that one holds the words. */
export const rowsOfMerged = (ranges: readonly string[]): ReadonlyMap<number, string> => {
  const rows = new Map<number, string>();
  for (const range of ranges) {
    const [, from, until] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(range) ?? [];
    if (from === undefined || until === undefined) continue;
    for (let row = Number(from); row <= Math.min(Number(until), Number(from) + 5000); row += 1)
      if (!rows.has(row)) rows.set(row, range);
  }
  return rows;
};
