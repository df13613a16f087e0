import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { ROOT } from './world.ts';

/** `arden` in a process of its own: only there can it be told to stop, be killed, or meet another. */
export interface Program {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  /** Its exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** For `serve`: the address it prints once it serves. Throws what it said instead when it ends. */
  readonly ready: () => Promise<string>;
  readonly stop: (signal: NodeJS.Signals) => Promise<{ code: number | null; took: number }>;
}

/**
 * Starts it as it is shipped, built first where a source is newer, with these settings and nothing else of the environment.
 * It does not outlive the test.
 */
export const runProgram = (args: readonly string[], settings: Record<string, string>): Program => {
  const child = spawn(process.execPath, ['scripts/launch.mjs', 'arden', ...args], {
    cwd: ROOT,
    // Packages are looked after by whoever runs the tests: a test installs none.
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ARDEN_LAUNCHED: 'yes', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  // All that it said has arrived when its streams have closed too.
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return {
    child,
    said,
    ended,
    ready: async () => {
      while (!said.out.includes('\n')) {
        await Promise.race([once(child.stdout, 'data'), ended]);
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(said.err);
      }
      return /http:\S+/.exec(said.out)?.[0] ?? '';
    },
    stop: async (signal) => {
      const told = performance.now();
      child.kill(signal);
      return { code: await ended, took: performance.now() - told };
    },
  };
};
