import { parseArgs } from 'node:util';
import { CannotDo, type Command, WrongUsage } from './command.ts';

const MOST = 1_000_000;

export const demo: Command = {
  name: 'demo',
  usage: '[--children N] [--day D]',
  summary: 'Make the synthetic partnership, or finish one that was interrupted: everybody in it is made up.',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { children: { type: 'string', default: '1000' }, day: { type: 'string' } },
    });
    const children = /^\d{1,7}$/.test(values.children) ? Number(values.children) : 0;
    if (children < 1 || children > MOST)
      throw new WrongUsage(`--children is "${values.children}": give a whole number from 1 to ${MOST}.`);
    const [
      { withDatabase },
      { bringUp },
      { fillDemonstration },
      { systemNow },
      { readConfig },
      kernel,
      { EARLIEST },
    ] = await Promise.all([
      import('./database.ts'),
      import('./bring-up.ts'),
      import('./demo/fill.ts'),
      import('#clock'),
      import('../config.ts'),
      import('#kernel'),
      import('../../demo/index.ts'),
    ]);
    const now = systemNow();
    const today = kernel.dayOf(now);
    const day = values.day ?? today;
    if (!kernel.isDay(day)) throw new WrongUsage(`--day is "${day}": give a day like ${today}.`);
    if (day > today)
      throw new WrongUsage(`--day is ${day}, which is still to come: give today, ${today}, or a day before.`);
    if (day < EARLIEST)
      throw new WrongUsage(
        `--day is ${day}: give ${EARLIEST} or later, because two years of work before it began with the partnership.`,
      );
    const { demonstration, database } = readConfig(io.env);
    if (!demonstration)
      throw new CannotDo(
        database.kind === 'postgres'
          ? 'DATABASE_URL is set: made-up people go into that database only if nothing in it is real. If so, set DEMO=yes-this-is-synthetic.'
          : 'DEMO is "no", so no demonstration is made. Take DEMO away, or set it to yes.',
      );
    return withDatabase(io, 'any', async (opened) => {
      const { partnerships } = await bringUp(opened.databases, opened.migrations, now);
      const log = (sentence: string) => io.stderr.write(`${sentence}\n`);
      await fillDemonstration(opened, { partnerships, children, day, now, log });
      io.stdout.write(
        `The synthetic partnership is there, with ${children} ${children === 1 ? 'child' : 'children'} and two years of work up to ${kernel.sayDay(day)}. "arden serve" shows whom to sign in as.\n`,
      );
      return 0;
    });
  },
};
