import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { runCli } from './index.ts';

const clockDue = async (chunks: readonly (string | Buffer)[], stdout = new PassThrough()) => {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([stdout.destroyed ? '' : text(stdout), text(stderr)]);
  for (const chunk of chunks) stdin.write(chunk);
  stdin.end();
  const code = await runCli(['clock', 'due'], { stdout, stderr, stdin, env: {}, cwd: tmpdir() });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
};

test('answers each line with its day, names a bad one by its number, and does the rest', async () => {
  const bytes = Buffer.from('2026-12-24,1,workingDay\n2026-11-23,é,workingDay\n2028-12-22,10,workingDay\n');
  // Cut in the middle of a letter of two bytes.
  const cut = bytes.indexOf(0xa9);
  const { code, out, err } = await clockDue([bytes.subarray(0, cut), bytes.subarray(cut)]);
  expect(out).toBe('2026-12-24,1,workingDay,2026-12-29,\n2028-12-22,10,workingDay,2029-01-09,provisional\n');
  expect(err).toContain('line 2: "é" is not a limit');
  expect(code).toBe(1);
});

test('ends quietly when nobody reads its answers any more', async () => {
  const gone = new PassThrough();
  gone.destroy();
  expect((await clockDue(['2026-12-24,1,workingDay\n'], gone)).err).toBe('');
});
