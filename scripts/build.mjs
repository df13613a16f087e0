import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stamp = join(dist, 'built-from');

/** What is built, and where it stands. */
export const outputs = {
  program: join(dist, 'main.js'),
  bench: join(dist, 'bench/bench.js'),
  assets: join(dist, 'assets'),
  manifest: join(dist, 'assets/manifest.json'),
};

/** Everything the build reads. `migrations/` is not among them: they are read from the package as they stand. */
const sources = ['src', 'demo', 'scripts/build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Whether a source has changed, come or gone since the last build. Looks at names, sizes and times only. */
export function isStale() {
  if (!existsSync(outputs.program) || !existsSync(outputs.manifest) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  const note = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) note(`${path}/${name}`);
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    }
  };
  for (const source of sources) note(source);
  return `${hash.digest('hex')}\n`;
}

/** Builds the program and its assets beside the old ones, and puts them in place together. */
export async function build() {
  const builtFrom = fingerprint();
  const next = join(dist, `.next-${randomBytes(4).toString('hex')}`);
  try {
    await Promise.all([bundleProgram(next), makeAssets(join(next, 'assets'))]);
    putInPlace(next);
    writeFileSync(stamp, builtFrom);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** How the program is bundled: its own sources into few files, so that Node can read .tsx; packages stay outside. */
export function programBundle(folder) {
  return {
    absWorkingDir: root,
    // What merges PDFs is a process of its own.
    entryPoints: { main: 'src/main.ts', 'merge-child': 'src/platform/print/merge-child.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    logLevel: 'warning',
  };
}

async function bundleProgram(folder) {
  const { build: bundle } = await import('esbuild');
  await bundle(programBundle(folder));
}

/** Bundles the measurements of `npm run bench`. */
export async function bundleBench() {
  const { build: bundle } = await import('esbuild');
  const entryPoints = { bench: 'bench/index.ts', 'merge-child': 'src/platform/print/merge-child.ts' };
  await bundle({ ...programBundle(dirname(outputs.bench)), entryPoints });
}

/**
 * What pages ask for by name: src/ui/assets.json says from which style sheet, script or file each comes. Each is written
 * under a name that changes with its content, so that a browser may keep it for ever; manifest.json tells one from the other.
 */
async function makeAssets(folder) {
  mkdirSync(folder, { recursive: true });
  const { styles = {}, scripts = {}, files = {} } = assetList();
  const given = {};
  const write = (name, content) => {
    const kind = extname(name);
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    given[name] = `${name.slice(0, -kind.length)}.${hash}${kind}`;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, given[name]), content);
  };
  for (const [name, from] of Object.entries(files)) write(name, readFileSync(join(root, from)));
  const bundled = bundleScripts(scripts);
  for (const [name, from] of Object.entries(styles)) write(name, pointed(await compile(from), given));
  for (const [name, content] of await bundled) write(name, content);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(given, null, 2)}\n`);
}

function assetList() {
  const list = join(root, 'src/ui/assets.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
}

/** The scripts that make pages better where JavaScript is on, each in one file. */
async function bundleScripts(scripts) {
  const { build: bundle } = await import('esbuild');
  return Promise.all(
    Object.entries(scripts).map(async ([name, from]) => {
      const { outputFiles } = await bundle({
        absWorkingDir: root,
        entryPoints: [from],
        write: false,
        bundle: true,
        minify: true,
        platform: 'browser',
        format: 'iife',
        target: 'es2020',
        logLevel: 'warning',
      });
      return [name, outputFiles[0].contents];
    }),
  );
}

/** Packages are found by name, as in `@use "govuk-frontend/…"`, and by path from the root. Their own warnings are theirs. */
async function compile(from) {
  const sass = await import('sass');
  const { css } = await sass.compileAsync(join(root, from), {
    loadPaths: [join(root, 'node_modules'), root],
    quietDeps: true,
    logger: { warn: tellOwnWarning },
    style: 'compressed',
  });
  return css;
}

function tellOwnWarning(message, { stack = '' }) {
  if (!stack.startsWith('node_modules/')) process.stderr.write(`${message}\n${stack}\n`);
}

/** The Royal Arms belong to services on GOV.UK: the rules that show them are left without. */
const NOT_OURS = ['images/govuk-crest.svg'];

/** A style sheet stands beside the fonts and images that it names: they go by the names that they were given. */
function pointed(css, given) {
  return css.replace(/url\((["']?)([^"')]+)\1\)/g, (whole, quote, name) => {
    if (name.startsWith('data:')) return whole;
    if (NOT_OURS.includes(name)) return 'none';
    if (!given[name]) throw new Error(`A style sheet names ${name}, which src/ui/assets.json does not give.`);
    return `url(${quote}${given[name]}${quote})`;
  });
}

/** Each file is renamed over the old one, those that others point at last, so that a reader finds a whole one. */
function putInPlace(next) {
  const made = filesIn(next).sort((one, other) => pointsAtOthers(one) - pointsAtOthers(other));
  for (const file of made) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(next, file), join(dist, file));
  }
  for (const folder of ['assets', 'chunks']) {
    for (const file of filesIn(join(dist, folder))) {
      if (!made.includes(join(folder, file))) rmSync(join(dist, folder, file), { force: true });
    }
  }
}

function pointsAtOthers(file) {
  return Number(file === 'main.js' || file.endsWith('manifest.json'));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  await build();
}
