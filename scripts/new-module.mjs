// Writes the skeleton of a module: every file of the anatomy, holding one small working thing that passes every check.
//   npm run new-module practice/home-visits            keeps a home-visit
//   npm run new-module practice/missing missing-episode says what one record is called, where the name does not
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, root } from './launch/processes.mjs';
import { refusalOf } from './new-module/judge.mjs';
import { withDoor, withEntry } from './new-module/list.mjs';
import { fillIn, recordOf, WINGS, wordsFor } from './new-module/words.mjs';

const TEMPLATES = join(import.meta.dirname, 'new-module/module');
const USAGE = `Say which: npm run new-module <wing>/<name> [<record>], such as practice/home-visits. Wings: ${WINGS.join(', ')}.`;

const refuse = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const nextMigration = () => {
  const numbers = readdirSync(join(root, 'migrations')).map((name) => Number(name.slice(0, 4)) || 0);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
};

/** Where each template goes; all but two go to the folder of the module. */
const targetOf = (name, { wing, module }) => {
  if (name === 'migration.sql') return `migrations/${nextMigration()}_${module.replaceAll('-', '_')}.sql`;
  if (name === 'story.test.ts') return `test/stories/${module}.test.ts`;
  return `src/${wing}/${module}/${name}`;
};

const [asked = '', asRecord, ...rest] = process.argv.slice(2);
const [wing = '', module = '', ...deeper] = asked.split('/');
if (module === '' || deeper.length > 0 || rest.length > 0) refuse(USAGE);
const words = wordsFor(wing, module, asRecord ?? recordOf(module));
const refusal = refusalOf(root, words);
if (refusal) refuse(refusal);

const manifest = readFileSync(join(root, 'package.json'), 'utf8');
const app = readFileSync(join(root, 'src/app.ts'), 'utf8');
const written = new Map([
  ...readdirSync(TEMPLATES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const name = path
        .slice(TEMPLATES.length + 1)
        .replaceAll('\\', '/')
        .replace(/\.template$/, '');
      return [targetOf(name, words), fillIn(readFileSync(path, 'utf8'), words)];
    }),
  ['package.json', withDoor(manifest, words)],
  ['src/app.ts', withEntry(app, manifest, words)],
]);
for (const [path, text] of written) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Runs a tool of the project from its folder, and answers with whether all was well; what it says goes to the terminal. */
const well = (...args) => {
  const how = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (how.status !== 0) process.stderr.write(`${how.stdout}${how.stderr}`);
  return how.status === 0;
};
// A longer name breaks lines elsewhere than the template does, and sorts elsewhere.
const formatted = [...written.keys()].filter((path) => /\.(tsx?|json)$/.test(path));
const tidy = well(command('@biomejs/biome', 'biome'), 'check', '--write', '--log-level=error', ...formatted);
const vitest = (...args) => well(command('vitest'), 'run', ...args);
const works = vitest('--project', 'story', `test/stories/${module}.test.ts`);
// The schema is committed as a snapshot, and this one has a table more.
const drawn = works && vitest('--project', 'unit', 'test/schema.test.ts', '-u');

process.stdout.write(`${[...written.keys()].sort().join('\n')}\n`);
process.stderr.write(
  tidy && drawn
    ? `\nsrc/${wing}/${module} keeps ${words.records}. It works, as test/stories/${module}.test.ts tells. Now make it what it is for, its README first.\n`
    : `\nsrc/${wing}/${module} was written, but not everything that follows from it: what is wrong stands above.\n`,
);
process.exitCode = tidy && drawn ? 0 : 1;
