import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appliedIn, type Databases, judgeApplied, type Migration, partnershipsIn, schemaOf } from '#db';
import type { Instant } from '#kernel';
import { packageRoot } from '../../config.ts';

/** What a backup says of itself, in its first entry. */
export const Manifest = z.object({
  format: z.literal(1),
  program: z.string(),
  kind: z.enum(['embedded', 'postgres']),
  /** The major version of PostgreSQL that the data came from. */
  postgres: z.number(),
  madeAt: z.string(),
  /** What had run on each schema: by this a program knows whether the data is newer than itself. */
  migrations: z.record(
    z.string(),
    z.array(z.object({ number: z.number(), name: z.string(), checksum: z.string() })),
  ),
  /** The entry that holds the data. */
  entry: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  /** How many files follow the data, each under its hash; null where they are kept in a bucket, which is backed up by itself. */
  files: z.number().nullable().default(0),
});
export type Manifest = z.infer<typeof Manifest>;

/** What there is to say before the data is written: everything but its size and its hash. */
export const describeDatabase = async (
  databases: Databases,
  madeAt: Instant,
): Promise<Omit<Manifest, 'bytes' | 'sha256' | 'entry' | 'files'>> => {
  const db = databases.owner ?? databases.serving;
  const schemas = [null, ...(await partnershipsIn(db))].map(schemaOf);
  const migrations: Manifest['migrations'] = {};
  for (const schema of schemas) migrations[schema] = await appliedIn(db, schema);
  const { rows } = await databases.execute(
    `select current_setting('server_version_num')::int / 10000 as postgres`,
  );
  const { postgres } = z.object({ postgres: z.number() }).parse(rows[0]);
  return {
    format: 1,
    program: z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))).version,
    kind: databases.embedded ? 'embedded' : 'postgres',
    postgres,
    madeAt,
    migrations,
  };
};

/** Throws `DatabaseRefused` where the data is newer than the program, or a migration was altered since it ran. */
export const judgeManifest = ({ migrations }: Manifest, ours: readonly Migration[]): void => {
  for (const applied of Object.values(migrations)) judgeApplied(applied, ours);
};
