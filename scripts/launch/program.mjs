import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isStale, outputs } from '../build.mjs';
import { refusal, root, runScript, say } from './processes.mjs';

/** Builds where a source is newer than what was built, in a process of its own so that its memory goes with it. */
export async function buildIfStale() {
  if (!isStale()) return 0;
  say('Building Arden.');
  return runScript(join(root, 'scripts/build.mjs'), [], { quietly: true });
}

/**
 * Runs the program in this very process: one process fewer to start, and nothing between a signal and the server.
 * Its exit code is its own business.
 *
 * @param {string[]} args
 * @param {string} from the folder that file names among the arguments are relative to
 */
export async function program(args, from = root) {
  const failed = await buildIfStale();
  if (failed) throw refusal('Arden could not be built: what is wrong stands above.');
  process.chdir(from);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, outputs.program, ...args];
  await import(pathToFileURL(outputs.program).href);
}

/** Bundles the measurements and runs them on a program that is up to date. */
export async function bench(args) {
  const { bundleBench } = await import('../build.mjs');
  const failed = await buildIfStale();
  if (failed) throw refusal('Arden could not be built: what is wrong stands above.');
  await bundleBench();
  return runScript(outputs.bench, args);
}

/** Runs one of the scripts that work on the sources. */
export async function script(name, args) {
  const path = join(root, 'scripts', name);
  if (!existsSync(path)) throw refusal(`scripts/${name} is missing from this copy of Arden.`);
  return runScript(path, args);
}
