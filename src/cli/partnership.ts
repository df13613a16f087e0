import { parseArgs } from 'node:util';
import { type Command, WrongUsage } from './command.ts';

export const partnershipAdd: Command = {
  name: 'partnership add',
  usage: '--slug S --name N [--council NAME [--code CODE]]',
  summary:
    'Make an empty partnership for real work. The slug stands in addresses: small letters, digits and underscores. --council adds its local authority, with the code that returns use, such as 941.',
  async run(args, io) {
    const asked = readArguments(args);
    const [{ withDatabase }, { addPartnership, judged }] = await Promise.all([
      import('./database.ts'),
      import('./partnership/add.ts'),
    ]);
    const wanted = judged(asked);
    return withDatabase(io, 'any', async (opened) => {
      await addPartnership(opened, wanted);
      const { slug, name, council } = wanted;
      const holds = council === undefined ? 'is empty' : `holds ${council} and nothing else`;
      io.stdout.write(`${name} is there as "${slug}", and ${holds}.\n`);
      io.stderr.write(
        'Next, its first administrator: "arden user add". A server that is running takes it up when it is started again.\n',
      );
      return 0;
    });
  },
};

export interface AskedPartnership {
  readonly slug: string;
  readonly name: string;
  readonly council: string | undefined;
  readonly code: string | undefined;
}

/** As the registry takes it: it names a schema and stands in public addresses. */
const SLUG = /^[a-z][a-z0-9_]{1,40}$/;

const readArguments = (args: readonly string[]): AskedPartnership => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { slug: text, name: text, council: text, code: text },
  });
  const given = (name: keyof typeof values): string => {
    const value = values[name]?.trim();
    if (!value) throw new WrongUsage(`Give --${name}.`);
    return value;
  };
  const slug = given('slug');
  if (!SLUG.test(slug))
    throw new WrongUsage(
      `--slug is "${slug}": give 2 to 41 small letters, digits and underscores, a letter first.`,
    );
  const optional = (name: keyof typeof values) => (values[name] === undefined ? undefined : given(name));
  const asked = {
    ...{ slug, name: given('name') },
    ...{ council: optional('council'), code: optional('code') },
  };
  if (asked.code !== undefined && asked.council === undefined)
    throw new WrongUsage('--code is the council’s: give its name too, with --council.');
  return asked;
};
