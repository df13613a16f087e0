import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Bring the database up to this program: house, partnerships and jobs.',
  async run(args, io) {
    parseArgs({ args: [...args], options: {} });
    const [{ withDatabase }, { bringUp }, { systemNow }] = await Promise.all([
      import('./database.ts'),
      import('./bring-up.ts'),
      import('#clock'),
    ]);
    return withDatabase(io, 'any', async ({ databases, migrations }) => {
      const { ran, partnerships } = await bringUp(databases, migrations, systemNow());
      const did = ran === 0 ? 'Nothing to do' : ran === 1 ? 'One migration ran' : `${ran} migrations ran`;
      const holds = partnerships.length === 0 ? 'no partnership yet' : partnerships.join(', ');
      io.stdout.write(`${did}. The database is up to date, and holds ${holds}.\n`);
      return 0;
    });
  },
};
