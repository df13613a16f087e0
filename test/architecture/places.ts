import { posix } from 'node:path';
import type { Import } from './source.ts';
import type { Tree } from './tree.ts';

/** The floors, lowest first. What a floor may stand on is the business of `rules/floors.ts`. */
export const WINGS = [
  'kernel',
  'platform',
  'ui',
  'foundation',
  'practice',
  'learning',
  'insight',
  'governance',
] as const;
export type Wing = (typeof WINGS)[number];

/** The wings whose modules all have the same anatomy. */
const DOMAIN_WINGS: readonly Wing[] = ['foundation', 'practice', 'learning', 'insight', 'governance'];

export interface Place {
  /** `roof` is src/*.ts and src/cli, which put the house together; `yard` is test, demo, bench and scripts. */
  readonly wing: Wing | 'roof' | 'yard';
  /** The folder of the module; undefined for a file that stands in a wing but in no module. */
  readonly module: string | undefined;
  /** In a module with the anatomy: `rules` for rules.ts and for all of rules/. */
  readonly kind: string | undefined;
  readonly isTest: boolean;
}

const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path);
export const isDomain = (place: Place): boolean => DOMAIN_WINGS.some((wing) => wing === place.wing);
export const nameOfModule = (module: string): string => posix.basename(module);
export const doorOf = (module: string): string => `#${nameOfModule(module)}`;

const isWing = (name: string | undefined): name is Wing => WINGS.some((wing) => wing === name);

/** Where a file stands in the house. A folder of src that is no wing counts as the roof; `rules/anatomy.ts` speaks of it. */
export const placeOf = (path: string): Place => {
  const [root = '', wing, name, ...rest] = path.split('/');
  const isTest = isTestFile(path);
  if (root !== 'src') return { wing: 'yard', module: root, kind: undefined, isTest };
  if (!isWing(wing) || name === undefined) return { wing: 'roof', module: 'src', kind: undefined, isTest };
  if (wing === 'kernel' || wing === 'ui') return { wing, module: `src/${wing}`, kind: undefined, isTest };
  const [first] = rest;
  if (first === undefined) return { wing, module: undefined, kind: undefined, isTest };
  const kind = first.replace(/\.tsx?$/, '');
  return { wing, module: `src/${wing}/${name}`, kind, isTest };
};

export interface Target {
  readonly sort: 'file' | 'node' | 'package' | 'nowhere';
  /** The file, the name of the package, or the specifier. */
  readonly name: string;
  readonly byDoor: boolean;
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** What an import of a file leads to. A relative path is followed even where no file is. */
export const targetOf = (tree: Tree, path: string, { specifier = '' }: Import): Target => {
  if (specifier.startsWith('.')) {
    return { sort: 'file', name: posix.join(posix.dirname(path), specifier), byDoor: false };
  }
  if (specifier.startsWith('#')) {
    const target = tree.manifest.imports[specifier];
    return target === undefined
      ? { sort: 'nowhere', name: specifier, byDoor: true }
      : { sort: 'file', name: posix.normalize(target), byDoor: true };
  }
  if (specifier.startsWith('node:')) return { sort: 'node', name: specifier, byDoor: false };
  return specifier
    ? { sort: 'package', name: packageOf(specifier), byDoor: false }
    : { sort: 'nowhere', name: specifier, byDoor: false };
};

/** The modules below src that hold at least one file, by folder. */
export const modulesOf = (tree: Tree): readonly string[] => {
  const modules = [...tree.paths]
    .filter((path) => path.startsWith('src/'))
    .flatMap((path) => placeOf(path).module ?? [])
    .filter((module) => module !== 'src');
  return [...new Set(modules)];
};
