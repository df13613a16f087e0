import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What a process of the measurements answers to, by the name of what is asked. */
export type Answers = Readonly<Record<string, (given: never) => unknown>>;

interface Asked {
  readonly id: number;
  readonly what: string;
  readonly given: unknown;
}
interface Told {
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

/** A process of its own, so that what is measured and what measures it share no memory and no event loop. */
export interface Worker {
  readonly ask: <T>(what: string, given?: unknown) => Promise<T>;
  readonly stop: () => Promise<void>;
}

/** Starts this same program in the part named. */
export const startWorker = (part: string): Worker => {
  const child: ChildProcess = fork(process.argv[1] ?? '', ['as', part], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.(told);
    waiting.delete(told.id);
  });
  child.on('exit', (code) => {
    for (const [id, tell] of waiting) tell({ id, problem: `The process of "${part}" ended with ${code}.` });
  });
  return {
    ask: <T>(what: string, given: unknown = null) =>
      new Promise<T>((resolve, reject) => {
        asked += 1;
        waiting.set(
          asked,
          ({ problem, result }) =>
            problem === undefined ? resolve(result as T) : reject(new Error(`${part}: ${problem}`)), // as the part answers
        );
        child.send({ id: asked, what, given } satisfies Asked);
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};

/** Answers whoever started this process, until they let go of it. */
export const answer = (answers: Answers, close: () => Promise<void> = async () => undefined): void => {
  process.on('message', async ({ id, what, given }: Asked) => {
    const tell = (told: Omit<Told, 'id'>) => process.send?.({ id, ...told });
    try {
      const act = answers[what];
      if (!act) throw new Error(`Nothing answers to "${what}".`);
      tell({ result: await act(given as never) }); // as the one who asks gives it
    } catch (problem) {
      tell({ problem: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
    }
  });
  process.on('disconnect', () => void close().finally(() => process.exit(0)));
};

/** The most memory that this process ever held, in megabytes: everything resident, code and shared pages too. */
export const peakMemory = (): number => {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
};
