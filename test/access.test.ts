import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Databases } from '#db';
import { proveAccess } from './support/access.ts';
import { proveKeeping } from './support/keeping.ts';
import { embeddedWorld } from './support/world.ts';

describe('What a post sees and may change, on the embedded database', () => {
  let databases: Databases;
  beforeAll(async () => {
    databases = await embeddedWorld();
  });
  afterAll(() => databases.close());

  it(
    'is what an independent predicate says, over universes drawn at random',
    () => proveAccess(databases, 12),
    60_000,
  );
  it(
    'of the registers is what the demand says, in the rules as in the database',
    () => proveKeeping(databases, 3),
    60_000,
  );
});
