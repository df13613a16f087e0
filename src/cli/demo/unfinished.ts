import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { CannotDo } from '../command.ts';

type Place = Pick<Config, 'dataDir' | 'database'>;

/** Where a start of the embedded database finds that a demonstration was begun: then it takes it down and makes it again. */
const noteIn = ({ dataDir }: Place): string => join(dataDir, 'demonstration-unfinished');

/** Notes that a demonstration is being made, until `noteFinished`. On a server whoever began it runs the command again. */
export const noteUnfinished = async (place: Place): Promise<void> => {
  if (place.database.kind === 'embedded')
    await writeFile(noteIn(place), 'This note goes when the demonstration is whole.\n');
};
export const noteFinished = (place: Place): Promise<void> => rm(noteIn(place), { force: true });

/** Nothing real goes into a partnership that the next start takes down. */
export const refuseUnfinished = (place: Place): void => {
  if (place.database.kind === 'embedded' && existsSync(noteIn(place)))
    throw new CannotDo(
      `A demonstration was begun in ${place.dataDir} and not finished. Run "arden demo" to finish it, or give an empty folder with DATA_DIR.`,
    );
};
