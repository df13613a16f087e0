import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Databases } from '#db';
import { REFRESH, readShape, type Shape, snapshotOf } from './support/schema.ts';
import { embeddedWorld } from './support/world.ts';

let databases: Databases;
beforeAll(async () => {
  databases = await embeddedWorld();
});
afterAll(() => databases.close());

test.each<Shape>(['house', 'partnership'])('the migrations make the %s that is committed', async (shape) => {
  await expect(await readShape(databases, shape), REFRESH).toMatchFileSnapshot(snapshotOf(shape));
});

test('no policy compares a row with itself: a column that stands alone in a subquery is the inner table’s', async () => {
  const policies = (await readShape(databases, 'partnership'))
    .split('\n')
    .filter((line) => /policy/.test(line));
  expect(policies.length).toBeGreaterThan(100);
  expect(policies.filter((line) => /\b(\w+)\.\w+ = \1\.\w+/.test(line))).toEqual([]);
});
