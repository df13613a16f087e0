import { parseArgs } from 'node:util';
import type { DemoAccount } from '#auth';
import { CannotDo, type Command, type Io } from './command.ts';
import { tidyOften } from './memory.ts';

/** Longer than this and whoever started us would kill us anyway: systemd and Docker wait for ten seconds or more. */
const MOST = 9_500;

export const serve: Command = {
  name: 'serve',
  usage: '',
  summary: 'Serve Arden until told to stop.',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    tidyOften();
    const [{ withDatabase }, { start }, { readConfig }, { layPartnership }] = await Promise.all([
      import('./database.ts'),
      import('../start.ts'),
      import('../config.ts'),
      import('../../demo/index.ts'),
    ]);
    const { database } = readConfig(io.env);
    return withDatabase(io, database.kind === 'embedded' ? 'any' : 'ready', async (opened) => {
      const log = (sentence: string) => io.stderr.write(`${sentence}\n`);
      const running = await start({ ...opened, lay: layPartnership, log }).catch((problem) => {
        throw taken(problem, opened.config) ?? problem;
      });
      const told = toldToStop();
      io.stdout.write(greeting(running.address, running.people));
      await told;
      log('Stopping: no new requests, and those under way are finished.');
      endInTime(io);
      await running.stop();
      return 0;
    });
  },
};

/** The first signal. Others are let pass: a terminal and npm both send one for a single Ctrl-C. */
const toldToStop = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop());
  });

/** A job or a query that never ends does not hold the process: what was written is kept, and jobs run again. */
const endInTime = (io: Io): void => {
  setTimeout(() => {
    io.stderr.write('Something did not finish in time, and was cut off.\n');
    process.exit(0);
  }, MOST).unref();
};

/** The port cannot be had: which, and what to do about it. */
const taken = (problem: unknown, { port, host }: { port: number; host: string }): CannotDo | undefined => {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
  if (code === 'EADDRINUSE')
    return new CannotDo(
      `Another program already listens on port ${port}. Stop it, or give Arden another port with PORT.`,
    );
  if (code === 'EACCES')
    return new CannotDo(`This user may not listen on port ${port}. Give Arden another port with PORT.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotDo(`This machine has no address ${host} to listen on. Change HOST.`);
  return undefined;
};

/** Where it is and, in a demonstration, everybody whom one may sign in as. */
const greeting = (address: string, people: readonly DemoAccount[]): string => {
  const ready = `Arden is ready: ${address}\n`;
  if (people.length === 0) return ready;
  const widest = Math.max(...people.map(({ name }) => name.length));
  const lines = people.flatMap(({ name, posts }) =>
    posts.map(({ title, organisationName }) => `  ${name.padEnd(widest)}  ${title}, ${organisationName}\n`),
  );
  return `${ready}\nEverybody in it is made up. Sign in as any of them, without a password:\n${lines.join('')}`;
};
