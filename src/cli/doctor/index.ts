import { parseArgs } from 'node:util';
import { type Config, readConfig, WrongSetting } from '../../config.ts';
import type { Command, Io } from '../command.ts';
import { type Check, type Finding, wrong } from './checks.ts';
import { clock } from './clock.ts';
import { configuration, program } from './configuration.ts';
import { database } from './database.ts';
import { disk } from './disk.ts';
import { printing } from './printing.ts';

/** What is looked at once the configuration can be read, in the order in which it is told. */
const checks: readonly Check[] = [program, configuration, database, disk, printing, clock];

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Check configuration, database, disk and clock, and say what to do about what is wrong.',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const config = readable(io);
    if (!config) return 1;
    let ill = false;
    for (const check of checks) {
      const findings = await examined(check, config);
      for (const finding of findings) tell(check.name, finding, io);
      ill ||= findings.some((finding) => finding.state === 'wrong');
    }
    io.stdout.write(
      ill ? '\nArden cannot work like this. Put right what is marked "wrong".\n' : '\nArden can work.\n',
    );
    return ill ? 1 : 0;
  },
};

function readable(io: Io): Config | undefined {
  try {
    return readConfig(io.env);
  } catch (problem) {
    if (!(problem instanceof WrongSetting)) throw problem;
    for (const fault of problem.faults) {
      tell(
        'configuration',
        wrong(fault, 'Change it, then run this again. "arden help" lists every setting.'),
        io,
      );
    }
    io.stdout.write('\nNothing else was checked, because it depends on the configuration.\n');
    return undefined;
  }
}

/** A check that cannot be made is a finding too: it must not keep the others from being made. */
async function examined(check: Check, config: Config): Promise<readonly Finding[]> {
  try {
    return await check.run(config);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    return [wrong(`This could not be checked: ${why}`, 'Put that right, then run this again.')];
  }
}

function tell(name: string, finding: Finding, io: Io): void {
  io.stdout.write(`${finding.state.padEnd(8)} ${name}: ${finding.says}\n`);
  if (finding.state !== 'good') io.stdout.write(`${' '.repeat(9)}${finding.todo}\n`);
}
