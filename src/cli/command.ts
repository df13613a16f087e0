/** What a command may touch: tests hand in their own. Results go to `stdout`, everything else to `stderr`. */
export interface Io {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  readonly stdin: NodeJS.ReadableStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that file names among the arguments are relative to. */
  readonly cwd: string;
}

/**
 * One command of `arden`. Its file stays light, because every start loads it: what is heavy (the database, the server) is
 * imported inside `run`.
 */
export interface Command {
  /** One word or two: `import cin`. */
  readonly name: string;
  /** What follows the name: `[--children N] [--day D]`. */
  readonly usage: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** Answers with the exit code: 0 done, 1 not done, 2 asked wrongly. Arguments are read with `parseArgs`. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** The command was asked wrongly: the sentence says how. Ends with exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** A failure that a person can act on, told without a stack. Ends with exit code 1. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
}
