import { afterAll, beforeAll, test } from 'vitest';
import { proveAccess } from '../support/access.ts';
import { proveKeeping } from '../support/keeping.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

describeOnPostgres('What a post sees and may change, on PostgreSQL', () => {
  let world: ServerWorld;
  beforeAll(async () => {
    world = await serverWorld('access');
  });
  afterAll(() => world.drop());

  test('is what an independent predicate says, over universes drawn at random', () =>
    proveAccess(world.databases, 8));

  test('of the registers is what the demand says, in the rules as in the database', () =>
    proveKeeping(world.databases, 2));
});
