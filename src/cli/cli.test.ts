import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { settings } from '../config.ts';
import { commands, runCli } from './index.ts';

async function arden(args: readonly string[], env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const said = Promise.all([text(stdout), text(stderr)]);
  const code = await runCli(args, { stdout, stderr, stdin: new PassThrough(), env, cwd: tmpdir() });
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
}

test('help lists every command and every setting, within the width of a page', async () => {
  const { code, out, err } = await arden(['help']);
  expect(code).toBe(0);
  expect(err).toBe('');
  for (const { name, summary } of commands) {
    expect(out).toContain(`  ${name}`);
    expect(out.replace(/\s+/g, ' ')).toContain(summary);
  }
  for (const { name } of settings) expect(out).toContain(`\n  ${name}`);
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('asked for help in any way, a command is explained and not run', async () => {
  const asked = await Promise.all(
    [
      ['help', 'doctor'],
      ['doctor', '--help'],
      ['doctor', '-h'],
    ].map((args) => arden(args)),
  );
  for (const { code, out } of asked) {
    expect(code).toBe(0);
    expect(out).toBe(asked[0]?.out);
  }
  expect(asked[0]?.out).toContain('Usage: arden doctor');
});

test('a command that is not there, or an option that it does not take, is told on standard error', async () => {
  expect(await arden(['swerve'])).toEqual({
    code: 2,
    out: '',
    err: 'There is no command "swerve". Run "arden help" to see the ones there are.\n',
  });
  expect(await arden(['doctor', '--loud'])).toEqual({
    code: 2,
    out: '',
    err: "Unknown option '--loud'.\nUsage: arden doctor\n",
  });
});

test('the doctor tells each wrong setting and what to do, and passes a machine that can work', async () => {
  const wrong = await arden(['doctor'], { PORT: 'abc', HOST: '0.0.0.0/0' });
  expect(wrong.code).toBe(1);
  expect(wrong.out).toContain('wrong    configuration: PORT is "abc"');
  expect(wrong.out).toContain('wrong    configuration: HOST is "0.0.0.0/0"');

  const folder = await mkdtemp(join(tmpdir(), 'arden-doctor-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const well = await arden(['doctor'], { DATA_DIR: folder });
  expect(well.out).toContain('good     configuration: http://localhost:3000');
  expect(well.out).toContain('Arden can work.');
  expect(well.code).toBe(0);
});
