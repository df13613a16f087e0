import { spawn } from 'node:child_process';
import { existsSync, watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { build, outputs } from '../build.mjs';
import { root, say } from './processes.mjs';

/**
 * Builds and serves, and does both again after every change. A change that does not build is told, and the program that
 * did build goes on.
 *
 * @param {string[]} args passed to `arden serve`
 */
export async function watch(args) {
  let server = (await rebuilt()) ? serve(args) : undefined;
  let pending;
  let working = Promise.resolve();

  const again = () => {
    working = working.then(async () => {
      if (!(await rebuilt())) return;
      await stop(server);
      server = serve(args);
    });
  };
  const changed = (_event, name) => {
    if (/\.test\.tsx?$/.test(name ?? '')) return;
    clearTimeout(pending);
    pending = setTimeout(again, 150);
  };
  const watched = ['src', 'demo', 'migrations']
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => watchFolder(folder, { recursive: true }, changed));

  return new Promise((end) => {
    const leave = async (signal) => {
      for (const watcher of watched) watcher.close();
      clearTimeout(pending);
      await working;
      await stop(server, signal);
      end(0);
    };
    process.once('SIGINT', leave);
    process.once('SIGTERM', leave);
  });
}

async function rebuilt() {
  const started = performance.now();
  try {
    await build();
    say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    return true;
  } catch (problem) {
    say(problem.errors ? 'That does not build yet.' : problem.message);
    return false;
  }
}

function serve(args) {
  return spawn(process.execPath, ['--enable-source-maps', outputs.program, 'serve', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** Asks the server to finish, and ends it where it has not after five seconds. */
async function stop(server, signal = 'SIGTERM') {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((end) => server.once('exit', end));
  server.kill(signal);
  const impatience = setTimeout(() => server.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(impatience);
}
