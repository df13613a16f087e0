import { createConnection } from 'node:net';

/** 'starting' is a process that may still step back for another; 'running' holds the folder. */
export type State = 'starting' | 'running';

/** What was heard: a state, or 'unclear' where somebody is there who has not said, or hung up while stepping back. */
export interface Answer {
  readonly state: State | 'unclear';
  readonly process?: number;
}

/**
 * Asks who listens at a socket. Only a refusal means nobody: a process that is stopped, or busy with a slow query, is
 * connected to by the system and says nothing, and it may hold the folder all the same.
 */
export function ask(path: string): Promise<Answer | 'nobody'> {
  return new Promise((resolve) => {
    const unclear: Answer = { state: 'unclear' };
    let said = '';
    const socket = createConnection(path);
    const done = (answer: Answer | 'nobody') => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => done(unclear));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      said += part;
    });
    socket.on('end', () => done(parsed(said) ?? unclear));
    socket.on('error', (problem: NodeJS.ErrnoException) => {
      done(problem.code === 'ECONNREFUSED' || problem.code === 'ENOENT' ? 'nobody' : unclear);
    });
  });
}

function parsed(said: string): Answer | undefined {
  const match = /^\{"state":"(starting|running)","process":(\d+)\}\n$/.exec(said);
  if (!match) return undefined;
  return {
    state: match[1] === 'starting' ? 'starting' : 'running',
    process: Number(match[2]),
  };
}
