import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnPostgres } from '../support/postgres.ts';
import { REFRESH, readShape, type Shape, snapshotOf } from '../support/schema.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

describeOnPostgres('The schema on PostgreSQL', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld('shape');
  });
  afterAll(() => world?.drop());

  test.each<Shape>(['house', 'partnership'])(
    'is, for the %s, the one that is committed and that the embedded database has',
    async (shape) => {
      expect(await readShape(world.databases, shape), REFRESH).toBe(
        await readFile(snapshotOf(shape), 'utf8'),
      );
    },
  );
});
