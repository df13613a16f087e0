import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Databases } from '#db';
import type { DatabaseConfig } from '../config.ts';
import type { Content } from './archive/archive.ts';
import { CannotDo, type Command, type Io, WrongUsage } from './command.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'FILE.tar.gz',
  summary:
    'Write the whole database and the files of its folder to one file, with a manifest. On PostgreSQL it needs pg_dump and the owner.',
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [named, ...more] = positionals;
    if (named === undefined || more.length > 0) throw new WrongUsage('Name one file to write.');
    const file = resolve(io.cwd, named);
    if (existsSync(file))
      throw new CannotDo(`${file} is there already. Name another file: no backup is written over.`);
    if (!existsSync(dirname(file))) throw new CannotDo(`There is no folder ${dirname(file)}.`);

    const [
      { withDatabase },
      { writeArchive },
      { describeDatabase },
      { systemNow },
      { filesIn },
      { filesFolder },
    ] = await Promise.all([
      import('./database.ts'),
      import('./archive/archive.ts'),
      import('./archive/manifest.ts'),
      import('#clock'),
      import('./archive/files.ts'),
      import('#files'),
    ]);
    return withDatabase(io, 'made', async ({ config, databases }) => {
      const described = await describeDatabase(databases, systemNow());
      const { entry, content, remove } = await dump(databases, config.database, file, io);
      try {
        // After the database: a file that a record names was there before the record was.
        const files = config.files.s3 ? [] : await filesIn(filesFolder(config.dataDir));
        const counted = config.files.s3 ? null : files.length;
        const { bytes, sha256 } = await writeArchive(
          file,
          { ...described, entry, files: counted },
          content,
          files,
        );
        io.stdout.write(`${file}: ${bytes} bytes of data, SHA-256 ${sha256}${sayFiles(files.length)}.\n`);
        if (config.files.s3)
          io.stderr.write('The files that people sent are in the bucket: back that up too.\n');
      } finally {
        await remove();
      }
      io.stderr.write('It holds the whole record, unencrypted: keep it as carefully as the database.\n');
      return 0;
    });
  },
};

const sayFiles = (count: number): string =>
  count === 0 ? '' : `, and ${count === 1 ? 'one file' : `${count} files`}`;

interface Dump {
  readonly entry: string;
  readonly content: Content;
  readonly remove: () => Promise<void>;
}

const dump = async (databases: Databases, config: DatabaseConfig, file: string, io: Io): Promise<Dump> => {
  const { embedded } = databases;
  if (embedded) {
    const data = await embedded.exclusive(() => embedded.pglite.dumpDataDir('none'));
    return {
      entry: 'database.tar',
      content: { bytes: data.size, read: () => data.stream() },
      remove: async () => undefined,
    };
  }
  if (config.kind !== 'postgres' || config.ownerUrl === undefined)
    throw new CannotDo(
      'DATABASE_OWNER_URL is not set: a backup runs as the owner of the database, because the login that serves sees only what a post may. Set it for this command.',
    );
  const [{ runProgram }, { createReadStream }, { mkdtemp, rm, stat }] = await Promise.all([
    import('./archive/programs.ts'),
    import('node:fs'),
    import('node:fs/promises'),
  ]);
  const folder = await mkdtemp(join(dirname(file), '.arden-backup-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const dumped = join(folder, 'database.dump');
  try {
    await runProgram('pg_dump', ['--format=custom', `--file=${dumped}`], config.ownerUrl, io.env);
    const { size } = await stat(dumped);
    return { entry: 'database.dump', content: { bytes: size, read: () => createReadStream(dumped) }, remove };
  } catch (problem) {
    await remove();
    throw problem;
  }
};
