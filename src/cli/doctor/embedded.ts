import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseRefused, openEmbeddedDatabase, pendingMigrations } from '#db';
import { DataDirInUse, takeLock } from '#lock';
import type { Config } from '../../config.ts';
import { databaseFolder, programMigrations } from '../database.ts';
import { type Finding, good, warning, wrong } from './checks.ts';

/** Looks into the embedded database, unless a server is at work on it. A folder without one is left as it is. */
export const lookIntoEmbedded = async (config: Config): Promise<readonly Finding[]> => {
  const folder = databaseFolder(config);
  if (!existsSync(join(folder, 'PG_VERSION')))
    return [good(`There is no database in ${config.dataDir} yet: the first start makes one.`)];
  const held = await takeLock(config.dataDir).catch((problem: unknown) => {
    if (problem instanceof DataDirInUse) return undefined;
    throw problem;
  });
  if (!held)
    return [
      warning(
        'Arden is running on this database, so it was not opened.',
        'Stop Arden and run this again, if you want the database looked into.',
      ),
    ];
  try {
    const databases = await openEmbeddedDatabase(folder);
    try {
      const pending = await pendingMigrations(databases.serving, await programMigrations());
      return [
        good(
          pending === 0
            ? 'The embedded database opens, and is up to date.'
            : `The embedded database opens. The next start brings it up to date (${pending} to run).`,
        ),
      ];
    } finally {
      await databases.close();
    }
  } catch (problem) {
    if (problem instanceof DatabaseRefused)
      return [wrong(problem.message, 'Keep the folder as it is until then.')];
    const why = problem instanceof Error ? problem.message : String(problem);
    return [
      wrong(
        `The embedded database in ${folder} does not open: ${why}`,
        'Put back a backup with "arden restore FILE --force", which keeps this one beside it.',
      ),
    ];
  } finally {
    await held.close();
  }
};
