import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/world.ts';

/** A copy of the tree with the packages of this one: what a developer has before the first line of a new module. */
const COPIED = [
  ...['src', 'test', 'migrations', 'scripts', 'demo', 'bench'],
  ...['package.json', 'tsconfig.json', 'vitest.config.ts', 'biome.json', '.gitignore'],
];

describe('npm run new-module', () => {
  let copy = '';
  const run = (script: string, ...args: string[]) =>
    new Promise<{ code: number; out: string }>((ends) => {
      execFile(process.execPath, [script, ...args], { cwd: copy, maxBuffer: 2 ** 24 }, (error, out, err) =>
        ends({ code: error ? 1 : 0, out: `${out}${err}` }),
      );
    });
  const make = (...args: string[]) => run('scripts/new-module.mjs', ...args);
  const read = (path: string) => readFile(join(copy, path), 'utf8');

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'arden-new-module-'));
    for (const name of COPIED) await cp(join(ROOT, name), join(copy, name), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it.each([
    ['', 'Say which: npm run new-module <wing>/<name>'],
    ['practice/home/visits', 'Say which: npm run new-module <wing>/<name>'],
    ['cellar/home-visits', 'There is no wing "cellar". These are: foundation, practice'],
    ['practice/HomeVisits', '"HomeVisits" is no name for a module: write small letters and hyphens'],
    ['practice/../visits', 'Say which: npm run new-module'],
    ['practice/referrals', 'There is a module "referrals" already: ./src/practice/referrals/index.ts'],
    ['learning/people', 'There is a module "people" already: ./src/foundation/people/index.ts'],
    ['practice/shares', 'A table "share" is there already. Say what one record is called'],
    ['practice/enquiries record', 'A table "record" is there already. Say what one record is called'],
    ['practice/considered worry', 'The address /considered is taken by src/practice/referrals/'],
    ['practice/class', '"class" is a word of TypeScript'],
    ['practice/orders', '"order" is a word of SQL'],
    ['practice/visit-helpers', '"visit-helpers" could hold anything'],
  ])('refuses %j with a sentence, and writes nothing', async (asked, sentence) => {
    const before = await read('src/app.ts');
    const { code, out } = await make(...asked.split(' ').filter(Boolean));
    expect(out).toContain(sentence);
    expect(code).toBe(1);
    expect(await read('src/app.ts')).toBe(before);
  });

  it('writes a module that passes every check: types, format, architecture, and its own story', async () => {
    const { code, out } = await make('practice/home-visits');
    expect(out).toContain('src/practice/home-visits keeps home visits.');
    expect(code).toBe(0);
    const written = out.split('\n').filter((line) => /^[\w./-]+\.\w+$/.test(line));
    expect(written).toContain('test/stories/home-visits.test.ts');
    expect(await read('src/app.ts')).toContain("import { homeVisits } from '#home-visits';");

    const types = await run('node_modules/typescript/bin/tsc', '-p', '.');
    const faults = types.out
      .split('\n')
      .filter((line) => written.some((path) => line.startsWith(`${path}(`)));
    expect(faults).toEqual([]);
    const format = await run('node_modules/@biomejs/biome/bin/biome', 'check', ...written);
    expect(format.out).not.toContain('home-visits/');
    expect(format.code).toBe(0);
    // Its own story was run, and the schema drawn, when it was made.
    const tests = ['test/architecture.test.ts', 'src/practice/home-visits'];
    const tested = await run('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...tests);
    // What others have broken meanwhile is told by the tests of the tree itself.
    const broken = tested.out
      .split('\n')
      .filter((line) => /(FAIL.*|^ .*)home-visits|src\/app\.ts:\d/.test(line));
    expect(broken.filter((line) => !line.includes('✓'))).toEqual([]);
    expect(tested.out).toMatch(/Test Files .*passed/);
  }, 180_000);

  it('refuses it a second time', async () => {
    const { code, out } = await make('practice/home-visits');
    expect(out).toContain('There is a module "home-visits" already');
    expect(code).toBe(1);
  });
});
