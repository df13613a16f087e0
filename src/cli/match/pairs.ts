import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pair } from '#matching';
import { CannotDo } from '../command.ts';

/**
 * An id that a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection); a plain number with its sign runs nothing
 * and stays, so that it finds its line again.
 */
const isRun = (id: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(id) && !/^[+-]?\d+(\.\d+)?$/.test(id);
const cellOf = (id: string): string => {
  const safe = isRun(id) ? `'${id}` : id;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

function* linesOf(ids: readonly string[], pairs: readonly Pair[]): Generator<string> {
  yield 'id_l,id_r,probability\n';
  for (const { one, other, probability } of pairs)
    yield `${cellOf(ids[one] ?? '')},${cellOf(ids[other] ?? '')},${probability.toFixed(6)}\n`;
}

/** Writes the pairs, the surest first: the whole file or none. Answers with how many ids were marked because a spreadsheet would run them. */
export const writePairs = async (
  path: string,
  name: string,
  ids: readonly string[],
  pairs: readonly Pair[],
): Promise<number> => {
  const part = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(linesOf(ids, pairs)), createWriteStream(part));
    await rename(part, path);
  } catch (problem) {
    await rm(part, { force: true });
    const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
    if (code === 'ENOENT')
      throw new CannotDo(`There is no folder ${dirname(name)} for ${name}. Make it first.`);
    if (code === 'EISDIR' || code === 'ENOTEMPTY')
      throw new CannotDo(`${name} is a folder. Name a file for the pairs.`);
    throw problem;
  }
  const written = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  return [...written].filter((at) => isRun(ids[at] ?? '')).length;
};
