/**
 * A layered picture of who reports to whom: upward lines lead to a row above, no row holds more boxes than fit a page, and a line that
 * passes a row has a place of its own there, so that none runs through a box. Pure and the same for the same graph.
 */
export interface Link {
  readonly from: string;
  readonly to: string;
}
export interface Placed {
  readonly id: string;
  readonly row: number;
  /** The middle of the box, in the units of the sizes. */
  readonly x: number;
}
export interface Layering {
  readonly boxes: Placed[];
  /** Each upward line with the middle of its place in every row that it passes, from the lower box to the upper. */
  readonly lines: { readonly from: string; readonly to: string; readonly way: Step[] }[];
  readonly rows: number;
  readonly width: number;
}
interface Step {
  readonly row: number;
  readonly x: number;
}
interface Sizes {
  readonly box: number;
  readonly gap: number;
  /** The place of a line that passes a row. */
  readonly lane: number;
  /** The most boxes in a row. */
  readonly most: number;
}

/** The sizes of the governance picture, in pixels; its view draws by them. */
export const PICTURE = { box: 212, gap: 20, lane: 4, most: 4 } as const;

/** The boxes by the row they stand in: below all that they report to, and further down where a row is full. */
const rowsOf = (ids: readonly string[], links: readonly Link[], most: number): Map<string, number> => {
  const above = new Map(
    ids.map((id) => [id, links.filter(({ from }) => from === id).map(({ to }) => to)] as const),
  );
  const below = (id: string): number => links.filter(({ to }) => to === id).length;
  const rows = new Map<string, number>();
  const held = new Map<number, number>();
  const waiting = [...ids].sort((one, other) => below(other) - below(one));
  while (waiting.length > 0) {
    const at = waiting.findIndex((id) => (above.get(id) ?? []).every((upper) => rows.has(upper)));
    // The registers refuse a loop; where one came in all the same its boxes stand as if that line were not there.
    const [next] = waiting.splice(Math.max(at, 0), 1);
    if (next === undefined) break;
    let row = Math.max(0, ...(above.get(next) ?? []).map((upper) => (rows.get(upper) ?? -1) + 1));
    while ((held.get(row) ?? 0) >= most) row += 1;
    rows.set(next, row);
    held.set(row, (held.get(row) ?? 0) + 1);
  }
  return rows;
};

interface Place {
  readonly key: string;
  readonly size: number;
}

/** Puts places of one row as near as can be to where each would like to be, in their order and without overlap. */
export const settle = (places: readonly Place[], wished: readonly number[], gap: number): number[] => {
  // Pools of neighbours that would overlap move together to the mean of their wishes.
  const pools: { from: number; sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  places.forEach(({ size }, index) => {
    const before = places[index - 1];
    if (before) offset += before.size / 2 + gap + size / 2;
    offsets.push(offset);
    pools.push({ from: index, sum: (wished[index] ?? 0) - offset, count: 1 });
    for (;;) {
      const last = pools.at(-1);
      const previous = pools.at(-2);
      if (!last || !previous || previous.sum / previous.count <= last.sum / last.count) break;
      pools.splice(-2, 2, {
        from: previous.from,
        sum: previous.sum + last.sum,
        count: previous.count + last.count,
      });
    }
  });
  return pools.flatMap(({ from, sum, count }) =>
    Array.from({ length: count }, (_, index) => sum / count + (offsets[from + index] ?? 0)),
  );
};

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** The layering of boxes and their upward lines. Lines to or from a box that is not there are left out. */
export const layerBoxes = (
  ids: readonly string[],
  given: readonly Link[],
  { box, gap, lane, most }: Sizes,
): Layering => {
  const known = new Set(ids);
  const links = given.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
  const rows = rowsOf(ids, links, most);
  const rowOf = (id: string): number => rows.get(id) ?? 0;
  const upward = links.filter(({ from, to }) => rowOf(from) > rowOf(to));
  const count = Math.max(0, ...ids.map((id) => rowOf(id) + 1));
  const order: Place[][] = Array.from({ length: count }, () => []);
  for (const id of ids) order[rowOf(id)]?.push({ key: id, size: box });
  const ways = upward.map(({ from, to }) => {
    const keys = [from];
    for (let row = rowOf(from) - 1; row > rowOf(to); row -= 1) {
      const key = `${from} ${to} ${row}`;
      order[row]?.push({ key, size: lane });
      keys.push(key);
    }
    return { from, to, keys: [...keys, to] };
  });
  const beside = new Map<string, { up: string[]; down: string[] }>();
  const neighbours = (key: string) => {
    const found = beside.get(key) ?? { up: [], down: [] };
    beside.set(key, found);
    return found;
  };
  for (const { keys } of ways)
    keys.forEach((key, index) => {
      const upper = keys[index + 1];
      if (upper === undefined) return;
      neighbours(key).up.push(upper);
      neighbours(upper).down.push(key);
    });

  const x = new Map<string, number>();
  const put = (row: readonly Place[], wished: readonly number[]): void => {
    settle(row, wished, gap).forEach((at, index) => {
      const place = row[index];
      if (place) x.set(place.key, at);
    });
  };
  for (const row of order)
    put(
      row,
      row.map((_, index) => index - (row.length - 1) / 2),
    );
  const pull = (row: Place[], side: 'up' | 'down', sorts: boolean): void => {
    const wish = (key: string): number =>
      mean(neighbours(key)[side].map((each) => x.get(each) ?? 0)) ?? x.get(key) ?? 0;
    if (sorts) row.sort((one, other) => wish(one.key) - wish(other.key) || one.key.localeCompare(other.key));
    put(
      row,
      row.map(({ key }) => wish(key)),
    );
  };
  for (let round = 0; round < 12; round += 1) {
    const sorts = round < 8;
    for (const row of order) pull(row, 'up', sorts);
    for (const row of [...order].reverse()) pull(row, 'down', sorts);
  }
  for (const row of order) pull(row, 'up', false);

  const edges = order
    .flat()
    .map(({ key, size }) => [(x.get(key) ?? 0) - size / 2, (x.get(key) ?? 0) + size / 2]);
  const left = Math.min(...edges.map(([from = 0]) => from));
  const right = Math.max(...edges.map(([, to = 0]) => to));
  const at = (key: string): number => Math.round((x.get(key) ?? 0) - left);
  return {
    boxes: ids.map((id) => ({ id, row: rowOf(id), x: at(id) })),
    lines: ways.map(({ from, to, keys }) => ({
      from,
      to,
      way: keys.map((key, index) => ({ row: rowOf(from) - index, x: at(key) })),
    })),
    rows: count,
    width: ids.length === 0 ? 0 : Math.ceil(right - left),
  };
};
