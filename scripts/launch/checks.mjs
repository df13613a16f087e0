import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { command, root, runScript, say } from './processes.mjs';
import { buildIfStale } from './program.mjs';

/** Where the closing line of the last test run is kept, for .ci/run to print again. */
const closingLine = join(root, 'node_modules/.cache/arden/tests.txt');

const types = { name: 'types', run: () => runScript(command('typescript', 'tsc'), ['-p', '.']) };
const lint = { name: 'lint and format', run: () => runScript(command('@biomejs/biome', 'biome'), ['check']) };
const unused = {
  name: 'unused files',
  run: () => runScript(command('knip'), ['--no-progress', '--no-config-hints']),
};
const bundle = { name: 'build', run: buildIfStale };

/**
 * Everything, or with arguments only the tests that they name. Each step is run whatever became of the one before: one
 * run tells all that is wrong.
 *
 * @param {string[]} args passed to vitest
 */
export async function test(args) {
  return args.length > 0 ? inOrder([bundle], args) : inOrder([types, lint, unused, bundle], []);
}

/** What can be known in a few seconds: types, lint, architecture and the other unit tests. */
export async function check() {
  return inOrder([types, lint], ['--project', 'unit']);
}

async function inOrder(steps, vitestArgs) {
  const lines = [];
  let failedSteps = 0;
  for (const step of steps) {
    say(`\n── ${step.name}`);
    const started = performance.now();
    const failed = (await step.run()) !== 0;
    if (failed) failedSteps += 1;
    lines.push(line(step.name, failed ? 'failed' : 'passed', started));
  }
  say('\n── tests');
  const started = performance.now();
  const tests = await vitest(vitestArgs);
  const ok = tests.code === 0;
  lines.push(line(`tests, ${tests.skipped} skipped`, ok ? 'passed' : 'failed', started));

  const failed = tests.failed + failedSteps;
  const closing = `Tests: ${tests.passed} passed, ${failed} failed`;
  process.stdout.write(`\n${lines.join('\n')}\n\n${closing}\n`);
  mkdirSync(dirname(closingLine), { recursive: true });
  writeFileSync(closingLine, `${lines.join('\n')}\n${closing}\n`);
  return failed === 0 ? 0 : 1;
}

/** Counts a file that could not be loaded, and a run that ended before it could count, as one failure each. */
async function vitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'arden-tests-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runScript(command('vitest'), ['run', ...reporters, ...args]);
    const counted = counts(report);
    return { code, ...counted, failed: code !== 0 ? Math.max(1, counted.failed) : counted.failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counts(report) {
  try {
    const said = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = said.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
    );
    return {
      passed: said.numPassedTests,
      failed: said.numFailedTests + unloaded.length,
      skipped: said.numPendingTests + said.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function line(name, outcome, started) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return `${name.padEnd(28)} ${outcome}  ${seconds.padStart(6)} s`;
}
