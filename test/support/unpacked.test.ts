import { existsSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { unpackOnce } from './unpacked.ts';

const name = `test-${process.pid}`;
let made: string | undefined;
let times = 0;

const unpack = async () => {
  made = await unpackOnce(name, async (folder) => {
    times += 1;
    await writeFile(join(folder, 'program'), 'runs');
  });
  return made;
};

afterEach(async () => {
  times = 0;
  if (made) await rm(made, { recursive: true, force: true });
});

test('unpacks once, even when two ask together', async () => {
  const [first, second] = await Promise.all([unpack(), unpack()]);
  expect(first).toBe(second);
  times = 0;
  await unpack();
  expect(times).toBe(0);
});

test('unpacks again when a cleaner has taken a file', async () => {
  const folder = await unpack();
  await rm(join(folder, 'program'));
  await unpack();
  expect(existsSync(join(folder, 'program'))).toBe(true);
});

test.skipIf(process.platform === 'win32')('refuses a folder that others may write to', async () => {
  const folder = await unpack();
  await chmod(folder, 0o777);
  await expect(unpack()).rejects.toThrow('remove it');
});
