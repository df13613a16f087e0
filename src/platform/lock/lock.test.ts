import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { takeLock } from './index.ts';

const folders: string[] = [];
const running: { kill(signal: NodeJS.Signals): boolean }[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'arden-lock-'));
  folders.push(folder);
  return folder;
}

/** A real process that takes the lock, says what came of it, and holds it until it is killed. */
async function contender(folder: string) {
  const door = pathToFileURL(join(import.meta.dirname, 'index.ts')).href;
  const program = `import { takeLock } from ${JSON.stringify(door)};
    setInterval(() => {}, 1000);
    takeLock(${JSON.stringify(folder)}).then(() => console.log('taken'), (e) => { console.log(e.message); process.exit(1); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  child.stdout.setEncoding('utf8');
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

test('a second process is refused with the number of the first, and let in once that one has closed', async () => {
  const folder = await newFolder();
  const lock = await takeLock(folder);
  const refused = await contender(folder);
  expect(refused.said).toContain(`already running on ${folder} (process ${process.pid})`);
  expect(refused.said).toContain('DATA_DIR');
  await lock.close();
  expect((await contender(folder)).said).toBe('taken');
});

test('a process killed outright leaves nothing in the way', async () => {
  const folder = await newFolder();
  const first = await contender(folder);
  expect(first.said).toBe('taken');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(await readdir(folder)).toHaveLength(1);

  const lock = await takeLock(folder);
  expect(await readdir(folder)).toHaveLength(1);
  await lock.close();
  expect(await readdir(folder)).toHaveLength(0);
});

test('of several that start at the same instant exactly one goes on, also over the remains of a dead one', async () => {
  const folder = await newFolder();
  const dead = await contender(folder);
  dead.child.kill('SIGKILL');
  await once(dead.child, 'exit');
  const said = (await Promise.all([contender(folder), contender(folder), contender(folder)])).map(
    (one) => one.said,
  );
  expect(said.filter((word) => word === 'taken')).toHaveLength(1);

  for (let round = 0; round < 20; round++) {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(join(folder, 'other'))));
    const taken = tries.filter((one) => one.status === 'fulfilled');
    expect(taken).toHaveLength(1);
    for (const one of taken) await one.value.close();
  }
});

test('a process that is stopped still holds its folder', async () => {
  const folder = await newFolder();
  const first = await contender(folder);
  first.child.kill('SIGSTOP');
  await expect(takeLock(folder)).rejects.toThrow('already running');
});

test('what is no folder, or cannot be one, is refused with a sentence', async () => {
  const file = join(await newFolder(), 'file');
  await writeFile(file, '');
  for (const place of [file, join(file, 'below'), '/proc/arden/below'])
    await expect(takeLock(place)).rejects.toThrow('Set DATA_DIR to a folder');
});

test('a folder with a path too long for a socket is locked too', async () => {
  const folder = join(await newFolder(), 'a'.repeat(120));
  const lock = await takeLock(folder);
  await expect(takeLock(folder)).rejects.toThrow('already running');
  await lock.close();
  await (await takeLock(folder)).close();
});
