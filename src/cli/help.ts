import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { packageRoot, type Setting, settings } from '../config.ts';
import { type Command, WrongUsage } from './command.ts';

const WIDTH = 100;

/** `arden help`. It is handed the table that it stands in itself. */
export function helpOn(table: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: '[command]',
    summary: 'Say what Arden can do, or how to use one command.',
    async run(args, io) {
      const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
      if (positionals.length === 0) {
        io.stdout.write(everything(table()));
        return 0;
      }
      const name = positionals.join(' ');
      const found = table().filter((command) => command.name === name || command.name.startsWith(`${name} `));
      if (found.length === 0) throw new WrongUsage(`There is no command "${name}" to explain.`);
      io.stdout.write(found.map(one).join('\n'));
      return 0;
    },
  };
}

function everything(commands: readonly Command[]): string {
  const rows = commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary] as const);
  return `Arden ${version()}: one shared record for a Local Safeguarding Children Partnership

Usage: arden <command> [options]
       npm run arden -- <command> [options]
       Results go to standard output. "npm run -s arden" keeps npm's own lines out of it.

Commands
${columns(rows)}

Settings are read from the environment.
${columns(settings.map((setting) => [setting.name, explained(setting)] as const))}
`;
}

function one({ name, usage, summary }: Command): string {
  return `Usage: arden ${`${name} ${usage}`.trim()}\n\n${summary}\n`;
}

function explained(setting: Setting): string {
  return `${setting.does} Default: ${setting.default}.`;
}

/** Two columns; what does not fit beside the first goes on under the second. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const first = Math.min(28, Math.max(...rows.map(([left]) => left.length))) + 2;
  return rows
    .map(([left, right]) => {
      const lines = wrapped(right, WIDTH - first - 2).map((line) => `${' '.repeat(first + 2)}${line}`);
      const head = `  ${left}`;
      return left.length + 1 < first
        ? [head.padEnd(first + 2) + (lines[0] ?? '').trimStart(), ...lines.slice(1)].join('\n')
        : [head, ...lines].join('\n');
    })
    .join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
