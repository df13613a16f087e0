import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { CannotDo } from './command.ts';

/** Demands a file that can be read, before anything is opened or made for it. `named` is what the person called it. */
export const demandFile = async (file: string, named = file): Promise<void> => {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new CannotDo(`${named} is a folder. Name a file.`);
  await access(file, constants.R_OK).catch(() => {
    throw new CannotDo(`${named} could not be read. Check its name and that you may open it.`);
  });
};
