import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotDo, type Command, WrongUsage } from './command.ts';

const MOST_BYTES = 1_000_000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const idOf = (typed: string | undefined, option: string): string | undefined => {
  if (typed !== undefined && !UUID.test(typed))
    throw new WrongUsage(`${option} is an id, as it stands at the end of an address, and not "${typed}".`);
  return typed?.toLowerCase();
};
/** The text of a file, in UTF-8. */
const textOf = async (path: string, file: string): Promise<string> => {
  if ((await stat(path)).size > MOST_BYTES)
    throw new CannotDo(`${file} is larger than a page of minutes. Name a file of one page, as plain text.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    throw new CannotDo(`${file} is not plain text in UTF-8. Save the page as text, and name that file.`);
  }
};

export const importMinutes: Command = {
  name: 'import minutes',
  usage: 'FILE.txt [--meeting ID] [--as POST] [--partnership SLUG] [--json]',
  summary:
    'Draft an item from a page of minutes, for a clerk to finish. Without a meeting it says only how the page is understood.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        meeting: { type: 'string' },
        as: { type: 'string' },
        partnership: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new WrongUsage('Name one file: import minutes FILE.txt');
    const meeting = idOf(values.meeting, '--meeting');
    const post = idOf(values.as, '--as');
    if (post !== undefined && meeting === undefined)
      throw new WrongUsage('Say which meeting the item is drafted in: --meeting ID');
    const { demandFile } = await import('./file.ts');
    const path = resolve(io.cwd, file);
    await demandFile(path, file);
    const page = await textOf(path, file);
    const { draftInMeeting, understood, tellDrafted } = await import('./import/minutes.ts');
    const { json, partnership: slug } = values;
    if (meeting === undefined) {
      tellDrafted(io.stdout, understood(page, file), json);
      return 0;
    }
    const [{ withDatabase }, { refuseUnfinished }] = await Promise.all([
      import('./database.ts'),
      import('./demo/refuse.ts'),
    ]);
    return withDatabase(io, 'any', async ({ config, databases, migrations }) => {
      await refuseUnfinished({ config, databases });
      const drafted = await draftInMeeting({ databases, migrations, slug, meeting, post, page, file });
      tellDrafted(io.stdout, drafted, json);
      return 0;
    });
  },
};
