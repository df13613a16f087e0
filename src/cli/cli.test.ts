import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { arden as run } from '../../test/support/arden.ts';
import { settings } from '../config.ts';
import { type Command, commands, runCommand } from './index.ts';

const arden = (args: readonly string[], env: Record<string, string> = {}) => run(args, { env });

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

test('one sentence tells what is wrong with arguments, in the words of Arden', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arden-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const missing = join(folder, 'none');
  const told: readonly (readonly [string, number, string])[] = [
    ['user', 2, 'There is no command "user". There is "user add".'],
    ['audit forge', 2, 'There is no command "audit forge". There are "audit verify" and "audit export".'],
    ['serve now', 2, "Unexpected argument 'now'."],
    ['demo --children', 2, 'Give a value after --children.'],
    ['demo --children -5', 2, 'Give a value after --children, or --children=VALUE where it begins'],
    ['demo --children 0', 2, '--children is "0": give a whole number from 1 to 1000000.'],
    ['demo --day 2021-09-28', 2, '--day is 2021-09-28: give 2021-09-29 or later'],
    ['demo --day 2999-01-01', 2, 'which is still to come'],
    ['import cin a b', 2, 'Name one file'],
    ['import minutes a b', 2, 'Name one file'],
    ['import minutes a --meeting seven', 2, '--meeting is an id'],
    ['import minutes a --as 01a208ce-5c54-7000-ac14-ec1d238d7509', 2, 'Say which meeting'],
    ['backup a b', 2, 'Name one file to write.'],
    ['restore a b', 2, 'Name one file to restore.'],
    ...['import cin', 'import minutes', 'audit verify', 'restore'].flatMap(
      (command): [string, number, string][] => [
        [`${command} ${folder}`, 1, `${folder} is a folder. Name a file.`],
        [`${command} ${missing}`, 1, `${missing} could not be read.`],
      ],
    ),
  ];
  const data = join(folder, 'data');
  for (const [line, code, sentence] of told) {
    const said = await arden(line.split(' '), { DATA_DIR: data });
    expect([line, said.code, said.out]).toEqual([line, code, '']);
    expect(said.err).toContain(sentence);
    const [, usage, ...more] = said.err.split('\n');
    expect([line, more.join('')]).toEqual([line, '']);
    if (usage) expect(usage).toMatch(/^Usage: arden /);
  }
  // None of them made a folder, let alone a database.
  expect(existsSync(data)).toBe(false);
});

test('what the system refuses is told without the lines of the program', async () => {
  const full: Command = {
    ...{ name: 'full', usage: '', summary: '' },
    run: () => writeFile(join(tmpdir(), 'arden-none', 'file'), '').then(() => 0),
  };
  const stderr = new PassThrough();
  const said = text(stderr);
  const io = { stdout: new PassThrough(), stdin: new PassThrough(), env: {}, cwd: tmpdir() };
  expect(await runCommand(full, [], { ...io, stderr })).toBe(1);
  stderr.end();
  expect(await said).toMatch(/^The system refused: ENOENT: .+\.\n$/);
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
