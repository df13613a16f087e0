import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installWhatIsMissing } from './install.mjs';
import { askedFrom, endWithParent, exitCode, refusal, root, runToEnd } from './processes.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
const ownNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What each npm script does, once everything is installed and on a Node that Arden can run on. */
const commands = {
  start: async () => (await import('./program.mjs')).program(['serve']),
  arden: async (args) => (await import('./program.mjs')).program(args, askedFrom()),
  dev: async (args) => (await import('./watch.mjs')).watch(args),
  test: async (args) => (await import('./checks.mjs')).test(args),
  check: async () => (await import('./checks.mjs')).check(),
  bench: async (args) => (await import('./program.mjs')).bench(args),
  advisories: async (args) => (await import('./program.mjs')).script('advisories.mjs', args),
  'new-module': async (args) => (await import('./program.mjs')).script('new-module.mjs', args),
};

/**
 * Installs what is missing, moves to Node 24 where this one is older, and does what was asked.
 *
 * @param {string[]} argv the name of the command and its arguments
 */
export async function run([name, ...args]) {
  const act = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!act) throw refusal(`There is no "${name ?? ''}". There are: ${Object.keys(commands).join(', ')}.`);
  endWithParent();
  const moved = process.env.ARDEN_LAUNCHED !== undefined;
  delete process.env.ARDEN_LAUNCHED;
  if (!moved) {
    await installWhatIsMissing();
    if (major < 24 && ownNodeRuns()) return onOwnNode([name, ...args]);
  }
  if (major < 22 || (major === 22 && minor < 12)) throw refusal(tooOld);
  const code = await act(args);
  if (code !== undefined) process.exitCode = code;
}

/** The Node that comes with the packages is optional, because not every machine has a build that runs on it. */
function ownNodeRuns() {
  if (!existsSync(ownNode)) return false;
  const { stdout } = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return /^v(2[4-9]|[3-9]\d)\./.test(stdout ?? '');
}

/** Runs the same command again on the Node that came with the packages, and ends the way that it ended. */
async function onOwnNode(argv) {
  const env = { ...process.env, ARDEN_LAUNCHED: 'yes' };
  const launcher = join(root, 'scripts/launch.mjs');
  const how = await runToEnd(ownNode, [launcher, ...argv], { env, cwd: process.cwd() });
  if (how.problem) throw how.problem;
  process.exitCode = exitCode(how);
  if (how.signal) process.kill(process.pid, how.signal);
}

const tooOld =
  `Arden runs on Node 24, could not install one on this machine, and this is Node ${process.versions.node}. ` +
  'Install Node 24 from https://nodejs.org and run the command again.';
