import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotDo, type Command, WrongUsage } from './command.ts';

export const importCin: Command = {
  name: 'import cin',
  usage: 'FILE.xml [--json] [--partnership SLUG]',
  summary: 'Take a Children in Need census: children, identifiers, referrals and closures.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, partnership: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new WrongUsage('Name one file: import cin FILE.xml');
    const [{ withDatabase }, { importCensus }, { BrokenCensus }, { refuseUnfinished }, { demandFile }] =
      await Promise.all([
        import('./database.ts'),
        import('./import/census.ts'),
        import('#returns'),
        import('./demo/refuse.ts'),
        import('./file.ts'),
      ]);
    const path = resolve(io.cwd, file);
    await demandFile(path, file);
    return withDatabase(io, 'any', async ({ config, databases, migrations }) => {
      await refuseUnfinished({ config, databases });
      const open = () => createReadStream(path);
      const { partnership: slug, json } = values;
      try {
        await importCensus({ databases, migrations, open, slug, json, out: io.stdout });
        return 0;
      } catch (problem) {
        if (!(problem instanceof BrokenCensus)) throw problem;
        throw new CannotDo(`${file} was not taken, and nothing was changed. ${problem.message}`);
      }
    });
  },
};
