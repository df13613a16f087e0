import { posix } from 'node:path';
import { isDomain, placeOf, WINGS } from '../places.ts';
import type { Rule, Violation } from '../rule.ts';
import type { Tree } from '../tree.ts';
import { anatomyExamples } from './anatomy.examples.ts';

/** The files of a module, what each holds, and so what may become a folder of that name. */
const KINDS: Readonly<Record<string, string>> = {
  rules: 'facts in, decisions out: states, clocks, thresholds, parsing, pure data',
  forms: 'Zod schemas of what is submitted, with labels, hints and error wording',
  tables: 'row types',
  store: 'SQL',
  reads: 'the model of a page and of the API',
  actions: 'what people do',
  routes: 'path, may, audit, form and view',
  figures: 'indicators',
  events: 'news that higher modules subscribe to',
  jobs: 'what the program does by itself, again and again',
  paths: 'typed addresses',
  demo: 'factories',
};
const ADVICE = `The files of a module, each also a folder of that name with an index.ts:\n${Object.entries(
  KINDS,
)
  .map(([kind, holds]) => `    ${kind}.ts  ${holds}`)
  .join('\n')}\n    views/*.tsx  pages`;

/** What the files of src/ itself may grow into. */
const ROOF_FOLDERS = ['cli', 'config'];

const faultInModule = (tree: Tree, module: string, path: string): string | undefined => {
  const inside = path.slice(module.length + 1);
  const [first = '', ...rest] = inside.split('/');
  const isCode = /\.tsx?$/.test(path);
  const kind = first.replace(/(\.test)?\.tsx?$/, '');
  if (first === 'views') {
    return path.endsWith('.tsx') || inside === 'views/index.ts' || path.endsWith('.test.ts')
      ? undefined
      : 'views/ holds pages, one .tsx each: what computes belongs in reads, what is sent in forms.';
  }
  if (path.endsWith('.tsx') && !path.endsWith('.test.tsx')) {
    return `Markup belongs in views/${posix.basename(path)}.`;
  }
  if (rest.length === 0) {
    if (inside === 'README.md' || inside === 'index.ts' || /\.test\.tsx?$/.test(inside)) return undefined;
    if (isCode && Object.hasOwn(KINDS, kind)) {
      return [...tree.paths].some((other) => other.startsWith(`${module}/${kind}/`))
        ? `${kind}.ts and ${kind}/ both stand: make it ${kind}/index.ts.`
        : undefined;
    }
    return isCode
      ? `No file of a module has this name. Is it pure (a rule, a clock, data, a parser)? Then make rules.ts the folder rules/ with an index.ts, and this rules/${first}. Else it goes to the one below that it is.`
      : `Data stands in rules/ beside the code that reads it; only README.md stands in the module itself.`;
  }
  if (!Object.hasOwn(KINDS, first)) {
    return `No folder of a module has this name. A file past 250 lines becomes a folder of its own name, and these are below; what is pure goes into rules/.`;
  }
  return tree.paths.has(`${module}/${first}/index.ts`)
    ? undefined
    : `${first}/ has no index.ts: it is the door of the folder, and the others import that.`;
};

const faultOf = (tree: Tree, path: string): string | undefined => {
  const [root, wing, ...rest] = path.split('/');
  if (root !== 'src' || wing === undefined || rest.length === 0) return undefined;
  const place = placeOf(path);
  if (place.wing === 'roof') {
    return ROOF_FOLDERS.includes(wing)
      ? undefined
      : `src/${wing} is no wing. These are: ${WINGS.join(', ')}; beside them stand cli and config.`;
  }
  if (place.module === undefined) {
    const name = rest[0]?.replace(/\.tsx?$/, '') ?? '';
    return /\.tsx?$/.test(path)
      ? `A wing holds modules, not files: make it src/${wing}/${name}/index.ts.`
      : undefined;
  }
  return isDomain(place) ? faultInModule(tree, place.module, path) : undefined;
};

export const anatomy: Rule = {
  says: 'Every module has the same files under the same names',
  advice: ADVICE,
  violations: (tree): Violation[] =>
    [...tree.paths].flatMap((path) => {
      const message = faultOf(tree, path);
      return message ? [{ path, line: 1, message }] : [];
    }),
  ...anatomyExamples,
};
