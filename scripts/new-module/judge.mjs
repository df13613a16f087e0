import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WINGS } from './words.mjs';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;

/** Words of TypeScript, which no constant can be called. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof var void while with yield'
  ).split(' '),
);
/** Words of PostgreSQL, which no table can be called without quotes. */
const RESERVED_SQL = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_date ' +
    'default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially ' +
    'intersect into lateral leading limit localtime not null offset on only or order placing primary references returning ' +
    'select session_user some symmetric system_user table then to trailing true union unique user using variadic when ' +
    'where window with'
  ).split(' '),
);
/** Names that could hold anything: the architecture test refuses them. */
const EMPTY = new Set('base common data info lib misc service services shared'.split(' '));
const EMPTY_AT_THE_END = /(^|-)(utils?|helpers?|managers?)$/;

const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const migrationsIn = (root) => filesIn(join(root, 'migrations')).map((path) => readFileSync(path, 'utf8'));

/** The file of another module that answers there already. */
const answersAt = (root, address) =>
  filesIn(join(root, 'src'))
    .filter((path) => /[\\/](paths|routes)([\\/]|\.ts$)/.test(path) && path.endsWith('.ts'))
    .find((path) => new RegExp(`['"\`]/${address}(['"\`/?])`).test(readFileSync(path, 'utf8')));

/**
 * Why no module can be made of that, as a sentence; undefined where one can.
 *
 * @param {string} root the folder of the project
 * @param {ReturnType<import('./words.mjs').wordsFor>} words
 */
export function refusalOf(root, { wing, module, moduleName, kind, table }) {
  if (!WINGS.includes(wing)) return `There is no wing "${wing}". These are: ${WINGS.join(', ')}.`;
  if (!KEBAB.test(module) || module.length > 40)
    return `"${module}" is no name for a module: write small letters and hyphens, such as home-visits.`;
  if (!KEBAB.test(table.replaceAll('_', '-')) || table.length > 40)
    return `"${table}" is no name for a record: write small letters and hyphens, such as home-visit.`;
  if (EMPTY.has(module) || EMPTY_AT_THE_END.test(module))
    return `"${module}" could hold anything: name the module after what it keeps, in the words of the field.`;
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const taken = imports[`#${module}`];
  if (taken) return `There is a module "${module}" already: ${taken}. Names of modules are unique.`;
  if (existsSync(join(root, 'src', wing, module)))
    return `src/${wing}/${module} is there already. Choose another name, or take it away first.`;
  if (RESERVED.has(moduleName) || RESERVED.has(kind))
    return `"${module}" is a word of TypeScript, so nothing can be called that. Choose another name.`;
  if (RESERVED_SQL.has(table))
    return `"${table}" is a word of SQL, so no table can be called that. Say what one record is called: npm run new-module ${wing}/${module} <record>.`;
  if (
    migrationsIn(root).some((sql) => new RegExp(`create table (if not exists )?${table}\\b`, 'i').test(sql))
  )
    return `A table "${table}" is there already. Say what one record is called: npm run new-module ${wing}/${module} <record>.`;
  const other = answersAt(root, module);
  if (other)
    return `The address /${module} is taken by ${other.slice(root.length + 1)}. Choose another name.`;
  return undefined;
}
