import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

/** Works without a database: by England's published bank holidays alone, so that anybody can check our counting. */
export const clockDue: Command = {
  name: 'clock due',
  usage: '< lines.csv',
  summary: 'Read lines start,limit,unit and print each with the day on which it is due.',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const { dueLines, ENGLAND } = await import('#calendar');
    io.stdin.setEncoding('utf8');
    return dueLines(text(io.stdin), io.stdout, io.stderr, ENGLAND);
  },
};

/** The stream as text: once its encoding is set, each chunk is a string. */
async function* text(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const chunk of input) yield String(chunk);
}
