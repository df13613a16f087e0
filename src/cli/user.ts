import { parseArgs } from 'node:util';
import { type Command, type Io, WrongUsage } from './command.ts';

export const userAdd: Command = {
  name: 'user add',
  usage: '--name N --email E --organisation O --role R [--title T] [--type T] [--partnership P]',
  summary:
    'Give a person a post, and print a link to hand over by which they choose a password. --type makes the organisation where it is missing.',
  async run(args, io) {
    const asked = readArguments(args);
    const [{ withDatabase }, { addUser, judged }, { refuseUnfinished }] = await Promise.all([
      import('./database.ts'),
      import('./user/add.ts'),
      import('./demo/refuse.ts'),
    ]);
    const user = judged(asked);
    return withDatabase(io, 'ready', async ({ config, databases }) => {
      await refuseUnfinished({ config, databases });
      const { link, post } = await addUser(databases, config, user);
      tell(io, asked.name, link, post);
      return 0;
    });
  },
};

export interface AskedUser {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: string;
  readonly title: string | undefined;
  readonly type: string | undefined;
  readonly partnership: string | undefined;
}

const readArguments = (args: readonly string[]): AskedUser => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ name: text, email: text, organisation: text, role: text },
      ...{ title: text, type: text, partnership: text },
    },
  });
  const given = (name: 'name' | 'email' | 'organisation' | 'role'): string => {
    const value = values[name]?.trim();
    if (!value) throw new WrongUsage(`Give --${name}.`);
    return value;
  };
  return {
    ...{ name: given('name'), email: given('email') },
    ...{ organisation: given('organisation'), role: given('role') },
    ...{ title: values.title, type: values.type, partnership: values.partnership },
  };
};

const tell = (io: Io, name: string, link: string | null, post: 'added' | 'held'): void => {
  io.stderr.write(
    post === 'added' ? `${name} has the post.\n` : `${name} held that post already: nothing was added.\n`,
  );
  if (link === null) {
    io.stderr.write('They sign in with the password that they have.\n');
    return;
  }
  io.stderr.write('Hand this link over yourself. It works once, for 72 hours:\n');
  io.stdout.write(`${link}\n`);
};
