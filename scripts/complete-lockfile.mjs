import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Writes into package-lock.json the packages for other kinds of machine that npm left out. npm does so where the registry
 * at hand does not hold them, and then refuses the lockfile itself (`npm ci`: "Missing … from lock file"). Run it after
 * every change of a dependency. With `--check` it writes nothing, and fails where something is missing.
 */
const path = join(resolve(import.meta.dirname, '..'), 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

const systems = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
  'openharmony',
];
const processors = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

/** Names of such packages end in what they are for: `binding-linux-arm-musleabihf`. */
function machine(name) {
  const words = name.split(/[-/]/);
  const cpu = processors.find((each) => words.includes(each));
  const os = systems.find((each) => words.includes(each));
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  if (!os || !cpu) throw new Error(`${name} does not say which machine it is for. Name it in this script.`);
  return { cpu: [cpu], ...(libc ? { libc: [libc] } : {}), os: [os] };
}

/** Where a package finds what it names: in its own folder, or in one above. */
function found(from, name) {
  for (let folder = `${from}/`; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    const entry = packages[`${folder}node_modules/${name}`];
    if (entry || folder === '') return entry;
    folder = folder.slice(0, -1);
  }
}

const packages = { ...lock.packages };
let added = 0;
for (const [from, entry] of Object.entries(lock.packages)) {
  if (from === '') continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+[-\w.]*$/.test(version)) continue;
    const there = found(from, name);
    if (there?.version === version) continue;
    const place = there ? `${from}/node_modules/${name}` : `node_modules/${name}`;
    packages[place] = {
      version,
      ...machine(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added += 1;
  }
}

const { '': rootEntry, ...rest } = packages;
lock.packages = {
  '': rootEntry,
  ...Object.fromEntries(Object.entries(rest).sort(([one], [other]) => one.localeCompare(other, 'en'))),
};
if (process.argv.includes('--check')) process.exitCode = added > 0 ? 1 : 0;
else writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(
  `${added} packages for other machines ${process.exitCode ? 'are missing from package-lock.json: run node scripts/complete-lockfile.mjs' : 'were missing from package-lock.json'}.\n`,
);
