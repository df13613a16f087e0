import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Layering, type Link, layerBoxes, settle } from './layering.ts';

const SIZES = { box: 200, gap: 30, lane: 20, most: 5 };
const boxOf = ({ boxes }: Layering, id: string) => {
  const found = boxes.find((box) => box.id === id);
  if (!found) throw new Error(`There is no box ${id}.`);
  return found;
};
const overlapping = ({ boxes, lines }: Layering): string[] => {
  const places = [
    ...boxes.map(({ id, row, x }) => ({ id, row, from: x - 100, to: x + 100 })),
    ...lines.flatMap(({ from, to, way }) =>
      way.slice(1, -1).map(({ row, x }) => ({ id: `${from} to ${to}`, row, from: x - 10, to: x + 10 })),
    ),
  ];
  return places.flatMap((one, index) =>
    places
      .slice(index + 1)
      .filter((other) => other.row === one.row && other.from < one.to - 1 && one.from < other.to - 1)
      .map((other) => `${one.id} and ${other.id}`),
  );
};

describe('The picture of who reports to whom', () => {
  it('puts each body below all that it reports to, and the one that reports to none above', () => {
    const layering = layerBoxes(
      ['panel', 'board', 'partnership', 'adults', 'scrutiny'],
      [
        { from: 'panel', to: 'board' },
        { from: 'board', to: 'partnership' },
        { from: 'board', to: 'adults' },
        { from: 'partnership', to: 'scrutiny' },
      ],
      SIZES,
    );
    expect(layering.boxes.map(({ id, row }) => [id, row])).toEqual([
      ['panel', 3],
      ['board', 2],
      ['partnership', 1],
      ['adults', 0],
      ['scrutiny', 0],
    ]);
    expect(overlapping(layering)).toEqual([]);
    const [, , , way] = layering.lines;
    expect(way?.way.map(({ row }) => row)).toEqual([1, 0]);
  });

  it('a row that is full goes on in the row below', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `group ${index}`);
    const layering = layerBoxes(
      ['top', ...ids],
      ids.map((from) => ({ from, to: 'top' })),
      SIZES,
    );
    expect(layering.rows).toBe(4);
    expect(overlapping(layering)).toEqual([]);
    expect(layering.lines.every(({ way }) => way.at(-1)?.x === boxOf(layering, 'top').x)).toBe(true);
  });

  it('has a place for none, for one, and for a loop that should not be there', () => {
    expect(layerBoxes([], [], SIZES)).toEqual({ boxes: [], lines: [], rows: 0, width: 0 });
    expect(layerBoxes(['one'], [], SIZES)).toMatchObject({ rows: 1, width: 200 });
    const loop = layerBoxes(
      ['a', 'b'],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
      SIZES,
    );
    expect(loop.boxes).toHaveLength(2);
    expect(loop.lines).toHaveLength(1);
  });

  it('never lays one thing over another, nor a line downward, whatever the graph', () => {
    const graph = fc.integer({ min: 1, max: 40 }).chain((count) => {
      const ids = Array.from({ length: count }, (_, index) => `body ${index}`);
      const link = fc
        .tuple(fc.nat(count - 1), fc.nat(count - 1))
        .map(([one, other]): Link | null =>
          one === other ? null : { from: `body ${Math.max(one, other)}`, to: `body ${Math.min(one, other)}` },
        );
      return fc.record({
        ids: fc.constant(ids),
        links: fc.uniqueArray(link, { maxLength: 60, selector: (each) => JSON.stringify(each) }),
      });
    });
    fc.assert(
      fc.property(graph, ({ ids, links }) => {
        const layering = layerBoxes(
          ids,
          links.filter((each) => each !== null),
          SIZES,
        );
        expect(overlapping(layering)).toEqual([]);
        for (const { from, to } of layering.lines)
          expect(boxOf(layering, from).row).toBeGreaterThan(boxOf(layering, to).row);
        expect(layering.lines).toHaveLength(links.filter((each) => each !== null).length);
      }),
      { numRuns: 60 },
    );
  });

  it('settles neighbours as near to their wishes as they fit', () => {
    const places = ['a', 'b', 'c'].map((key) => ({ key, size: 10 }));
    expect(settle(places, [0, 0, 100], 2)).toEqual([-6, 6, 100]);
  });
});
