import { DataDirInUse, DataDirUnfit } from '#lock';
import { WrongSetting } from '../config.ts';
import { api } from './api.ts';
import { auditExport } from './audit/export.ts';
import { auditVerify } from './audit/verify.ts';
import { backup } from './backup.ts';
import { clockDue } from './clock.ts';
import { CannotDo, type Command, type Io, WrongUsage } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor/index.ts';
import { helpOn } from './help.ts';
import { importCin } from './import-cin.ts';
import { importMinutes } from './import-minutes.ts';
import { match } from './match.ts';
import { migrate } from './migrate.ts';
import { partnershipAdd } from './partnership.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { userAdd } from './user.ts';

export type { Command, Io } from './command.ts';
export { CannotDo, WrongUsage } from './command.ts';

const listed: readonly Command[] = [
  serve,
  migrate,
  partnershipAdd,
  userAdd,
  demo,
  importCin,
  importMinutes,
  match,
  clockDue,
  api,
  auditVerify,
  auditExport,
  backup,
  restore,
  doctor,
];

/** Every command of `arden`, in the order in which `arden help` lists them. */
export const commands: readonly Command[] = [...listed, helpOn(() => commands)];

/** Runs the command that the arguments name, and answers with the exit code. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const words = argv.length === 0 ? ['help'] : asksForHelp(argv) ? ['help', ...namedBy(argv)] : argv;
  const command = commandNamed(words);
  if (!command) {
    io.stderr.write(`${unknown(words)}\n`);
    return 2;
  }
  return runCommand(command, words.slice(command.name.split(' ').length), io);
}

/** Runs one command; whatever it throws is told, and becomes its exit code. */
export async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    return await command.run(args, io);
  } catch (problem) {
    return told(problem, command, io);
  }
}

/** The longest name that the words begin with. */
export function commandNamed(words: readonly string[]): Command | undefined {
  return [2, 1]
    .map((length) => words.slice(0, length).join(' '))
    .map((name) => commands.find((command) => command.name === name))
    .find((command) => command !== undefined);
}

/** That there is no such command, with those whose first word was given. */
function unknown(words: readonly string[]): string {
  const [first = '', second] = words;
  const near = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => `"${name}"`);
  if (near.length === 0) return `There is no command "${first}". Run "arden help" to see the ones there are.`;
  const asked = second === undefined ? first : `${first} ${second}`;
  return `There is no command "${asked}". There ${near.length === 1 ? 'is' : 'are'} ${near.join(' and ')}.`;
}

function asksForHelp(argv: readonly string[]): boolean {
  const ours = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  return ours.includes('--help') || ours.includes('-h');
}

function namedBy(argv: readonly string[]): readonly string[] {
  return commandNamed(argv)?.name.split(' ') ?? argv.filter((word) => !word.startsWith('-')).slice(0, 1);
}

/** Says what went wrong in as few words as will do, and answers with the exit code. */
function told(problem: unknown, command: Command, io: Io): number {
  if (problem instanceof WrongSetting) {
    io.stderr.write(`${problem.message}\nRun "arden help" for every setting.\n`);
    return 2;
  }
  if (problem instanceof WrongUsage || isParsingError(problem)) {
    const sentence = problem instanceof WrongUsage ? problem.message : parsing(problem);
    io.stderr.write(
      `${sentence.replace(/([^.])$/, '$1.')}\nUsage: arden ${`${command.name} ${command.usage}`.trim()}\n`,
    );
    return 2;
  }
  if (problem instanceof DataDirInUse || problem instanceof DataDirUnfit || problem instanceof CannotDo) {
    io.stderr.write(`${problem.message}\n`);
    return 1;
  }
  if (isSystemError(problem)) {
    io.stderr.write(`The system refused: ${problem.message}.\n`);
    return 1;
  }
  io.stderr.write(`${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
  return 1;
}

/** What Node says of arguments that do not parse, as one sentence. */
function parsing({ message }: Error): string {
  const option = /^Option '(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1];
  if (message.includes('argument missing')) return `Give a value after ${option}.`;
  if (message.includes('argument is ambiguous'))
    return `Give a value after ${option}, or ${option}=VALUE where it begins with a dash.`;
  return message.replace(/\.\s.*$/s, '.');
}

/** A disk that is full, a file that may not be written: nothing in the program is wrong, and its lines help nobody. */
function isSystemError(problem: unknown): problem is Error {
  return problem instanceof Error && 'syscall' in problem && 'errno' in problem;
}

function isParsingError(problem: unknown): problem is Error {
  return problem instanceof Error && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS');
}
