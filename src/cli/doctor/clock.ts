import { existsSync } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config.ts';
import { type Check, good, wrong } from './checks.ts';

const MINUTE = 60_000;

/** Deadlines are counted from this machine's clock: one that is behind lets a duty lapse unseen. */
export const clock: Check = {
  name: 'clock',
  async run({ dataDir }) {
    const now = Date.now();
    const latest = Math.max(await writtenLast(packageRoot), await writtenLast(dataDir));
    if (latest > now + 5 * MINUTE) {
      return [
        wrong(
          `This machine says ${inLondon(now)}, and files here were written later, on ${inLondon(latest)}.`,
          'Set the clock from a time server (NTP) before starting Arden: deadlines are counted from it.',
        ),
      ];
    }
    if (!inLondon(Date.UTC(2024, 6, 1, 12)).includes('13:00')) {
      return [
        wrong(
          'This Node does not know the time in London.',
          'Install a Node with full time-zone data: the official builds have it.',
        ),
      ];
    }
    return [good(`It is ${inLondon(now)} in London.`)];
  },
};

async function writtenLast(folder: string): Promise<number> {
  if (!existsSync(folder) || !(await stat(folder)).isDirectory()) return 0;
  const names = await readdir(folder);
  const times = await Promise.all(names.map(async (name) => (await lstat(join(folder, name))).mtimeMs));
  return Math.max(0, ...times);
}

function inLondon(time: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(time);
}
