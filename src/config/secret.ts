import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { WrongSetting } from './values.ts';

/** The secret that signs sessions: the one given, or the one kept in `dataDir`, which is made where there is none. */
export async function sessionSecret(config: Config): Promise<string> {
  if (config.givenSecret) return config.givenSecret;
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const kept = join(config.dataDir, 'session-secret');
  if (!existsSync(kept)) await keepNewSecret(kept);
  await chmod(kept, 0o600);
  const secret = (await readFile(kept, 'utf8')).trim();
  if (secret.length < 32) {
    throw new WrongSetting([
      `${kept} does not hold a secret. Delete it: a new one is made, and everyone signs in again.`,
    ]);
  }
  return secret;
}

/** Written whole under another name first: two processes that start together, or one that dies, leave one good secret. */
async function keepNewSecret(kept: string): Promise<void> {
  const draft = `${kept}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    await link(draft, kept).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code !== 'EEXIST') throw problem;
    });
  } finally {
    await rm(draft, { force: true });
  }
}
