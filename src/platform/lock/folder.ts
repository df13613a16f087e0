import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A folder that cannot hold the record, in a sentence that says what to do. */
export class DataDirUnfit extends Error {
  override readonly name = 'DataDirUnfit';
}

/** Makes the folder where it is missing, and answers with its real path; throws `DataDirUnfit` where that cannot be. */
export const makeFolder = async (folder: string): Promise<string> => {
  try {
    await make(folder);
    return await realpath(folder);
  } catch (problem) {
    throw unfit(folder, problem);
  }
};

export const unfit = (folder: string, problem: unknown): DataDirUnfit => {
  const why = problem instanceof Error ? problem.message : String(problem);
  return new DataDirUnfit(
    `Arden cannot keep its data in ${folder} (${why}). Set DATA_DIR to a folder on a disk of this machine that Arden may write to.`,
  );
};

const codeOf = (problem: unknown): unknown =>
  problem instanceof Error && 'code' in problem ? problem.code : undefined;

/** One folder after the other: Node's own recursive way never ends on a file system that makes none, such as /proc. */
const make = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (problem) {
    if (codeOf(problem) === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (codeOf(problem) !== 'ENOENT' || dirname(folder) === folder) throw problem;
    await make(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
};
