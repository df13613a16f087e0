import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchMemory } from './memory.ts';
import { NotPrinted } from './settings.ts';

const MOST_BYTES = 1_500_000_000;
const MOST_TIME = 60_000;
const MOST_ANSWER = 1_000_000;

/** What the process that works on PDFs is told to do. Paths are of the folder that it may enter. */
export type Instruction =
  | {
      readonly kind: 'clean';
      readonly papers: readonly { readonly from: string; readonly to: string }[];
      /** The most pages of one. */
      readonly most: number;
    }
  | { readonly kind: 'look'; readonly base: string }
  | {
      readonly kind: 'assemble';
      readonly base: string;
      /** A strip for the foot of each page, in order. */
      readonly strips: string;
      readonly to: string;
      /** Papers in order, each before the page (from 0) of the base that it comes before. */
      readonly papers: readonly { readonly file: string; readonly at: number; readonly pages: number }[];
    };
/** What became of a paper: why it cannot be taken, or null and how many pages it has. */
export interface Cleaned {
  readonly why: 'locked' | 'broken' | 'empty' | 'tooLong' | null;
  readonly pages: number;
}
export interface Answers {
  readonly clean: readonly Cleaned[];
  readonly look: { readonly pages: number; readonly anchors: Readonly<Record<string, number>> };
  readonly assemble: { readonly pages: number };
}

/** The program of that process: beside this file, or beside the bundle that this file is part of. */
const program = (): string => {
  const found = ['./merge-child.ts', './merge-child.js', '../merge-child.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((path) => existsSync(path));
  if (!found) throw new Error('The program that merges PDFs is missing: build Arden again.');
  return found;
};
/** The folder that holds node_modules, or what stands for it. */
const rootOf = (path: string): string => {
  const folder = dirname(path);
  return existsSync(join(folder, 'node_modules')) || folder === parse(folder).root ? folder : rootOf(folder);
};

/** Works on PDFs in a process of its own: within a minute and 1.5 GB, or it is killed and `NotPrinted` is thrown. */
export const workOn = async <Kind extends Instruction['kind']>(
  folder: string,
  instruction: Extract<Instruction, { kind: Kind }>,
): Promise<Answers[Kind]> => {
  const told = join(folder, `${randomUUID()}.json`);
  await writeFile(told, JSON.stringify(instruction), { mode: 0o600 });
  const path = program();
  const child = spawn(
    process.execPath,
    [
      '--permission',
      `--allow-fs-read=${rootOf(path)}`,
      `--allow-fs-read=${folder}`,
      `--allow-fs-write=${folder}`,
      '--disable-warning=ExperimentalWarning',
      path,
      told,
    ],
    { env: {}, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let answer = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
    if (answer.length > MOST_ANSWER) child.kill('SIGKILL');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  let why = 'The PDFs could not be put together.';
  const stop = (because: string) => {
    why = because;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => stop('A PDF took too long.'), MOST_TIME);
  const unwatch = watchMemory(
    async () => (child.pid === undefined ? [] : [child.pid]),
    MOST_BYTES,
    () => stop('A PDF took too much memory.'),
  );
  try {
    const code = await new Promise<number | null>((done, fail) =>
      child.once('close', done).once('error', fail),
    );
    // What a PDF makes the program say may quote it: it goes no further than the cause.
    if (code !== 0) throw new NotPrinted(why, { cause: new Error(complaint) });
    // The answer of our own program, of the kind that it was asked for.
    return JSON.parse(answer) as Answers[Kind];
  } finally {
    clearTimeout(timer);
    unwatch();
  }
};
