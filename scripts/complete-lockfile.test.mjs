import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('the lockfile names the packages of every kind of machine, or npm ci would refuse it', () => {
  const script = join(import.meta.dirname, 'complete-lockfile.mjs');
  const { status, stdout } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect(stdout).toContain('0 packages');
  expect(status).toBe(0);
});
