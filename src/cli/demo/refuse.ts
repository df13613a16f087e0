import { systemNow } from '#clock';
import { demonstrationState } from '../../demonstration.ts';
import { CannotDo } from '../command.ts';
import type { Opened } from '../database.ts';

/** Nothing real goes into a folder whose next start fills it with made-up people. */
export const refuseUnfinished = async ({
  config,
  databases,
}: Pick<Opened, 'config' | 'databases'>): Promise<void> => {
  if (config.database.kind !== 'embedded' || (await demonstrationState(databases, systemNow())) !== 'begun')
    return;
  throw new CannotDo(
    `A demonstration was begun in ${config.dataDir} and not finished. Run "arden demo" to finish it, or give an empty folder with DATA_DIR.`,
  );
};
