import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFile, type SourceFile } from './source.ts';

interface Manifest {
  readonly source: string;
  /** The doors: `imports` of package.json, each with its target. */
  readonly imports: Readonly<Record<string, string>>;
  /** The packages of all three lists of dependencies. */
  readonly dependencies: readonly string[];
}

/** What the rules are asked about: the real project, or a small one made up to break a rule. */
export interface Tree {
  /** Every file, code or not. */
  readonly paths: ReadonlySet<string>;
  /** Those that are TypeScript or JavaScript, parsed. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The text of the stylesheets, which mention packages too. */
  readonly stylesheets: readonly string[];
  readonly manifest: Manifest;
}

const ROOTS = ['src', 'test', 'demo', 'bench', 'scripts'];
const CODE = /\.[cm]?[jt]sx?$/;
const STYLESHEET = /\.scss$/;

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** A conditional door stands for its `default`. */
const targetOf = (value: unknown): string =>
  typeof value === 'string' ? value : String(asRecord(value).default ?? '');

const manifestFrom = (source: string): Manifest => {
  const json = asRecord(JSON.parse(source));
  const lists = ['dependencies', 'devDependencies', 'optionalDependencies'];
  return {
    source,
    imports: Object.fromEntries(
      Object.entries(asRecord(json.imports)).map(([door, target]) => [door, targetOf(target)]),
    ),
    dependencies: lists.flatMap((list) => Object.keys(asRecord(json[list]))),
  };
};

const treeOf = (texts: ReadonlyMap<string, string>, manifest: string): Tree => ({
  paths: new Set(texts.keys()),
  files: new Map(
    [...texts].filter(([path]) => CODE.test(path)).map(([path, text]) => [path, parseFile(path, text)]),
  ),
  stylesheets: [...texts].filter(([path]) => STYLESHEET.test(path)).map(([, text]) => text),
  manifest: manifestFrom(manifest),
});

const filesUnder = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      const wanted = folder ? entry.name !== 'node_modules' : ROOTS.includes(entry.name);
      return wanted ? filesUnder(root, path) : [];
    }
    return folder || CODE.test(path) ? [path] : [];
  });

/** The project on disk: the folders of code, and the configuration files that are code. */
export const readTree = (root: string): Tree => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const text = (path: string): string => (CODE.test(path) || STYLESHEET.test(path) ? read(path) : '');
  return treeOf(
    new Map(
      filesUnder(root, '')
        .sort()
        .map((path) => [path, text(path)]),
    ),
    read('package.json'),
  );
};

/** Every module that has an index.ts gets its door, so that an example need only say what it is about. */
const doorsOf = (paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    paths.flatMap((path) => {
      const name = /^src\/(?:\w+\/)?([\w-]+)\/index\.ts$/.exec(path)?.[1];
      return name && path.split('/').length <= 4 ? [[`#${name}`, `./${path}`]] : [];
    }),
  );

export interface Planting {
  readonly files: Readonly<Record<string, string>>;
  /** Parts of package.json other than the doors, or the doors themselves where the example is about them. */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

/** A project made up in memory. */
export const plant = ({ files, manifest = {} }: Planting): Tree =>
  treeOf(
    new Map(Object.entries(files)),
    JSON.stringify({ imports: doorsOf(Object.keys(files)), ...manifest }, null, 2),
  );
