import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCli } from '../../src/cli/index.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, as the terminal would, and gives what it said and how it ended. */
export const arden = async (
  args: readonly string[],
  {
    env = {},
    cwd = tmpdir(),
    stdin = new PassThrough(),
  }: { readonly env?: Record<string, string>; readonly cwd?: string; readonly stdin?: PassThrough } = {},
): Promise<Said> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli(args, { stdout, stderr, stdin, env, cwd });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
};
