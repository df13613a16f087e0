import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

export const api: Command = {
  name: 'api',
  usage: '[--types] [--out FILE]',
  summary: 'Print what an agency’s system may ask and send: as OpenAPI, or as types for TypeScript.',
  async run(args, { stdout, stderr, cwd }) {
    const { values } = parseArgs({
      args: [...args],
      options: { types: { type: 'boolean', default: false }, out: { type: 'string' } },
    });
    const { agencyApi } = await import('./api/agency.ts');
    const { typesOf } = await import('./api/types.ts');
    const document = agencyApi();
    const text = values.types ? typesOf(document) : `${JSON.stringify(document, null, 2)}\n`;
    if (values.out === undefined) {
      stdout.write(text);
      return 0;
    }
    await writeFile(resolve(cwd, values.out), text);
    stderr.write(`Written to ${values.out}.\n`);
    return 0;
  },
};
