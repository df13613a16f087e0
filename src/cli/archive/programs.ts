import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CannotDo, type Io } from '../command.ts';

/** Finds one of PostgreSQL's own programs on the PATH. */
const find = async (name: string, env: Io['env']): Promise<string> => {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const found = join(folder, file);
    if (
      await access(found, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return found;
  }
  throw new CannotDo(
    `${name} is not on the PATH. Install the client programs of PostgreSQL, of the server's version or newer (Debian and Ubuntu: postgresql-client), then run this again.`,
  );
};

/** Runs a program of PostgreSQL against a database; the password goes by the environment, where other users cannot read it. */
export const runProgram = async (
  name: 'pg_dump' | 'pg_restore',
  args: readonly string[],
  url: string,
  env: Io['env'],
): Promise<void> => {
  const program = await find(name, env);
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(program, ['--no-password', `--dbname=${address.href}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...env, ...(password ? { PGPASSWORD: password } : {}) },
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  if (code !== 0)
    throw new CannotDo(`${name} could not do it:\n${said.trim().split('\n').slice(0, 8).join('\n')}`);
};
