import { constants, existsSync } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, type Finding, good, warning, wrong } from './checks.ts';

const MEGABYTE = 1024 * 1024;

export const disk: Check = {
  name: 'disk',
  async run({ dataDir }) {
    const findings: Finding[] = [];
    const folder = nearest(dataDir);
    if (!(await stat(folder)).isDirectory())
      return [
        wrong(`${folder} is no folder.`, 'Set DATA_DIR to a folder: Arden makes it where it is missing.'),
      ];
    try {
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      return [
        wrong(
          `Arden may not write to ${folder}.`,
          'Give it to the user that Arden runs as, or set DATA_DIR to another folder.',
        ),
      ];
    }
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / MEGABYTE);
    if (free < 100)
      findings.push(wrong(`${free} MB are free for ${dataDir}.`, 'Make room before starting Arden.'));
    else if (free < 1024) findings.push(warning(`${free} MB are free for ${dataDir}.`, 'Make room soon.'));

    if (process.platform !== 'win32' && folder === dataDir && ((await stat(folder)).mode & 0o077) !== 0) {
      findings.push(
        warning(
          `${dataDir} can be entered by other users of this machine, and holds the record.`,
          `Run: chmod 700 ${dataDir}`,
        ),
      );
    }
    return findings.length > 0 ? findings : [good(`${dataDir} can be written to, and ${free} MB are free.`)];
  },
};

/** The folder itself, or what it would be made in. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}
