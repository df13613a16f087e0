import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { Host } from './host.ts';

/** An error as it may be logged: what it is and where it rose, not what it held. */
const told = (error: unknown) => {
  if (!(error instanceof Error)) return { kind: 'unknown' };
  const code = 'code' in error ? String(error.code) : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12);
  // A message may quote what somebody typed, or a value of the database: its kind and place are enough to find it.
  return { kind: error.name, code, stack: frames.join('\n') };
};

/** The log: to stderr, with ids and route patterns and never an address, a name or a body. */
export const loggerOf = (host: Host): FastifyBaseLogger =>
  pino(
    {
      level: host.logLevel,
      base: null,
      serializers: { req: () => undefined, res: () => undefined, err: told },
    },
    host.logTo ?? pino.destination({ dest: 2, sync: false }),
  );
