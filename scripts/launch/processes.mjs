import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The folder of the package: everything the launcher runs, runs from here. */
export const root = resolve(import.meta.dirname, '../..');

/** Where the person stood who gave the command: npm moves to the package's folder and leaves this note. */
export function askedFrom() {
  const noted = process.env.npm_lifecycle_event ? process.env.INIT_CWD : undefined;
  return noted ?? process.cwd();
}

/** Says something to the person at the terminal. Standard output belongs to the command's result. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** A failure with a sentence that is enough by itself: it is shown without a stack. */
export function refusal(sentence) {
  return Object.assign(new Error(sentence), { expected: true });
}

/** The script that a package's command is, so that it can be run on a Node of our choice without a shell. */
export function command(name, bin = name) {
  const folder = join(root, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin]);
}

/**
 * npm runs us through a shell. Told to stop, it stops the shell, and some shells die without telling us: then nobody
 * would ever stop the server. So a process that npm started watches for the end of its parent and stops itself.
 */
export function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const look = () => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  };
  const looking = setInterval(look, 250).unref();
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and answers with how it ended. Signals sent to this process are passed on; a Ctrl-C at a
 * terminal is not, because the terminal has already sent it to both.
 *
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, problem?: NodeJS.ErrnoException }>}
 */
export function runToEnd(program, args, { stdio = 'inherit', env = process.env, cwd = root } = {}) {
  return new Promise((end) => {
    const child = spawn(program, args, { cwd, stdio, env: withNodeOnPath(env, program) });
    const pass = (signal) => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, pass);
    const done = (how) => {
      for (const signal of passedOn) process.off(signal, pass);
      end(how);
    };
    child.once('error', (problem) => done({ code: null, signal: null, problem }));
    child.once('exit', (code, signal) => done({ code, signal }));
  });
}

/** Runs a script on this Node; `quietly` sends what it prints to standard error. Answers with its exit code. */
export async function runScript(script, args = [], { quietly = false } = {}) {
  const how = await runToEnd(process.execPath, [script, ...args], {
    stdio: quietly ? ['ignore', 2, 2] : 'inherit',
  });
  if (how.problem) throw how.problem;
  return exitCode(how);
}

/** What a shell would say: a program ended by a signal ends with 128 and its number. */
export function exitCode({ code, signal }) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Programs that call plain `node` get the one that runs us. */
function withNodeOnPath(env, program) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: `${dirname(program)}${delimiter}${env[name] ?? ''}` };
}
